"use client";

import CircleDot from "lucide-react/icons/circle-dot";
import Eye from "lucide-react/icons/eye";
import Send from "lucide-react/icons/send";
import TimerOff from "lucide-react/icons/timer-off";
import UserCheck from "lucide-react/icons/user-check";
import UserRound from "lucide-react/icons/user-round";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { ChallengeDto } from "@/lib/three-ds/schema";
import { useSecondsLeft } from "./use-seconds-left";

type State = "waiting" | "yours" | "taken" | "revealed" | "sent" | "expired";

/** Where a challenge stands, for the one who looks. */
export function ChallengeState({ challenge, viewerId }: { challenge: ChallengeDto; viewerId: string }) {
  const t = useTranslations("three-ds.state");
  const expired = useSecondsLeft(challenge.expiresAt) === 0;
  const table: Record<State, StatusLook> = {
    waiting: { tone: "warning", icon: CircleDot, label: t("waiting") },
    yours: { tone: "info", icon: UserCheck, label: t("yours") },
    taken: { tone: "neutral", icon: UserRound, label: t("taken", { name: challenge.claimedBy?.name ?? "" }) },
    revealed: { tone: "success", icon: Eye, label: t("revealed") },
    sent: { tone: "success", icon: Send, label: t("sent") },
    expired: { tone: "neutral", icon: TimerOff, label: t("expired") },
  };
  return <StatusBadge status={stateOf(challenge, viewerId, expired)} table={table} />;
}

function stateOf(challenge: ChallengeDto, viewerId: string, expired: boolean): State {
  if (challenge.relay === "sent") return "sent";
  if (challenge.revealedAt) return "revealed";
  if (expired) return "expired";
  if (!challenge.claimedBy) return "waiting";
  return challenge.claimedBy.id === viewerId ? "yours" : "taken";
}
