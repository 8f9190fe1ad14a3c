import type { ChatStatus, UIMessage } from "ai";

import { emptyAnswer, readAnswer, type Answer } from "@/features/chat/answer";
import type { Failure } from "@/lib/errors";

/** What cut an answer short. */
export type Ending = { kind: "stopped" } | { kind: "failed"; failure: Failure };

export type TurnState =
  { kind: "writing"; label: string | null } | { kind: "done" } | Ending;

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
  /** By the turn's id: a turn keeps its ending when others follow. */
  endings: ReadonlyMap<string, Ending>;
};

function questionText(message: UIMessage): string {
  return message.parts
    .map((part) => (part.type === "text" ? part.text : ""))
    .join("");
}

const brokenOff: Ending = {
  kind: "failed",
  failure: { kind: "broken", message: null },
};

function latestState(turn: Turn, progress: Progress): TurnState {
  switch (progress.status) {
    case "submitted":
    case "streaming":
      return { kind: "writing", label: progress.statusLabel };
    case "error":
      return turn.state.kind === "done" ? brokenOff : turn.state;
    case "ready":
      return turn.state;
  }
}

/** Pairs questions with their answers. Only the latest turn can be writing. */
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
        state: progress.endings.get(message.id) ?? { kind: "done" },
      });
    } else if (open) {
      open.answer = readAnswer(message);
    }
  }
  const latest = turns.at(-1);
  if (latest) latest.state = latestState(latest, progress);
  return turns;
}
