import { startDevelopmentServer } from "./console";
import { runOnOneMachine } from "./one-machine";
import { runScript } from "./steps";

/** `npm run dev`: what `npm run demo` starts, on the same data, with a console that follows each changed line. */
await runScript(() => runOnOneMachine({ start: startDevelopmentServer }));
