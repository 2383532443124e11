"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { callAction, LOST } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import {
  createViewAction,
  renameViewAction,
  setDefaultViewAction,
  shareViewAction,
} from "@/lib/views/actions";
import { viewKeys } from "@/lib/views/query-options";
import type { SavedView, ViewList } from "@/lib/views/schema";
import type { ViewControls } from "./use-saved-views";
import type { ViewTask } from "./view-actions";

export interface ViewFields {
  name: string;
  sharedWith: SavedView["sharedWith"];
  asDefault: boolean;
}

interface ViewForm {
  error: ActionError | null;
  /** Resolves when the attempt is over; the dialog is closed by then if it succeeded. */
  submit: (fields: ViewFields) => Promise<void>;
}

/** What the dialog about a view does when it is sent. */
export function useViewForm(task: ViewTask, saved: ViewControls, onClose: () => void): ViewForm {
  const t = useTranslations("transactions.views");
  const roleName = useTranslations("layout.roles");
  const client = useQueryClient();
  const [error, setError] = useState<ActionError | null>(null);
  const { current, noun } = saved;
  const key = viewKeys.list(noun);

  const send = ({ name, sharedWith }: ViewFields) => {
    const { hidden, density } = saved.preferences;
    if (!current || task === "create") {
      return createViewAction({ noun, name, query: saved.query, hidden: [...hidden], density, sharedWith });
    }
    const on = { viewId: current.id, version: current.version };
    return task === "rename" ? renameViewAction({ ...on, name }) : shareViewAction({ ...on, sharedWith });
  };
  const told = (view: SavedView) => {
    if (task === "create") return t("saved", { name: view.name });
    if (task === "rename") return t("renamed", { name: view.name });
    const roles = view.sharedWith.map((role) => roleName(role)).join(", ");
    if (roles === "") return t("private", { name: view.name, owner: view.ownerName ?? "me" });
    return t("shared", { name: view.name, roles });
  };
  const submit = async (fields: ViewFields) => {
    setError(null);
    const answer = await callAction(() => send(fields));
    if (!answer?.ok) {
      setError(answer?.error ?? LOST);
      if (answer?.error.code === "STALE") await client.invalidateQueries({ queryKey: key });
      return;
    }
    const view = answer.data;
    // The address may name it only when the list knows it.
    client.setQueryData<ViewList>(key, (list) => list && { ...list, views: replaced(list.views, view) });
    const chosen = fields.asDefault
      ? await callAction(() => setDefaultViewAction({ noun, viewId: view.id }))
      : { ok: true };
    if (task === "create") saved.choose(view);
    onClose();
    if (chosen?.ok) toast({ tone: "success", title: told(view) });
    else toast({ tone: "warning", title: told(view), description: t("notDefault") });
    await client.invalidateQueries({ queryKey: key });
  };
  return { error, submit };
}

function replaced(views: readonly SavedView[], view: SavedView): SavedView[] {
  return views.some((one) => one.id === view.id)
    ? views.map((one) => (one.id === view.id ? view : one))
    : [...views, view];
}
