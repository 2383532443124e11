import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { LinkButton } from "./link-button";

/** Where a step leads: an address, an act, or nowhere (undefined). */
type Step = { href: string } | { onClick: () => void; pending?: boolean } | undefined;

interface PagerProps {
  newer: Step;
  older: Step;
  /** What is shown, such as “50 of 12,480 cards”. */
  summary?: ReactNode;
  /** The words on the buttons, where the rows are not ordered by time. */
  labels?: { newer: string; older: string };
}

/** Keyset paging knows no page numbers: only towards newer and towards older. */
export function Pager({ newer, older, summary, labels }: PagerProps) {
  const t = useTranslations("ui.pager");
  return (
    <nav aria-label={t("label")} className="flex items-center justify-between gap-3">
      <p className="text-muted text-xs tabular-nums" aria-live="polite">
        {summary}
      </p>
      <div className="flex gap-2">
        <StepControl step={newer}>
          <ChevronLeft aria-hidden="true" />
          {labels?.newer ?? t("newer")}
        </StepControl>
        <StepControl step={older}>
          {labels?.older ?? t("older")}
          <ChevronRight aria-hidden="true" />
        </StepControl>
      </div>
    </nav>
  );
}

function StepControl({ step, children }: { step: Step; children: ReactNode }) {
  if (!step)
    return (
      <Button size="sm" disabled>
        {children}
      </Button>
    );
  if ("href" in step)
    return (
      <LinkButton size="sm" href={step.href} prefetch={false}>
        {children}
      </LinkButton>
    );
  return (
    <Button size="sm" onClick={step.onClick} pending={step.pending}>
      {children}
    </Button>
  );
}
