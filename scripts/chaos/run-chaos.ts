import type { Plan } from "./plan";
import { type Issuer, percentile, sendAll } from "./sender";
import { awaitRest, judge, type Verdict } from "./verdict";
import type { Victims } from "./victims";

export interface ChaosOptions {
  plan: Plan;
  issuer: Issuer;
  victims: Victims;
  databaseUrl: string;
  restartDatabase: () => Promise<void>;
  kills: number;
  restarts: number;
  concurrency: number;
  /** How long the inbox may take to come to rest after the last answer. */
  restSeconds: number;
  log?: (line: string) => void;
}

export interface ChaosReport extends Verdict {
  acknowledged: number;
  retried: number;
  seconds: number;
  perSecond: number;
  /** Of the answers that came, in ms. */
  p50: number;
  p99: number;
  restSeconds: number;
  kills: number;
  restarts: number;
}

/** Sends the plan while processes are killed and the database is restarted, evenly over the run; then judges. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { plan, issuer, victims, concurrency, log = () => undefined } = options;
  const blows = planBlows(options);
  const done = { kills: 0, restarts: 0 };
  let blow = Promise.resolve();
  const strike = (what: "kill" | "restart", count: number) => async () => {
    log(`${count} acknowledged: ${what === "kill" ? "SIGKILL" : "PostgreSQL restarts"}`);
    if (what === "kill") await victims.kill();
    else await options.restartDatabase();
    done[what === "kill" ? "kills" : "restarts"] += 1;
  };
  const sent = await sendAll(plan.deliveries, {
    issuer,
    ports: victims.ports,
    concurrency,
    onAcknowledged: (count) => {
      const what = blows.get(count);
      if (what) blow = blow.then(strike(what, count));
    },
  });
  await blow;
  const rest = performance.now();
  await awaitRest(options.databaseUrl, options.restSeconds);
  return {
    ...(await judge(options.databaseUrl, plan)),
    acknowledged: sent.acknowledged,
    retried: sent.retried,
    seconds: sent.seconds,
    perSecond: sent.acknowledged / sent.seconds,
    p50: percentile(sent.latencies, 50),
    p99: percentile(sent.latencies, 99),
    restSeconds: (performance.now() - rest) / 1000,
    ...done,
  };
}

/** After how many answers which blow falls. */
function planBlows({ plan, kills, restarts }: ChaosOptions): Map<number, "kill" | "restart"> {
  const total = kills + restarts;
  const blows = new Map<number, "kill" | "restart">();
  for (let n = 0; n < total; n += 1) {
    const isRestart = Math.floor(((n + 1) * restarts) / total) > Math.floor((n * restarts) / total);
    blows.set(Math.ceil(((n + 1) * plan.deliveries.length) / (total + 1)), isRestart ? "restart" : "kill");
  }
  return blows;
}
