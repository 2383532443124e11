import type { z } from "zod";
import { idText } from "@/lib/core/input";

const id = idText(100).trim().min(1);

/** What cards, balances and wallets call `p_user_id`; the key of our register `card_user`. */
export const pUserId = id.brand<"PUserId">();
/** What Create User answers and a transfer's parties name (issuing-api §4.1, §6.1). */
export const userId = id.brand<"UserId">();
/** What Edit User, Get User and Link Card take in the path (issuing-api §4.2). */
export const userReferenceId = id.brand<"UserReferenceId">();

export type PUserId = z.output<typeof pUserId>;
export type UserId = z.output<typeof userId>;
export type UserReferenceId = z.output<typeof userReferenceId>;

/** `p_user_id` equals `user_id`: inferred, issuing-api §4.5. The one place that says so. */
export function pUserIdOf(created: UserId): PUserId {
  return pUserId.parse(created);
}

/** The inferred equality read the other way, for a user whose `user_id` the issuer never told. */
export function userIdOf(user: { id: string; userId: string | null }): UserId {
  return userId.parse(user.userId ?? user.id);
}

/** What names the user in a path. One whose reference was never told is asked for by the id that is known. */
export function userReferenceOf(user: { id: string; referenceId: string | null }): UserReferenceId {
  return userReferenceId.parse(user.referenceId ?? user.id);
}
