import type { UIMessage } from "ai";

import {
  readAnswerPart,
  type AnswerPart,
  type Citation,
  type Receipt,
  type Refusal,
  type ShownFilm,
} from "@/lib/events";

/** All that the page shows of one answer. */
export type Answer = {
  text: string;
  planLine: string | null;
  receipt: Receipt | null;
  citations: readonly Citation[];
  films: readonly ShownFilm[];
  filmTotal: number;
  refusal: Refusal | null;
  followups: readonly string[];
};

export const emptyAnswer: Answer = {
  text: "",
  planLine: null,
  receipt: null,
  citations: [],
  films: [],
  filmTotal: 0,
  refusal: null,
  followups: [],
};

/** The answer with one more part of it known. */
export function addPart(answer: Answer, part: AnswerPart): Answer {
  switch (part.type) {
    case "text":
      return { ...answer, text: answer.text + part.text };
    case "tool-catalogue_query":
      return {
        ...answer,
        planLine: part.input?.line ?? answer.planLine,
        receipt: part.output ?? answer.receipt,
      };
    case "source-url": {
      const citation = {
        ...part.providerMetadata.moviechat,
        title: part.title,
      };
      return { ...answer, citations: [...answer.citations, citation] };
    }
    case "data-film-cards":
      return { ...answer, films: part.data.cards, filmTotal: part.data.total };
    case "data-followups":
      return { ...answer, followups: part.data.items };
    case "data-refusal":
      return { ...answer, refusal: part.data };
  }
}

// A message that grows is a new object each time; one that is complete is read only once.
const answers = new WeakMap<UIMessage, Answer>();

export function readAnswer(message: UIMessage): Answer {
  const known = answers.get(message);
  if (known) return known;
  const answer = message.parts
    .map(readAnswerPart)
    .filter((part) => part !== null)
    .reduce(addPart, emptyAnswer);
  answers.set(message, answer);
  return answer;
}

/** The films to show beside an answer: its own or, for a refusal, the nearest ones. */
export function filmsBeside(answer: Answer): readonly ShownFilm[] {
  if (answer.films.length > 0 || !answer.refusal) return answer.films;
  return answer.refusal.nearest.map((card) => ({ card }));
}
