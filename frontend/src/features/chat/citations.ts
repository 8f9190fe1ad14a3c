import type { Citation } from "@/lib/events";

export type TextPiece =
  | { kind: "words"; text: string }
  /** A word, the marks that hang on it, and the full stop after them: never parted. */
  | { kind: "cited"; word: string; citations: Citation[]; stop: string };

// A word (of a length that can be kept whole), marks such as [1] [2], closing punctuation.
const citedWord = /([^\s[]{0,24})((?:\s*\[\d{1,3}\])+)([.,;:!?)”"]*)/g;

function citedBy(marks: string, citations: readonly Citation[]): Citation[] {
  const numbers = new Set(marks.match(/\d+/g)?.map(Number));
  return citations.filter(({ n }) => numbers.has(n));
}

/** Splits an answer at its [n] marks. Marks that name no source stay what they were: text. */
export function splitCitations(
  text: string,
  citations: readonly Citation[],
): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(citedWord)) {
    const [whole, word = "", marks = "", stop = ""] = match;
    const cited = citedBy(marks, citations);
    if (cited.length === 0) continue;
    const words = text.slice(from, match.index);
    if (words) pieces.push({ kind: "words", text: words });
    pieces.push({ kind: "cited", word, citations: cited, stop });
    from = match.index + whole.length;
  }
  const rest = text.slice(from);
  if (rest) pieces.push({ kind: "words", text: rest });
  return pieces;
}

/** The answer without its marks, for reading aloud. */
export function withoutCitations(text: string): string {
  return text.replaceAll(/\s*\[\d{1,3}\]/g, "");
}

/** "The Matrix (1999) · directors" → "The Matrix (1999)": the field has a line of its own. */
export function citedFilm(citation: Citation): string {
  const suffix = ` · ${citation.field}`;
  return citation.title.endsWith(suffix)
    ? citation.title.slice(0, -suffix.length)
    : citation.title;
}
