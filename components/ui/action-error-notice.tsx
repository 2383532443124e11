import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ActionError } from "@/lib/core/result";
import { Button } from "./button";
import { clearDrafts, keepDrafts } from "./draft-keeper";
import { ErrorState } from "./error-state";
import { LinkButton } from "./link-button";

/** The error of an action or endpoint in the viewer's language, with the issuer's code and both request ids. */
export function ActionErrorNotice({ error, actions }: { error: ActionError; actions?: ReactNode }) {
  const t = useTranslations("errors");
  const { details } = error;
  return (
    <ErrorState
      title={t(
        details.needs === "connection" || details.needs === "capacity"
          ? details.needs
          : `${error.code}.title`,
      )}
      issuerCode={details.issuerCode}
      issuerMessage={details.issuerMessage}
      issuerRequestId={details.issuerRequestId}
      requestId={error.requestId}
      changed={details.changed}
      actions={
        error.code === "NEW_VERSION" || error.code === "OTHER_PERSON" ? (
          <Button onClick={() => reload(error.code)}>{t("reload")}</Button>
        ) : isInTheWay(details) ? (
          <>
            <InTheWay details={details} />
            {actions}
          </>
        ) : (
          actions
        )
      }
    >
      <p>{t(details.needs ? `needs.${details.needs}` : `${error.code}.text`)}</p>
    </ErrorState>
  );
}

/** What was typed is for the same person only. */
function reload(code: ActionError["code"]): void {
  if (code === "NEW_VERSION") keepDrafts();
  else clearDrafts();
  window.location.reload();
}

function isInTheWay({ approvalId, userId, cardId, walletId, transferId }: ActionError["details"]): boolean {
  return Boolean(approvalId || userId || cardId || walletId || transferId);
}

/** The way to what stands in the way. */
function InTheWay({ details }: { details: ActionError["details"] }) {
  const t = useTranslations("errors");
  const { approvalId, userId, cardId, walletId, transferId } = details;
  return (
    <>
      {approvalId ? <LinkButton href={`/approvals/${approvalId}`}>{t("approval")}</LinkButton> : null}
      {userId ? <LinkButton href={`/users/${encodeURIComponent(userId)}`}>{t("openUser")}</LinkButton> : null}
      {cardId ? <LinkButton href={`/cards/${encodeURIComponent(cardId)}`}>{t("openCard")}</LinkButton> : null}
      {walletId ? (
        <LinkButton href={`/wallets/${encodeURIComponent(walletId)}`}>{t("openWallet")}</LinkButton>
      ) : null}
      {transferId ? (
        <LinkButton href={`/transfers/${encodeURIComponent(transferId)}`}>{t("openTransfer")}</LinkButton>
      ) : null}
    </>
  );
}
