"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Freshness } from "@/components/ui/freshness";
import { KeyValueList } from "@/components/ui/key-value-list";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { TOPUP_CURRENCY } from "@/lib/wallets/constants";
import { walletKeys } from "@/lib/wallets/query-options";
import type { FeeRuleDto } from "@/lib/wallets/schema";
import { FeeHistory } from "./fee-history";

const FeeEditor = dynamic(() => import("./fee-editor").then((file) => file.FeeEditor), {
  loading: () => null,
});

const FeeExampleNow = dynamic(() => import("./fee-example").then((file) => file.FeeExampleNow), {
  loading: () => null,
});

interface FeeRuleProps {
  rule: FeeRuleDto;
  refresh: () => Promise<unknown>;
  pending: boolean;
}

export function FeeRule({ rule, refresh, pending }: FeeRuleProps) {
  const t = useTranslations("wallets.fees");
  const [edited, setEdited] = useState<FeeRuleDto | null>(null);
  const [amount, setAmount] = useState("1000");
  const change = useFollowedChange(rule);
  const currency = rule.rule?.currency ?? TOPUP_CURRENCY;
  const sample = { amount, onAmount: setAmount };
  const edit = rule.may.change ? (
    <Button disabled={change.waiting} onClick={() => setEdited(rule)}>
      {t(rule.rule ? "edit" : "set")}
    </Button>
  ) : null;
  return (
    <div className="grid max-w-6xl gap-4">
      {change.outcome ? <OutcomeNotice outcome={change.outcome} onDismiss={change.dismiss} /> : null}
      {rule.waiting ? <WaitingChange waiting={rule.waiting} /> : null}
      {edited ? (
        <FeeEditor
          key={edited.version}
          opened={edited}
          current={rule}
          sample={sample}
          onReopen={() => setEdited(rule)}
          onClose={() => setEdited(null)}
          onFollow={change.follow}
        />
      ) : (
        <div className="grid gap-4 xl:grid-cols-2 xl:items-start">
          <Section
            title={t("now")}
            actions={
              <>
                <Freshness asOf={rule.asOf} onRefresh={refresh} pending={pending} />
                {edit}
              </>
            }
          >
            {rule.rule ? <FeeRuleFacts rule={rule.rule} /> : <p className="text-sm">{t("none")}</p>}
          </Section>
          <FeeExampleNow rule={rule.rule} currency={currency} {...sample} />
        </div>
      )}
      <FeeHistory history={rule.history} />
    </div>
  );
}

/** Follows the change whose outcome is open, of whoever started it, until what came of it is dismissed. */
function useFollowedChange({ undecided }: FeeRuleDto) {
  const client = useQueryClient();
  const [followed, setFollowed] = useState<string | null>(null);
  if (undecided && undecided.id !== followed) setFollowed(undecided.id);
  const outcome = useOutcome(followed, undecided, () =>
    client.invalidateQueries({ queryKey: walletKeys.feeRule }),
  );
  const waiting = (outcome?.open ?? false) || undecided !== null;
  return { outcome, waiting, follow: setFollowed, dismiss: () => setFollowed(null) };
}

function WaitingChange({ waiting }: { waiting: NonNullable<FeeRuleDto["waiting"]> }) {
  const t = useTranslations("wallets.fees");
  return (
    <Callout
      tone="info"
      role="status"
      title={t("waitingTitle")}
      actions={<LinkButton href={`/approvals/${waiting.approvalId}`}>{t("seeRequest")}</LinkButton>}
    >
      {t("waitingText", { name: waiting.makerName, label: waiting.label })}
    </Callout>
  );
}

/** The parts of the rule as the issuer has it. */
function FeeRuleFacts({ rule }: { rule: NonNullable<FeeRuleDto["rule"]> }) {
  const t = useTranslations("wallets.fees");
  const { currency, updatedAt, maxAmount } = rule;
  const told = (part: string | null, show: (part: string) => ReactNode) =>
    part === null ? <span className="text-faint">{t("notProvided")}</span> : show(part);
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  return (
    <>
      <KeyValueList
        columns={2}
        items={[
          { label: t("percentage"), value: told(rule.percentage, (part) => `${part}%`) },
          { label: t("fixedAmount"), value: told(rule.fixedAmount, money) },
          { label: t("minAmount"), value: told(rule.minAmount, money) },
          { label: t("maxAmount"), value: maxAmount === null ? t("noMaximum") : money(maxAmount) },
        ]}
      />
      {updatedAt ? (
        <p className="mt-3 text-muted text-xs">
          {t.rich("updated", { time: () => <Time value={updatedAt} show="exact" /> })}
        </p>
      ) : null}
    </>
  );
}
