"use client";

import { useLocale, useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { countryName } from "@/lib/i18n/countries";
import type { UserListItem } from "@/lib/users/schema";
import { maskedDocument, phoneText, userName } from "./user-name";
import { UserStatusBadge } from "./user-status-badge";

/** The columns of the user list. */
export function useUserColumns(): TableColumn<UserListItem>[] {
  const t = useTranslations("users");
  const locale = useLocale();
  return [
    {
      id: "name",
      header: t("columns.name"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-44",
      cell: (user) => (
        <span className="inline-block max-w-72 truncate align-bottom">
          <Stranger>{userName(user)}</Stranger>
        </span>
      ),
    },
    {
      id: "status",
      header: t("columns.status"),
      narrow: "trailing",
      cell: (user) => <UserStatusBadge status={user.status} />,
    },
    {
      id: "phone",
      header: t("columns.phone"),
      cell: (user) => <span className="whitespace-nowrap tabular-nums">{phoneText(user.phone)}</span>,
    },
    { id: "card", header: t("columns.card"), cell: (user) => <CardCell user={user} /> },
    {
      id: "document",
      header: t("columns.document"),
      narrow: "hidden",
      cell: (user) =>
        user.documentType ? (
          <span className="whitespace-nowrap">
            {t("documentType", { type: user.documentType })}{" "}
            <span className="font-mono text-[0.92em] text-muted">{maskedDocument(user.documentEnd)}</span>
          </span>
        ) : null,
    },
    {
      id: "country",
      header: t("columns.country"),
      narrow: "hidden",
      // Node and the browser may know a country by different names.
      cell: (user) =>
        user.country && <span suppressHydrationWarning>{countryName(user.country, locale)}</span>,
    },
    {
      id: "created",
      header: t("columns.created"),
      align: "end",
      narrow: "hidden",
      sort: "descending",
      cell: (user) => (user.issuedAt ? <Time value={user.issuedAt} show="column" /> : null),
    },
    {
      id: "id",
      header: t("columns.id"),
      narrow: "hidden",
      cell: (user) => <CopyId value={user.id} label={t("columns.id")} />,
    },
  ];
}

function CardCell({ user: { card } }: { user: UserListItem }) {
  if (!card) return null;
  return (
    <span className="whitespace-nowrap">
      <span className="font-mono text-[0.92em] text-muted tabular-nums">•• {card.last4}</span>{" "}
      <Stranger>{card.title}</Stranger>
    </span>
  );
}
