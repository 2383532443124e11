"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";

interface CopyTextButtonProps {
  label: string;
  /** Asked for when it is pressed. */
  text: () => string;
  tip?: string;
}

/** Puts a text on the clipboard and says so. */
export function CopyTextButton({ label, text, tip }: CopyTextButtonProps) {
  const t = useTranslations("transactions.detail");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1800);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button size="sm" data-tip={tip} onClick={async () => setCopied(await copyText(text()))}>
      {copied ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
      {label}
      <span aria-live="polite" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </Button>
  );
}
