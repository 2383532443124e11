import { clsx } from "clsx";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import ArrowUpDown from "lucide-react/icons/arrow-up-down";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Checkbox } from "./checkbox";
import type { TableSelection } from "./data-table";
import { TipMark } from "./info-tip";
import type { TableColumn } from "./table-column";

interface DataTableHeadProps<Row> {
  columns: readonly TableColumn<Row>[];
  selection: TableSelection | undefined;
  keys: readonly string[];
}

export function DataTableHead<Row>({ columns, selection, keys }: DataTableHeadProps<Row>) {
  return (
    <thead className="@max-[40rem]:sr-only">
      <tr>
        {selection ? (
          <th scope="col" className={clsx(headCell, "w-9 pr-0")}>
            <SelectAll selection={selection} keys={keys} />
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={column.sort}
            className={clsx(
              headCell,
              column.align === "end" ? "text-right" : "text-left",
              column.narrow === "title" && "left-0 z-3",
              column.className,
            )}
          >
            <Heading column={column} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

const headCell =
  "sticky top-0 z-2 h-8 whitespace-nowrap border-line border-b bg-subtle px-3 font-medium text-muted text-xs";

function Heading<Row>({ column }: { column: TableColumn<Row> }) {
  if (!column.sort || !column.sortHref) return <TipMark tip={column.tip}>{column.header}</TipMark>;
  const Icon = column.sort === "ascending" ? ArrowUp : column.sort === "descending" ? ArrowDown : ArrowUpDown;
  return (
    <Link
      href={column.sortHref}
      scroll={false}
      prefetch={false}
      data-tip={column.tip}
      className={clsx(
        "-mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-ink",
        column.align === "end" && "flex-row-reverse",
        column.sort !== "none" && "text-ink",
      )}
    >
      {column.header}
      <Icon aria-hidden="true" className={clsx("size-3", column.sort === "none" && "opacity-50")} />
    </Link>
  );
}

function SelectAll({ selection, keys }: { selection: TableSelection; keys: readonly string[] }) {
  const t = useTranslations("ui.table");
  const chosen = keys.filter((key) => selection.selected.has(key)).length;
  const all = keys.length > 0 && chosen === keys.length;
  return (
    <Checkbox
      aria-label={t("selectAll")}
      checked={all}
      indeterminate={chosen > 0 && !all}
      disabled={keys.length === 0}
      onChange={() => selection.toggle(keys, !all)}
    />
  );
}
