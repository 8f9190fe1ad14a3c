import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type DisclosureProps = { summary: string; children: ReactNode };

export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details className="group min-w-0 open:basis-full">
      <summary className="inline-flex min-h-8 list-none items-center gap-1 rounded-full pr-3 pl-1.5 text-sm font-medium text-soft transition-colors hover:bg-sunk hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-90"
        />
        {summary}
      </summary>
      {children}
    </details>
  );
}
