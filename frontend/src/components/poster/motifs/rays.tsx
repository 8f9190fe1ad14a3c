import { field, range, type MotifProps } from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

const count = 22;

function rayPath(x: number, y: number, index: number): string {
  const corner = (turn: number): string => {
    const angle = (turn / count) * 2 * Math.PI;
    const along = Math.round(x + 300 * Math.cos(angle));
    const down = Math.round(y + 300 * Math.sin(angle));
    return `${along} ${down}`;
  };
  return `M${x} ${y}L${corner(index)}L${corner(index + 0.5)}Z`;
}

/** A burst of light behind a disc. */
export function Rays({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const x = random() < 0.5 ? 100 : 70;
  const y = random() < 0.5 ? 112 : 160;
  return (
    <>
      <rect {...field} fill={palette.light} />
      {range(count).map((index) => (
        <path key={index} fill={palette.shade} d={rayPath(x, y, index)} />
      ))}
      <circle cx={x} cy={y} r={48} fill={palette.light} />
      <circle cx={x} cy={y} r={40} fill={palette.spark} />
    </>
  );
}
