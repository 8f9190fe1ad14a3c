import type { UIMessage } from "ai";
import { expect, test } from "vitest";

import { toTurns, type Ending, type Progress } from "@/features/chat/turns";

const atRest: Progress = {
  status: "ready",
  statusLabel: null,
  endings: new Map(),
};

function said(id: string, role: UIMessage["role"], text: string): UIMessage {
  return { id, role, parts: [{ type: "text", text }] };
}

const unreachable: Ending = {
  kind: "failed",
  failure: { kind: "unreachable" },
};
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
    endings: new Map([["q1", unreachable]]),
  });

  expect(turns[0]?.state).toEqual(unreachable);
  expect(turns[0]?.answer.text).toBe("Fritz Lang.");
});

test("a stopped turn stays marked when others follow", () => {
  const turns = toTurns([first, firstAnswer, second], {
    ...atRest,
    endings: new Map([["q1", { kind: "stopped" }]]),
  });

  expect(turns[0]?.state).toEqual({ kind: "stopped" });
  expect(turns[0]?.answer.text).toBe("Fritz Lang.");
});

test.each<Progress["status"]>(["submitted", "streaming", "ready", "error"])(
  "a failed turn stays failed when another is %s",
  (status) => {
    const turns = toTurns([first, firstAnswer, second], {
      ...atRest,
      status,
      endings: new Map([["q1", unreachable]]),
    });

    expect(turns[0]?.state).toEqual(unreachable);
  },
);

test("an error of unknown cause still counts as one", () => {
  const turns = toTurns([first], { ...atRest, status: "error" });

  expect(turns[0]?.state).toMatchObject({
    kind: "failed",
    failure: { kind: "broken" },
  });
});
