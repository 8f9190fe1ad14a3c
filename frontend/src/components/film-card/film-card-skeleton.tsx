import { messages } from "@/components/film-card/messages";

/** Holds a card's place while its film is on the way. */
export function FilmCardSkeleton() {
  return (
    <div className="flex animate-pulse gap-4 rounded-xl border border-line bg-surface p-3.5">
      <span className="sr-only">{messages.loading}</span>
      <div className="aspect-2/3 w-24 rounded-sm bg-sunk" />
      <div className="grow space-y-2.5 pt-1">
        <div className="h-5 w-4/5 rounded bg-sunk" />
        <div className="h-4 w-3/5 rounded bg-sunk" />
        <div className="h-4 w-2/3 rounded bg-sunk" />
      </div>
    </div>
  );
}
