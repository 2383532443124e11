import { deploy } from "./database/deploy";
import { loadEnvironment, openDatabase } from "./environment";
import { runScript } from "./steps";

/** `npm run db:deploy` */
await runScript(async () => {
  loadEnvironment();
  const close = await openDatabase();
  try {
    const applied = await deploy();
    process.stdout.write(
      applied.length === 0 ? "The database is up to date.\n" : `Applied: ${applied.join(", ")}\n`,
    );
  } finally {
    await close();
  }
});
