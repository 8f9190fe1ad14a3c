import { Check, Copy, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

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
  const resetting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { Icon, label } = faces[result];

  useEffect(
    () => () => {
      clearTimeout(resetting.current);
    },
    [],
  );

  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult("copied");
    } catch {
      setResult("failed"); // the browser refused, or the page is not on a secure address
    }
    clearTimeout(resetting.current);
    resetting.current = setTimeout(() => {
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
