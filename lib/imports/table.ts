import type { FileProblem } from "@/lib/imports/vocabulary";

/** A file as rows of texts. `lines` are the places of the rows in the file, counted from 1. */
export interface Table {
  headers: string[];
  rows: string[][];
  lines: number[];
}

/** Why a file cannot be used, as a key of a text. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}
