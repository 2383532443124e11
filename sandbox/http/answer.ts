import type { Problem } from "../problem";
import type { Shape } from "./shape";

/** Applies casing, number form, omissions and surprises to a whole answer, at every depth. */
function reshape(value: unknown, shape: Shape): unknown {
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

/** What an operation returns, before the shape switches decide how it is written. */
export type Answer =
  | { kind: "one"; name: string; nested: boolean; value: object }
  | { kind: "list"; name: string; rows: object[] }
  | { kind: "data"; value: object }
  | { kind: "pci"; value: object };

export type Written = { status: number; body: string };

export function one(name: string, value: object, form: "flat" | "nested" = "flat"): Answer {
  return { kind: "one", name, nested: form === "nested", value };
}

export function writeAnswer(answer: Answer, shape: Shape, unreadable = false): Written {
  if (answer.kind === "pci") {
    const value = shape.pciEnvelope === "bare" ? answer.value : envelope(answer.value, shape);
    return { status: 200, body: JSON.stringify(value) };
  }
  const data = reshape(dataOf(unreadable ? withoutSomeIds(answer) : answer, shape), shape);
  return { status: 200, body: JSON.stringify(envelope(data, shape)) };
}

export function writeProblem(problem: Problem, shape: Shape): Written {
  const status =
    shape.errorStatus === "always-200" && typeof problem.code === "number" ? 200 : problem.status;
  const body =
    shape.envelope === "error-code"
      ? { error_code: String(problem.code), error_message: problem.message, data: null }
      : {
          code: shape.envelope === "string-code" ? String(problem.code) : problem.code,
          message: problem.message,
        };
  return { status, body: JSON.stringify(body) };
}

function withoutSomeIds(answer: Exclude<Answer, { kind: "pci" }>): typeof answer {
  if (answer.kind === "list") return { ...answer, rows: answer.rows.map(withoutId) };
  return { ...answer, value: withoutId(answer.value) };
}

const IDS = ["id", "reference_id", "ref_id", "wallet_id", "user_id"];

/** About every second id ends in one of these digits. */
function withoutId(row: object): object {
  const entries = Object.entries(row);
  const id = String(entries.find(([key]) => key === "id" || key === "user_id")?.[1]);
  if (!/[02468ace]$/.test(id)) return row;
  return Object.fromEntries(entries.map(([key, value]) => [key, IDS.includes(key) ? null : value]));
}

function dataOf(answer: Exclude<Answer, { kind: "pci" }>, shape: Shape): unknown {
  switch (answer.kind) {
    case "data":
      return answer.value;
    case "list":
      return shape.listsAs === "array" ? answer.rows : { [answer.name]: answer.rows };
    case "one": {
      const nested = shape.single === "documented" ? answer.nested : shape.single === "named";
      return nested ? { [answer.name]: answer.value } : answer.value;
    }
  }
}

function envelope(data: unknown, shape: Shape): unknown {
  switch (shape.envelope) {
    case "standard":
      return { code: 200, message: "succeed", data };
    case "bare":
      return data;
    case "string-code":
      return { code: "200", message: "success", data };
    case "code-zero":
      return { code: 0, message: "succeed", data };
    case "error-code":
      return { error_code: "200", error_message: "succeed", data };
  }
}
