"use client";

import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import Lock from "lucide-react/icons/lock";
import UsersRound from "lucide-react/icons/users-round";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { Stranger } from "@/components/ui/stranger";
import type { SavedView } from "@/lib/views/schema";
import type { ViewControls } from "./use-saved-views";

/** Which view is shown, and the others: everything, one's own, those that others share. */
export function ViewMenu({ saved }: { saved: ViewControls }) {
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
