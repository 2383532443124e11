"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { claimChallenge } from "@/lib/three-ds/claim-challenge";
import { relayCode } from "@/lib/three-ds/relay-code";
import { releaseClaim } from "@/lib/three-ds/release-claim";
import { revealCode } from "@/lib/three-ds/reveal-code";
import { saveContact } from "@/lib/three-ds/save-contact";
import type {
  ChallengeDto,
  ClaimResult,
  ContactDto,
  ContactInput,
  RelayInput,
  RevealedCode,
  RevealInput,
} from "@/lib/three-ds/schema";

export async function claimChallengeAction(input: {
  challengeId: string;
}): Promise<ActionResult<ClaimResult>> {
  return answerAction("three_ds.claim", (viewer, context) => claimChallenge(viewer, context, input));
}

export async function releaseClaimAction(input: {
  challengeId: string;
}): Promise<ActionResult<ChallengeDto>> {
  return answerAction("three_ds.release", (viewer, context) => releaseClaim(viewer, context, input));
}

export async function revealCodeAction(input: RevealInput): Promise<ActionResult<RevealedCode>> {
  return answerAction("three_ds.reveal", (viewer, context) => revealCode(viewer, context, input));
}

export async function relayCodeAction(input: RelayInput): Promise<ActionResult<{ relayId: string }>> {
  return answerAction("three_ds.relay", (viewer, context) => relayCode(viewer, context, input));
}

export async function saveContactAction(input: ContactInput): Promise<ActionResult<ContactDto | null>> {
  return answerAction("three_ds.save_contact", (viewer, context) => saveContact(viewer, context, input));
}
