import { useEffect, useRef, type ReactNode } from "react";

import {
  AnswerActions,
  type FilmsToggle,
} from "@/features/chat/answer-actions";
import { AnswerView } from "@/features/chat/answer-view";
import { Followups } from "@/features/chat/followups";
import { QuestionHeading } from "@/features/chat/question-heading";
import { ReceiptPanel } from "@/features/chat/receipt-panel";
import type { Turn } from "@/features/chat/turns";
import { cn } from "@/lib/cn";

type TurnViewProps = {
  turn: Turn;
  isLatest: boolean;
  onAsk: (question: string) => void;
  onAskAgain: () => void;
  filmsToggle: FilmsToggle | undefined;
  children?: ReactNode;
};

export function TurnView({
  turn,
  isLatest,
  onAsk,
  onAskAgain,
  filmsToggle,
  children,
}: TurnViewProps) {
  const startRef = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isLatest) startRef.current?.scrollIntoView({ block: "start" });
  }, [isLatest]);

  const { answer, state } = turn;
  const isWriting = state.kind === "writing";
  // A failure has a button of its own.
  const canAskAgain = isLatest && state.kind !== "failed";
  return (
    <article
      ref={startRef}
      className={cn("animate-arrive space-y-4", isLatest && "room-below")}
    >
      <QuestionHeading question={turn.question} />
      <AnswerView turn={turn} onAskAgain={onAskAgain} />
      {!isWriting && (
        <div className="-ml-1.5 flex flex-wrap items-start gap-1">
          <ReceiptPanel answer={answer} />
          <AnswerActions
            answer={answer}
            onAskAgain={canAskAgain ? onAskAgain : undefined}
            filmsToggle={filmsToggle}
          />
        </div>
      )}
      {children}
      {isLatest && !isWriting && (
        <Followups questions={answer.followups} onAsk={onAsk} />
      )}
    </article>
  );
}
