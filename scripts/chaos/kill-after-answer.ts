import type { Service } from "../processes";
import type { PlannedDelivery } from "./plan";
import { type Issuer, post } from "./sender";
import { withClient } from "./verdict";
import { killed, type StartVictim } from "./victims";

interface KillOptions {
  deliveries: readonly PlannedDelivery[];
  issuer: Issuer;
  ports: readonly number[];
  start: StartVictim;
  databaseUrl: string;
  onKilled?: (count: number) => void;
}

/**
 * For each delivery a process of its own, that is killed as soon as the first byte of its 200 is there. Gives how many
 * were acknowledged and how many of these the inbox holds.
 */
export async function killAfterAnswer(
  options: KillOptions,
): Promise<{ acknowledged: number; present: number }> {
  const { deliveries, issuer, ports, start } = options;
  let next = 0;
  let acknowledged = 0;
  const worker = async (port: number) => {
    for (let delivery = deliveries[next++]; delivery; delivery = deliveries[next++]) {
      const victim: Service = await start(port);
      const body = Buffer.from(delivery.body);
      const status = await post(false, port, issuer.sign(body, delivery), body);
      await killed(victim);
      if (status === 200) acknowledged += 1;
      options.onKilled?.(acknowledged);
    }
  };
  await Promise.all(ports.map(worker));
  const bodies = deliveries.map(({ body }) => body);
  const present = await withClient(options.databaseUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM webhook_delivery WHERE body = ANY($1)",
      [bodies],
    );
    return rows[0]?.count ?? 0;
  });
  return { acknowledged, present };
}
