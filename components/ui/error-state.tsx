import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Callout } from "./callout";
import { CopyId } from "./copy-id";

export interface ErrorStateProps {
  title: ReactNode;
  /** What went wrong and what to do, in plain words. */
  children?: ReactNode;
  /** The issuer's own code and words, as it gave them. */
  issuerCode?: string | undefined;
  issuerMessage?: string | undefined;
  requestId?: string | undefined;
  issuerRequestId?: string | undefined;
  /** Whether anything was changed; leave it out for a read. */
  changed?: "no" | "yes" | "unknown" | undefined;
  /** A retry, only where doing it again is safe. */
  actions?: ReactNode;
  className?: string;
}

/** What failed, what it changed, and what to quote when asking for help. */
export function ErrorState(props: ErrorStateProps) {
  const t = useTranslations("ui.error");
  const { title, children, changed, actions, className } = props;
  return (
    <Callout
      tone={changed === "unknown" ? "warning" : "danger"}
      role="alert"
      title={title}
      {...(actions ? { actions } : {})}
      {...(className ? { className } : {})}
    >
      {children}
      {changed ? <p className="mt-1 font-medium">{t(`changed.${changed}`)}</p> : null}
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-muted text-xs empty:hidden">
        {props.issuerCode ? <Fact name={t("issuerCode")} value={<code>{props.issuerCode}</code>} /> : null}
        {props.issuerMessage ? <Fact name={t("issuerMessage")} value={props.issuerMessage} /> : null}
        {props.issuerRequestId ? (
          <Fact
            name={t("issuerRequestId")}
            value={<CopyId value={props.issuerRequestId} label={t("issuerRequestId")} full />}
          />
        ) : null}
        {props.requestId ? (
          <Fact
            name={t("requestId")}
            value={<CopyId value={props.requestId} label={t("requestId")} full />}
          />
        ) : null}
      </dl>
    </Callout>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0 text-ink">{value}</dd>
    </>
  );
}
