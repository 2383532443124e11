import { spawn } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { API, authorizeOn, fundedCard, startIn, TestClient, withSandbox } from "../testing/client";

async function pictureOf(client: TestClient) {
  const uris = [`${API}/cards?limit=1000`, `${API}/transactions?limit=1000`, `${API}/balance`];
  const texts: string[] = [];
  for (const uri of uris) texts.push((await client.call("GET", uri)).text);
  return texts;
}

describe("the state of the issuer", () => {
  it("is the same after a clean stop and a start", async () => {
    await withSandbox({ seed: "demo" }, async (client, dataDir) => {
      const [card] = client.sandbox.issuer.store.tables.cards.all().newestFirst(0, 1);
      await authorizeOn(client, card?.id ?? "", "5");
      const before = await pictureOf(client);
      await client.sandbox.close();
      const again = new TestClient(await startIn(dataDir));
      expect(await pictureOf(again)).toEqual(before);
      await again.sandbox.close();
    });
  });

  it("keeps everything that was answered when the process is killed, a torn last line aside", async () => {
    await withSandbox({}, async (client, dataDir) => {
      const card = await fundedCard(client, [{ period: "Daily", limit_amount: "500" }]);
      for (let i = 0; i < 20; i += 1) await authorizeOn(client, card.id, "0.01");
      const before = await pictureOf(client);
      const whole = readFileSync(join(dataDir, "journal.jsonl"), "utf8");
      appendFileSync(join(dataDir, "journal.jsonl"), '[["cards",{"id":"half-writ');
      const again = new TestClient(await startIn(dataDir));
      expect(await pictureOf(again)).toEqual(before);
      expect(readFileSync(join(dataDir, "journal.jsonl"), "utf8")).toBe(whole);
      await again.sandbox.close();
    });
  });

  it("survives SIGKILL of the real process between any two answers", { timeout: 30_000 }, async () => {
    await withSandbox({}, async (_, dataDir) => {
      const first = await startProcess(dataDir);
      const post = (url: string, path: string, body: object) =>
        fetch(`${url}/__sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
      for (let i = 0; i < 25; i += 1) await post(first.url, "deposit", { currency: "HKD", amount: "1.01" });
      first.kill();
      const second = await startProcess(dataDir);
      const answer = await post(second.url, "deposit", { currency: "HKD", amount: "0.01" });
      expect(await answer.json()).toEqual({ balance: { currency: "HKD", balance: "25.26" } });
      second.kill();
    });
  });

  it("says which line is damaged instead of starting with half a state", async () => {
    await withSandbox({}, async (client, dataDir) => {
      await fundedCard(client);
      appendFileSync(join(dataDir, "journal.jsonl"), "not json\n");
      await expect(startIn(dataDir)).rejects.toThrow(/journal\.jsonl is damaged at line \d+/);
    });
  });
});

describe("the process", () => {
  it("ends with one sentence and code 1 when the port is taken", { timeout: 30_000 }, async () => {
    await withSandbox({}, async (client, dataDir) => {
      const { port } = new URL(client.sandbox.url);
      const child = spawnMain({ SANDBOX_PORT: port, SANDBOX_DATA_DIR: join(dataDir, "other") });
      let errors = "";
      child.stderr.on("data", (chunk) => {
        errors += chunk;
      });
      const code = await new Promise((resolve) => child.once("close", resolve));
      expect(code).toBe(1);
      expect(errors).toMatch(/^sandbox issuer: the address .*:\d+ is taken by another program.*\n$/);
    });
  });
});

describe("the running process", () => {
  it("ends cleanly on SIGTERM and keeps its state", { timeout: 30_000 }, async () => {
    await withSandbox({}, async (_, dataDir) => {
      const running = await startProcess(dataDir);
      await fetch(`${running.url}/__sandbox/deposit`, {
        method: "POST",
        body: JSON.stringify({ currency: "HKD", amount: "7" }),
      });
      expect(await running.terminate()).toBe(0);
      expect(readFileSync(join(dataDir, "snapshot.jsonl"), "utf8")).toContain('"balance":"7"');
    });
  });
});

function spawnMain(env: Record<string, string>) {
  const main = join(import.meta.dirname, "..", "main.ts");
  return spawn(process.execPath, ["--import", "tsx", main], {
    env: { NODE_ENV: "test", SANDBOX_SEED: "empty", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function startProcess(dataDir: string) {
  const child = spawnMain({ SANDBOX_PORT: "0", SANDBOX_DATA_DIR: dataDir });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error("The sandbox ended before it was ready.")));
    child.stdout.on("data", (chunk) => {
      const ready = /sandbox issuer ready at (\S+)\n$/.exec(String(chunk));
      if (ready?.[1]) resolve(ready[1]);
    });
  });
  const terminate = () =>
    new Promise((resolve) => {
      child.removeAllListeners("exit").once("exit", resolve);
      child.kill("SIGTERM");
    });
  return { url, kill: () => child.kill("SIGKILL"), terminate };
}
