import type { FileProblem } from "@/lib/imports/constants";

/** What a person chose where the first sheet and its first line are not it. */
export interface TableChoice {
  /** Number of the sheet, from 0. */
  sheet?: number | undefined;
  /** Line of the headings, as `Table.heading`. */
  heading?: number | undefined;
}

/** A file as rows of texts. `lines` are the places of the rows in the file, counted from 1. */
export interface Table {
  headers: string[];
  rows: string[][];
  lines: number[];
  /** Names of the workbook's sheets; none for a text file. */
  sheets: string[];
  sheet: number;
  /** The line of the headings, and the first lines of the file, any of which may be it. */
  heading: number;
  top: { line: number; cells: string[] }[];
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

/** Line → field → what a person wrote there. */
export type Mended<Field extends string> = ReadonlyMap<number, Partial<Record<Field, string>>>;

/** Field → number of its column. */
export type Mapping<Field extends string> = Partial<Record<Field, number>>;
