"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";

/** Copies the whole address and says whether it worked: a wrong one costs money. */
export function CopyAddress({ address }: { address: string }) {
  const t = useTranslations("wallets.detail");
  const [result, setResult] = useState<"copied" | "copyFailed" | null>(null);
  useEffect(() => {
    if (result !== "copied") return;
    const timer = setTimeout(() => setResult(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={async () => setResult((await copyText(address)) ? "copied" : "copyFailed")}>
        {result === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {t("copy")}
      </Button>
      <span
        role="status"
        className={result === "copyFailed" ? "text-danger text-sm" : "text-success text-sm"}
      >
        {result ? t(result) : null}
      </span>
    </div>
  );
}

const SHOWN_MS = 4_000;
