"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import Copy from "lucide-react/icons/link";
import Pencil from "lucide-react/icons/pencil";
import Plus from "lucide-react/icons/plus";
import Save from "lucide-react/icons/save";
import Star from "lucide-react/icons/star";
import StarOff from "lucide-react/icons/star-off";
import Trash from "lucide-react/icons/trash-2";
import Undo from "lucide-react/icons/undo-2";
import UsersRound from "lucide-react/icons/users-round";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { ViewControls } from "./use-saved-views";
import { useViewVerbs } from "./use-view-verbs";

const ViewDialog = dynamic(() => import("./view-dialog").then((file) => file.ViewDialog));

export type ViewTask = "create" | "rename" | "share";

/** What can be done with the list's present state and with the view that it came from. */
export function ViewActions({ saved }: { saved: ViewControls }) {
  const t = useTranslations("transactions.views");
  const [task, setTask] = useState<ViewTask | null>(null);
  const verbs = useViewVerbs(saved);
  const { current, edited, mayShare } = saved;
  const own = current?.mayChange ? current : null;
  const items: (MenuItem | null)[] = [
    own && edited
      ? { id: "update", label: t("saveChanges", { name: own.name }), icon: <Save />, onSelect: verbs.update }
      : null,
    edited ? { id: "discard", label: t("discard"), icon: <Undo />, onSelect: saved.discard } : null,
    { id: "create", label: t("save"), icon: <Plus />, onSelect: () => setTask("create") },
    current
      ? {
          id: "default",
          label: t(current.isDefault ? "dropDefault" : "makeDefault"),
          icon: current.isDefault ? <StarOff /> : <Star />,
          separated: true,
          onSelect: verbs.toggleDefault,
        }
      : null,
    current ? { id: "copy", label: t("copy"), icon: <Copy />, onSelect: verbs.copyLink } : null,
    own
      ? {
          id: "rename",
          label: t("rename"),
          icon: <Pencil />,
          separated: true,
          onSelect: () => setTask("rename"),
        }
      : null,
    own
      ? {
          id: "share",
          label: t("share"),
          icon: <UsersRound />,
          disabledReason: mayShare || own.sharedWith.length > 0 ? undefined : t("cannotShare"),
          onSelect: () => setTask("share"),
        }
      : null,
    own
      ? { id: "delete", label: t("delete"), icon: <Trash />, tone: "danger", onSelect: verbs.remove }
      : null,
  ];
  return (
    <>
      <Menu
        label={t("actions")}
        align="start"
        items={items.filter((item) => item !== null)}
        trigger={(trigger) => <IconButton {...trigger} size="sm" label={t("actions")} icon={<Ellipsis />} />}
      />
      {task ? <ViewDialog task={task} saved={saved} onClose={() => setTask(null)} /> : null}
    </>
  );
}
