import { field, range, type MotifProps } from "@/components/poster/motif";
import { seededRandom } from "@/lib/seeded-random";

/** Doorways within doorways, a light at the end. */
export function Arches({ palette, seed }: MotifProps) {
  const random = seededRandom(seed);
  const centre = random() < 0.5 ? 82 : 118;
  const inks = [palette.light, palette.shade, palette.spark, palette.ground];
  return (
    <>
      <rect {...field} fill={palette.shade} />
      {range(5).map((step) => {
        const radius = 92 - step * 19;
        const left = centre - radius;
        return (
          <path
            key={step}
            fill={inks[step % inks.length]}
            d={`M${left} 210V${radius + 22 + step * 16}a${radius} ${radius} 0 0 1 ${radius * 2} 0V210Z`}
          />
        );
      })}
      <circle cx={centre} cy={184} r={6} fill={palette.ground} />
      <path fill={palette.ground} d={`M${centre - 8} 210q0 -20 8 -20t8 20Z`} />
    </>
  );
}
