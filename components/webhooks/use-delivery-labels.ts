"use client";

import { useTranslations } from "next-intl";
import { DELIVERY_STATES, FAILURES, SIGNATURES, WEBHOOK_ACTIONS } from "@/lib/webhooks/constants";
import type { DeliveryItem } from "@/lib/webhooks/schema";

interface DeliveryWords {
  state: (name: string) => string;
  /** One sentence about a state; none for a state of another part of the console. */
  stateText: (name: string) => string | null;
  signature: (name: string) => string;
  /** Why one could not be processed. */
  failure: (name: string) => string;
  /** A transaction's status. */
  status: (name: string | null) => string;
  action: (name: string) => string;
  /** What a delivery announces, also where its body names no action. */
  event: (delivery: Pick<DeliveryItem, "action" | "state">) => string;
}

/** The inbox's names in the viewer's language; one that is not known is shown as it is. */
export function useDeliveryLabels(): DeliveryWords {
  const t = useTranslations("webhooks");
  const state = (name: string) => DELIVERY_STATES.find((one) => one === name);
  const action = (name: string) => {
    const known = WEBHOOK_ACTIONS.find((one) => one === name);
    return known ? t(`actions.${known}`) : name;
  };
  return {
    state: (name) => {
      const known = state(name);
      return known ? t(`states.${known}`) : name;
    },
    stateText: (name) => {
      const known = state(name);
      return known ? t(`stateTexts.${known}`) : null;
    },
    signature: (name) => {
      const known = SIGNATURES.find((one) => one === name);
      return known ? t(`signatures.${known}`) : name;
    },
    failure: (name) => {
      const known = FAILURES.find((one) => one === name);
      return known ? t(`failures.${known}`) : name;
    },
    status: (name) => {
      const known = STATUSES.find((one) => one === name);
      return known ? t(`statuses.${known}`) : (name ?? "–");
    },
    action,
    event: (delivery) => {
      if (delivery.action) return action(delivery.action);
      return delivery.state === "three-ds" ? t("actions.three-ds") : t("actions.none");
    },
  };
}

const STATUSES = ["Authorized", "Declined", "Settled", "Reversed"] as const;
