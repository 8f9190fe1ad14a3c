import { messages } from "@/features/chat/messages";
import { columnsOf, formatValue } from "@/features/chat/rows";

const shownAtMost = 20;

type RowsTableProps = {
  rows: readonly Readonly<Record<string, unknown>>[];
  total: number;
};

export function RowsTable({ rows, total }: RowsTableProps) {
  const shown = rows.slice(0, shownAtMost);
  const columns = columnsOf(shown);
  if (columns.length === 0) return null;
  return (
    <>
      {/* Focusable, so that a wide table can be scrolled from the keyboard. */}
      <div
        role="region"
        aria-label={messages.rows}
        tabIndex={0}
        className="overflow-x-auto rounded-lg border border-line"
      >
        <table className="w-full border-collapse text-left text-xs">
          <thead className="bg-sunk">
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="px-3 py-1.5 font-semibold"
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {shown.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td
                    key={column}
                    className="max-w-64 min-w-24 px-3 py-1.5 align-top"
                  >
                    <span className="line-clamp-3 wrap-anywhere">
                      {formatValue(row[column])}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < total && <p>{messages.rowsCut(shown.length, total)}</p>}
    </>
  );
}
