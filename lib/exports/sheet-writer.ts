/** Turns rows of cells into the bytes of a file, batch by batch. The first row is the heading. */
export interface SheetWriter<Bytes = Uint8Array | Promise<Uint8Array>> {
  readonly mediaType: string;
  rows(batch: readonly (readonly string[])[]): Bytes;
  /** The bytes that close the file. */
  end(): Bytes;
}
