import {
  between,
  field,
  range,
  type MotifProps,
} from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** A great moon, hills, and a path. */
export function Moonrise({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const moon = between(random, 62, 138);
  return (
    <>
      <rect {...field} fill={palette.shade} />
      {range(14).map((star) => (
        <circle
          key={star}
          cx={between(random, 6, 194)}
          cy={between(random, 6, 110)}
          r={star % 3 === 0 ? 2 : 1.2}
          fill={palette.light}
        />
      ))}
      <circle cx={moon} cy={96} r={52} fill={palette.light} />
      <path fill={palette.spark} d="M0 146q46-46 96-14t104-20v98H0Z" />
      <path fill={palette.ground} d="M0 184q70-52 126-22t74-4v52H0Z" />
      <path
        fill={palette.light}
        d="M92 210q26-18 12-30t18-24q-2 12 4 22t-8 32Z"
      />
    </>
  );
}
