import { cva } from "class-variance-authority";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { messages } from "@/features/chat/messages";
import { cn } from "@/lib/cn";

const longQuestion = 90;

const heading = cva("wrap-anywhere whitespace-pre-line", {
  variants: {
    length: {
      short: "type-marquee text-3xl leading-tight",
      long: "text-lg leading-snug font-semibold",
    },
  },
});

// More than this would push its own answer out of sight.
const wholeLength = 320;
const wholeLines = 4;

type QuestionHeadingProps = { question: string };

export function QuestionHeading({ question }: QuestionHeadingProps) {
  const [isWhole, setIsWhole] = useState(false);
  const length = question.length > longQuestion ? "long" : "short";
  const isCut =
    question.length > wholeLength || question.split("\n").length > wholeLines;
  return (
    <div>
      <h2
        dir="auto"
        className={cn(heading({ length }), isCut && !isWhole && "line-clamp-4")}
      >
        <span className="sr-only">{messages.yourQuestion} </span>
        {question}
      </h2>
      {isCut && (
        <Button
          className="mt-1 -ml-3"
          aria-expanded={isWhole}
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? messages.showLess : messages.showAll}
        </Button>
      )}
    </div>
  );
}
