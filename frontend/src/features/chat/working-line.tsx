import { messages } from "@/features/chat/messages";

const holes = ["", "[animation-delay:150ms]", "[animation-delay:300ms]"];

type WorkingLineProps = { label: string | null };

/** What is going on before the first word: sprocket holes running past. */
export function WorkingLine({ label }: WorkingLineProps) {
  return (
    <p className="flex min-h-8 items-center gap-3 text-soft">
      <span
        aria-hidden="true"
        className="flex gap-1.5 rounded-md bg-ink px-2 py-1.5"
      >
        {holes.map((delay) => (
          <span
            key={delay}
            className={`h-3 w-2 animate-sprocket rounded-xs bg-ground ${delay}`}
          />
        ))}
      </span>
      {label ?? messages.working}
    </p>
  );
}
