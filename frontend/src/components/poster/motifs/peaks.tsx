import { between, field, type MotifProps } from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** Mountains, with a sun between them. */
export function Peaks({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const sun = between(random, 60, 150);
  const peak = between(random, 96, 124);
  return (
    <>
      <rect {...field} fill={palette.light} />
      <circle cx={sun} cy={72} r={34} fill={palette.spark} />
      <path
        fill={palette.shade}
        d={`M-30 210L52 92l96 118ZM${peak} 210l70 -128 90 128Z`}
      />
      <path fill={palette.ground} d={`M20 210L${peak} 104L194 210Z`} />
      <path
        fill={palette.light}
        d={`M${peak} 104l-17 21 11 -4 8 9 9 -10 9 7Z`}
      />
      <path fill={palette.ground} d="M0 196q60-16 110-4t90-8v26H0Z" />
    </>
  );
}
