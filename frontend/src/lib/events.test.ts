import { expect, test } from "vitest";

import { readAnswerPart, readStatusLabel } from "@/lib/events";

test("a source carries the field and the words it rests on", () => {
  const part = readAnswerPart({
    type: "source-url",
    sourceId: "1",
    url: "/api/films/tt0133093#directors",
    title: "The Matrix (1999) · directors",
    providerMetadata: {
      moviechat: {
        n: 1,
        filmId: "tt0133093",
        field: "directors",
        text: "Lana Wachowski, Lilly Wachowski",
      },
    },
  });

  expect(part).toMatchObject({
    title: "The Matrix (1999) · directors",
    providerMetadata: { moviechat: { n: 1, field: "directors" } },
  });
});

test("one film that cannot be read does not hide the others", () => {
  const part = readAnswerPart({
    type: "data-film-cards",
    data: {
      cards: [{ card: { id: 7 } }, { card: { id: "tt1", title: "M" } }],
      total: 2,
    },
  });

  expect(part).toMatchObject({ data: { cards: [{ card: { title: "M" } }] } });
});

test("a plan survives a receipt that cannot be read", () => {
  const part = readAnswerPart({
    type: "tool-catalogue_query",
    input: { plan: {}, line: "fact: directors of M (1931)" },
    output: { sql: 5 },
  });

  expect(part).toMatchObject({
    input: { line: "fact: directors of M (1931)" },
    output: undefined,
  });
});

test.each([
  ["an unknown type", { type: "data-unheard-of", data: {} }],
  [
    "follow-ups that are no list",
    { type: "data-followups", data: { items: 1 } },
  ],
  ["a source without our metadata", { type: "source-url", url: "/x" }],
  ["no object at all", "text"],
])("%s is dropped", (_, part) => {
  expect(readAnswerPart(part)).toBeNull();
});

test("a status has a label", () => {
  const part = {
    type: "data-status",
    data: { stage: "query", label: "Looking up Parasite" },
  };

  expect(readStatusLabel(part)).toBe("Looking up Parasite");
  expect(readStatusLabel({ type: "data-status", data: "?" })).toBeNull();
});
