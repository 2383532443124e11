"use client";

import { useState } from "react";
import type { Mapping, Mended, Table } from "@/lib/imports/table";
import { useImportFile } from "./use-import-file";

interface Kind<Document, Choice, Field extends string, Checked> {
  read: () => Promise<(bytes: Uint8Array, choice: Choice) => Document>;
  /** How a file is read that nothing was chosen for. */
  plain: Choice;
  /** What an old choice leaves where another sheet or heading is chosen. */
  afresh: Partial<Choice>;
  /** What may be kept of a text that a person wrote into a cell. */
  clean: (text: string) => Promise<string>;
  /** Has all rows checked; null: that was cancelled or failed. */
  check: (document: Document, mapping: Mapping<Field>, mended: Mended<Field>) => Promise<Checked | null>;
  cancel: () => void;
}

/** A file in this page: which column is what, what a person wrote over its cells, and what the check of its rows found. */
export function useFileImport<
  Document extends Table & { mapping: Mapping<Field> },
  Choice extends object,
  Field extends string,
  Checked,
>(kind: Kind<Document, Choice, Field, Checked>) {
  const source = useImportFile<Document, Choice>(kind.read, kind.plain);
  const [mapping, setMapping] = useState<Mapping<Field>>({});
  const [mended, setMended] = useState<Mended<Field>>(new Map());
  const [checked, setChecked] = useState<Checked | null>(null);
  const forgetCheck = () => {
    kind.cancel();
    setChecked(null);
  };
  const look = async (written: Mended<Field>) => {
    if (!source.file) return;
    const before = checked;
    // Other rows are another upload: what was sent of these must not count for them.
    setChecked(null);
    setChecked((await kind.check(source.file.value, mapping, written)) ?? before);
  };
  return {
    ...source,
    mapping,
    checked,
    choose: async (chosen: File) => {
      forgetCheck();
      setMended(new Map());
      const read = await source.choose(chosen);
      if (read) setMapping(read.mapping);
    },
    forget: () => {
      forgetCheck();
      setMended(new Map());
      source.forget();
    },
    map: (next: Mapping<Field>) => {
      forgetCheck();
      setMapping(next);
    },
    /** Another sheet or heading has other columns and lines. */
    reread: async (choice: Partial<Choice>) => {
      forgetCheck();
      setMended(new Map());
      const read = await source.reread({ ...kind.afresh, ...choice });
      if (read) setMapping(read.mapping);
    },
    /** Reads the same lines with more of their columns. */
    widen: async (choice: Partial<Choice>) => {
      forgetCheck();
      const read = await source.reread(choice);
      if (read) setMapping((now) => ({ ...read.mapping, ...now }));
    },
    start: () => look(mended),
    /** Takes what a person wrote over cells, and has all rows checked again. */
    mend: async (written: Mended<Field>) => {
      const all = new Map(mended);
      for (const [line, cells] of written) {
        const clean = await Promise.all(
          Object.entries<string | undefined>(cells).map(async ([field, text]) => [
            field,
            await kind.clean(text ?? ""),
          ]),
        );
        all.set(line, { ...all.get(line), ...Object.fromEntries(clean) });
      }
      setMended(all);
      await look(all);
    },
  };
}
