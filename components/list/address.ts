/** How one parameter of an address is read and written. What cannot be read is as if it were not there. */
export interface Param<Value> {
  read(text: string): Value | null;
  write(value: Value): string;
  /** What holds without the parameter, which then is not written. */
  fallback?: Value;
}

type Params = Readonly<Record<string, Param<unknown>>>;

type Values<P extends Params> = {
  [Name in keyof P]: P[Name] extends { read(text: string): infer Value; fallback: unknown }
    ? NonNullable<Value>
    : P[Name] extends Param<infer Value>
      ? Value | null
      : never;
};

export type Change<Of> = { [Name in keyof Of]?: Of[Name] | null | undefined };

/** The state of a page as it stands in its address. */
export interface Address<State> {
  read(search: URLSearchParams): State;
  /** Server side: a page's `searchParams`; of a parameter that is given twice the first counts. */
  load(given: Promise<Record<string, string | string[] | undefined>>): Promise<State>;
  /** `path` with this state; what is empty or the fallback is left out. */
  href(path: string, state: Change<State>): string;
  /** The search part of an address with these parameters changed; all others stay. */
  change(search: string, change: Readonly<Record<string, unknown>>): string;
  /** No filter, at the first page. What is no filter is not in it and so stays. */
  none: Change<State>;
  /** Whether anything is left out of the list. */
  filtered(state: State): boolean;
}

export type StateOf<Of> = Of extends Address<infer State> ? State : never;

/**
 * Declares the state of a page in its address: the filters, the place (`cursor`), and `beside` them what is no filter,
 * such as the order or the open entry.
 */
export function defineAddress<P extends Params>(
  params: P,
  beside: readonly (keyof P)[] = [],
): Address<Values<P>> {
  const names = Object.keys(params);
  const filters = names.filter((name) => name !== "cursor" && !beside.includes(name));
  const read = (search: URLSearchParams): Values<P> => {
    const values = names.map((name) => [name, stateOf(params[name], search.get(name))]);
    return Object.fromEntries(values);
  };
  const nothing = [...filters, "cursor"].map((name) => [name, null]);
  const change = (search: string, values: Readonly<Record<string, unknown>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(values)) {
      const text = textOf(params[name], value);
      if (text === null) next.delete(name);
      else next.set(name, text);
    }
    return render(next);
  };
  return {
    read,
    load: async (given) => read(firstOfEach(await given)),
    href: (path, values) => {
      const search = change("", values);
      return search === "" ? path : `${path}?${search}`;
    },
    change,
    none: Object.fromEntries(nothing),
    filtered: (values) => filters.some((name) => textOf(params[name], values[name]) !== null),
  };
}

export const text: Param<string> = { read: (given) => given, write: (value) => value };

export const whole: Param<number> = {
  read: (given) => (/^-?\d{1,15}$/.test(given) ? Number(given) : null),
  write: String,
};

/** Written only when it is so. */
export const flag: Param<boolean> = {
  read: (given) => (given === "true" ? true : null),
  write: (value) => (value ? "true" : ""),
};

export function oneOf<const Word extends string>(words: readonly Word[]): Param<Word> {
  return { read: (given) => words.find((word) => word === given) ?? null, write: (value) => value };
}

/** Several, with commas between them. */
export function many<Value>(one: Param<Value>): Param<Value[]> {
  return {
    read: (given) =>
      given === "" ? null : given.split(",").flatMap((item) => one.read(item.replaceAll("%2C", ",")) ?? []),
    write: (values) => values.map((value) => one.write(value).replaceAll(",", "%2C")).join(","),
  };
}

export function withDefault<Value>(
  param: Param<Value>,
  fallback: NoInfer<Value>,
): Param<Value> & { fallback: Value } {
  return { ...param, fallback };
}

/** What of a state is asked for: all that is not empty. The same on server and browser, since it is the cache's key. */
export function given(state: object) {
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== false && String(value ?? "") !== ""),
  );
}

function stateOf(param: Param<unknown> | undefined, given: string | null): unknown {
  return (given === null ? null : param?.read(given)) ?? param?.fallback ?? null;
}

/** Null for what is not written. */
function textOf(param: Param<unknown> | undefined, value: unknown): string | null {
  if (!param || value === null || value === undefined) return null;
  const written = param.write(value);
  const standard = param.fallback === undefined ? "" : param.write(param.fallback);
  return written === standard || written === "" ? null : written;
}

function firstOfEach(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const first = Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return new URLSearchParams(
    first.flatMap(([name, value]) => (name && value !== undefined ? [[name, value]] : [])),
  );
}

/** As people read and send it: commas and colons stay what they are. */
function render(search: URLSearchParams): string {
  return [...search].map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
}

function encode(part: string): string {
  const plain = (code: string) => (code === "%20" ? "+" : decodeURIComponent(code));
  return encodeURIComponent(part.toWellFormed()).replace(/%(?:20|24|2C|2F|3A|3B|40)/g, plain);
}
