"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { WalletDetail } from "@/lib/wallets/schema";
import { useWalletUser } from "./wallet-user";

/** What else the issuer tells about a wallet. */
export function WalletFacts({ wallet }: { wallet: WalletDetail }) {
  const t = useTranslations("wallets.detail");
  const unknown = useTranslations("wallets")("unknown");
  const notTold = useTranslations("wallets")("notTold");
  const nameOf = useWalletUser();
  const { user, currency, balance, issuedAt } = wallet;
  const quiet = (text: string) => <span className="text-faint">{text}</span>;
  const facts: { label: string; value: ReactNode }[] = [
    {
      label: t("user"),
      value: user ? (
        <Link
          href={`/users/${encodeURIComponent(user.id)}`}
          className="rounded-sm underline underline-offset-3"
        >
          {nameOf(user)}
        </Link>
      ) : (
        quiet(unknown)
      ),
    },
    { label: t("currency"), value: currency ?? quiet(unknown) },
    {
      label: t("balance"),
      value: balance === null ? quiet(notTold) : <Money amount={balance} currency={currency ?? ""} />,
    },
    {
      label: t("created"),
      value: issuedAt ? <Time value={issuedAt} show="exact" className="" /> : quiet(notTold),
    },
    { label: t("id"), value: <CopyId value={wallet.id} label={t("id")} /> },
  ];
  return (
    <Section title={t("facts")}>
      <KeyValueList items={facts} />
    </Section>
  );
}
