import { SearchX } from "lucide-react";

import { messages } from "@/features/chat/messages";
import type { Refusal } from "@/lib/events";

type RefusalNoticeProps = { reason: Refusal["reason"] };

export function RefusalNotice({ reason }: RefusalNoticeProps) {
  return (
    <p className="inline-flex items-center gap-2 rounded-full bg-sunk py-1 pr-3.5 pl-2.5 text-sm font-medium">
      <SearchX aria-hidden="true" className="size-4 text-accent" />
      {messages.refusals[reason]}
    </p>
  );
}
