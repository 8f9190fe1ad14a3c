import type { ReactNode } from "react";

import { BrandMark } from "@/components/brand-mark";
import { messages } from "@/components/messages";
import { ThemeSwitch } from "@/components/theme-switch";

type SiteHeaderProps = { children?: ReactNode };

export function SiteHeader({ children }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-ground/90 backdrop-blur-md">
      <div className="mx-auto flex h-(--header-height) max-w-7xl items-center gap-3 px-4 sm:px-6">
        <BrandMark className="h-6 shrink-0 text-accent" />
        <h1 className="grow type-marquee text-2xl whitespace-nowrap">
          {messages.product}
        </h1>
        {children}
        <ThemeSwitch />
      </div>
    </header>
  );
}
