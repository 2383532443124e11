import type { ReactNode } from "react";

export interface TableColumn<Row> {
  id: string;
  /** The heading as plain text; also names the cell on a phone and the entry in the column chooser. */
  header: string;
  /** Explains the heading on hover. */
  tip?: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and amounts stand at the end. */
  align?: "start" | "end";
  /**
   * Where the cell goes when the table is narrow: first line left, first line right, below that, labelled, or nowhere.
   * The `title` also stays in sight when a wide table scrolls sideways.
   */
  narrow?: "title" | "trailing" | "below" | "labelled" | "hidden";
  /** How the rows are sorted by this column now, if they can be. */
  sort?: "ascending" | "descending" | "none";
  /** The address that sorts by this column. */
  sortHref?: string;
  /** Cannot be hidden by the viewer. */
  fixed?: boolean;
  /** Classes of heading and cells, for widths. */
  className?: string;
}

export type TableDensity = "compact" | "comfortable";

/** The columns the viewer has not hidden; fixed ones always stay. */
export function visibleColumns<Row>(
  columns: readonly TableColumn<Row>[],
  hidden: readonly string[],
): TableColumn<Row>[] {
  return columns.filter((column) => column.fixed || !hidden.includes(column.id));
}
