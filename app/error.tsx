"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** A page that failed to render. Reading again is safe, so it offers that. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const t = useTranslations();
  return (
    <div className="mx-auto max-w-2xl px-4 py-16">
      <ErrorState
        title={<h1>{t("layout.crash.title")}</h1>}
        requestId={error.digest}
        actions={<Button onClick={retry}>{t("ui.error.retry")}</Button>}
      >
        <p>{t("layout.crash.text")}</p>
      </ErrorState>
    </div>
  );
}
