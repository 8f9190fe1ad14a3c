import { useRef, type RefObject } from "react";

import { citedFilm } from "@/features/chat/citations";
import { useAnchored } from "@/hooks/use-anchored";
import type { Citation } from "@/lib/events";
import { formatName } from "@/lib/format";

type CitationNoteProps = {
  id: string;
  citation: Citation;
  anchorRef: RefObject<HTMLElement | null>;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
};

/** The very field and words that an answer rests on. */
export function CitationNote({
  id,
  citation,
  anchorRef,
  onPointerEnter,
  onPointerLeave,
}: CitationNoteProps) {
  const noteRef = useRef<HTMLSpanElement>(null);
  useAnchored(anchorRef, noteRef);
  return (
    // Spans, since the note lies within a paragraph of the answer.
    <span
      ref={noteRef}
      id={id}
      role="tooltip"
      className="fixed z-30 max-h-64 w-max max-w-72 animate-arrive overflow-y-auto rounded-lg bg-ink px-3.5 py-3 font-sans text-sm whitespace-normal text-ground shadow-float *:block"
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      <span className="font-semibold">{formatName(citation.field)}</span>
      <span className="mt-0.5 font-serif text-base leading-snug">
        {citation.text}
      </span>
      <span className="mt-1.5 opacity-80">{citedFilm(citation)}</span>
    </span>
  );
}
