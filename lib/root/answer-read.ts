import "server-only";
import { answerFile, answerGet, type RequestContext, type SentFile } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";

/** What an address says: its query, where a name that is given twice counts as one list, and its open parts. */
export interface Address {
  query: Record<string, string>;
  parts: Record<string, string>;
}

export type AnswerRead = (address: Address) => Promise<Response>;

/** A read that goes by its query. `name` is what the audit log and the process's log call it. */
export const list =
  <T>(
    name: string,
    read: (viewer: Viewer, context: RequestContext, query: unknown) => Promise<T>,
  ): AnswerRead =>
  ({ query }) =>
    answerGet(name, (viewer, context) => read(viewer, context, query));

/** A read of one thing, by the open part of its address, and of its parts by the query. */
export const one =
  <T>(
    name: string,
    read: (viewer: Viewer, context: RequestContext, id: string, query: unknown) => Promise<T>,
  ): AnswerRead =>
  ({ query, parts }) =>
    answerGet(name, (viewer, context) => read(viewer, context, Object.values(parts)[0] ?? "", query));

/** A read whose input is the query together with the open parts of its address. */
export const whole =
  <T>(
    name: string,
    read: (viewer: Viewer, context: RequestContext, input: unknown) => Promise<T>,
  ): AnswerRead =>
  ({ query, parts }) =>
    answerGet(name, (viewer, context) => read(viewer, context, { ...query, ...parts }));

/** A file to be kept; the same two ways as `one`. */
export const file =
  (
    name: string,
    read: (viewer: Viewer, context: RequestContext, id: string, query: unknown) => Promise<SentFile>,
  ): AnswerRead =>
  ({ query, parts }) =>
    answerFile(name, (viewer, context) => read(viewer, context, Object.values(parts)[0] ?? "", query));
