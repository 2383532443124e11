import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { filesBelow } from "./testing/odd-input";

const FILES = filesBelow(["lib"], (file) => path.basename(file) === "schema.ts");

/** Where a schema takes a text without any bound. */
function unbounded(shape: z.core.JSONSchema.BaseSchema | boolean, place: string): string[] {
  if (typeof shape === "boolean") return [];
  const { maxLength, pattern, format, items, properties, additionalProperties, anyOf, allOf, oneOf } = shape;
  const closed = shape.enum ?? ("const" in shape ? [shape.const] : undefined);
  const here = shape.type === "string" && !(maxLength ?? pattern ?? format ?? closed) ? [place] : [];
  const parts = [...(anyOf ?? []), ...(allOf ?? []), ...(oneOf ?? []), ...[items ?? []].flat()];
  return [
    ...here,
    ...parts.flatMap((part) => unbounded(part, place)),
    ...Object.entries(properties ?? {}).flatMap(([name, part]) => unbounded(part, `${place}.${name}`)),
    ...(additionalProperties ? unbounded(additionalProperties, `${place}.*`) : []),
  ];
}

test.each(FILES)("%s: every text that a browser sends has a bound", async (file) => {
  const found: Record<string, unknown> = await import(path.resolve(file));
  const open = Object.entries(found).flatMap(([name, schema]) =>
    schema instanceof z.ZodType && !name.startsWith("stored")
      ? unbounded(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), name)
      : [],
  );
  expect(open).toEqual([]);
});
