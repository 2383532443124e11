"use client";

import { useQueryClient } from "@tanstack/react-query";
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
import { answerOf } from "@/components/ui/call-action";
import { copyText } from "@/components/ui/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/core/result";
import {
  deleteViewAction,
  restoreViewAction,
  setDefaultViewAction,
  updateViewAction,
} from "@/lib/views/actions";
import type { ViewNoun } from "@/lib/views/constants";
import { viewKeys } from "@/lib/views/query-options";
import type { ViewControls } from "./use-saved-views";

const ViewDialog = dynamic(() => import("./view-dialog").then((file) => file.ViewDialog), {
  loading: () => null,
});

export type ViewTask = "create" | "rename" | "share";

/** What can be done with the list's present state and with the view that it came from. */
export function ViewActions({ saved }: { saved: ViewControls }) {
  const t = useTranslations("transactions.views");
  const [task, setTask] = useState<ViewTask | null>(null);
  const items = [...useStateItems(saved, setTask), ...useViewItems(saved, setTask)];
  return (
    <>
      <Menu
        label={t("actions")}
        align="start"
        items={items}
        trigger={(trigger) => <IconButton {...trigger} size="sm" label={t("actions")} icon={<Ellipsis />} />}
      />
      {task ? <ViewDialog task={task} saved={saved} onClose={() => setTask(null)} /> : null}
    </>
  );
}

/** About what is shown now. */
function useStateItems(saved: ViewControls, start: (task: ViewTask) => void): MenuItem[] {
  const t = useTranslations("transactions.views");
  const { update } = useViewVerbs(saved);
  const { current, edited } = saved;
  const items: MenuItem[] = [
    { id: "create", label: t("save"), icon: <Plus />, onSelect: () => start("create") },
  ];
  if (!current || !edited) return items;
  items.unshift({ id: "discard", label: t("discard"), icon: <Undo />, onSelect: saved.discard });
  if (current.mayChange) {
    const label = t("saveChanges", { name: current.name });
    items.unshift({ id: "update", label, icon: <Save />, onSelect: update });
  }
  return items;
}

/** About the view as it was saved. */
function useViewItems(saved: ViewControls, start: (task: ViewTask) => void): MenuItem[] {
  const t = useTranslations("transactions.views");
  const verbs = useViewVerbs(saved);
  const { current, mayShare } = saved;
  if (!current) return [];
  const items: MenuItem[] = [
    {
      id: "default",
      label: t(current.isDefault ? "dropDefault" : "makeDefault"),
      icon: current.isDefault ? <StarOff /> : <Star />,
      separated: true,
      onSelect: verbs.toggleDefault,
    },
    { id: "copy", label: t("copy"), icon: <Copy />, onSelect: verbs.copyLink },
  ];
  if (!current.mayChange) return items;
  return [
    ...items,
    { id: "rename", label: t("rename"), icon: <Pencil />, separated: true, onSelect: () => start("rename") },
    {
      id: "share",
      label: t("share"),
      icon: <UsersRound />,
      disabledReason: mayShare || current.sharedWith.length > 0 ? undefined : t("cannotShare"),
      onSelect: () => start("share"),
    },
    { id: "delete", label: t("delete"), icon: <Trash />, tone: "danger", onSelect: verbs.remove },
  ];
}

interface ViewVerbs {
  update: () => void;
  toggleDefault: () => void;
  remove: () => void;
  copyLink: () => void;
}

/** What is done to the shown view at one click, and what the viewer is told of it. */
function useViewVerbs(saved: ViewControls): ViewVerbs {
  const t = useTranslations("transactions.views");
  const { current, noun } = saved;
  const run = useRun(noun);
  const tell = (title: string, action?: { label: string; onClick: () => void }) =>
    toast({ tone: "success", title, action });
  const restore = async (viewId: string, name: string) => {
    if (await run(restoreViewAction({ viewId }))) tell(t("restored", { name }));
  };
  return {
    update: async () => {
      if (!current) return;
      const { id: viewId, version, name } = current;
      const { hidden, density } = saved.preferences;
      const asked = updateViewAction({ viewId, version, query: saved.query, hidden: [...hidden], density });
      if (!(await run(asked))) return;
      saved.choose(current);
      tell(t("updated", { name }));
    },
    toggleDefault: async () => {
      if (!current) return;
      saved.pin();
      const viewId = current.isDefault ? null : current.id;
      if (!(await run(setDefaultViewAction({ noun, viewId })))) return;
      tell(viewId ? t("defaultSet", { name: current.name }) : t("defaultDropped"));
    },
    remove: async () => {
      if (!current) return;
      const { id: viewId, name } = current;
      saved.choose(null);
      if (!(await run(deleteViewAction({ viewId })))) return;
      tell(t("deleted", { name }), { label: t("undo"), onClick: () => void restore(viewId, name) });
    },
    copyLink: async () => {
      if (!current) return;
      const copied = await copyText(`${location.origin}/${noun}?view=${current.id}`);
      toast({ tone: copied ? "success" : "danger", title: t(copied ? "copied" : "copyFailed") });
    },
  };
}

/** Awaits an action, reads the views again, and tells a failure; gives whether it succeeded. */
function useRun(noun: ViewNoun): (asked: Promise<ActionResult<unknown>>) => Promise<boolean> {
  const t = useTranslations("transactions.views");
  const te = useTranslations("errors");
  const client = useQueryClient();
  return async (asked) => {
    const answer = await answerOf(() => asked);
    await client.invalidateQueries({ queryKey: viewKeys.list(noun) });
    if (answer.ok) return true;
    const { code, fields } = answer.error;
    toast({
      tone: "danger",
      title: code === "STALE" ? t("stale") : te(`${code}.title`),
      description: fields?.name === "nameTaken" ? t("problem.nameTaken") : undefined,
    });
    return false;
  };
}
