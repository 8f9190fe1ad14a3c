import { Check, Copy, X } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { messages } from "@/features/chat/messages";

const faces = {
  idle: { Icon: Copy, label: messages.copy },
  copied: { Icon: Check, label: messages.copied },
  failed: { Icon: X, label: messages.copyFailed },
};

const showResultMs = 2000;

type CopyButtonProps = { text: string };

export function CopyButton({ text }: CopyButtonProps) {
  const [result, setResult] = useState<keyof typeof faces>("idle");
  const { Icon, label } = faces[result];

  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult("copied");
    } catch {
      setResult("failed"); // the browser refused, or the page is not on a secure address
    }
    setTimeout(() => {
      setResult("idle");
    }, showResultMs);
  };

  return (
    <Button onClick={() => void handleCopy()}>
      <Icon aria-hidden="true" className="size-4" />
      <span aria-live="polite">{label}</span>
    </Button>
  );
}
