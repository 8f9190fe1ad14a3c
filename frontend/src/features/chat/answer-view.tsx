import { AnswerText } from "@/features/chat/answer-text";
import { FailureNotice } from "@/features/chat/failure-notice";
import { messages } from "@/features/chat/messages";
import { RefusalNotice } from "@/features/chat/refusal-notice";
import type { Turn } from "@/features/chat/turns";
import { WorkingLine } from "@/features/chat/working-line";

type AnswerViewProps = { turn: Turn; onAskAgain: () => void };

export function AnswerView({ turn, onAskAgain }: AnswerViewProps) {
  const { answer, state } = turn;
  return (
    <div className="space-y-3">
      {answer.refusal && <RefusalNotice reason={answer.refusal.reason} />}
      {answer.text && (
        <AnswerText text={answer.text} citations={answer.citations} />
      )}
      {state.kind === "writing" && !answer.text && (
        <WorkingLine label={state.label} />
      )}
      {state.kind === "stopped" && (
        <p className="text-soft">{messages.stopped}</p>
      )}
      {state.kind === "done" && !answer.text && (
        <p className="text-soft">{messages.unanswered}</p>
      )}
      {state.kind === "failed" && (
        <FailureNotice failure={state.failure} onRetry={onAskAgain} />
      )}
    </div>
  );
}
