import { field, range, type MotifProps } from "@/components/poster/motif";
import { pick, seededRandom } from "@/lib/seeded-random";

const tile = 50;

const figures = [
  "M0 0h50a50 50 0 0 1 -50 50Z",
  "M50 0v50h-50a50 50 0 0 1 50 -50Z",
  "M25 3a22 22 0 0 1 0 44a22 22 0 0 1 0 -44Z",
  "M0 50L50 0v50Z",
  "M0 0h50v25a25 25 0 0 1 -50 0Z",
  "M0 0h50v50h-50Z",
] as const;

/** Paper cut-outs, laid in a grid. */
export function Shapes({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const inks = [palette.shade, palette.light, palette.spark] as const;
  return (
    <>
      <rect {...field} fill={palette.ground} />
      {range(20).map((index) => (
        <path
          key={index}
          transform={`translate(${(index % 4) * tile} ${Math.floor(index / 4) * tile - 20})`}
          fill={pick(inks, random)}
          d={pick(figures, random)}
        />
      ))}
    </>
  );
}
