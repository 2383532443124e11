"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { Mended } from "@/lib/imports/table";

/** What a person writes over wrong cells, until the rows are checked again. */
export function useMending<Field extends string>() {
  const [mended, setMended] = useState<Mended<Field>>(new Map());
  const write = (line: number, field: Field, text: string) =>
    setMended(new Map([...mended, [line, { ...mended.get(line), [field]: text }]]));
  return { mended, write };
}

interface WrongCellProps {
  line: number;
  field: string;
  value: string;
  onWrite: (text: string) => void;
}

/** The value that is wrong, to be written over where it stands. */
export function WrongCell({ line, field, value, onWrite }: WrongCellProps) {
  const t = useTranslations("imports.preview");
  return (
    <Input
      aria-label={t("valueOf", { field, line })}
      defaultValue={value}
      autoComplete="off"
      onChange={(event) => onWrite(event.target.value)}
    />
  );
}

interface MendingActionsProps<Field extends string> {
  mended: Mended<Field>;
  onMend: (mended: Mended<Field>) => void;
  onSave: () => void;
}

/** Has the corrected rows checked, or hands out the wrong ones as a file. */
export function MendingActions<Field extends string>({ mended, onMend, onSave }: MendingActionsProps<Field>) {
  const t = useTranslations("imports.preview");
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" disabled={mended.size === 0} onClick={() => onMend(mended)}>
        {t("mend")}
      </Button>
      <Button onClick={onSave}>{t("saveFailing")}</Button>
    </div>
  );
}
