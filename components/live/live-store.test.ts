import { expect, test } from "vitest";
import type { LiveSignal } from "@/lib/live/constants";
import { createLiveStore } from "./live-store";

const TOPICS = ["cards"] as const;

function listen(store: ReturnType<typeof createLiveStore>) {
  const heard: LiveSignal[] = [];
  const end = store.subscribe(TOPICS, (signal) => heard.push(signal));
  return { heard, end };
}

test("each listener hears its topics and every resync, until it ends", () => {
  const store = createLiveStore();
  const { heard, end } = listen(store);
  store.take({ signal: { topic: "cards", id: "c" } });
  store.take({ signal: { topic: "transactions", id: "t" } });
  store.take({ signal: "resync" });
  end();
  store.take({ signal: "resync" });
  expect(heard).toEqual([{ topic: "cards", id: "c" }, "resync"]);
});

test("who comes to a page hears what changed while the page was on its way, not what is older", () => {
  let now = 0;
  const store = createLiveStore(() => now);
  store.take({ signal: { topic: "cards", id: "old" } });
  now = 8_000;
  store.take({ signal: { topic: "cards", id: "new" } });
  now = 11_000;
  expect(listen(store).heard).toEqual([{ topic: "cards", id: "new" }]);
});

test("watchers are told of a new state once", () => {
  const store = createLiveStore();
  let changes = 0;
  store.watchState(() => {
    changes += 1;
  });
  for (const state of ["live", "live", "reconnecting", "live"] as const) store.take({ state });
  expect(changes).toBe(3);
  expect(store.state()).toBe("live");
});
