import { clsx } from "clsx";

export interface ChartColumn {
  id: string;
  /** What the column shows, for the pointer: "3 Nov 2026\n1,234.00 HKD". */
  tip: string;
  /** From the bottom up; decimal strings, drawn only above zero; null: nobody said it. */
  parts: (string | null)[];
  /** What it was in the period before, as a mark across the column. */
  before?: string | null | undefined;
}

interface ColumnChartProps {
  /** The chart in one sentence; its numbers stand in a table beside it. */
  label: string;
  columns: readonly ChartColumn[];
  /** The look of each part, in their order. */
  fills: readonly string[];
  className?: string;
}

/**
 * Columns over time as plain SVG in percentages, so that it takes whatever width there is and costs no library. Drawn with
 * attributes: style attributes are refused by the page's policy.
 */
export function ColumnChart({ label, columns, fills, className }: ColumnChartProps) {
  const most = Math.max(...columns.flatMap(({ parts, before }) => [heightOf(parts), size(before)]), 0);
  const slot = 100 / Math.max(columns.length, 1);
  return (
    <svg role="img" aria-label={label} className={clsx("block w-full overflow-visible", className ?? "h-24")}>
      <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-line-strong" />
      {most > 0 ? (
        <line x1="0" x2="100%" y1="0" y2="0" strokeDasharray="2 4" className="stroke-line" />
      ) : null}
      {columns.map((column, index) => (
        <g key={column.id} data-tip={column.tip} className="group">
          <rect
            x={`${index * slot}%`}
            width={`${slot}%`}
            height="100%"
            className="fill-transparent group-hover:fill-hover"
          />
          {most > 0 ? (
            <Column column={column} most={most} left={index * slot} slot={slot} fills={fills} />
          ) : null}
        </g>
      ))}
    </svg>
  );
}

interface ColumnProps {
  column: ChartColumn;
  most: number;
  left: number;
  slot: number;
  fills: readonly string[];
}

function Column({ column, most, left, slot, fills }: ColumnProps) {
  const percent = (value: number) => (value > 0 ? Math.max((value / most) * 100, LEAST) : 0);
  const tops = column.parts.map((_, index) => percent(heightOf(column.parts.slice(0, index + 1))));
  const before = size(column.before);
  return (
    <>
      {tops.map((top, index) => {
        const height = top - (tops[index - 1] ?? 0);
        return height > 0 ? (
          <rect
            key={fills[index]}
            x={`${left + slot * 0.18}%`}
            width={`${slot * 0.64}%`}
            y={`${100 - top}%`}
            height={`${height}%`}
            className={clsx("pointer-events-none", fills[index])}
          />
        ) : null;
      })}
      {before > 0 ? (
        <line
          x1={`${left + slot * 0.06}%`}
          x2={`${left + slot * 0.94}%`}
          y1={`${100 - percent(before)}%`}
          y2={`${100 - percent(before)}%`}
          strokeWidth="1.5"
          className="pointer-events-none stroke-muted"
        />
      ) : null}
    </>
  );
}

/** Percent of the height: little is not nothing. */
const LEAST = 2;

/** For drawing only: a pixel needs no exact decimals. */
const size = (amount: string | null | undefined) => (amount ? Math.max(0, Number(amount)) : 0);
const heightOf = (parts: readonly (string | null)[]) => parts.reduce((sum, part) => sum + size(part), 0);
