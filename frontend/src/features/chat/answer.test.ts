import { DefaultChatTransport, readUIMessageStream, type UIMessage } from "ai";
import { expect, test } from "vitest";

import { filmsBeside, readAnswer, type Answer } from "@/features/chat/answer";
import {
  recordedStream,
  streamResponse,
} from "@/features/chat/fixtures/recorded";

/** Reads a recorded stream as the page does: with the real client. */
async function answerFrom(name: string): Promise<Answer> {
  const transport = new DefaultChatTransport({
    fetch: () => Promise.resolve(streamResponse(recordedStream(name))),
  });
  const stream = await transport.sendMessages({
    chatId: "chat",
    messages: [{ id: "q", role: "user", parts: [{ type: "text", text: "?" }] }],
    trigger: "submit-message",
    messageId: undefined,
    abortSignal: undefined,
  });
  let last: UIMessage | undefined;
  for await (const message of readUIMessageStream({ stream })) last = message;
  if (!last) throw new Error(`${name} holds no message`);
  return readAnswer(last);
}

test("a fact arrives with its source, film, receipt and follow-ups", async () => {
  const answer = await answerFrom("fact");

  expect(answer.text).toBe("Bong Joon Ho directed Parasite (2019) [1].");
  expect(answer.citations).toEqual([
    {
      n: 1,
      filmId: "tt6751668",
      field: "directors",
      text: "Bong Joon Ho",
      title: "Parasite (2019) · directors",
    },
  ]);
  expect(answer.films.map(({ card }) => card.title)).toEqual(["Parasite"]);
  expect(answer.planLine).toBe("fact: directors of Parasite (2019)");
  expect(answer.receipt).toMatchObject({ rowCount: 1, params: ["tt6751668"] });
  expect(answer.followups).toContain("How long is it?");
});

test("comparables arrive with their reasons and the whole count", async () => {
  const answer = await answerFrom("comparables");

  expect(answer.films).toHaveLength(6);
  expect(answer.films[1]?.why?.[0]).toMatchObject({
    axis: "cast",
    evidence: ["Orson Welles"],
  });
  expect(answer.filmTotal).toBe(41);
  expect(answer.receipt?.sql).toBeNull();
});

test("a refusal offers the nearest films", async () => {
  const answer = await answerFrom("refusal");

  expect(answer.refusal?.reason).toBe("not_in_catalogue");
  expect(filmsBeside(answer).map(({ card }) => card.title)).toEqual([
    "Sunset Boulevard",
  ]);
});

test("parts that cannot be read cost nothing but themselves", async () => {
  const answer = await answerFrom("hostile");

  expect(answer.text).toBe(
    "It is called <img src=x onerror=alert(1)> [2] [7].",
  );
  expect(answer.citations.map(({ n }) => n)).toEqual([2]);
  expect(answer.films).toHaveLength(1);
  expect(answer.receipt).toBeNull();
  expect(answer.followups).toEqual([]);
});
