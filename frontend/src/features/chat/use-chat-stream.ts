import { useChat } from "@ai-sdk/react";
import { useCallback, useRef, useState } from "react";

import { chatTransport } from "@/features/chat/chat-api";
import { toTurns, type Ending, type Turn } from "@/features/chat/turns";
import { toFailure } from "@/lib/errors";
import { readStatusLabel } from "@/lib/events";
import { uuid } from "@/lib/uuid";

type ChatStream = {
  turns: readonly Turn[];
  isWriting: boolean;
  ask: (question: string) => void;
  askAgain: () => void;
  stop: () => void;
  startOver: () => void;
};

const redrawMs = 50;
const noEndings: ReadonlyMap<string, Ending> = new Map();

/** One conversation with the server, as turns. */
export function useChatStream(): ChatStream {
  const [chatId, setChatId] = useState(uuid);
  const [statusLabel, setStatusLabel] = useState<string | null>(null);
  const [endings, setEndings] = useState(noEndings);
  // The turn being answered. State would be too late for a second call in the same task.
  const openId = useRef<string | null>(null);

  const end = useCallback((ending: Ending) => {
    const id = openId.current;
    if (id !== null) setEndings((known) => new Map(known).set(id, ending));
  }, []);

  const { messages, status, sendMessage, regenerate, stop } = useChat({
    id: chatId,
    transport: chatTransport,
    generateId: uuid,
    throttle: redrawMs,
    onData: (part) => {
      setStatusLabel((label) => readStatusLabel(part) ?? label);
    },
    onError: (error) => {
      end({ kind: "failed", failure: toFailure(error) });
    },
  });

  const turns = toTurns(messages, { status, statusLabel, endings });
  const latestId = turns.at(-1)?.id;

  const answer = useCallback((id: string, request: () => Promise<void>) => {
    if (openId.current !== null) return;
    openId.current = id;
    setStatusLabel(null);
    setEndings((known) => new Map([...known].filter(([key]) => key !== id)));
    void request().finally(() => {
      if (openId.current === id) openId.current = null;
    });
  }, []);

  const ask = useCallback(
    (question: string) => {
      const id = uuid();
      const parts = [{ type: "text" as const, text: question }];
      answer(id, () => sendMessage({ id, role: "user", parts }));
    },
    [answer, sendMessage],
  );

  const askAgain = useCallback(() => {
    if (latestId) answer(latestId, regenerate);
  }, [answer, latestId, regenerate]);

  const handleStop = useCallback(() => {
    end({ kind: "stopped" });
    openId.current = null;
    void stop();
  }, [end, stop]);

  const startOver = useCallback(() => {
    openId.current = null;
    setEndings(noEndings);
    setChatId(uuid());
  }, []);

  return {
    turns,
    isWriting: status === "submitted" || status === "streaming",
    ask,
    askAgain,
    stop: handleStop,
    startOver,
  };
}
