import {
  between,
  field,
  range,
  type MotifProps,
} from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** Rings that draw the eye in, a little off centre. */
export function Iris({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const drift = between(random, -5, 5);
  const inks = [palette.light, palette.ground, palette.shade];
  return (
    <>
      <rect {...field} fill={palette.shade} />
      {range(8).map((ring) => (
        <circle
          key={ring}
          cx={100 + ring * drift}
          cy={105 + ring * 2}
          r={136 - ring * 17}
          fill={inks[ring % inks.length]}
        />
      ))}
      <circle cx={100 + 8 * drift} cy={121} r={13} fill={palette.spark} />
    </>
  );
}
