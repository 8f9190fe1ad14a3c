import { useEffect, useId, useRef, useState } from "react";

import { CitationNote } from "@/features/chat/citation-note";
import { messages } from "@/features/chat/messages";
import { useEscapeFirst } from "@/hooks/use-escape";
import type { Citation } from "@/lib/events";

// Time enough to move the pointer from the mark onto the note.
const closeAfterMs = 140;

type CitationMarkProps = { citation: Citation };

export function CitationMark({ citation }: CitationMarkProps) {
  const [isOpen, setIsOpen] = useState(false);
  const noteId = useId();
  const markRef = useRef<HTMLButtonElement>(null);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(
    () => () => {
      clearTimeout(closing.current);
    },
    [],
  );

  const open = () => {
    clearTimeout(closing.current);
    setIsOpen(true);
  };
  const close = () => {
    clearTimeout(closing.current);
    setIsOpen(false);
  };
  const closeSoon = () => {
    if (document.activeElement === markRef.current) return;
    closing.current = setTimeout(close, closeAfterMs);
  };
  // Escape also stops an answer: one key press, one thing.
  useEscapeFirst(isOpen, close);

  return (
    <>
      <button
        ref={markRef}
        type="button"
        aria-label={messages.source(citation.n, citation.title)}
        aria-describedby={isOpen ? noteId : undefined}
        className="group -mx-1 -my-1 inline-grid size-6 -translate-y-1.5 place-items-center rounded-full align-baseline [button+&]:ml-1"
        onClick={open}
        onFocus={open}
        onBlur={close}
        onPointerEnter={open}
        onPointerLeave={closeSoon}
      >
        <span className="grid h-4 min-w-4 place-items-center rounded-full bg-tint px-1 font-sans text-xs leading-none font-semibold text-accent tabular-nums transition-colors group-hover:bg-accent group-hover:text-on-accent group-aria-describedby:bg-accent group-aria-describedby:text-on-accent">
          {citation.n}
        </span>
      </button>
      {isOpen && (
        <CitationNote
          id={noteId}
          citation={citation}
          anchorRef={markRef}
          onPointerEnter={open}
          onPointerLeave={closeSoon}
        />
      )}
    </>
  );
}
