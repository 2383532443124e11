import { z } from "zod";
import { IssuingConfigError } from "@/lib/issuing/errors";
import type { OperationName } from "@/lib/issuing/operation-types";
import { type HttpMethod, type RouteMap, routes } from "@/lib/issuing/routes";

export type RouteOverrides = Partial<Record<OperationName, { method?: HttpMethod; path?: string }>>;

/**
 * Takes the JSON text of an overrides file: operation name to `"/path"`, `"PUT /path"` or `{method?, path?}`.
 * @throws IssuingConfigError with one sentence that names the entry which cannot be used.
 */
export function parseRouteOverrides(json: string): RouteOverrides {
  const entries = Object.entries(parseObject(json));
  const overrides: RouteOverrides = {};
  for (const [name, value] of entries) {
    if (!isOperationName(name)) {
      throw new IssuingConfigError(
        `Route overrides: "${name.slice(0, 40)}" is no operation; the operations are ${Object.keys(routes).join(", ")}.`,
      );
    }
    overrides[name] = parseEntry(name, value);
  }
  return overrides;
}

/** The route map with the overrides in place. */
export function applyRouteOverrides(overrides: RouteOverrides): RouteMap {
  const merged: Record<OperationName, RouteMap[OperationName]> = { ...routes };
  for (const name of Object.keys(overrides)) {
    if (isOperationName(name)) merged[name] = { ...merged[name], ...overrides[name] };
  }
  return merged;
}

const methodSchema = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);
const pathSchema = z.string().regex(/^\/(?!\/)[!"$->@-[\]-~]*$/);
const entrySchema = z.union([
  pathSchema.transform((path) => ({ path })),
  z
    .string()
    .transform((text) => text.split(" "))
    .pipe(z.tuple([methodSchema, pathSchema]))
    .transform(([method, path]) => ({ method, path })),
  z.strictObject({ method: methodSchema.optional(), path: pathSchema.optional() }),
]);

function parseObject(json: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json.replace(/^\uFEFF/, "")));
  } catch {
    throw new IssuingConfigError(
      "Route overrides: the text must be one JSON object of operation names and paths.",
    );
  }
}

function parseEntry(name: OperationName, value: unknown): { method?: HttpMethod; path?: string } {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) {
    throw new IssuingConfigError(
      `Route overrides: "${name}" must be "/path", "METHOD /path" or {"method", "path"}, without query and blanks.`,
    );
  }
  const entry: { method?: HttpMethod | undefined; path?: string | undefined } = parsed.data;
  const expected = parametersOf(routes[name].path);
  if (entry.path !== undefined && parametersOf(entry.path) !== expected) {
    throw new IssuingConfigError(
      `Route overrides: the path of "${name}" must have ${expected === "" ? "no parameter" : `exactly ${expected}`}.`,
    );
  }
  return {
    ...(entry.method === undefined ? {} : { method: entry.method }),
    ...(entry.path === undefined ? {} : { path: entry.path }),
  };
}

function parametersOf(path: string): string {
  return (path.match(/:[A-Za-z_]\w*/g) ?? []).join(",");
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(routes, name);
}
