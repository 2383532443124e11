"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth/end-session";
import { reportPresence } from "@/lib/auth/report-presence";

export async function signOutAction(): Promise<void> {
  await endCurrentSession();
  redirect("/sign-in");
}

export async function reportPresenceAction(): Promise<void> {
  await reportPresence();
}
