import { toAnswerBlocks } from "@/features/chat/answer-blocks";
import { CitedText } from "@/features/chat/cited-text";
import type { Citation } from "@/lib/events";

type AnswerTextProps = { text: string; citations: readonly Citation[] };

export function AnswerText({ text, citations }: AnswerTextProps) {
  return (
    <div dir="auto" className="max-w-2xl space-y-3 type-prose wrap-anywhere">
      {toAnswerBlocks(text).map((block, index) => {
        if (block.kind === "paragraph") {
          return (
            <p key={index}>
              <CitedText text={block.text} citations={citations} />
            </p>
          );
        }
        const List = block.isOrdered ? "ol" : "ul";
        return (
          <List
            key={index}
            className={block.isOrdered ? "list-decimal pl-6" : "list-disc pl-5"}
          >
            {block.items.map((item, position) => (
              <li key={position} className="pl-1 marker:text-soft">
                <CitedText text={item} citations={citations} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}
