import { clsx } from "clsx";
import Link from "next/link";

interface TabsProps {
  /** Names the group for assistive technology. */
  label: string;
  items: readonly { href: string; label: string; count?: string | undefined }[];
  /** The `href` of the tab that is open. */
  current: string;
}

/** Parts of one page, each with its own address: links, so they open in a new window and work without script. */
export function Tabs({ label, items, current }: TabsProps) {
  return (
    <nav aria-label={label} className="scrollbar-thin mb-4 flex gap-5 overflow-x-auto border-line border-b">
      {items.map((item) => {
        const selected = item.href === current;
        return (
          <Link
            key={item.href}
            href={item.href}
            scroll={false}
            aria-current={selected ? "page" : undefined}
            className={clsx(
              "flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 text-sm outline-offset-[-2px] transition-colors pointer-coarse:h-11",
              selected
                ? "border-accent font-medium text-ink"
                : "border-transparent text-muted hover:border-line-strong hover:text-ink",
            )}
          >
            {item.label}
            {item.count === undefined ? null : (
              <span className="text-faint text-xs tabular-nums">{item.count}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
