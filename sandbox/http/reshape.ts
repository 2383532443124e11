import type { Shape } from "./shape";

/** Applies casing, number form, omissions and surprises to a whole answer, at every depth. */
export function reshape(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) {
    const rows = value.map((row) => reshape(row, shape));
    return shape.extras ? withUnknownEnums(rows) : rows;
  }
  if (typeof value !== "object" || value === null) return value;
  const isLimit = "period" in value;
  const entries = Object.entries(value)
    .filter(([key]) => !shape.omit.includes(key))
    .filter(([key]) => !(shape.omitOptional && (OPTIONAL.has(key) || (isLimit && key === "status"))))
    .map(([key, inner]): [string, unknown] => [key, dated(key, inner, shape)])
    .map(([key, inner]): [string, unknown] => [
      recase(key, shape.casing),
      shape.numbers === "number" && isAmount(key, inner) ? Number(inner) : reshape(inner, shape),
    ]);
  if (shape.extras) entries.push(["unknown_field", { nested: ["unexpected", 1, null] }]);
  return Object.fromEntries(entries);
}

/** Fields that a stored page leaves out, marks optional or shows as null. */
const OPTIONAL = new Set([
  "p_user_id",
  "p_business_id",
  "title",
  "business_name",
  "is_encrypt",
  "issuer_brand",
  "merchant_city",
  "document_type",
  "document_number",
  "issuing_country",
  "p_updated_at",
]);

function dated(key: string, value: unknown, shape: Shape): unknown {
  return key === "date_of_birth" && shape.dates === "date-time" && value ? `${value}T00:00:00Z` : value;
}

function isAmount(key: string, value: unknown): boolean {
  const named = /(^|_)(amount|fee|balance|percentage)$/.test(key);
  return named && typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
}

function recase(key: string, casing: Shape["casing"]): string {
  if (casing === "snake") return key;
  const camel = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return casing === "camelID" ? camel.replace(/([a-z0-9])Id$/, "$1ID") : camel;
}

function withUnknownEnums(rows: unknown[]): unknown[] {
  return rows.map((row, index) => {
    const last = index === rows.length - 1 && index > 0;
    if (!last || typeof row !== "object" || row === null) return row;
    return {
      ...row,
      ...("type" in row ? { type: "SandboxUnknownType" } : {}),
      ...("status" in row ? { status: "SandboxUnknownStatus" } : {}),
    };
  });
}
