import { Disclosure } from "@/components/ui/disclosure";
import type { Answer } from "@/features/chat/answer";
import { messages } from "@/features/chat/messages";
import { QueryText } from "@/features/chat/query-text";
import { RowsTable } from "@/features/chat/rows-table";

type ReceiptPanelProps = { answer: Answer };

/** How the answer was come by: the plan, the query and what it found. */
export function ReceiptPanel({ answer }: ReceiptPanelProps) {
  const { planLine, receipt } = answer;
  if (!planLine && !receipt) return null;
  return (
    <Disclosure summary={messages.howKnown}>
      <dl className="mt-2 mb-2 ml-1.5 space-y-3 rounded-xl border border-line bg-surface p-4 text-sm [&_dt]:font-semibold [&_dt]:text-soft">
        {planLine && (
          <div>
            <dt>{messages.plan}</dt>
            <dd className="wrap-anywhere">{planLine}</dd>
          </div>
        )}
        {receipt && <QueryText sql={receipt.sql} params={receipt.params} />}
        {receipt && (
          <div>
            <dt>{messages.rows}</dt>
            <dd className="space-y-2">
              <p className="tabular-nums">
                {messages.found(receipt.rowCount, receipt.ms)}
              </p>
              <RowsTable rows={receipt.rows} total={receipt.rowCount} />
            </dd>
          </div>
        )}
      </dl>
    </Disclosure>
  );
}
