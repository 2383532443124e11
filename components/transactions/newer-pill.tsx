"use client";

import ArrowUp from "lucide-react/icons/arrow-up";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/core/format";

interface NewerPillProps {
  count: number;
  more: boolean;
  onShow: () => void;
}

/** On a deeper page: how many came to the top meanwhile, and the way there. It lies over the heading, so nothing shifts. */
export function NewerPill({ count, more, onShow }: NewerPillProps) {
  const t = useTranslations("transactions.list");
  const locale = useLocale();
  return (
    <div aria-live="polite" className="relative z-10 h-0">
      {count > 0 ? (
        <div className="pointer-events-none absolute inset-x-0 top-0.5 flex justify-center">
          <Button
            size="sm"
            variant="primary"
            className="pointer-events-auto rounded-full! shadow-lg!"
            onClick={onShow}
          >
            <ArrowUp aria-hidden="true" />
            {more ? t("newerMany", { count: formatNumber(count, locale) }) : t("newer", { count })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
