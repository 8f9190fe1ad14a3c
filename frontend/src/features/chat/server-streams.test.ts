import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { DefaultChatTransport, readUIMessageStream, type UIMessage } from "ai";
import { expect, test } from "vitest";
import * as z from "zod";

import { readAnswer, type Answer } from "@/features/chat/answer";
import { streamResponse } from "@/features/chat/fixtures/recorded";

/** The server's tests record these streams: what drifts apart fails on both sides. */
const folder = path.resolve(
  import.meta.dirname,
  "../../../../tests/http/examples",
);
const recorded = readdirSync(folder).filter((name) => name.startsWith("chat-"));
const exampleSchema = z.object({ lines: z.array(z.string()) });

type Received = { answer: Answer; errors: unknown[] };

async function receive(name: string): Promise<Received> {
  const example: unknown = JSON.parse(
    readFileSync(path.join(folder, name), "utf8"),
  );
  const body = exampleSchema.parse(example).lines.join("\n\n") + "\n\n";
  const transport = new DefaultChatTransport({
    fetch: () => Promise.resolve(streamResponse(body)),
  });
  const stream = await transport.sendMessages({
    chatId: "chat",
    messages: [{ id: "q", role: "user", parts: [{ type: "text", text: "?" }] }],
    trigger: "submit-message",
    messageId: undefined,
    abortSignal: undefined,
  });
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  let last: UIMessage | undefined;
  for await (const message of readUIMessageStream({ stream, onError })) {
    last = message;
  }
  return { answer: readAnswer(last ?? emptyMessage), errors };
}

const emptyMessage: UIMessage = { id: "none", role: "assistant", parts: [] };

test("every kind of turn is recorded", () => {
  expect(recorded.length).toBeGreaterThanOrEqual(11);
});

test.each(recorded.filter((name) => name !== "chat-failed.json"))(
  "the real client and our schemas read the whole of %s",
  async (name) => {
    const { answer, errors } = await receive(name);

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
  const { answer } = await receive("chat-similar.json");

  expect(answer.films.length).toBeGreaterThan(0);
  expect(answer.films.every(({ why }) => why && why.length > 0)).toBe(true);
});

test("a refusal arrives with its reason", async () => {
  const { answer } = await receive("chat-not-in-catalogue.json");

  expect(answer.refusal?.reason).toBe("not_in_catalogue");
});

test("a turn that failed arrives as an error in the server's words", async () => {
  const { errors } = await receive("chat-failed.json");

  expect(String(errors[0])).toContain("database");
});
