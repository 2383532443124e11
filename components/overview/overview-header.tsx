"use client";

import CalendarRange from "lucide-react/icons/calendar-range";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { Popover } from "@/components/ui/popover";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { formatDate } from "@/lib/core/format";
import { OVERVIEW_PERIODS, type OverviewPeriod } from "@/lib/overview/constants";
import { useOverviewPeriod } from "./overview-period";

export function OverviewHeader() {
  const t = useTranslations("overview");
  return <PageHeader title={t("title")} description={t("description")} actions={<PeriodPicker />} />;
}

/** The period of the whole page: a named one, or days of one's own choice. */
function PeriodPicker() {
  const t = useTranslations("overview.period");
  const { params, choose } = useOverviewPeriod();
  const custom = Boolean(params.from);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedControl<OverviewPeriod | "custom">
        label={t("label")}
        value={custom ? "custom" : params.period}
        options={OVERVIEW_PERIODS.map((value) => ({ value, label: t(value) }))}
        onChange={(period) => choose({ period: period === "custom" ? null : period, from: null, to: null })}
      />
      <Popover
        label={t("custom")}
        align="end"
        className="w-64 p-3"
        trigger={(trigger) => (
          <Button {...trigger} aria-pressed={custom}>
            <CalendarRange aria-hidden="true" className="text-muted" />
            {custom ? <DaysText /> : t("custom")}
          </Button>
        )}
      >
        {(close) => <DaysForm close={close} />}
      </Popover>
    </div>
  );
}

function DaysText() {
  const t = useTranslations("overview.period");
  const locale = useLocale();
  const { from, to } = useOverviewPeriod().params;
  const day = (text: string) =>
    Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? text : formatDate(`${text}T00:00:00Z`, locale, "UTC");
  return (
    <span suppressHydrationWarning>
      {to ? t("days", { from: day(from ?? ""), to: day(to) }) : t("since", { from: day(from ?? "") })}
    </span>
  );
}

function DaysForm({ close }: { close: () => void }) {
  const t = useTranslations("overview.period");
  const zone = useTimeZone() ?? "UTC";
  const { params, choose } = useOverviewPeriod();
  const [days, setDays] = useState({ from: params.from ?? "", to: params.to ?? "" });
  const wrong = days.from !== "" && days.to !== "" && days.to < days.from;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong || days.from === "") return;
        close();
        choose({ period: null, from: days.from, to: days.to || null });
      }}
    >
      <Field label={t("from")}>
        <Input
          type="date"
          required
          value={days.from}
          onChange={(event) => setDays({ ...days, from: event.target.value })}
        />
      </Field>
      <Field label={t("to")} hint={t("zone", { zone })} error={wrong ? t("beforeFrom") : undefined}>
        <Input
          type="date"
          value={days.to}
          onChange={(event) => setDays({ ...days, to: event.target.value })}
        />
      </Field>
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {t("apply")}
      </Button>
    </form>
  );
}
