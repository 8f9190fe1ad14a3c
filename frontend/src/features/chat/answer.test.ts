import { expect, test } from "vitest";

import { filmsBeside } from "@/features/chat/answer";
import { receive } from "@/features/chat/fixtures/receive";
import {
  handMadeStream,
  recordedStream,
} from "@/features/chat/fixtures/streams";

test("a fact arrives with its source, film, receipt and follow-ups", async () => {
  const { answer } = await receive(recordedStream("fact"));

  expect(answer.text).toBe("Carol Reed directed The Third Man (1949) [1].");
  expect(answer.citations).toEqual([
    {
      n: 1,
      filmId: "tt0041959",
      field: "directors",
      text: "Carol Reed",
      title: "The Third Man (1949) · directors",
    },
  ]);
  expect(answer.films.map(({ card }) => card.title)).toEqual(["The Third Man"]);
  expect(answer.planLine).toBe("list directors of The Third Man (1949)");
  expect(answer.receipt).toMatchObject({
    rowCount: 1,
  });
  expect(answer.followups).toContain("Films like The Third Man (1949)");
});

test("films like a film arrive with their reasons and the whole count", async () => {
  const { answer } = await receive(recordedStream("similar-without-index"));

  expect(answer.films.map(({ card }) => card.year)).toEqual([1976, 1949]);
  expect(answer.films[0]?.why).toContainEqual(
    expect.objectContaining({
      axis: "theme",
      evidence: ["giant ape", "island"],
    }),
  );
  expect(answer.filmTotal).toBe(2);
});

test("a refusal offers the nearest films", async () => {
  const { answer } = await receive(recordedStream("not-in-catalogue"));

  expect(answer.refusal?.reason).toBe("not_in_catalogue");
  expect(filmsBeside(answer).map(({ card }) => card.year)).toEqual([
    1933, 1976,
  ]);
});

test("parts that cannot be read cost nothing but themselves", async () => {
  const { answer } = await receive(handMadeStream("hostile"));

  expect(answer.text).toBe(
    "It is called <img src=x onerror=alert(1)> [2] [7].",
  );
  expect(answer.citations.map(({ n }) => n)).toEqual([2]);
  expect(answer.films).toHaveLength(1);
  expect(answer.receipt).toBeNull();
  expect(answer.followups).toEqual([]);
});
