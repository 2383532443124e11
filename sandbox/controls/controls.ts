import { behaviourControls } from "./behaviour-controls";
import { cardControls } from "./card-controls";
import type { Control } from "./control";
import { moneyControls } from "./money-controls";
import { peopleControls } from "./people-controls";
import { runControls } from "./run-controls";
import { transactionControls } from "./transaction-controls";

export const CONTROL_PREFIX = "/__sandbox";

/** Every control; none of them exists at the real issuer. */
export const controls: Control[] = [
  ...transactionControls,
  ...moneyControls,
  ...cardControls,
  ...peopleControls,
  ...behaviourControls,
  ...runControls,
];
