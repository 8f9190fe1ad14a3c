import { expect, test } from "vitest";

import {
  citedFilm,
  splitCitations,
  withoutCitations,
} from "@/features/chat/citations";
import type { Citation } from "@/lib/events";

function aCitation(n: number): Citation {
  return {
    n,
    filmId: "tt1",
    field: "directors",
    text: "Fritz Lang",
    title: "M (1931) · directors",
  };
}

test("a mark hangs on its word and takes the full stop along", () => {
  const pieces = splitCitations("Fritz Lang made M [1]. Yes.", [aCitation(1)]);

  expect(pieces).toEqual([
    { kind: "words", text: "Fritz Lang made " },
    { kind: "cited", word: "M", citations: [aCitation(1)], stop: "." },
    { kind: "words", text: " Yes." },
  ]);
});

test("neighbouring marks stay together", () => {
  const both = [aCitation(1), aCitation(2)];

  expect(splitCitations("M[1] [2]", both)).toEqual([
    { kind: "cited", word: "M", citations: both, stop: "" },
  ]);
});

test("a number without a source is text", () => {
  expect(splitCitations("Ocean's [11] men", [aCitation(1)])).toEqual([
    { kind: "words", text: "Ocean's [11] men" },
  ]);
});

test("half a mark, still on its way, is text", () => {
  expect(splitCitations("M [1", [aCitation(1)])).toEqual([
    { kind: "words", text: "M [1" },
  ]);
});

test("marks are not read aloud", () => {
  expect(withoutCitations("Fritz Lang [1][2].")).toBe("Fritz Lang.");
});

test("the film of a citation is its title without the field", () => {
  expect(citedFilm(aCitation(1))).toBe("M (1931)");
  expect(citedFilm({ ...aCitation(1), title: "M" })).toBe("M");
});
