import { expect, test } from "vitest";

import { uuid } from "@/lib/uuid";

test("an id is a version 4 UUID", () => {
  expect(uuid()).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
});

test("no two ids are the same", () => {
  expect(uuid()).not.toBe(uuid());
});
