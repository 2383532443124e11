import { getMessages } from "next-intl/server";
import { answerGet } from "@/lib/auth/request";
import { pickNamespaces } from "@/lib/i18n/messages";

/** The texts of the palette, which no page carries with it: it may be opened on each. */
export function GET(): Promise<Response> {
  return answerGet("search.messages", async () =>
    pickNamespaces(await getMessages(), ["search", "cards", "transactions"]),
  );
}
