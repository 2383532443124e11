import { ensureBuild, startConsoleProcess } from "./console";
import { runOnOneMachine } from "./one-machine";
import { runScript } from "./steps";

/** `npm run demo`: everything on one machine, with the console as it is built for real. */
await runScript(() =>
  runOnOneMachine({
    prepare: { label: "Building the console (the first time takes a minute)", work: ensureBuild },
    start: startConsoleProcess,
  }),
);
