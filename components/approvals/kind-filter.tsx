"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { APPROVAL_KINDS, type ApprovalKind } from "@/lib/approvals/vocabulary";
import { useApprovalWords } from "./use-approval-words";

interface KindFilterProps {
  kind: ApprovalKind | null;
  onKind: (kind: ApprovalKind | null) => void;
}

export function KindFilter({ kind, onKind }: KindFilterProps) {
  const t = useTranslations("approvals.filter");
  const words = useApprovalWords();
  return (
    <div className="mb-3 max-w-56">
      <Select
        aria-label={t("kind")}
        value={kind ?? ""}
        onChange={(event) => onKind(APPROVAL_KINDS.find((one) => one === event.target.value) ?? null)}
      >
        <option value="">{t("all")}</option>
        {APPROVAL_KINDS.map((one) => (
          <option key={one} value={one}>
            {words.kind(one)}
          </option>
        ))}
      </Select>
    </div>
  );
}
