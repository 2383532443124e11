import { z } from "zod";
import { checked } from "../http/operation";
import { seedName } from "../seed/seed";
import { behaviourControls } from "./behaviour-controls";
import { cardControls } from "./card-controls";
import type { Control } from "./control";
import { moneyControls } from "./money-controls";
import { peopleControls } from "./people-controls";
import { transactionControls } from "./transaction-controls";

const trafficInput = z.strictObject({
  enabled: z.boolean(),
  perMinute: z.number().positive().max(6_000).default(12),
});

const runControls: Control[] = [
  {
    method: "POST",
    path: "reset",
    about: "Forgets everything (faults, shape, clock and logs too) and seeds again: demo or empty.",
    example: { seed: "demo" },
    run: ({ reset }, input) => {
      const { seed } = checked(z.strictObject({ seed: seedName.default("demo") }), input);
      reset(seed);
      return { seed };
    },
  },
  {
    method: "POST",
    path: "webhook-target",
    about: "Where webhooks go from now on (until the process ends).",
    example: { url: "http://127.0.0.1:3000/api/webhooks/issuing" },
    run: ({ issuer }, input) => {
      issuer.outbox.setTarget(checked(z.strictObject({ url: z.url({ protocol: /^https?$/ }) }), input).url);
      issuer.outbox.kick();
      return { url: issuer.outbox.target };
    },
  },
  {
    method: "GET",
    path: "webhooks",
    about: "Deliveries, newest first, with every attempt: ?subject=<transaction id>&state=pending&limit=100.",
    run: ({ issuer }, _input, query) => {
      const newest = issuer.store.tables.deliveries.all().newestFirst(0, Number.POSITIVE_INFINITY);
      const wanted = newest.filter(
        (row) => matches(query, "subject", row.subject) && matches(query, "state", row.state),
      );
      return {
        target: issuer.outbox.target,
        deliveries: wanted.slice(0, Number(query.get("limit") ?? "100")),
      };
    },
  },
  {
    method: "GET",
    path: "requests",
    about: "Signed calls received, oldest first: ?path=part&operation=lockCard&request_id=…",
    run: ({ issuer }, _input, query) => ({
      requests: issuer.requests.list({
        path: query.get("path") ?? undefined,
        operation: query.get("operation") ?? undefined,
        request_id: query.get("request_id") ?? undefined,
      }),
    }),
  },
  {
    method: "POST",
    path: "traffic",
    about: "Believable traffic of the sandbox's own.",
    example: { enabled: true, perMinute: 12 },
    run: ({ traffic }, input) => {
      const wanted = checked(trafficInput, input);
      if (wanted.enabled) traffic.start(wanted.perMinute);
      else traffic.stop();
      return wanted;
    },
  },
];

function matches(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = query.get(name);
  return wanted === null || wanted === value;
}

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
