import { field, range, type MotifProps } from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

const steps = 7;

/** A way up, towards a lit door. */
export function Stairs({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const isMirrored = random() < 0.5;
  return (
    <g transform={isMirrored ? "translate(200 0) scale(-1 1)" : undefined}>
      <rect {...field} fill={palette.shade} />
      <path fill={palette.light} d="M142 0h58v74h-58Z" />
      <path fill={palette.spark} d="M156 20h30v54h-30Z" />
      {range(steps).map((step) => {
        const y = 74 + step * 20;
        return (
          <g key={step}>
            <rect
              x={142 - step * 24}
              y={y}
              width={240}
              height={7}
              fill={palette.light}
            />
            <rect
              x={142 - step * 24}
              y={y + 7}
              width={240}
              height={13}
              fill={palette.ground}
            />
          </g>
        );
      })}
      <circle cx={92} cy={86} r={6.5} fill={palette.ground} />
      <path fill={palette.ground} d="M82 114q0-21 10-21t10 21Z" />
    </g>
  );
}
