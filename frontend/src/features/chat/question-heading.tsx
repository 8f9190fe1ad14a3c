import { cva } from "class-variance-authority";

import { messages } from "@/features/chat/messages";

const longQuestion = 90;

const heading = cva("wrap-anywhere whitespace-pre-line", {
  variants: {
    length: {
      short: "type-marquee text-3xl leading-tight",
      long: "text-lg leading-snug font-semibold",
    },
  },
});

type QuestionHeadingProps = { question: string };

export function QuestionHeading({ question }: QuestionHeadingProps) {
  const length = question.length > longQuestion ? "long" : "short";
  return (
    <h2 dir="auto" className={heading({ length })}>
      <span className="sr-only">{messages.yourQuestion} </span>
      {question}
    </h2>
  );
}
