"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth/end-session";
import { reportPresence } from "@/lib/auth/report-presence";

export async function signOutAction(): Promise<void> {
  await endCurrentSession("sign-out");
  redirect("/sign-in");
}

export async function reportPresenceAction(): Promise<void> {
  await reportPresence();
}

export async function lockSessionAction(): Promise<void> {
  await endCurrentSession("idle");
}
