"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

interface ChosenFileProps {
  name: string;
  rows: number;
  onAnother: () => void;
  children?: ReactNode;
}

/** The file that is being imported, and the way to another one. */
export function ChosenFile({ name, rows, onAnother, children }: ChosenFileProps) {
  const t = useTranslations("imports.file");
  const another = (
    <Button size="sm" onClick={onAnother}>
      {t("another")}
    </Button>
  );
  return (
    <Callout tone="neutral" title={t("read", { rows, file: name })} actions={another}>
      {children}
    </Callout>
  );
}
