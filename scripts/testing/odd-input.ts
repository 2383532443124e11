import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { z } from "zod";

/** Texts that nobody could have typed, or that are longer than anything here. */
export const IMPOSSIBLE_TEXTS = [
  "\0",
  "ab\0cd",
  "\uD800",
  "x\uDFFFy",
  "a\u0007b",
  "\u009F",
  "A".repeat(60_000),
];

/** What a browser of ours would never send, in the place of anything. */
export const ODD_VALUES: readonly unknown[] = [
  ...IMPOSSIBLE_TEXTS,
  "",
  " ",
  "-1",
  "1e999",
  "9".repeat(400),
  "-".repeat(50),
  "__proto__",
  "constructor",
  "99999-12-31",
  "-271821-04-20T00:00:00.000Z",
  "2026-02-30",
  "0000-00-00",
  "+275760-09-13T00:00:00.000Z",
  "Mars/Olympus",
  "４１１１",
  "%00",
  "\\",
  "'",
  "00000000-0000-0000-0000-000000000000",
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  1e308,
  -1,
  0.5,
  2 ** 53,
  10n ** 40n,
  null,
  undefined,
  true,
  [],
  {},
  [[[]]],
  new Date(Number.NaN),
  new Date(8.64e15),
  new Map([["a", 1]]),
  new Set([1]),
  new Uint8Array(3),
  new FormData(),
  Object.create(null),
  JSON.parse('{"__proto__":{"role":"admin"},"constructor":{"prototype":{}},"toString":1,"valueOf":null}'),
  deep(2000),
  circle(),
  wide(),
];

/** Every file below these folders for which this holds, by its path from the root of the project. */
export function filesBelow(folders: readonly string[], holds: (file: string) => boolean): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
    )
    .filter(holds)
    .sort();
}

/** The modules whose functions a browser calls. */
export function actionFiles(): string[] {
  return filesBelow(
    ["lib", "app", "components"],
    (file) => /\.tsx?$/.test(file) && /^\s*["']use server["']/m.test(readFileSync(file, "utf8")),
  );
}

/** What a schema asks for, mostly as it asks for it: with these ids and words in the places of texts. */
export function wanted(schema: z.ZodType, texts: readonly string[]): fc.Arbitrary<unknown> {
  return arbitraryOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), texts);
}

/** The names that an object schema asks for; none for another. */
export function namesOf(schema: z.ZodType): string[] {
  const { properties, anyOf, allOf } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const parts = [properties, ...[...(anyOf ?? []), ...(allOf ?? [])].map((part) => part.properties)];
  return [...new Set(parts.flatMap((part) => Object.keys(part ?? {})))];
}

type Shape = z.core.JSONSchema.BaseSchema | boolean;

function arbitraryOf(shape: Shape, texts: readonly string[]): fc.Arbitrary<unknown> {
  if (typeof shape === "boolean") return fc.constantFrom(...texts);
  const of = (part: Shape) => arbitraryOf(part, texts);
  if ("const" in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map(of));
  if (shape.allOf?.[0]) return of(shape.allOf[0]);
  switch (shape.type) {
    case "object": {
      const entries = Object.entries(shape.properties ?? {}).map(([name, part]) => [name, of(part)] as const);
      if (entries.length > 0)
        return fc.record(Object.fromEntries(entries), { requiredKeys: shape.required ?? [] });
      return fc.dictionary(fc.constantFrom("status", "q"), of(shape.additionalProperties ?? true), {
        maxKeys: 2,
      });
    }
    case "array":
      return fc.array(of(Array.isArray(shape.items) ? (shape.items[0] ?? true) : (shape.items ?? true)), {
        minLength: Math.min(shape.minItems ?? 1, 3),
        maxLength: Math.max(1, Math.min(shape.minItems ?? 2, 3)),
      });
    case "integer":
    case "number":
      return fc.constantFrom(0, 1, 2, 5);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      return textOf(shape, texts);
    default:
      return fc.constantFrom(...texts);
  }
}

function textOf({ format, pattern }: z.core.JSONSchema.BaseSchema, texts: readonly string[]) {
  if (format === "uuid") return fc.oneof(fc.uuid({ version: 4 }), fc.constantFrom(...texts.filter(isUuid)));
  if (format === "date") return fc.constant("1990-01-02");
  if (format === "date-time") return fc.constant("2026-01-02T03:04:05.000Z");
  if (format === "email") return fc.uuid().map((id) => `${id}@example.com`);
  const matching = pattern ? [...texts, ...SAMPLES].filter((text) => new RegExp(pattern).test(text)) : [];
  return fc.constantFrom(...(matching.length > 0 ? matching : texts));
}

const SAMPLES = ["HKD", "HKG", "12.50", "852", "91234567", "2026-01", "a".repeat(64), "09:00"];

function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success;
}

/** The same value with what stands at one of its leaves replaced; by which of them `at` says. */
export function replaceLeaf(value: unknown, at: number, odd: unknown): unknown {
  const places = leavesOf(value, []);
  const place = places[at % places.length] ?? [];
  return replaceAt(value, place, odd);
}

/** How many leaves a value has. */
export function countLeaves(value: unknown): number {
  return leavesOf(value, []).length;
}

function leavesOf(value: unknown, place: readonly string[]): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [place];
  const inside = Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...place, key]));
  return inside.length > 0 ? inside : [place];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaceAt(item, rest, odd) : item));
  if (typeof value !== "object" || value === null) return odd;
  return { ...value, [key]: replaceAt(Reflect.get(value, key), rest, odd) };
}

function deep(levels: number): unknown {
  let value: unknown = "\0";
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}

/** As a request can carry it: an object that holds itself. */
function circle(): unknown {
  const value: Record<string, unknown> = { a: 1 };
  for (let index = 0; index < 30; index += 1) value[`x${index}`] = value;
  return value;
}

/** Small where it travels, and 30^10 places when each is gone to. */
function wide(): unknown {
  let value: unknown = "x";
  for (let level = 0; level < 10; level += 1) {
    const below = value;
    value = Array.from({ length: 30 }, () => below);
  }
  return value;
}
