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
        "group/row",
        current || table.selection?.selected.has(key) ? "bg-accent-subtle" : "bg-surface",
        href && "cursor-pointer hover:bg-hover",
        table.density === "comfortable" ? "h-12" : "h-9",
        "@max-[40rem]:grid @max-[40rem]:h-auto @max-[40rem]:grid-cols-[minmax(0,1fr)_auto] @max-[40rem]:gap-x-3 @max-[40rem]:gap-y-1 @max-[40rem]:border-line @max-[40rem]:border-b @max-[40rem]:px-3 @max-[40rem]:py-2.5",
        table.selection && "@max-[40rem]:relative @max-[40rem]:pl-11",
        "has-[a[data-row]:focus-visible]:outline-2 has-[a[data-row]:focus-visible]:-outline-offset-2 has-[a[data-row]:focus-visible]:outline-focus",
      )}
    >
      {table.selection ? (
        <td
          className={clsx(bodyCell, "w-9 pr-0 @max-[40rem]:absolute @max-[40rem]:top-3 @max-[40rem]:left-3")}
        >
          <SelectRow rowKey={key} selection={table.selection} />
        </td>
      ) : null}
      {shown.map((column) => (
        <td key={column.id} data-label={column.header} className={cellStyle(column)}>
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
      className="font-medium text-ink outline-none"
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

const bodyCell =
  "border-line border-b px-3 whitespace-nowrap group-last/row:border-b-0 @max-[40rem]:whitespace-normal @max-[40rem]:border-0 @max-[40rem]:p-0";

function cellStyle<Row>(column: TableColumn<Row>): string {
  const narrow = column.narrow ?? "labelled";
  return clsx(
    bodyCell,
    column.align === "end" && "text-right tabular-nums",
    narrow === "title" &&
      "max-w-80 truncate bg-inherit @max-[40rem]:col-start-1 @max-[40rem]:row-start-1 @min-[40rem]:sticky @min-[40rem]:left-0 @min-[40rem]:z-1",
    narrow === "trailing" && "@max-[40rem]:col-start-2 @max-[40rem]:row-start-1 @max-[40rem]:text-right",
    narrow === "labelled" &&
      "@max-[40rem]:col-span-2 @max-[40rem]:flex @max-[40rem]:w-auto! @max-[40rem]:items-baseline @max-[40rem]:justify-between @max-[40rem]:gap-3 @max-[40rem]:text-right @max-[40rem]:before:shrink-0 @max-[40rem]:before:text-muted @max-[40rem]:before:text-xs @max-[40rem]:before:content-[attr(data-label)]",
    narrow === "hidden" && "@max-[40rem]:hidden",
    column.className,
  );
}
