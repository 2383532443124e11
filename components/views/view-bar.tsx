"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { TipMark } from "@/components/ui/info-tip";
import type { ViewControls } from "./use-saved-views";
import { ViewMenu } from "./view-menu";

// Never drawn by the server: a button that is there before its menu would open it empty.
const ViewActions = dynamic(() => import("./view-actions").then((file) => file.ViewActions), {
  ssr: false,
  loading: () => <span className="w-7" />,
});

/** Beside a list's title: the view that is shown, whether it was edited, and what can be done with it. */
export function ViewBar({ saved }: { saved: ViewControls }) {
  const t = useTranslations("transactions.views");
  return (
    <div className="flex items-center gap-1.5">
      <ViewMenu saved={saved} />
      {saved.edited ? (
        <span role="status">
          <TipMark tip={t("editedTip")}>
            <Badge tone="info">{t("edited")}</Badge>
          </TipMark>
        </span>
      ) : null}
      <ViewActions saved={saved} />
    </div>
  );
}
