"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth/end-session";

export async function signOutAction(): Promise<void> {
  await endCurrentSession();
  redirect("/sign-in");
}
