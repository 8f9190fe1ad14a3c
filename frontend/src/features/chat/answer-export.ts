import type { Answer } from "@/features/chat/answer";
import { messages } from "@/features/chat/messages";

/** The answer as plain text with its sources below, ready to paste. */
export function answerAsText(answer: Answer): string {
  const sources = answer.citations.map(
    ({ n, title, text }) => `[${n}] ${title}: ${text}`,
  );
  if (sources.length === 0) return answer.text;
  return [answer.text, "", messages.sources, ...sources].join("\n");
}
