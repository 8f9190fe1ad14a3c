"use client";

import { messages } from "@/app/messages";
import { Intermission } from "@/components/intermission";
import { Button } from "@/components/ui/button";

type CrashProps = { reset: () => void };

export default function Crash({ reset }: CrashProps) {
  return (
    <Intermission title={messages.crashTitle} body={messages.crashBody}>
      <Button look="primary" onClick={reset}>
        {messages.crashRetry}
      </Button>
    </Intermission>
  );
}
