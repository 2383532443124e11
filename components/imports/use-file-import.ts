"use client";

import { useState } from "react";
import { FILE_PROBLEMS, type FileProblem, MOST_BYTES } from "@/lib/imports/constants";
import type { Mapping, Mended, Table } from "@/lib/imports/table";

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

interface Chosen<T, Choice> {
  name: string;
  value: T;
  /** To read it once more, in another way. */
  source: File;
  choice: Choice;
}

/** The file that was chosen, as it was read in this page; a new one takes the place of the last. */
function useImportFile<T, Choice extends object>(
  load: () => Promise<(bytes: Uint8Array, choice: Choice) => T>,
  plain: Choice,
) {
  const [file, setFile] = useState<Chosen<T, Choice> | null>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const [reading, setReading] = useState(false);
  const read = async (source: File, choice: Choice): Promise<T | null> => {
    setReading(true);
    setProblem(null);
    const result = await readFile(source, async () => {
      const parse = await load();
      return (bytes) => parse(bytes, choice);
    });
    setReading(false);
    if (result.ok) setFile({ name: result.name, value: result.value, source, choice });
    else setProblem(result.problem);
    return result.ok ? result.value : null;
  };
  const choose = async (source: File): Promise<T | null> => {
    setFile(null);
    return read(source, plain);
  };
  /** Another sheet, another line of headings; what cannot be read so stays as it was. */
  const reread = async (more: Partial<Choice>): Promise<T | null> =>
    file ? read(file.source, { ...file.choice, ...more }) : null;
  return { file, problem, reading, choose, reread, forget: () => setFile(null) };
}

type ReadFile<T> = { ok: true; name: string; value: T } | { ok: false; problem: FileProblem };

/** Reads a chosen file in this page and nowhere else; the reader comes when it is needed. */
async function readFile<T>(file: File, load: () => Promise<(bytes: Uint8Array) => T>): Promise<ReadFile<T>> {
  if (file.size > MOST_BYTES) return { ok: false, problem: "tooBig" };
  try {
    const [read, bytes] = await Promise.all([load(), file.arrayBuffer()]);
    return { ok: true, name: safeName(file.name), value: read(new Uint8Array(bytes)) };
  } catch (error) {
    const told = error instanceof Error && "problem" in error ? error.problem : null;
    return { ok: false, problem: FILE_PROBLEMS.find((one) => one === told) ?? "notText" };
  }
}

/** Names are kept with the import, and people put all sorts of numbers in them. */
function safeName(name: string): string {
  const cut = name.normalize("NFKC").replace(/\d(?:[ .\-–—_/]?\d){11,}/g, "######");
  return cut.trim().slice(-200) || "file";
}
