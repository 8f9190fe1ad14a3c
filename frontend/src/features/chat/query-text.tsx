import { messages } from "@/features/chat/messages";
import { formatValue } from "@/features/chat/rows";

type QueryTextProps = { sql: string | null; params: readonly unknown[] };

export function QueryText({ sql, params }: QueryTextProps) {
  return (
    <>
      <div>
        <dt>{messages.sql}</dt>
        <dd>
          {sql === null ? (
            messages.noSql
          ) : (
            // Focusable, so that a long query can be scrolled from the keyboard.
            <pre
              role="region"
              aria-label={messages.sql}
              tabIndex={0}
              className="mt-1 max-h-64 overflow-y-auto rounded-lg bg-sunk p-3 font-mono text-xs leading-relaxed wrap-anywhere whitespace-pre-wrap"
            >
              {sql}
            </pre>
          )}
        </dd>
      </div>
      {params.length > 0 && (
        <div>
          <dt>{messages.params}</dt>
          <dd className="mt-1 flex flex-wrap gap-1.5">
            {params.map((param, index) => (
              <code
                key={index}
                className="line-clamp-4 rounded bg-sunk px-1.5 py-0.5 text-xs wrap-anywhere"
              >
                {formatValue(param)}
              </code>
            ))}
          </dd>
        </div>
      )}
    </>
  );
}
