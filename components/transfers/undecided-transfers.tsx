"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { undecidedTransfersOptions } from "@/lib/transfers/query-options";
import type { UndecidedTransfer } from "@/lib/transfers/schema";
import { FollowedTransfer } from "./followed-transfer";

/** Every transfer in doubt, of whoever began it; what came of each stays in sight until it is dismissed. */
export function UndecidedTransfers({ followed }: { followed: readonly string[] }) {
  const { data = NONE } = useQuery(undecidedTransfersOptions());
  const [seen, setSeen] = useState<readonly UndecidedTransfer[]>([]);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const fresh = data.filter(({ operation }) => !seen.some((one) => one.operation.id === operation.id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const ids = new Set([...seen.map(({ operation }) => operation.id), ...followed]);
  const shown = [...ids].filter((id) => !dismissed.includes(id));
  if (shown.length === 0) return null;
  return (
    <div className="mb-3 grid gap-3">
      {shown.map((id) => (
        <FollowedTransfer
          key={id}
          operationId={id}
          known={seen.find(({ operation }) => operation.id === id)}
          onDismiss={() => setDismissed([...dismissed, id])}
        />
      ))}
    </div>
  );
}

const NONE: UndecidedTransfer[] = [];
