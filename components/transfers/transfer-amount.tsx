import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import type { TransferListItem } from "@/lib/transfers/schema";

/** What moved; crossed out when nothing did, since the badge alone is easily missed. */
export function TransferAmount({ transfer }: { transfer: TransferListItem }) {
  const t = useTranslations("transfers");
  const { amount, currency, outcome } = transfer;
  if (amount === null || currency === null) return <span className="text-faint">{t("unknown")}</span>;
  if (outcome !== "not-moved") return <Money amount={amount} currency={currency} />;
  return (
    <s className="text-muted">
      <Money amount={amount} currency={currency} />
    </s>
  );
}
