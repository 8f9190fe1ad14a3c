import { useChat } from "@ai-sdk/react";
import { useCallback, useState } from "react";

import { chatTransport } from "@/features/chat/chat-api";
import { toTurns, type Turn } from "@/features/chat/turns";
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
const nothingStopped: ReadonlySet<string> = new Set();

/** One conversation with the server, as turns. */
export function useChatStream(): ChatStream {
  const [chatId, setChatId] = useState(uuid);
  const [statusLabel, setStatusLabel] = useState<string | null>(null);
  const [stoppedIds, setStoppedIds] = useState(nothingStopped);
  const { messages, status, error, sendMessage, regenerate, stop } = useChat({
    id: chatId,
    transport: chatTransport,
    generateId: uuid,
    throttle: redrawMs,
    onData: (part) => {
      setStatusLabel((label) => readStatusLabel(part) ?? label);
    },
  });

  const failure = error ? toFailure(error) : null;
  const turns = toTurns(messages, { status, statusLabel, failure, stoppedIds });
  const latestId = turns.at(-1)?.id;

  const ask = useCallback(
    (question: string) => {
      setStatusLabel(null);
      void sendMessage({ text: question });
    },
    [sendMessage],
  );

  const askAgain = useCallback(() => {
    setStatusLabel(null);
    setStoppedIds((ids) => new Set([...ids].filter((id) => id !== latestId)));
    void regenerate();
  }, [regenerate, latestId]);

  const handleStop = useCallback(() => {
    if (latestId) setStoppedIds((ids) => new Set([...ids, latestId]));
    void stop();
  }, [stop, latestId]);

  const startOver = useCallback(() => {
    setStoppedIds(nothingStopped);
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
