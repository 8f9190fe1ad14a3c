import { expect, test } from "vitest";

import { toAnswerBlocks } from "@/features/chat/answer-blocks";

test("lines become paragraphs and lists", () => {
  const blocks = toAnswerBlocks("Closest:\n\n1. M\n2. Vertigo\n\n- old\n• new");

  expect(blocks).toEqual([
    { kind: "paragraph", text: "Closest:" },
    { kind: "list", isOrdered: true, items: ["M", "Vertigo"] },
    { kind: "list", isOrdered: false, items: ["old", "new"] },
  ]);
});

test("a year that opens a sentence makes no list", () => {
  expect(toAnswerBlocks("1949. A good year.")).toEqual([
    { kind: "paragraph", text: "1949. A good year." },
  ]);
});

test("no text, no blocks", () => {
  expect(toAnswerBlocks("\n \n")).toEqual([]);
});
