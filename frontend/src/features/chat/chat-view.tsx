"use client";

import { SquarePen } from "lucide-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";

import { SiteHeader } from "@/components/site-header";
import { Button } from "@/components/ui/button";
import { announcementOf } from "@/features/chat/announcement";
import { Composer } from "@/features/chat/composer";
import { FilmsAside } from "@/features/chat/films-aside";
import { messages } from "@/features/chat/messages";
import { Transcript } from "@/features/chat/transcript";
import { useChatStream } from "@/features/chat/use-chat-stream";
import { Welcome } from "@/features/chat/welcome";
import { useEscape } from "@/hooks/use-escape";
import { useMediaQuery } from "@/hooks/use-media-query";
import { cn } from "@/lib/cn";

export function ChatView() {
  const { turns, isWriting, ask, askAgain, stop, startOver } = useChatStream();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const welcomeRef = useRef<HTMLHeadingElement>(null);
  const hasColumn = useMediaQuery("(min-width: 64rem)");
  // On a touch screen, focus would raise a keyboard over the answer.
  const hasKeyboard = useMediaQuery("(pointer: fine)");
  useEscape(isWriting, stop);

  const latest = turns.at(-1);
  const beside = turns.find(({ id }) => id === chosenId) ?? latest;

  const focusComposer = () => {
    if (hasKeyboard) inputRef.current?.focus();
  };
  const handleAsk = (question: string) => {
    setChosenId(null);
    ask(question);
    focusComposer();
  };
  const handleAskAgain = () => {
    setChosenId(null);
    askAgain();
    focusComposer();
  };
  const handleStop = () => {
    stop();
    focusComposer();
  };
  const handleStartOver = () => {
    flushSync(startOver);
    // The pressed button is gone with the old chat.
    welcomeRef.current?.focus();
    focusComposer();
  };

  return (
    <>
      <SiteHeader>
        {latest && (
          <Button onClick={handleStartOver}>
            <SquarePen aria-hidden="true" className="size-4" />
            <span className="max-sm:sr-only">{messages.newChat}</span>
          </Button>
        )}
      </SiteHeader>
      <main className="mx-auto flex max-w-7xl justify-between gap-10 px-4 sm:px-6">
        <div
          className={cn(
            "flex page-height min-w-0 grow flex-col",
            latest && "mx-auto max-w-3xl lg:mx-0",
          )}
        >
          {latest ? (
            <Transcript
              turns={turns}
              besideId={hasColumn ? (beside?.id ?? null) : null}
              onAsk={handleAsk}
              onAskAgain={handleAskAgain}
              onShowFilms={setChosenId}
            />
          ) : (
            <Welcome headingRef={welcomeRef} onAsk={handleAsk} />
          )}
          <div className="sticky bottom-0 -mx-2 bg-linear-to-t from-ground from-70% to-transparent px-2 pt-6 pb-4">
            <div className="mx-auto max-w-3xl">
              <Composer
                inputRef={inputRef}
                isWriting={isWriting}
                onSend={handleAsk}
                onStop={handleStop}
              />
            </div>
          </div>
        </div>
        {hasColumn && beside && <FilmsAside turn={beside} />}
      </main>
      <p role="status" className="sr-only">
        {announcementOf(latest)}
      </p>
    </>
  );
}
