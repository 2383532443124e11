"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { answerOf } from "@/components/ui/call-action";
import { copyText } from "@/components/ui/copy-text";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/core/result";
import {
  deleteViewAction,
  restoreViewAction,
  setDefaultViewAction,
  updateViewAction,
} from "@/lib/views/actions";
import { viewKeys } from "@/lib/views/query-options";
import type { ViewNoun } from "@/lib/views/vocabulary";
import type { ViewControls } from "./use-saved-views";

interface ViewVerbs {
  update: () => void;
  toggleDefault: () => void;
  remove: () => void;
  copyLink: () => void;
}

/** What is done to the shown view at one click, and what the viewer is told of it. */
export function useViewVerbs(saved: ViewControls): ViewVerbs {
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
