"use client";

import IdCard from "lucide-react/icons/id-card";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Stranger } from "@/components/ui/stranger";
import type { ActionError } from "@/lib/core/result";
import { findByDocumentAction } from "@/lib/users/actions";
import type { FoundUser } from "@/lib/users/schema";
import { useUserProblem } from "./user-problem";

/** Leads to the user with a document number, which goes neither into the address nor into the browser's history. */
export function DocumentFinder() {
  const t = useTranslations("users.document");
  return (
    <Popover
      label={t("label")}
      className="w-72 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className="border-dashed text-muted">
          <IdCard aria-hidden="true" className="text-faint" />
          {t("button")}
        </Button>
      )}
    >
      {() => <FinderForm />}
    </Popover>
  );
}

function FinderForm() {
  const t = useTranslations("users.document");
  const router = useRouter();
  const [found, setFound] = useState<FoundUser[] | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const problem = useUserProblem(error?.fields ?? {})("documentNumber");
  const find = (documentNumber: string) =>
    startTransition(async () => {
      const result = await callAction(() => findByDocumentAction(documentNumber));
      setFound(result?.ok ? result.data : null);
      setError(result?.ok === false ? result.error : null);
      const [only, ...more] = result?.ok ? result.data : [];
      if (only && more.length === 0) router.push(`/users/${encodeURIComponent(only.id)}`);
    });
  return (
    <form
      className="grid gap-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        find(String(new FormData(event.currentTarget).get("document") ?? ""));
      }}
    >
      <Field label={t("label")} hint={t("hint")} error={problem}>
        <Input name="document" maxLength={50} autoComplete="off" spellCheck={false} />
      </Field>
      <Button type="submit" variant="primary" size="sm" pending={pending} className="justify-self-end">
        {t("find")}
      </Button>
      {error && !problem ? <ActionErrorNotice error={error} /> : null}
      <Found users={found} />
    </form>
  );
}

function Found({ users }: { users: FoundUser[] | null }) {
  const t = useTranslations("users.document");
  return (
    <div role="status" className="text-sm empty:hidden">
      {users?.length === 0 ? t("none") : null}
      {users && users.length > 1 ? (
        <>
          <p>{t("several", { count: users.length })}</p>
          <ul className="mt-1 grid gap-1">
            {users.map((user) => (
              <li key={user.id}>
                <Link href={`/users/${encodeURIComponent(user.id)}`} className="underline underline-offset-3">
                  <Stranger>{user.name}</Stranger>
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
