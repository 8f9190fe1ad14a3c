import { expect, test } from "vitest";

import { formatCount, formatName, formatRuntime } from "@/lib/format";

test.each([
  [0, "0"],
  [987, "987"],
  [430_123, "430k"],
  [33_400, "33.4k"],
  [2_800_000, "2.8M"],
])("%d votes are written %s", (count, written) => {
  expect(formatCount(count)).toBe(written);
});

test.each([
  [45, "45 min"],
  [120, "2 h"],
  [142, "2 h 22 min"],
])("%d minutes are written %s", (minutes, written) => {
  expect(formatRuntime(minutes)).toBe(written);
});

test("a name from the data reads as words", () => {
  expect(formatName("original_title")).toBe("Original title");
});
