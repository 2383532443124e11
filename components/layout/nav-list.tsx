"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatNumber } from "@/lib/core/format";
import { groupNav, type NavItem, navHref, navIcons, navIdOf } from "./nav-items";

interface NavListProps {
  items: readonly NavItem[];
  onNavigate?: () => void;
  /** Above the pages: the product's mark. */
  children?: ReactNode;
}

/** The pages this viewer may enter, each prefetched only when it is aimed at: fourteen at once would load the server.
 * Collapsed, the names stay for assistive technology. */
export function NavList({ items, onNavigate, children }: NavListProps) {
  const t = useTranslations("layout.nav");
  const locale = useLocale();
  const router = useRouter();
  const current = navIdOf(usePathname());
  return (
    <nav aria-label={t("label")} className="flex min-h-0 flex-1 flex-col">
      {children}
      <div className="scrollbar-thin flex-1 overflow-y-auto px-2 pb-3">
        {groupNav(items).map((group) => (
          <ul key={group[0]?.id} className="grid gap-px border-line border-t py-2 first:border-t-0">
            {group.map(({ id, count, badge }) => {
              const Icon = navIcons[id];
              return (
                <li key={id}>
                  <Link
                    href={navHref(id)}
                    prefetch={false}
                    onPointerEnter={() => router.prefetch(navHref(id))}
                    onFocus={() => router.prefetch(navHref(id))}
                    aria-current={current === id ? "page" : undefined}
                    {...(onNavigate ? { onClick: onNavigate } : {})}
                    className={clsx(
                      "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm outline-offset-[-2px] pointer-coarse:h-11",
                      current === id
                        ? "bg-hover font-medium text-ink"
                        : "text-muted hover:bg-subtle hover:text-ink",
                    )}
                  >
                    <Icon
                      aria-hidden="true"
                      className={clsx("size-4 shrink-0", current === id && "text-accent-ink")}
                    />
                    <span className="truncate collapsed:sr-only">{t(id)}</span>
                    {count ? (
                      <span className="ml-auto rounded-xs bg-accent-subtle px-1 text-accent-ink text-xs tabular-nums collapsed:hidden">
                        {formatNumber(count, locale)}
                      </span>
                    ) : null}
                    {badge}
                  </Link>
                </li>
              );
            })}
          </ul>
        ))}
      </div>
    </nav>
  );
}
