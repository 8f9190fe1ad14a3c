import { between, field, type MotifProps } from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** Two circles and what they share. */
export function Discs({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const tilt = between(random, -80, 80);
  return (
    <>
      <rect {...field} fill={palette.ground} />
      <g transform={`translate(100 108) rotate(${tilt})`}>
        <circle cx={-34} cy={0} r={62} fill={palette.shade} />
        <circle cx={34} cy={0} r={62} fill={palette.light} />
        <path
          fill={palette.spark}
          d="M0 -51.850a62 62 0 0 1 0 103.7a62 62 0 0 1 0 -103.7Z"
        />
      </g>
    </>
  );
}
