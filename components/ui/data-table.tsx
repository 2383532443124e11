import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTableHead } from "./data-table-head";
import { DataTableRow } from "./data-table-row";
import { KeepScroll } from "./keep-scroll";
import { KEEPS_PLACE } from "./kept-places";
import { Skeleton } from "./skeleton";
import { type TableColumn, type TableDensity, visibleColumns } from "./table-column";

export interface TableSelection {
  selected: ReadonlySet<string>;
  /** Puts these rows into the selection or takes them out; `range`: with all rows since the one toggled last. */
  toggle: (keys: readonly string[], on: boolean, range?: boolean) => void;
  /** Names a row's checkbox: “Select card •••• 8348”. */
  rowLabel: (key: string) => string;
}

export interface DataTableProps<Row> {
  /** The table's accessible name. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the first shown `title` column the row's link, which the whole row answers to. */
  rowHref?: (row: Row) => string;
  /** False when the link opens a panel beside the list. */
  rowScroll?: boolean;
  /** The row whose detail is open. */
  currentKey?: string | undefined;
  hidden?: readonly string[];
  density?: TableDensity;
  selection?: TableSelection;
  /** `loading` shows rows in the shape of what comes; `refreshing` keeps the rows and says they are being renewed. */
  state?: "ready" | "loading" | "refreshing";
  /** Instead of rows: an EmptyState or an ErrorState. */
  emptyState?: ReactNode;
  /** Below the rows, inside the frame: usually a Pager. */
  footer?: ReactNode;
  /** Lets the rows scroll under the heading inside the window's height. */
  fill?: boolean;
}

/**
 * Rows that the server has already filtered, sorted and paged. Without `selection` it needs no script at all and works
 * in server components; narrower than 40 rem each row becomes a card. Not TanStack Table: its row models would be 12 kB
 * for work that PostgreSQL does, and its cells cannot be rendered on the server.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    density = "compact",
    selection,
    state = "ready",
    emptyState,
  } = props;
  const t = useTranslations("ui.table");
  const shown = visibleColumns(columns, props.hidden ?? []);
  const empty = rows.length === 0 && state !== "loading";
  return (
    <div className="@container overflow-hidden rounded-lg border border-line bg-surface">
      <section
        aria-label={caption}
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1
        tabIndex={0}
        {...(props.fill ? KEEPS_PLACE : {})}
        className={clsx(
          // What is placed in a row, such as a text for screen readers, scrolls with it and does not lengthen the page.
          "scrollbar-thin relative overflow-x-auto outline-offset-[-2px]",
          props.fill &&
            "@min-[40rem]:max-h-[calc(100dvh-18.5rem-var(--selection-bar,0rem))] @min-[40rem]:overflow-y-auto",
        )}
      >
        <table
          aria-label={caption}
          aria-busy={state !== "ready"}
          className={clsx(
            "w-full border-separate border-spacing-0 text-sm @max-[40rem]:block",
            state === "refreshing" && "opacity-60 transition-opacity delay-300",
          )}
        >
          <DataTableHead columns={shown} selection={selection} keys={rows.map(rowKey)} />
          <tbody className="@max-[40rem]:block">
            {state === "loading" ? (
              <LoadingRows columns={shown} density={density} selectable={selection !== undefined} />
            ) : (
              rows.map((row) => <DataTableRow key={rowKey(row)} row={row} shown={shown} table={props} />)
            )}
          </tbody>
        </table>
        {props.fill ? <KeepScroll /> : null}
        {empty
          ? (emptyState ?? <p className="px-4 py-10 text-center text-muted text-sm">{t("empty")}</p>)
          : null}
      </section>
      {props.footer ? <div className="border-line border-t px-3 py-2">{props.footer}</div> : null}
    </div>
  );
}

function LoadingRows<Row>(props: {
  columns: TableColumn<Row>[];
  density: TableDensity;
  selectable: boolean;
}) {
  const widths = ["w-24", "w-16", "w-32", "w-20", "w-28"];
  return Array.from({ length: 8 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
    <tr key={row} className={props.density === "compact" ? "h-7 pointer-coarse:h-10" : "h-10"}>
      {props.selectable ? <td className="w-9 border-line border-b" /> : null}
      {props.columns.map((column, index) => (
        <td key={column.id} className="border-line border-b px-3">
          <Skeleton
            className={clsx(
              "h-3",
              widths[(row + index) % widths.length],
              column.align === "end" && "ml-auto",
            )}
          />
        </td>
      ))}
    </tr>
  ));
}
