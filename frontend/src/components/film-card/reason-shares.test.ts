import { expect, test } from "vitest";

import { reasonShares } from "@/components/film-card/reason-shares";

test("shares are of the whole match, largest first", () => {
  const shares = reasonShares([
    { axis: "era", contribution: 0.1, evidence: ["1941 and 1949"] },
    { axis: "plot", contribution: 0.3, evidence: ["a murder", "a city"] },
  ]);

  expect(shares).toEqual([
    { label: "Story", percent: 75, evidence: "a murder · a city" },
    { label: "Era", percent: 25, evidence: "1941 and 1949" },
  ]);
});

test("an axis that gives nothing is no reason", () => {
  expect(
    reasonShares([{ axis: "cast", contribution: 0, evidence: [] }]),
  ).toEqual([]);
});

test("an axis nobody has named yet is still readable", () => {
  const [share] = reasonShares([
    { axis: "camera_work", contribution: 1, evidence: [] },
  ]);

  expect(share?.label).toBe("Camera work");
});
