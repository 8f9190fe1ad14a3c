import type { ReactNode } from "react";

import { BrandMark } from "@/components/brand-mark";

type IntermissionProps = { title: string; body: string; children: ReactNode };

/** A whole page for when there is nothing else to show. */
export function Intermission({ title, body, children }: IntermissionProps) {
  return (
    <main className="flex min-h-dvh flex-col items-start justify-center gap-5 px-6 py-16 sm:mx-auto sm:max-w-xl">
      <BrandMark className="h-10 text-accent" />
      <h1 className="type-marquee text-5xl">{title}</h1>
      <p className="type-prose text-soft">{body}</p>
      {children}
    </main>
  );
}
