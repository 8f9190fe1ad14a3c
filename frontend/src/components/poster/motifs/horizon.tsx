import { field, range, type MotifProps } from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** A sun going down in slices over a plain. */
export function Horizon({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const sun = random() < 0.5 ? 100 : 128;
  return (
    <>
      <rect {...field} fill={palette.shade} />
      <circle cx={sun} cy={118} r={72} fill={palette.light} />
      {range(5).map((slice) => (
        <rect
          key={slice}
          x={0}
          y={84 + slice * 15}
          width={200}
          height={2 + slice * 2}
          fill={palette.shade}
        />
      ))}
      <rect x={0} y={154} width={200} height={56} fill={palette.ground} />
      {range(9).map((line) => (
        <path
          key={line}
          stroke={palette.spark}
          strokeWidth={1.5}
          d={`M${sun + (line - 4) * 14} 154L${sun + (line - 4) * 74} 210`}
        />
      ))}
      <path
        stroke={palette.spark}
        strokeWidth={1.5}
        d="M0 154h200M0 166h200M0 184h200"
      />
    </>
  );
}
