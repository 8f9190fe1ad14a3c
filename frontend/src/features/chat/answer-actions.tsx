import { Clapperboard, RotateCcw } from "lucide-react";

import { Button } from "@/components/ui/button";
import { filmsBeside, type Answer } from "@/features/chat/answer";
import { answerAsText } from "@/features/chat/answer-export";
import { CopyButton } from "@/features/chat/copy-button";
import { messages } from "@/features/chat/messages";

/** Whether the films of an answer stand in the column beside, and how they get there. */
export type FilmsToggle = { isShown: boolean; onShow: () => void };

type AnswerActionsProps = {
  answer: Answer;
  onAskAgain: (() => void) | undefined;
  filmsToggle: FilmsToggle | undefined;
};

export function AnswerActions({
  answer,
  onAskAgain,
  filmsToggle,
}: AnswerActionsProps) {
  const filmCount = filmsBeside(answer).length;
  return (
    <>
      {answer.text && <CopyButton text={answerAsText(answer)} />}
      {onAskAgain && (
        <Button onClick={onAskAgain}>
          <RotateCcw aria-hidden="true" className="size-4" />
          {messages.regenerate}
        </Button>
      )}
      {filmsToggle && filmCount > 0 && (
        // It stays when pressed, so that focus has somewhere to be.
        <Button
          aria-pressed={filmsToggle.isShown}
          className="aria-pressed:bg-sunk aria-pressed:text-ink"
          onClick={filmsToggle.onShow}
        >
          <Clapperboard aria-hidden="true" className="size-4" />
          {messages.showFilmsAgain(filmCount)}
        </Button>
      )}
    </>
  );
}
