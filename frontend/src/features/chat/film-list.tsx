import { useState } from "react";

import { FilmCard } from "@/components/film-card/film-card";
import { Button } from "@/components/ui/button";
import { messages } from "@/features/chat/messages";
import type { ShownFilm } from "@/lib/events";

const shownAtFirst = 4;

type FilmListProps = { films: readonly ShownFilm[] };

export function FilmList({ films }: FilmListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? films : films.slice(0, shownAtFirst);
  const hiddenCount = films.length - shown.length;
  return (
    <>
      <ul className="space-y-3">
        {shown.map(({ card, why }) => (
          <li key={card.id}>
            <FilmCard film={card} reasons={why ?? []} />
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <Button
          look="chip"
          className="mt-3"
          onClick={() => {
            setIsWhole(true);
          }}
        >
          {messages.showMoreFilms(hiddenCount)}
        </Button>
      )}
    </>
  );
}
