import { FilmCardSkeleton } from "@/components/film-card/film-card-skeleton";
import { filmsBeside } from "@/features/chat/answer";
import { FilmsPanel } from "@/features/chat/films-panel";
import { messages } from "@/features/chat/messages";
import type { Turn } from "@/features/chat/turns";

type FilmsAsideProps = { turn: Turn };

/** The right-hand column: what the answer speaks of, in step with it. */
export function FilmsAside({ turn }: FilmsAsideProps) {
  const isEmpty = filmsBeside(turn.answer).length === 0;
  const isWaiting = turn.state.kind === "writing";
  return (
    <aside
      aria-label={messages.films}
      className="sticky below-header w-96 shrink-0 self-start overflow-y-auto py-6 pr-1 pl-1"
    >
      {isEmpty && isWaiting && (
        <>
          <h2 className="mb-3 type-title">{messages.films}</h2>
          <FilmCardSkeleton />
        </>
      )}
      {isEmpty && !isWaiting && (
        <p className="text-sm text-soft">{messages.noFilms}</p>
      )}
      <FilmsPanel key={turn.id} turn={turn} />
    </aside>
  );
}
