import { expect, test } from "vitest";
import { readCapped } from "@/lib/webhooks/read-capped";

const bodyOf = (text: string) => new Response(text).body;

test("a body is read byte for byte up to the cap, and one byte more is refused", async () => {
  expect(Buffer.from((await readCapped(bodyOf("{ }\n"), 4)) ?? []).toString()).toBe("{ }\n");
  expect(await readCapped(bodyOf("{ }\n!"), 4)).toBeNull();
  expect(await readCapped(null, 4)).toHaveLength(0);
});

test("an endless body is left as soon as it is over the cap", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  expect(await readCapped(endless, 10 * 1024)).toBeNull();
  expect(sent).toBeLessThan(20);
});
