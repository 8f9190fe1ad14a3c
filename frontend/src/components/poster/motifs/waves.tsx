import {
  between,
  field,
  range,
  type MotifProps,
} from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** Swell upon swell, under a sun. */
export function Waves({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const inks = [palette.spark, palette.shade, palette.ground, palette.shade];
  const sun = between(random, 56, 144);
  return (
    <>
      <rect {...field} fill={palette.light} />
      <circle cx={sun} cy={64} r={38} fill={palette.spark} />
      {range(5).map((wave) => {
        const y = 92 + wave * 26;
        const shift = between(random, -40, 0);
        return (
          <path
            key={wave}
            fill={wave === 4 ? palette.ground : inks[(wave + 1) % inks.length]}
            d={`M${shift} ${y}q30 -26 60 0t60 0t60 0t60 0V210H${shift}Z`}
          />
        );
      })}
    </>
  );
}
