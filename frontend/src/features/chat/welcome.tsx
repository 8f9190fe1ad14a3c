import type { RefObject } from "react";

import { messages } from "@/features/chat/messages";
import { StarterTicket } from "@/features/chat/starter-ticket";
import { starters } from "@/features/chat/starters";

type WelcomeProps = {
  headingRef: RefObject<HTMLHeadingElement | null>;
  onAsk: (question: string) => void;
};

export function Welcome({ headingRef, onAsk }: WelcomeProps) {
  return (
    <div className="grow clear-of-composer py-8 sm:py-12">
      <div className="pointer-events-none fixed inset-0 -z-10 projector-beam" />
      <h2
        ref={headingRef}
        tabIndex={-1}
        className="type-marquee text-5xl leading-none outline-none sm:text-6xl xl:text-7xl"
      >
        {messages.welcomeTitle}
      </h2>
      <p className="mt-5 max-w-xl type-prose text-soft">
        {messages.welcomeBody}
      </p>
      <ul
        aria-label={messages.starters}
        className="mt-8 grid gap-3 sm:mt-10 sm:grid-cols-2 lg:grid-cols-6 lg:gap-6"
      >
        {starters.map((starter) => (
          <li key={starter.question}>
            <StarterTicket starter={starter} onAsk={onAsk} />
          </li>
        ))}
      </ul>
    </div>
  );
}
