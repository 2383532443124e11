"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { copyText } from "@/components/ui/copy-text";
import { toast } from "@/components/ui/toast";
import type { ActionError, ActionResult } from "@/lib/core/result";
import {
  deleteViewAction,
  restoreViewAction,
  setDefaultViewAction,
  updateViewAction,
} from "@/lib/views/actions";
import { viewKeys } from "@/lib/views/query-options";
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
  const te = useTranslations("errors");
  const client = useQueryClient();
  const { current, noun } = saved;
  const renew = () => client.invalidateQueries({ queryKey: viewKeys.list(noun) });
  const fail = (error: ActionError) =>
    toast({
      tone: "danger",
      title: error.code === "STALE" ? t("stale") : te(`${error.code}.title`),
      description: error.fields?.name === "nameTaken" ? t("problem.nameTaken") : undefined,
    });
  const run = async (asked: Promise<ActionResult<unknown>>): Promise<boolean> => {
    const answer = await asked.catch((): ActionResult<never> => ({ ok: false, error: LOST }));
    await renew();
    if (!answer.ok) fail(answer.error);
    return answer.ok;
  };
  const restore = async (viewId: string, name: string) => {
    if (await run(restoreViewAction({ viewId }))) toast({ tone: "success", title: t("restored", { name }) });
  };
  return {
    update: async () => {
      if (!current) return;
      const { id: viewId, version, name } = current;
      const { hidden, density } = saved.preferences;
      const asked = updateViewAction({ viewId, version, query: saved.query, hidden: [...hidden], density });
      if (!(await run(asked))) return;
      saved.choose(current);
      toast({ tone: "success", title: t("updated", { name }) });
    },
    toggleDefault: async () => {
      if (!current) return;
      saved.pin();
      const viewId = current.isDefault ? null : current.id;
      if (!(await run(setDefaultViewAction({ noun, viewId })))) return;
      const title = viewId ? t("defaultSet", { name: current.name }) : t("defaultDropped");
      toast({ tone: "success", title });
    },
    remove: async () => {
      if (!current) return;
      const { id: viewId, name } = current;
      saved.choose(null);
      if (!(await run(deleteViewAction({ viewId })))) return;
      const undo = { label: t("undo"), onClick: () => void restore(viewId, name) };
      toast({ tone: "success", title: t("deleted", { name }), action: undo });
    },
    copyLink: async () => {
      if (!current) return;
      const copied = await copyText(`${location.origin}${location.pathname}?view=${current.id}`);
      toast({ tone: copied ? "success" : "danger", title: t(copied ? "copied" : "copyFailed") });
    },
  };
}

const LOST: ActionError = { code: "INTERNAL", details: {}, requestId: "" };
