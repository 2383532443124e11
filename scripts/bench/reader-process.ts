import { fork } from "node:child_process";
import { z } from "zod";
import type { Ask } from "./reader";

export interface Reader {
  ask(ask: Ask): Promise<unknown>;
  time(act: "list" | "byHand", query: Record<string, string>): Promise<number>;
  stop(): void;
}

const reply = z.object({ number: z.number(), result: z.unknown().optional(), error: z.string().optional() });

/** Starts a reader of one database. */
export async function startReader(databaseUrl: string): Promise<Reader> {
  const child = fork("scripts/bench/reader.ts", {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let number = 0;
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      number += 1;
    });
  const ready = next();
  child.on("message", (message) => {
    const { number: of, result, error } = reply.parse(message);
    if (error === undefined) waiting.get(of)?.resolve(result);
    else waiting.get(of)?.reject(new Error(error));
    waiting.delete(of);
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("a reader ended"));
  });
  await ready;
  const ask = (given: Ask) => {
    const answered = next();
    child.send({ ...given, number: number - 1 });
    return answered;
  };
  return {
    ask,
    time: async (act, query) => z.number().parse(await ask({ act, query })),
    stop: () => child.disconnect(),
  };
}
