import { messages } from "@/components/film-card/messages";
import type { Reason } from "@/lib/film";
import { formatName } from "@/lib/format";

export type ReasonShare = { label: string; percent: number; evidence: string };

const labels: Partial<Record<string, string>> = messages.axes;

/** What each axis gives to the match, in per cent of the whole, largest first. */
export function reasonShares(reasons: readonly Reason[]): ReasonShare[] {
  const telling = reasons.filter(({ contribution }) => contribution > 0);
  const whole = telling.reduce((sum, reason) => sum + reason.contribution, 0);
  return telling
    .toSorted((one, other) => other.contribution - one.contribution)
    .map(({ axis, contribution, evidence }) => ({
      label: labels[axis] ?? formatName(axis),
      percent: Math.round((100 * contribution) / whole),
      evidence: evidence.join(" · "),
    }));
}
