import { useRef, useState } from "react";
import { flushSync } from "react-dom";

import { FilmCard } from "@/components/film-card/film-card";
import { Button } from "@/components/ui/button";
import { messages } from "@/features/chat/messages";
import type { ShownFilm } from "@/lib/events";

const shownAtFirst = 4;

type FilmListProps = { films: readonly ShownFilm[] };

export function FilmList({ films }: FilmListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const firstHiddenRef = useRef<HTMLLIElement>(null);
  const shown = isWhole ? films : films.slice(0, shownAtFirst);
  const hiddenCount = films.length - shown.length;
  const handleShowMore = () => {
    flushSync(() => {
      setIsWhole(true);
    });
    // The button is gone: reading goes on at the first film it brought.
    firstHiddenRef.current?.focus();
  };
  return (
    <>
      <ul className="space-y-3">
        {shown.map(({ card, why }, index) => (
          <li
            key={card.id}
            ref={index === shownAtFirst ? firstHiddenRef : undefined}
            tabIndex={index === shownAtFirst ? -1 : undefined}
            className="rounded-xl"
          >
            <FilmCard film={card} reasons={why ?? []} />
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <Button look="chip" className="mt-3" onClick={handleShowMore}>
          {messages.showMoreFilms(hiddenCount)}
        </Button>
      )}
    </>
  );
}
