import { Star } from "lucide-react";

import {
  castLine,
  makersLine,
  ratingLine,
  shapeLine,
} from "@/components/film-card/film-facts";
import { FilmReasons } from "@/components/film-card/film-reasons";
import { Poster } from "@/components/poster/poster";
import type { Film, Reason } from "@/lib/film";

type FilmCardProps = { film: Film; reasons?: readonly Reason[] };

export function FilmCard({ film, reasons = [] }: FilmCardProps) {
  const rating = ratingLine(film);
  const cast = castLine(film);
  return (
    <article className="rounded-xl border border-line bg-surface p-3.5 shadow-card">
      <div className="flex gap-4">
        <Poster film={film} className="w-24 self-start" />
        <div className="min-w-0 grow space-y-1 pt-0.5 text-sm">
          <h3 dir="auto" className="type-title text-lg leading-tight">
            {film.title}
          </h3>
          {film.original_title && film.original_title !== film.title && (
            <p dir="auto" className="text-soft">
              {film.original_title}
            </p>
          )}
          <p className="font-medium">{makersLine(film)}</p>
          <p className="text-soft">{shapeLine(film)}</p>
          {rating && (
            <p className="flex items-center gap-1.5 text-soft tabular-nums">
              <Star
                aria-hidden="true"
                className="size-3.5 shrink-0 fill-current text-accent"
              />
              {rating}
            </p>
          )}
        </div>
      </div>
      {film.logline && (
        <p className="mt-3 font-serif leading-snug text-pretty">
          {film.logline}
        </p>
      )}
      {cast && <p className="mt-2 text-sm text-soft">{cast}</p>}
      <FilmReasons reasons={reasons} />
    </article>
  );
}
