import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MergeMessages } from "./merge-messages";
import type { AllMessages, Namespace } from "./messages/en";

/**
 * Gives the client components below it the named namespaces, on top of those given further up
 * (the root layout gives `ui`, `layout` and `errors`). Server components need nothing: they read all messages.
 */
export async function Messages({
  namespaces,
  children,
}: {
  namespaces: readonly Namespace[];
  children: ReactNode;
}) {
  const messages = pickNamespaces(await getMessages(), namespaces);
  return <MergeMessages messages={messages}>{children}</MergeMessages>;
}

/** The listed namespaces of one language's messages, nothing else. */
export function pickNamespaces(
  messages: AllMessages,
  namespaces: readonly Namespace[],
): Partial<AllMessages> {
  return Object.fromEntries(namespaces.map((namespace) => [namespace, messages[namespace]]));
}
