import "server-only";
import { can, type Permission } from "@/lib/auth/permissions";

/** The rooms that exist, and what one needs to enter each. */
const ROOMS = {
  cards: "cards.read",
  limits: "limits.read",
  audit: "audit.read",
  team: "team.read",
} as const satisfies Record<string, Permission>;

export type Room = keyof typeof ROOMS;

/** The rooms that a role may enter, for the navigation. The rooms' own verbs are the guard. */
export function roomsFor(role: string): Room[] {
  return (Object.keys(ROOMS) as Room[]).filter((room) => can(role, ROOMS[room]));
}
