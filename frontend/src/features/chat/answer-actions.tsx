import { Clapperboard, RotateCcw } from "lucide-react";

import { Button } from "@/components/ui/button";
import { filmsBeside, type Answer } from "@/features/chat/answer";
import { answerAsText } from "@/features/chat/answer-export";
import { CopyButton } from "@/features/chat/copy-button";
import { messages } from "@/features/chat/messages";

type AnswerActionsProps = {
  answer: Answer;
  onAskAgain: (() => void) | undefined;
  onShowFilms: (() => void) | undefined;
};

export function AnswerActions({
  answer,
  onAskAgain,
  onShowFilms,
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
      {onShowFilms && filmCount > 0 && (
        <Button onClick={onShowFilms}>
          <Clapperboard aria-hidden="true" className="size-4" />
          {messages.showFilmsAgain(filmCount)}
        </Button>
      )}
    </>
  );
}
