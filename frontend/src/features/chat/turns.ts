import type { ChatStatus, UIMessage } from "ai";

import { emptyAnswer, readAnswer, type Answer } from "@/features/chat/answer";
import type { Failure } from "@/lib/errors";

export type TurnState =
  | { kind: "writing"; label: string | null }
  | { kind: "done" }
  | { kind: "stopped" }
  | { kind: "failed"; failure: Failure };

/** A question and what became of it. */
export type Turn = {
  id: string;
  question: string;
  answer: Answer;
  state: TurnState;
};

export type Progress = {
  status: ChatStatus;
  statusLabel: string | null;
  failure: Failure | null;
  stoppedIds: ReadonlySet<string>;
};

function questionText(message: UIMessage): string {
  return message.parts
    .map((part) => (part.type === "text" ? part.text : ""))
    .join("");
}

function latestState(progress: Progress): TurnState | null {
  switch (progress.status) {
    case "submitted":
    case "streaming":
      return { kind: "writing", label: progress.statusLabel };
    case "error":
      return {
        kind: "failed",
        failure: progress.failure ?? { kind: "broken", message: null },
      };
    case "ready":
      return null;
  }
}

/** Pairs questions with their answers. Only the latest turn can be writing or have failed. */
export function toTurns(
  messages: readonly UIMessage[],
  progress: Progress,
): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const open = turns.at(-1);
    if (message.role === "user") {
      turns.push({
        id: message.id,
        question: questionText(message),
        answer: emptyAnswer,
        state: progress.stoppedIds.has(message.id)
          ? { kind: "stopped" }
          : { kind: "done" },
      });
    } else if (open) {
      open.answer = readAnswer(message);
    }
  }
  const latest = turns.at(-1);
  if (latest) latest.state = latestState(progress) ?? latest.state;
  return turns;
}
