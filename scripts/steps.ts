const terminal = process.stdout.isTTY === true;

/** Prints numbered steps with the time each one takes; on a terminal the running step counts up in place. */
export function createSteps(total: number) {
  let number = 0;
  return async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
    number += 1;
    const name = `[${number}/${total}] ${label}`;
    const started = Date.now();
    const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    process.stdout.write(terminal ? `${name} …` : `${name} …\n`);
    const ticker = terminal
      ? setInterval(() => process.stdout.write(`\r${name} … ${seconds()} `), 500)
      : undefined;
    try {
      const result = await work();
      process.stdout.write(terminal ? `\r${name} ✓ ${seconds()}    \n` : `${name} done in ${seconds()}\n`);
      return result;
    } catch (error) {
      process.stdout.write(
        terminal ? `\r${name} ✗ ${seconds()}    \n` : `${name} failed after ${seconds()}\n`,
      );
      throw error;
    } finally {
      clearInterval(ticker);
    }
  };
}

/** Runs a script's main function; a failure is one sentence on stderr and exit code 1. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
