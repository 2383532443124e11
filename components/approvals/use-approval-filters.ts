"use client";

import { useQueryStates } from "nuqs";
import type { ApprovalKind } from "@/lib/approvals/vocabulary";
import { type ApprovalParams, approvalParams } from "./approval-params";

export interface ApprovalFilters {
  params: ApprovalParams;
  byKind: (kind: ApprovalKind | null) => void;
  page: (cursor: string) => void;
  close: () => void;
}

/** Tab, kind and place of the list, and the open request, which live in the address. */
export function useApprovalFilters(): ApprovalFilters {
  const [params, setParams] = useQueryStates(approvalParams, { history: "push" });
  return {
    params,
    byKind: (kind) => setParams({ kind, cursor: null }),
    page: (cursor) => setParams({ cursor }),
    close: () => setParams({ request: null }),
  };
}
