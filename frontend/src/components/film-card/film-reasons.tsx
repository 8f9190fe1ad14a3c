import { messages } from "@/components/film-card/messages";
import { ReasonBars } from "@/components/film-card/reason-bars";
import { reasonShares } from "@/components/film-card/reason-shares";
import { Disclosure } from "@/components/ui/disclosure";
import type { Reason } from "@/lib/film";

const shownAtOnce = 3;

type FilmReasonsProps = { reasons: readonly Reason[] };

export function FilmReasons({ reasons }: FilmReasonsProps) {
  const shares = reasonShares(reasons);
  const first = shares.slice(0, shownAtOnce);
  const rest = shares.slice(shownAtOnce);
  if (first.length === 0) return null;
  return (
    <div className="mt-3 border-t border-line pt-3">
      <h4 className="mb-2 text-sm font-semibold">{messages.reasons}</h4>
      <ReasonBars shares={first} />
      {rest.length > 0 && (
        <div className="mt-1.5 -ml-1.5">
          <Disclosure summary={messages.moreReasons(rest.length)}>
            <div className="mt-2 ml-1.5">
              <ReasonBars shares={rest} />
            </div>
          </Disclosure>
        </div>
      )}
    </div>
  );
}
