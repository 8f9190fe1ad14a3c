import { expect, test } from "vitest";

import { columnsOf, formatValue } from "@/features/chat/rows";

test.each([
  ["Vertigo", "Vertigo"],
  [1958, "1958"],
  [null, "–"],
  [["Mystery", "Romance"], "Mystery, Romance"],
  [{ billing: 1 }, '{"billing":1}'],
])("%j is written %s", (value, written) => {
  expect(formatValue(value)).toBe(written);
});

test("a column is any row's, in the order of their appearance", () => {
  expect(columnsOf([{ id: 1 }, { id: 2, title: "M" }])).toEqual([
    "id",
    "title",
  ]);
});
