import { FilmsPanel } from "@/features/chat/films-panel";
import { messages } from "@/features/chat/messages";
import { TurnView } from "@/features/chat/turn-view";
import type { Turn } from "@/features/chat/turns";

type TranscriptProps = {
  turns: readonly Turn[];
  /** The turn whose films stand in the column beside; null when there is no column. */
  besideId: string | null;
  onAsk: (question: string) => void;
  onAskAgain: () => void;
  onShowFilms: (turnId: string) => void;
};

export function Transcript({
  turns,
  besideId,
  onAsk,
  onAskAgain,
  onShowFilms,
}: TranscriptProps) {
  const latest = turns.at(-1);
  const hasChoice = besideId !== null && turns.length > 1;
  return (
    <div
      role="log"
      aria-label={messages.transcript}
      aria-live="off" // the announcer speaks, once, when the answer is whole
      aria-busy={latest?.state.kind === "writing"}
      className="grow clear-of-composer space-y-10 py-6"
    >
      {turns.map((turn) => (
        <TurnView
          key={turn.id}
          turn={turn}
          isLatest={turn === latest}
          onAsk={onAsk}
          onAskAgain={onAskAgain}
          filmsToggle={
            hasChoice
              ? {
                  isShown: besideId === turn.id,
                  onShow: () => {
                    onShowFilms(turn.id);
                  },
                }
              : undefined
          }
        >
          {besideId === null && <FilmsPanel turn={turn} />}
        </TurnView>
      ))}
    </div>
  );
}
