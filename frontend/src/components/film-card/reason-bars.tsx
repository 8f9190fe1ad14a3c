import { messages } from "@/components/film-card/messages";
import type { ReasonShare } from "@/components/film-card/reason-shares";

type ReasonBarsProps = { shares: readonly ReasonShare[] };

export function ReasonBars({ shares }: ReasonBarsProps) {
  return (
    <ul className="space-y-2.5">
      {shares.map(({ label, percent, evidence }) => (
        <li key={label}>
          <div className="flex items-baseline justify-between gap-3 text-sm">
            <span className="font-medium">{label}</span>
            <span className="text-xs text-soft tabular-nums">
              {messages.share(percent)}
            </span>
          </div>
          <div
            aria-hidden="true"
            className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunk forced-color-adjust-none"
          >
            <div
              className="h-full rounded-full bg-accent"
              style={{ width: `${percent}%` }}
            />
          </div>
          {evidence && (
            <p className="mt-1 text-sm leading-snug text-soft">{evidence}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
