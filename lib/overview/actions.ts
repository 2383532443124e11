"use server";

import { answerAction } from "@/lib/auth/request";
import { markVisit } from "@/lib/overview/mark-visit";

export async function markVisitAction() {
  return answerAction("overview.visit", (viewer, context) => markVisit(viewer, context));
}
