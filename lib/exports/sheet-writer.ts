/** Turns rows of cells into the bytes of a file, batch by batch. The first row is the heading. */
export interface SheetWriter {
  readonly mediaType: string;
  rows(batch: readonly (readonly string[])[]): Uint8Array;
  /** The bytes that close the file. */
  end(): Uint8Array;
}
