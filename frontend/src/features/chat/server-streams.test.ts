import { expect, test } from "vitest";

import { receive } from "@/features/chat/fixtures/receive";
import {
  recordedNames,
  recordedStream,
} from "@/features/chat/fixtures/streams";

test("every kind of turn is recorded", () => {
  expect(recordedNames.length).toBeGreaterThanOrEqual(11);
});

test.each(recordedNames.filter((name) => name !== "failed"))(
  "the real client and our schemas read the whole of %s",
  async (name) => {
    const { answer, errors } = await receive(recordedStream(name));

    expect(errors).toEqual([]);
    expect(answer.text).not.toBe("");
    expect(answer.planLine).not.toBeNull();
    expect(answer.receipt).not.toBeNull();
    expect(answer.followups.length).toBeGreaterThan(0);
    const cited = [...answer.text.matchAll(/\[(\d+)\]/g)].map(([, n]) =>
      Number(n),
    );
    expect(answer.citations.map(({ n }) => n)).toEqual(cited);
  },
);

test("films like a film arrive as cards, each with its reasons", async () => {
  const { answer } = await receive(recordedStream("similar"));

  expect(answer.films.length).toBeGreaterThan(0);
  expect(answer.films.every(({ why }) => why && why.length > 0)).toBe(true);
});

test("a refusal arrives with its reason", async () => {
  const { answer } = await receive(recordedStream("not-in-catalogue"));

  expect(answer.refusal?.reason).toBe("not_in_catalogue");
});

test("a turn that failed arrives as an error in the server's words", async () => {
  const { errors } = await receive(recordedStream("failed"));

  expect(String(errors[0])).toContain("database");
});
