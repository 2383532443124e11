import { randomBytes, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { assertMigrated } from "./database/deploy";
import { loadEnvironment, openDatabase } from "./environment";
import { runScript } from "./steps";

const USAGE =
  "Usage: npm run staff:create -- --email … --role admin|finance|support|auditor [--name …] [--password-stdin]";

const PROBLEMS: Record<string, string> = {
  emailFormat: "The e-mail address is not one.",
  emailTaken: "There already is a person with this e-mail address.",
  roleUnknown: "The role must be admin, finance, support or auditor.",
  passwordShort: "The password needs at least 8 characters.",
  passwordCommon: "The password is too easy to guess.",
  passwordIsEmail: "The password must not be the e-mail address.",
};

/** `npm run staff:create`: adds a person; the first account of an installation is made this way. */
await runScript(async () => {
  const options = readOptions();
  const given = options.passwordStdin ? await readPassword() : undefined;
  const password = given ?? randomBytes(15).toString("base64url");
  loadEnvironment();
  process.env.LOG_LEVEL ||= "warn";
  const close = await openDatabase();
  const { closeDb } = await import("../lib/core/db");
  const { password: passwordRule } = await import("../lib/staff/schema");
  try {
    await assertMigrated();
    await create({ email: options.email, name: options.name, role: options.role, password });
    process.stdout.write(`${options.email} may sign in as ${options.role}.\n`);
    if (!passwordRule.safeParse(password).success || password.toLowerCase() === options.email)
      process.stdout.write("This password is easy to guess.\n");
    if (given === undefined) process.stdout.write(`Password (shown this once): ${password}\n`);
  } finally {
    await closeDb();
    await close();
  }
});

async function create(input: Record<string, string>): Promise<void> {
  const { createStaffFromCommandLine } = await import("../lib/staff/create-staff");
  const { AppError } = await import("../lib/core/errors");
  try {
    await createStaffFromCommandLine(randomUUID(), input);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [problem] = Object.values(error.fields ?? {});
    throw new Error(
      PROBLEMS[problem ?? ""] ?? `This cannot be used: ${Object.keys(error.fields ?? {}).join(", ")}.`,
    );
  }
}

function readOptions() {
  const { values } = parse();
  if (!values.email || !values.role) throw new Error(USAGE);
  const email = values.email.trim().toLowerCase();
  const name = values.name ?? email.split("@")[0] ?? email;
  return { email, name, role: values.role, passwordStdin: values["password-stdin"] };
}

function parse() {
  try {
    return parseArgs({
      options: {
        email: { type: "string" },
        role: { type: "string" },
        name: { type: "string" },
        "password-stdin": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function readPassword(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/\r?\n$/, "");
}
