"use client";

import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import Lock from "lucide-react/icons/lock";
import UsersRound from "lucide-react/icons/users-round";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TipMark } from "@/components/ui/info-tip";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { Stranger } from "@/components/ui/stranger";
import type { SavedView } from "@/lib/views/schema";
import type { ViewControls } from "./use-saved-views";

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

/** Which view is shown, and the others: everything, one's own, those that others share. */
function ViewMenu({ saved }: { saved: ViewControls }) {
  const t = useTranslations("transactions.views");
  const { views, current, choose } = saved;
  const groups = [
    views.filter((view) => view.ownerName === null),
    views.filter((view) => view.ownerName !== null),
  ];
  const item = (view: SavedView, first: boolean): MenuItem => ({
    id: view.id,
    label: labelOf(view, t),
    icon: view.id === current?.id ? <Check /> : view.sharedWith.length > 0 ? <UsersRound /> : <Lock />,
    separated: first,
    onSelect: () => choose(view),
  });
  return (
    <Menu
      label={t("switch")}
      align="start"
      items={[
        {
          id: "all",
          label: t("all"),
          icon: current ? <span className="size-4" /> : <Check />,
          onSelect: () => choose(null),
        },
        ...groups.flatMap((group) => group.map((view, index) => item(view, index === 0))),
      ]}
      trigger={(trigger) => (
        <Button {...trigger} size="sm" aria-label={`${t("switch")}: ${current?.name ?? t("all")}`}>
          <Stranger className="max-w-56 truncate">{current?.name ?? t("all")}</Stranger>
          <ChevronDown aria-hidden="true" className="text-muted" />
        </Button>
      )}
    />
  );
}

function labelOf(view: SavedView, t: ReturnType<typeof useTranslations<"transactions.views">>): string {
  const name = view.ownerName ? t("theirs", { name: view.name, owner: view.ownerName }) : view.name;
  return view.isDefault ? t("default", { name }) : name;
}
