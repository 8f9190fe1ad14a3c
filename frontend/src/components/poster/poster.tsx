import { cva } from "class-variance-authority";

import { field } from "@/components/poster/motif";
import { motifs } from "@/components/poster/motifs";
import {
  designPoster,
  type PosterSubject,
} from "@/components/poster/poster-design";
import { cn } from "@/lib/cn";

const lettering = cva("leading-[1.02] text-balance wrap-anywhere", {
  variants: {
    voice: {
      classic: "font-serif font-semibold tracking-tight",
      wide: "font-extrabold tracking-tight [font-stretch:125%]",
      tall: "font-extrabold uppercase [font-stretch:62%]",
      spare: "font-medium tracking-wider uppercase [font-stretch:100%]",
    },
  },
});

type PosterProps = { film: PosterSubject; className?: string };

/** A drawn stand-in for a film's poster. The film is named beside it, so it is hidden from readers. */
export function Poster({ film, className }: PosterProps) {
  const design = designPoster(film);
  const { palette } = design;
  const Motif = motifs[design.motif];
  const isTitleAbove = design.titlePlace === "above";
  return (
    <div
      aria-hidden="true"
      className={cn(
        "@container relative aspect-2/3 shrink-0 overflow-hidden rounded-sm shadow-card select-none",
        className,
      )}
      style={{ backgroundColor: palette.ground, color: palette.ink }}
    >
      {/* A hair larger than the poster: widths are rounded, and the ground would show at an edge. */}
      <svg
        viewBox="0 0 200 300"
        className="absolute inset-0 size-full scale-101"
      >
        <svg {...field} y={isTitleAbove ? 90 : 0}>
          <Motif palette={palette} seed={design.seed} />
        </svg>
      </svg>
      <div
        className={cn(
          // Eight hundredths of the poster's own width, at any size.
          "absolute inset-x-0 flex h-[31%] flex-col justify-between p-[6.5cqi]",
          isTitleAbove ? "top-0" : "bottom-0 flex-col-reverse",
        )}
        style={{ backgroundColor: palette.ground }}
      >
        <span
          className={lettering({ voice: design.voice })}
          style={{ fontSize: `${design.titleSize}cqi` }}
        >
          {film.title}
        </span>
        <span className="text-[6cqi] leading-none font-semibold tabular-nums">
          {film.year}
        </span>
      </div>
    </div>
  );
}
