import { CircleAlert } from "lucide-react";

import { Button } from "@/components/ui/button";
import { failureWords } from "@/features/chat/failure-words";
import { messages } from "@/features/chat/messages";
import type { Failure } from "@/lib/errors";

type FailureNoticeProps = { failure: Failure; onRetry: () => void };

export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const { title, body } = failureWords(failure);
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-accent bg-tint p-4"
    >
      <CircleAlert aria-hidden="true" className="size-6 text-accent" />
      <div className="min-w-0 grow basis-48">
        <p className="font-semibold">{title}</p>
        <p className="text-sm wrap-anywhere">{body}</p>
      </div>
      <Button look="primary" onClick={onRetry}>
        {messages.retry}
      </Button>
    </div>
  );
}
