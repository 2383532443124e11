"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { copyText } from "@/components/ui/copy-text";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { CHECK_CHARACTERS } from "@/lib/wallets/constants";
import type { WalletDetail } from "@/lib/wallets/schema";
import { WalletAddress } from "./wallet-address";

/** Copies the whole address and says whether it worked: a wrong one costs money. */
function CopyAddress({ address }: { address: string }) {
  const t = useTranslations("wallets.detail");
  const [result, setResult] = useState<"copied" | "copyFailed" | null>(null);
  useEffect(() => {
    if (result !== "copied") return;
    const timer = setTimeout(() => setResult(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={async () => setResult((await copyText(address)) ? "copied" : "copyFailed")}>
        {result === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {t("copy")}
      </Button>
      <span
        role="status"
        className={result === "copyFailed" ? "text-danger text-sm" : "text-success text-sm"}
      >
        {result ? t(result) : null}
      </span>
    </div>
  );
}

const SHOWN_MS = 4_000;

/** Where coins are sent to: the network and the address as one thing, since one without the other loses money. */
export function WalletAddressCard({ wallet }: { wallet: WalletDetail }) {
  const t = useTranslations("wallets.detail");
  const { address, missingSince } = wallet;
  return (
    <Section title={t("address")}>
      <div className="grid gap-4">
        {missingSince ? (
          <Callout tone="danger" title={t("missing")}>
            {t.rich("missingText", { time: () => <Time value={missingSince} /> })}
          </Callout>
        ) : null}
        {address ? (
          <Address wallet={wallet} address={address} />
        ) : (
          <p className="text-muted text-sm">{t("noAddress")}</p>
        )}
      </div>
    </Section>
  );
}

function Address({ wallet, address }: { wallet: WalletDetail; address: string }) {
  const t = useTranslations("wallets.detail");
  const { network, currency, qr } = wallet;
  const ends = { start: address.slice(0, CHECK_CHARACTERS), end: address.slice(-CHECK_CHARACTERS) };
  return (
    <>
      <div className="flex flex-wrap items-start gap-4">
        {qr ? (
          // biome-ignore lint/performance/noImgElement: a picture made for this address, not a file.
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
            alt={t("qr", { address: `${ends.start}…${ends.end}` })}
            width={168}
            height={168}
            className="rounded-md border border-line bg-[white] p-1 max-sm:mx-auto"
          />
        ) : null}
        <div className="grid min-w-0 flex-1 basis-56 gap-3">
          <dl className="grid gap-3">
            <div>
              <dt className="text-muted text-xs">{t("networkLabel")}</dt>
              <dd className="font-semibold text-ink text-lg">
                {network ?? t("someNetwork")}
                {currency ? <span className="font-normal text-muted"> · {currency}</span> : null}
              </dd>
            </div>
            <div>
              <dt className="text-muted text-xs">{t("addressLabel")}</dt>
              <dd translate="no" className="text-base">
                <WalletAddress address={address} />
              </dd>
            </div>
          </dl>
          <CopyAddress address={address} />
          {address.length > CHECK_CHARACTERS * 2 ? (
            <p className="text-muted text-xs">
              {t.rich("check", {
                count: CHECK_CHARACTERS,
                start: () => <Code>{ends.start}</Code>,
                end: () => <Code>{ends.end}</Code>,
              })}
            </p>
          ) : null}
        </div>
      </div>
      {network ? (
        <Callout tone="warning" title={t("only", { currency: currency ?? t("someCoins"), network })}>
          {t("onlyText")}
        </Callout>
      ) : (
        <Callout tone="danger">{t("networkUnknown")}</Callout>
      )}
    </>
  );
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-ink">{children}</code>;
}
