"use client";

import Download from "lucide-react/icons/download";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const ExportDialog = dynamic(() => import("./export-dialog").then((file) => file.ExportDialog), {
  loading: () => null,
});

interface ExportButtonProps {
  /** The list's filters; its place and page size are left out. */
  query: Record<string, string | number | readonly string[] | undefined>;
}

/** Takes out all rows that match what the list is filtered by. */
export function ExportButton({ query }: ExportButtonProps) {
  const t = useTranslations("exports");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Download aria-hidden="true" />
        {t("open")}
      </Button>
      {open ? <ExportDialog query={toFilters(query)} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function toFilters({ cursor: _, limit: __, ...filters }: ExportButtonProps["query"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(",") : String(value)]],
    ),
  );
}
