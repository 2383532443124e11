import pg from "pg";

export interface Statement {
  text: string;
  values: unknown[];
}

/** What one call sends, as PostgreSQL receives it: groups one after the other, each group's statements at once. */
export type Statements = Statement[][];

export async function statementsOf(call: () => Promise<unknown>): Promise<Statements> {
  // With connections still to be opened, statements that go at once would seem to go in turn.
  for (let times = 0; times < 3; times += 1) await call();
  const groups: Statements = [];
  let pending = 0;
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const statement = statementIn(args);
    if (!statement) return Reflect.apply(query, this, args);
    if (pending === 0) groups.push([]);
    groups.at(-1)?.push(statement);
    pending += 1;
    const done = () => {
      pending -= 1;
    };
    const last = args.at(-1);
    if (typeof last === "function") {
      const called = (...results: unknown[]) => {
        done();
        return Reflect.apply(last, this, results);
      };
      return Reflect.apply(query, this, [...args.slice(0, -1), called]);
    }
    const result: unknown = Reflect.apply(query, this, args);
    if (result instanceof Promise) result.then(done, done);
    return result;
  } as typeof query;
  try {
    await call();
  } finally {
    pg.Client.prototype.query = query;
  }
  if (groups.length === 0) throw new Error("no statement was recorded: the comparison would mean nothing");
  return groups;
}

/** The least time the same statements can take. */
export async function runByHand(hands: pg.Pool, groups: Statements): Promise<void> {
  for (const group of groups) await Promise.all(group.map(({ text, values }) => hands.query(text, values)));
}

function statementIn([first, second]: unknown[]): Statement | null {
  if (typeof first !== "object" || first === null || !("text" in first) || typeof first.text !== "string")
    return null;
  const given = "values" in first && Array.isArray(first.values) ? first.values : [];
  return { text: first.text, values: Array.isArray(second) ? second : given };
}
