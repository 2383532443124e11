import { closeDb } from "../../lib/core/db";
import { runScript } from "../steps";
import { benchCards } from "./cards";
import { benchSecrets } from "./secrets";

/** One part of the bench on the database of `DATABASE_URL`: what calls the product in its own process. */
await runScript(async () => {
  const [part] = process.argv.slice(2);
  try {
    if (part === "cards") await benchCards(process.env.DATABASE_URL ?? "");
    else if (part === "secrets") await benchSecrets();
    else throw new Error(`There is no part ${part}.`);
  } finally {
    await closeDb();
  }
});
