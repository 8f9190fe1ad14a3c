import { CitationMark } from "@/features/chat/citation-mark";
import { splitCitations } from "@/features/chat/citations";
import type { Citation } from "@/lib/events";

type CitedTextProps = { text: string; citations: readonly Citation[] };

export function CitedText({ text, citations }: CitedTextProps) {
  return splitCitations(text, citations).map((piece, index) => {
    if (piece.kind === "words") return piece.text;
    return (
      <span key={index} className="whitespace-nowrap">
        {piece.word}
        {piece.citations.map((citation) => (
          <CitationMark key={citation.n} citation={citation} />
        ))}
        {piece.stop}
      </span>
    );
  });
}
