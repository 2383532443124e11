import "server-only";
import pino, { type Logger } from "pino";
import { env } from "@/lib/core/env";

/** Structured logs on stdout. Callers log names and ids, never bodies; the paths below are a second net. */
export function log(): Logger {
  cached ??= pino({
    level: env().logLevel,
    base: null,
    redact: {
      paths: [
        "password",
        "*.password",
        "pin",
        "*.pin",
        "pan",
        "*.pan",
        "cvv",
        "*.cvv",
        "otp",
        "*.otp",
        "*.signature",
      ],
      censor: "[removed]",
    },
  });
  return cached;
}

let cached: Logger | undefined;
