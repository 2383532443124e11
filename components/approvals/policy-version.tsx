"use client";

import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { PolicyVersionDto } from "@/lib/approvals/schema";

/** Which version it is, since when, and whose. */
export function PolicyVersion({ policy }: { policy: Omit<PolicyVersionDto, "reason"> }) {
  const t = useTranslations("approvals.policy");
  const { version, changedAt, changedByName } = policy;
  return (
    <>
      {t("version", { version })} ·{" "}
      {changedByName
        ? t.rich("changed", { name: changedByName, time: () => <Time value={changedAt} /> })
        : t("shipped")}
    </>
  );
}
