import type { UIMessage } from "ai";
import { expect, test } from "vitest";

import { toTurns, type Progress } from "@/features/chat/turns";

const atRest: Progress = {
  status: "ready",
  statusLabel: null,
  failure: null,
  stoppedIds: new Set(),
};

function said(id: string, role: UIMessage["role"], text: string): UIMessage {
  return { id, role, parts: [{ type: "text", text }] };
}

const first = said("q1", "user", "Who made M?");
const firstAnswer = said("a1", "assistant", "Fritz Lang.");
const second = said("q2", "user", "When?");

test("questions are paired with their answers", () => {
  const turns = toTurns([first, firstAnswer, second], atRest);

  expect(turns.map(({ question, answer }) => [question, answer.text])).toEqual([
    ["Who made M?", "Fritz Lang."],
    ["When?", ""],
  ]);
});

test("only the latest turn is being written", () => {
  const turns = toTurns([first, firstAnswer, second], {
    ...atRest,
    status: "streaming",
    statusLabel: "Looking",
  });

  expect(turns.map(({ state }) => state)).toEqual([
    { kind: "done" },
    { kind: "writing", label: "Looking" },
  ]);
});

test("a failure belongs to the latest turn and keeps what was said", () => {
  const turns = toTurns([first, firstAnswer], {
    ...atRest,
    status: "error",
    failure: { kind: "unreachable" },
  });

  expect(turns[0]?.state).toEqual({
    kind: "failed",
    failure: { kind: "unreachable" },
  });
  expect(turns[0]?.answer.text).toBe("Fritz Lang.");
});

test("a stopped turn stays marked when others follow", () => {
  const turns = toTurns([first, firstAnswer, second], {
    ...atRest,
    stoppedIds: new Set(["q1"]),
  });

  expect(turns[0]?.state).toEqual({ kind: "stopped" });
  expect(turns[0]?.answer.text).toBe("Fritz Lang.");
});
