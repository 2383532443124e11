"use server";

import { answerAction } from "@/lib/auth/request";
import { closeGuide } from "@/lib/overview/close-guide";
import { markVisit } from "@/lib/overview/mark-visit";

export async function markVisitAction() {
  return answerAction("overview.visit", (viewer, context) => markVisit(viewer, context));
}

export async function closeGuideAction() {
  return answerAction("overview.guide", (viewer, context) => closeGuide(viewer, context));
}
