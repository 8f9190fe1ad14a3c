import type { Palette } from "@/components/poster/palettes";
import type { Random } from "@/lib/seeded-random";

/** A motif fills a field of 200 × 210; what falls outside is cut off. */
export const field = { width: 200, height: 210 } as const;

export type MotifProps = { palette: Palette; seed: number };

/** Whole numbers from zero, for drawing things in a row. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** A number between low and high, rounded: markup must not differ between machines. */
export function between(random: Random, low: number, high: number): number {
  return Math.round(low + random() * (high - low));
}
