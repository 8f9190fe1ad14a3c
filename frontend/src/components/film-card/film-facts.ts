import { messages } from "@/components/film-card/messages";
import type { Film } from "@/lib/film";
import { formatCount, formatRuntime } from "@/lib/format";

const leadingCast = 4;

/** "1999 · Lana Wachowski, Lilly Wachowski"; empty when neither is known. */
export function makersLine(film: Film): string {
  const directors = film.directors.map(({ name }) => name).join(", ");
  return [film.year, directors].filter(Boolean).join(" · ");
}

/** "2 h 16 min · Action, Sci-Fi"; empty when neither is known. */
export function shapeLine(film: Film): string {
  const runtime = film.runtime ? formatRuntime(film.runtime) : "";
  return [runtime, film.genres.join(", ")].filter(Boolean).join(" · ");
}

/** "8.7 · 2M IMDb votes", or null for a film that nobody has rated. */
export function ratingLine(film: Film): string | null {
  if (film.rating == null) return null;
  const votes = film.votes == null ? null : formatCount(film.votes);
  return messages.rating(film.rating.toFixed(1), votes);
}

export function castLine(film: Film): string | null {
  if (film.cast.length === 0) return null;
  const names = film.cast.slice(0, leadingCast).map(({ name }) => name);
  return messages.cast(names.join(", "));
}
