"use client";

import { useQuery } from "@tanstack/react-query";
import { EffectsTable } from "@/components/bulk/effects-table";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { approvedEffectsOptions } from "@/lib/bulk/query-options";

/** The table that the maker saw, as it is now, with what differs. */
export function ApprovalEffects({ approval: { id } }: { approval: ApprovalDetail }) {
  const { data, error } = useQuery(approvedEffectsOptions(id));
  if (data) return data.length > 0 ? <EffectsTable rows={data} /> : null;
  return error ? <ActionErrorNotice error={error.error} /> : <Skeleton className="h-40 w-full" />;
}
