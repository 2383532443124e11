"use client";

import { useState } from "react";
import type { FileProblem } from "@/lib/imports/vocabulary";
import { readFile } from "./read-file";

/** The file that was chosen, as it was read in this page; a new one takes the place of the last. */
export function useImportFile<T>(load: () => Promise<(bytes: Uint8Array) => T>) {
  const [file, setFile] = useState<{ name: string; value: T } | null>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const [reading, setReading] = useState(false);
  const choose = async (chosen: File): Promise<T | null> => {
    setReading(true);
    setProblem(null);
    const read = await readFile(chosen, load);
    setReading(false);
    setFile(read.ok ? { name: read.name, value: read.value } : null);
    setProblem(read.ok ? null : read.problem);
    return read.ok ? read.value : null;
  };
  return { file, problem, reading, choose, forget: () => setFile(null) };
}
