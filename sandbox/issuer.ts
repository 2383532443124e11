import { type SandboxClock, timestamp } from "./clock";
import type { FaultBook } from "./faults/fault-book";
import type { Turns } from "./faults/turns";
import type { RequestLog } from "./http/request-log";
import type { Shape } from "./http/shape";
import type { UsageBook } from "./limits/usage-book";
import type { PciSessions } from "./pci/sessions";
import type { PciSwitches } from "./pci/switches";
import type { Random } from "./random";
import type { Row } from "./store/ordered-rows";
import type { Store } from "./store/store";
import type { Timers } from "./timers";
import type { Outbox } from "./webhooks/outbox";

/** Everything one running issuer consists of; handed to every operation and control. */
export type Issuer = {
  business: { appId: string; id: string; name: string };
  store: Store;
  clock: SandboxClock;
  random: Random;
  usage: UsageBook;
  outbox: Outbox;
  faults: FaultBook;
  requests: RequestLog;
  shape: Shape;
  pci: PciSessions;
  pciSwitches: PciSwitches;
  timers: Timers;
  turns: Turns;
};

/** Identity and time of a row that is created now, or at a stated moment. */
export function newRow(
  issuer: Pick<Issuer, "store" | "clock" | "random">,
  at: Date = issuer.clock.now(),
): Row {
  const seq = issuer.store.nextSeq();
  return { id: issuer.random.uuid(), seq, p_created_at: timestamp(at, seq) };
}
