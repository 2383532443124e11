import { cutText } from "@/lib/issuing/without-secrets";

/** What the headers of a webhook say about it. The signature itself says nothing that could be read later. */
export interface HeaderFacts {
  credential?: string;
  nonce?: string;
  action?: string;
  contentType?: string;
  sender?: string;
}

const NAMES = {
  credential: "credential",
  nonce: "nonce",
  action: "x-action",
  contentType: "content-type",
  sender: "user-agent",
} as const satisfies Record<keyof HeaderFacts, string>;

/** Takes a request's headers; gives what is worth keeping, each cut to 200 printable characters. */
export function headerFacts(headers: { get(name: string): string | null | undefined }): HeaderFacts {
  const facts = Object.entries(NAMES).flatMap(([fact, name]) => {
    const value = (headers.get(name) ?? "").replace(/[^\x20-\x7e]/g, "?").slice(0, 200);
    // The time in a credential is all digits and no card number.
    return value ? [[fact, fact === "credential" ? value : cutText(value)]] : [];
  });
  return Object.fromEntries(facts);
}
