"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { clearDrafts, keepDrafts } from "@/components/ui/draft-keeper";
import { holdCardNumbers } from "@/components/ui/hold-card-numbers";
import { DRAWN_FOR_HEADER } from "@/lib/auth/constants";
import { onSession, signInAgain, tellSession } from "./session-channel";

interface Person {
  id: string;
  name: string;
}

/** Of this page; one at a time, since another person's page is another document. */
let drawnFor: string | null = null;
let carries = false;

/**
 * Actions carry whom the page was drawn for, so that the server refuses them once another person has signed in in this
 * browser, and no full card number; Next gives no other way to see their requests. That person's pages tell this one, which then says so.
 */
export function DrawnFor({ person }: { person: Person }) {
  const t = useTranslations("layout.otherPerson");
  const [other, setOther] = useState<string | null>(null);
  const { id, name } = person;
  drawnFor = id;
  carryDrawnFor();
  useEffect(() => {
    tellSession({ signedIn: id, name });
    return onSession((told) => {
      if (told === "idle") {
        keepDrafts();
        window.location.replace(signInAgain());
      } else if (told === "ended") {
        clearDrafts();
        window.location.replace("/sign-in?reason=ended");
      } else setOther(told.signedIn === id ? null : told.name);
    });
  }, [id, name]);
  if (other === null) return null;
  return (
    <Callout
      tone="warning"
      role="alert"
      title={t("title", { other })}
      className="mx-4 mt-3 lg:mx-6"
      actions={
        <Button
          onClick={() => {
            clearDrafts();
            window.location.reload();
          }}
        >
          {t("reload")}
        </Button>
      }
    >
      {t("text", { name })}
    </Callout>
  );
}

function carryDrawnFor(): void {
  if (carries || typeof window === "undefined") return;
  carries = true;
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (drawnFor === null || !headers.has("next-action")) return send(input, init);
    holdCardNumbers(init?.body);
    headers.set(DRAWN_FOR_HEADER, drawnFor);
    return send(input, { ...init, headers });
  };
}
