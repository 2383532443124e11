"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SUGGESTED_CURRENCIES, SUGGESTED_NETWORKS } from "@/lib/wallets/constants";
import type { WalletFacets } from "@/lib/wallets/schema";

interface WalletPlaceFieldsProps {
  facets: WalletFacets;
  place: { currency: string; network: string };
  problem: (field: string) => string | undefined;
  onPlace: (place: { currency: string; network: string }) => void;
}

/** Coins and chain, proposed but not prescribed: the issuer's contract lists neither, and refuses what it does not know. */
export function WalletPlaceFields({ facets, place, problem, onPlace }: WalletPlaceFieldsProps) {
  const t = useTranslations("wallets.create");
  const id = useId();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("currency")} error={problem("currency")} required>
        <Input
          list={`${id}currencies`}
          value={place.currency}
          placeholder={SUGGESTED_CURRENCIES[0]}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          onChange={(event) => onPlace({ ...place, currency: event.target.value.toUpperCase() })}
        />
      </Field>
      <Field label={t("network")} error={problem("network")} required>
        <Input
          list={`${id}networks`}
          value={place.network}
          placeholder={SUGGESTED_NETWORKS[1]}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          onChange={(event) => onPlace({ ...place, network: event.target.value })}
        />
      </Field>
      <Proposals id={`${id}currencies`} values={[...SUGGESTED_CURRENCIES, ...facets.currencies]} />
      <Proposals id={`${id}networks`} values={[...SUGGESTED_NETWORKS, ...facets.networks]} />
      <p className="text-muted text-xs sm:col-span-2">{t("placeHint")}</p>
    </div>
  );
}

function Proposals({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {[...new Set(values)].map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
