import { ArrowUp, Square } from "lucide-react";
import { useState, type KeyboardEvent, type RefObject } from "react";

import { Button } from "@/components/ui/button";
import { messages } from "@/features/chat/messages";

type ComposerProps = {
  inputRef: RefObject<HTMLTextAreaElement | null>;
  isWriting: boolean;
  onSend: (question: string) => void;
  onStop: () => void;
};

export function Composer({
  inputRef,
  isWriting,
  onSend,
  onStop,
}: ComposerProps) {
  const [draft, setDraft] = useState("");
  const question = draft.trim();

  const send = () => {
    if (isWriting || question === "") return;
    onSend(question);
    setDraft("");
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const isComposing = event.nativeEvent.isComposing;
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="rounded-3xl border border-edge bg-surface shadow-float transition-colors focus-within:border-accent"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2 p-1.5 pl-5">
        <label htmlFor="question" className="sr-only">
          {messages.composerLabel}
        </label>
        <textarea
          ref={inputRef}
          id="question"
          rows={1}
          dir="auto"
          maxLength={4000}
          enterKeyHint="send"
          aria-describedby="question-hint"
          placeholder={messages.composerPlaceholder}
          className="field-sizing-content max-h-40 min-h-10 grow resize-none bg-transparent py-2 leading-6 outline-none placeholder:text-soft"
          value={draft}
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          onKeyDown={handleKeyDown}
        />
        {/* The keys keep them two buttons: one that turned into Send under the click would send the draft. */}
        {isWriting ? (
          <Button
            key="stop"
            look="round"
            aria-label={messages.stop}
            onClick={onStop}
          >
            <Square aria-hidden="true" className="size-4 fill-current" />
          </Button>
        ) : (
          <Button
            key="send"
            look="round"
            type="submit"
            aria-label={messages.send}
            disabled={question === ""}
          >
            <ArrowUp aria-hidden="true" className="size-5" />
          </Button>
        )}
      </div>
      <p id="question-hint" className="sr-only">
        {messages.composerHint}
      </p>
    </form>
  );
}
