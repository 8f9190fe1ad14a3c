import { Poster } from "@/components/poster/poster";
import type { Starter } from "@/features/chat/starters";

type StarterTicketProps = {
  starter: Starter;
  onAsk: (question: string) => void;
};

/** A row with a small poster on a phone; a poster on the lobby's wall where there is room. */
export function StarterTicket({ starter, onAsk }: StarterTicketProps) {
  return (
    <button
      type="button"
      className="group flex size-full items-center gap-4 rounded-xl border border-line bg-surface p-3 text-left shadow-card transition-colors hover:border-accent hover:bg-tint lg:flex-col lg:items-start lg:rounded-sm lg:border-0 lg:bg-transparent lg:p-0 lg:shadow-none lg:hover:bg-transparent"
      onClick={() => {
        onAsk(starter.question);
      }}
    >
      <Poster
        film={starter.film}
        className="w-16 transition-transform group-hover:-rotate-2 lg:w-full lg:group-hover:-translate-y-1.5 lg:group-hover:rotate-0"
      />
      <span className="min-w-0">
        <span className="block text-sm text-soft">{starter.kind}</span>
        <span className="mt-0.5 block type-title text-lg leading-snug group-hover:text-accent">
          {starter.question}
        </span>
      </span>
    </button>
  );
}
