"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import type { ApprovalDto } from "@/lib/approvals/schema";

/** Says that nothing was done yet, since a second person must approve it, and leads to the request. */
export function useWaitingToast(): (approval: Pick<ApprovalDto, "id">) => void {
  const t = useTranslations("layout.approvals");
  const router = useRouter();
  return ({ id }) =>
    toast({
      tone: "info",
      title: t("waitingTitle"),
      description: t("waitingText"),
      action: { label: t("see"), onClick: () => router.push(`/approvals/${id}`) },
    });
}
