import {
  between,
  field,
  range,
  type MotifProps,
} from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** A ringed world among stars. */
export function Orbit({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const tilt = between(random, -28, -12);
  return (
    <>
      <rect {...field} fill={palette.ground} />
      {range(26).map((star) => (
        <circle
          key={star}
          cx={between(random, 4, 196)}
          cy={between(random, 4, 206)}
          r={star % 4 === 0 ? 1.8 : 1}
          fill={palette.ink}
        />
      ))}
      <g transform={`translate(100 110) rotate(${tilt})`}>
        <circle r={60} fill={palette.shade} />
        <path
          fill={palette.light}
          d="M0 -60a60 60 0 0 1 0 120a84 84 0 0 0 0 -120Z"
        />
        <path
          fill="none"
          stroke={palette.spark}
          strokeWidth={5}
          d="M-57 -17c-34 10-52 20-50 27c3 12 56 10 112-5s98-37 95-48c-2-7-20-8-46-5"
        />
      </g>
      <circle cx={38} cy={44} r={9} fill={palette.spark} />
    </>
  );
}
