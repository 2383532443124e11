import type { IssuingClient } from "@/lib/issuing/operation-types";
import type { IssuerReply } from "@/lib/issuing/types";

/** One operation: how it is called, what must go out, what the issuer says (as the contract prints it), what comes back. */
export interface Sample {
  name: keyof IssuingClient;
  call(client: IssuingClient): Promise<IssuerReply<unknown>>;
  sent: { method: string; url: string; body?: unknown };
  /** What stands in `data`. */
  data: unknown;
  /** Part of the typed result. */
  result: unknown;
}
