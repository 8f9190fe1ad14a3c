import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

export const buttonStyle = cva(
  "inline-flex items-center justify-center gap-2 transition-colors disabled:opacity-50",
  {
    variants: {
      look: {
        primary:
          "min-h-10 rounded-full bg-accent px-5 font-semibold text-on-accent hover:bg-accent-strong",
        quiet:
          "min-h-8 rounded-full px-3 text-sm font-medium text-soft hover:bg-sunk hover:text-ink",
        chip: "min-h-9 rounded-full border border-edge bg-surface px-4 py-1.5 text-left text-sm font-medium hover:border-accent hover:bg-tint",
        round:
          "size-10 shrink-0 rounded-full bg-accent text-on-accent hover:bg-accent-strong",
      },
    },
    defaultVariants: { look: "quiet" },
  },
);

type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>;

export function Button({ look, className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={cn(buttonStyle({ look }), className)}
      {...props}
    />
  );
}
