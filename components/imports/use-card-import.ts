"use client";

import { useState } from "react";
import { checkCardsAction } from "@/lib/imports/actions";
import type { CardChoice, CardDocument, CardLineProblem } from "@/lib/imports/card-document";
import type { CardMatch, CardRowInput } from "@/lib/imports/schema";
import type { CardField } from "@/lib/imports/vocabulary";
import { useChunks } from "./use-chunks";
import { useImportFile } from "./use-import-file";

export interface CheckedCards {
  rows: CardRowInput[];
  problems: CardLineProblem[];
  matches: CardMatch[];
}

export type CardMapping = Partial<Record<CardField, number>>;

/** The parser comes when a file is chosen. */
const parser = () => import("@/lib/imports/card-document");

/** A card document in this page, cut already: which column is what, and which card each row is. */
export function useCardImport() {
  const source = useImportFile<CardDocument, CardChoice>(
    () => parser().then((it) => it.readCardDocument),
    {},
  );
  const [mapping, setMapping] = useState<CardMapping>({});
  const [checked, setChecked] = useState<CheckedCards | null>(null);
  const check = useChunks(checkCardsAction);
  const forgetCheck = () => {
    check.cancel();
    setChecked(null);
  };
  return {
    ...source,
    mapping,
    /** Whether anything says which card a row is. */
    named: IDENTITIES.some((field) => mapping[field] !== undefined),
    check,
    checked,
    choose: async (chosen: File) => {
      forgetCheck();
      const read = await source.choose(chosen);
      if (read) setMapping(read.mapping);
    },
    forget: () => {
      forgetCheck();
      source.forget();
    },
    map: (next: CardMapping) => {
      forgetCheck();
      setMapping(next);
    },
    reread: async (choice: CardChoice) => {
      forgetCheck();
      // Another sheet or heading has other columns.
      const read = await source.reread({ admitted: [], ...choice });
      if (read) setMapping(read.mapping);
    },
    admit: async (at: number) => {
      forgetCheck();
      const read = await source.reread({ admitted: [...(source.file?.choice.admitted ?? []), at] });
      if (read) setMapping((now) => ({ ...read.mapping, ...now }));
    },
    start: async () => {
      if (!source.file) return;
      setChecked(null);
      const { toCardRows } = await parser();
      const { rows, problems } = toCardRows(source.file.value, mapping);
      const matches = await check.run(rows);
      if (matches) setChecked({ rows, problems, matches });
    },
  };
}

const IDENTITIES = ["cardNumber", "cardId", "referenceId"] as const;
