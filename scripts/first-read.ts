/**
 * Reads the issuer before the console starts, and gives what to tell of it. A read that fails, in part or whole, keeps
 * nothing from starting: the console reads again by itself.
 */
export async function firstRead(read: () => Promise<string>): Promise<string> {
  try {
    return (await read()).trim();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `${why}\nThe console starts with what it has, and reads the issuer again by itself.`;
  }
}
