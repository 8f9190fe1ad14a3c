import {
  between,
  field,
  range,
  type MotifProps,
} from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** Trunks before a moon; something between them looks back. */
export function Forest({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const moon = between(random, 70, 130);
  const eyes = between(random, 24, 60);
  return (
    <>
      <rect {...field} fill={palette.shade} />
      <circle cx={moon} cy={92} r={58} fill={palette.light} />
      <path fill={palette.ground} d="M0 190q50-26 100-12t100-8v40H0Z" />
      {range(6).map((trunk) => {
        const x = trunk * 36 + between(random, -4, 10);
        const width = between(random, 6, 13);
        return (
          <g key={trunk} fill={palette.ground}>
            <path
              d={`M${x} 0h${width}l${between(random, 1, 5)} 210h-${width + 6}Z`}
            />
            <path
              d={`M${x + width} ${between(random, 40, 130)}l${between(random, 14, 24)} -26 2 3-${between(random, 12, 18)} 36Z`}
            />
          </g>
        );
      })}
      <g fill={palette.spark}>
        <ellipse cx={eyes} cy={168} rx={3.5} ry={2.5} />
        <ellipse cx={eyes + 13} cy={168} rx={3.5} ry={2.5} />
      </g>
    </>
  );
}
