"use client";

import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { copyText } from "./copy-text";
import { shortenMiddle } from "./shorten-middle";

interface CopyIdProps {
  value: string;
  /** What it identifies, for those who cannot see where it stands: “card ID”. */
  label: string;
  /** Shows all of it. */
  full?: boolean;
  className?: string;
}

/** An identifier in mono, shortened in the middle; one click copies the whole of it and says so. */
export function CopyId({ value, label, full = false, className }: CopyIdProps) {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1800);
    return () => clearTimeout(timer);
  }, [copied]);

  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      data-tip={full ? undefined : value}
      onClick={async () => setCopied(await copyText(value))}
      className={clsx("group/copy copy-id", className)}
    >
      <span translate="no" className={full ? "break-all text-left" : "truncate"}>
        {full ? value : shortenMiddle(value)}
      </span>
      <span className="sr-only">{t("action", { label })}</span>
      <Icon
        aria-hidden="true"
        className={clsx(
          "size-3 shrink-0",
          copied ? "text-success" : "text-faint opacity-60 group-hover/copy:opacity-100",
        )}
      />
      <span aria-live="polite" className="sr-only">
        {copied ? t("done") : ""}
      </span>
    </button>
  );
}
