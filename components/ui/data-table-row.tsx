import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { Checkbox } from "./checkbox";
import type { DataTableProps } from "./data-table";
import type { TableColumn } from "./table-column";

interface DataTableRowProps<Row> {
  row: Row;
  shown: readonly TableColumn<Row>[];
  table: DataTableProps<Row>;
}

export function DataTableRow<Row>({ row, shown, table }: DataTableRowProps<Row>) {
  const key = table.rowKey(row);
  const href = table.rowHref?.(row);
  const linked = shown.find((column) => column.narrow === "title") ?? shown[0];
  const current = table.currentKey === key;
  return (
    <tr
      aria-current={current || undefined}
      className={clsx(
        "row",
        (current || table.selection?.selected.has(key)) && "row-chosen",
        href && "row-open",
        table.density === "comfortable" && "row-roomy",
        table.selection && "row-selectable",
      )}
    >
      {table.selection ? (
        <td className="cell cell-select">
          <SelectRow rowKey={key} selection={table.selection} />
        </td>
      ) : null}
      {shown.map((column) => (
        <td key={column.id} {...cellOf(column)}>
          {href && column === linked ? (
            <RowLink href={href} scroll={table.rowScroll ?? true}>
              {column.cell(row)}
            </RowLink>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** The one link of the row; RowLinkLayer lets the rest of the row answer to a click too. */
function RowLink({ href, scroll, children }: { href: string; scroll: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      scroll={scroll}
      prefetch={false}
      data-row=""
      data-panel={scroll ? undefined : ""}
      className="row-link"
    >
      {children}
    </Link>
  );
}

function SelectRow({
  rowKey,
  selection,
}: {
  rowKey: string;
  selection: NonNullable<DataTableProps<never>["selection"]>;
}) {
  const selected = selection.selected.has(rowKey);
  return (
    <Checkbox
      aria-label={selection.rowLabel(rowKey)}
      data-select=""
      checked={selected}
      onChange={({ nativeEvent }) =>
        selection.toggle([rowKey], !selected, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}

/** On a phone a labelled cell is told by its heading, which stands nowhere else then. */
function cellOf<Row>({ header, align, narrow = "labelled", className }: TableColumn<Row>) {
  return {
    className: clsx("cell", align === "end" && "cell-end", `cell-${narrow}`, className),
    "data-label": narrow === "labelled" ? header : undefined,
  };
}
