import { filmsBeside } from "@/features/chat/answer";
import { FilmList } from "@/features/chat/film-list";
import { messages } from "@/features/chat/messages";
import type { Turn } from "@/features/chat/turns";

type FilmsPanelProps = { turn: Turn };

/** The films of one answer, under it or beside it. */
export function FilmsPanel({ turn }: FilmsPanelProps) {
  const { answer } = turn;
  const films = filmsBeside(answer);
  if (films.length === 0) return null;
  const isNearest = answer.films.length === 0;
  return (
    <section>
      <h2 className="mb-3 flex items-baseline justify-between gap-4 type-title">
        {isNearest ? messages.nearestFilms : messages.films}
        {answer.filmTotal > films.length && (
          <span className="text-sm font-normal text-soft tabular-nums">
            {messages.shownOf(films.length, answer.filmTotal)}
          </span>
        )}
      </h2>
      <FilmList films={films} />
    </section>
  );
}
