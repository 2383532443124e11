import type { RelayAdapterName, RelayErrorCode, RelayLanguage } from "@/lib/three-ds/constants";

/** Where a card's codes may go, as this console keeps it. */
export interface RelayContact {
  email: string;
  phone: string | null;
}

/** A code on its way to the cardholder. Never logged, never stored. */
export interface RelayMessage {
  /** The row of the delivery log: the same for every attempt, so that the other side can tell a repetition. */
  id: string;
  contact: RelayContact | null;
  language: RelayLanguage;
  code: string;
  subject: string;
  text: string;
  facts: {
    verificationId: string;
    cardReferenceId: string | null;
    last4: string | null;
    merchantName: string | null;
    amount: string | null;
    currency: string | null;
    expiresAt: string;
  };
}

/** `final`: trying again would change nothing. */
export type RelayOutcome = { sent: true } | { sent: false; error: RelayErrorCode; final: boolean };

/** A way to send a code on. `send` never throws, and is over within half a minute. */
export interface RelayAdapter {
  name: RelayAdapterName;
  needsContact: boolean;
  /** Whom it goes to, as the log may show it. */
  recipient(contact: RelayContact | null): string;
  send(message: RelayMessage): Promise<RelayOutcome>;
}
