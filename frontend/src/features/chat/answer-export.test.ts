import { expect, test } from "vitest";

import { emptyAnswer } from "@/features/chat/answer";
import { answerAsText } from "@/features/chat/answer-export";

test("a copied answer brings its sources", () => {
  const citation = {
    n: 1,
    filmId: "tt0022100",
    field: "directors",
    text: "Fritz Lang",
    title: "M (1931) · directors",
  };

  const text = answerAsText({
    ...emptyAnswer,
    text: "Fritz Lang made M [1].",
    citations: [citation],
  });

  expect(text).toBe(
    "Fritz Lang made M [1].\n\nSources:\n[1] M (1931) · directors: Fritz Lang",
  );
});

test("an answer without sources is copied as it is", () => {
  expect(answerAsText({ ...emptyAnswer, text: "Hello." })).toBe("Hello.");
});
