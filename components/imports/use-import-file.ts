"use client";

import { useState } from "react";
import type { FileProblem } from "@/lib/imports/vocabulary";
import { readFile } from "./read-file";

interface Chosen<T, Choice> {
  name: string;
  value: T;
  /** To read it once more, in another way. */
  source: File;
  choice: Choice;
}

/** The file that was chosen, as it was read in this page; a new one takes the place of the last. */
export function useImportFile<T, Choice extends object>(
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
