import {
  between,
  field,
  range,
  type MotifProps,
} from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** A city at night, a few windows lit. */
export function Skyline({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  return (
    <>
      <rect {...field} fill={palette.shade} />
      <circle
        cx={between(random, 50, 150)}
        cy={74}
        r={40}
        fill={palette.light}
      />
      {range(8).map((house) => {
        const top = between(random, 66, 150);
        return (
          <g key={house}>
            <rect
              x={house * 26 - 4}
              y={top}
              width={house % 2 === 0 ? 27 : 22}
              height={144}
              fill={palette.ground}
            />
            {range(4).map((floor) => (
              <rect
                key={floor}
                x={house * 26 + (random() < 0.5 ? 2 : 11)}
                y={top + 12 + floor * 20}
                width={6}
                height={9}
                fill={random() < 0.4 ? palette.spark : palette.shade}
              />
            ))}
          </g>
        );
      })}
    </>
  );
}
