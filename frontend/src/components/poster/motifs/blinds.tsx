import { field, range, type MotifProps } from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** Lamplight through blinds, and someone in a hat. */
export function Blinds({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const slant = random() < 0.5 ? -34 : 34;
  const figure = slant < 0 ? 132 : 68;
  return (
    <>
      <rect {...field} fill={palette.shade} />
      {range(8).map((slat) => (
        <path
          key={slat}
          fill={slat === 2 ? palette.spark : palette.light}
          d={`M0 ${slat * 30 + 2}L200 ${slat * 30 + 2 + slant}v15L0 ${slat * 30 + 17}Z`}
        />
      ))}
      <g transform={`translate(${figure} 0)`} fill={palette.ground}>
        <path d="M-62 210c2-44 22-54 44-60l6-14h24l6 14c22 6 42 16 44 60Z" />
        <ellipse cx={0} cy={112} rx={19} ry={27} />
        <path d="M-46 96c16 9 76 9 92 0-9-6-16-7-20-8l-5-27c-8-7-13 1-21 1s-13-8-21-1l-5 27c-4 1-11 2-20 8Z" />
      </g>
    </>
  );
}
