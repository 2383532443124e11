"use client";

import Link from "next/link";
import { shortenMiddle } from "@/components/ui/shorten-middle";
import { Stranger } from "@/components/ui/stranger";
import type { AuditListItem } from "@/lib/audit/schema";
import { useAuditLabels } from "./use-audit-labels";

/** What an entry is about, as a link where it is a card or a bulk action. */
export function AuditSubject({ entry }: { entry: AuditListItem }) {
  const words = useAuditLabels();
  const { subject, cardId } = entry;
  const href = cardId
    ? `/cards/${encodeURIComponent(cardId)}`
    : subject.type === "bulk"
      ? `/bulk/${subject.id}`
      : null;
  const name = subject.label || (subject.id ? shortenMiddle(subject.id) : words.subjectType(subject.type));
  if (!href) return <Stranger>{name}</Stranger>;
  return (
    <Link href={href} prefetch={false} className="rounded-sm text-accent-ink hover:underline">
      <Stranger>{name}</Stranger>
    </Link>
  );
}
