import { ApprovalsSkeleton } from "@/components/approvals/approvals-skeleton";

export default function Loading() {
  return <ApprovalsSkeleton />;
}
