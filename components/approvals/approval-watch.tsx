"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { toast } from "@/components/ui/toast";
import { waitingOptions } from "@/lib/approvals/query-options";
import type { WaitingForMe } from "@/lib/approvals/schema";

/** Tells who can decide of each new request, once, on whatever page. WaitingBadge keeps what it watches fresh. */
export function ApprovalWatch({ initial }: { initial: WaitingForMe }) {
  const t = useTranslations("layout.approvals");
  const router = useRouter();
  const { data } = useQuery({ ...waitingOptions(), initialData: initial });
  const seen = useRef(initial.newest?.createdAt ?? "");
  const { newest } = data;

  const tell = useEffectEvent((request: NonNullable<WaitingForMe["newest"]>) => {
    if (request.createdAt <= seen.current) return;
    seen.current = request.createdAt;
    toast({
      tone: "info",
      title: t("newTitle", { name: request.makerName }),
      description: request.label,
      action: { label: t("see"), onClick: () => router.push(`/approvals?request=${request.id}`) },
    });
  });
  useEffect(() => {
    if (newest) tell(newest);
  }, [newest]);
  return null;
}
