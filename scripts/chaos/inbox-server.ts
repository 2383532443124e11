import { createServer } from "node:http";
import { answerWebhook } from "@/lib/webhooks/answer-webhook";
import { processPendingDeliveries, wakeDeliveries } from "@/lib/webhooks/delivery-queue";

/** The inbox alone as a process that can be killed: what the route does, without the console around it. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const url = `http://127.0.0.1${request.url ?? "/"}`;
  const answer = await answerWebhook(
    new Request(url, { method: "POST", headers, body: Buffer.concat(chunks) }),
  );
  response.writeHead(answer.status, { "content-type": "application/json" });
  response.end(await answer.text());
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("inbox ready\n"));
wakeDeliveries();

// Stands for the repeating job. A failure here is what the next round is for.
setInterval(() => processPendingDeliveries().catch(() => undefined), 1_000);

// Whoever started it may be killed as well.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 1_000);
