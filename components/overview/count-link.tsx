"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { formatNumber } from "@/lib/core/format";

interface CountLinkProps {
  count: number;
  /** Where the rows are listed that it counts. */
  href: string;
  /** Says what is counted, where the number alone stands. */
  label?: string;
  /** More there are than were counted. */
  capped?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A number that leads to its rows; one of nothing leads nowhere. */
export function CountLink({ count, href, label, capped = false, className, children }: CountLinkProps) {
  const locale = useLocale();
  const text = children ?? `${formatNumber(count, locale)}${capped ? "+" : ""}`;
  if (count === 0) return <span className={clsx("tabular-nums", className)}>{text}</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      className={clsx("rounded-sm tabular-nums underline-offset-3 hover:underline", className)}
    >
      {text}
    </Link>
  );
}
