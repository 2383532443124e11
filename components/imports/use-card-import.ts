"use client";

import { checkCardsAction } from "@/lib/imports/actions";
import type { CardChoice, CardDocument, CardLineProblem } from "@/lib/imports/card-document";
import type { CardField } from "@/lib/imports/constants";
import type { CardMatch, CardRowInput } from "@/lib/imports/schema";
import { useChunks } from "./use-chunks";
import { useFileImport } from "./use-file-import";

export interface CheckedCards {
  rows: CardRowInput[];
  problems: CardLineProblem[];
  matches: CardMatch[];
}

/** The parser comes when a file is chosen. */
const parser = () => import("@/lib/imports/card-document");

/** A card document in this page, cut already, and which card each row is. */
export function useCardImport() {
  const check = useChunks(checkCardsAction);
  const work = useFileImport<CardDocument, CardChoice, CardField, CheckedCards>({
    read: () => parser().then((it) => it.readCardDocument),
    plain: {},
    afresh: { admitted: [] },
    clean: async (text) => (await import("@/lib/imports/cut-numbers")).cutNumbers(text),
    check: async (document, mapping, mended) => {
      const { toCardRows } = await parser();
      const { rows, problems } = toCardRows(document, mapping, mended);
      const matches = await check.run(rows);
      return matches && { rows, problems, matches };
    },
    cancel: check.cancel,
  });
  return {
    ...work,
    check,
    /** Whether anything says which card a row is. */
    named: IDENTITIES.some((field) => work.mapping[field] !== undefined),
    admit: (at: number) => work.widen({ admitted: [...(work.file?.choice.admitted ?? []), at] }),
  };
}

const IDENTITIES = ["cardNumber", "cardId", "referenceId"] as const;
