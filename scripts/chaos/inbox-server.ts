import { createServer } from "node:http";
import { processPendingDeliveries, wakeDeliveries } from "@/lib/webhooks/delivery-queue";
import { takeWebhooksDirectly } from "@/lib/webhooks/direct-intake";

/** The inbox alone as a process that can be killed: what the console's server does, without the console around it. */
takeWebhooksDirectly();
const server = createServer((_, response) => response.writeHead(404).end());
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("inbox ready\n"));
wakeDeliveries();

// Stands for the repeating job. A failure here is what the next round is for.
setInterval(() => processPendingDeliveries().catch(() => undefined), 1_000);

// Whoever started it may be killed as well.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 1_000);
