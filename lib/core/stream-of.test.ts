import { expect, test } from "vitest";
import { streamOf } from "@/lib/core/stream-of";

function source(many: number) {
  const seen = { pulled: 0, ended: "" };
  async function* write(): AsyncGenerator<Uint8Array> {
    try {
      for (; seen.pulled < many; seen.pulled++) yield new Uint8Array([seen.pulled]);
      seen.ended = "complete";
    } catch (error) {
      seen.ended = error instanceof Error ? error.name : "?";
      throw error;
    } finally {
      seen.ended ||= "returned";
    }
  }
  return { seen, bytes: write() };
}

test("everything is sent to a reader who takes it, however many pieces", async () => {
  const { seen, bytes } = source(100);
  const sent = Buffer.from(await new Response(streamOf(bytes)).arrayBuffer());
  expect([...sent]).toEqual(Array.from({ length: 100 }, (_, at) => at));
  expect(seen.ended).toBe("complete");
});

test("a reader who takes nothing is cut off, and what the generator holds is let go", async () => {
  const { seen, bytes } = source(100);
  const reader = streamOf(bytes, 20).getReader();
  await reader.read();
  await expect.poll(() => seen.ended).toBe("ReaderStalled");
  await expect(reader.closed).rejects.toMatchObject({ name: "ReaderStalled" });
  expect(seen.pulled).toBeLessThan(5);
});

test("a reader who goes away ends the generator", async () => {
  const { seen, bytes } = source(100);
  const reader = streamOf(bytes).getReader();
  await reader.read();
  await reader.cancel();
  expect(seen.ended).toBe("returned");
});
