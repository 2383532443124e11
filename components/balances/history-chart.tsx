"use client";

import { useFormatter, useLocale, useTimeZone } from "next-intl";
import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { BalancePeriod } from "@/lib/balances/constants";
import type { BalancePoint } from "@/lib/balances/schema";
import { formatAmount, formatClock, formatDate, formatDateTime } from "@/lib/core/format";

export interface HistoryChartProps {
  /** The chart in one sentence; its numbers stand in a table beside it. */
  label: string;
  points: readonly BalancePoint[];
  currency: string;
  period: BalancePeriod;
  from: string;
  to: string;
  /** A line across, where an alert is raised. */
  threshold: string | null;
  /** The word beside that line. */
  thresholdLabel: string;
}

/** A balance over time. It stands as it was read until the next reading, so the line goes in steps. */
export default function HistoryChart(props: HistoryChartProps) {
  const { label, currency, period, from, to, threshold, thresholdLabel } = props;
  const format = useFormatter();
  const tick = useTickText(period);
  return (
    <div role="img" aria-label={label} className="h-64 w-full text-xs">
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          data={drawn(props.points)}
          accessibilityLayer={false}
          margin={{ top: 12, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            {...TIME_AXIS}
            domain={[Date.parse(from), Date.parse(to)]}
            tickFormatter={tick}
            tick={TICK}
            tickLine={false}
            axisLine={{ stroke: "var(--line-strong)" }}
          />
          <YAxis
            domain={FROM_ZERO}
            tickFormatter={(value: number) => format.number(value, COMPACT)}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width={64}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--control)" }}
            content={({ payload }) => <Reading point={payload[0]?.payload} currency={currency} />}
          />
          {threshold === null ? null : (
            <ReferenceLine
              {...ALERT_LINE}
              y={Number(threshold)}
              label={{ value: thresholdLabel, position: "insideBottomRight", fill: "var(--warning)" }}
            />
          )}
          <Area {...BALANCE_AREA} dataKey="value" dot={props.points.length <= FEW ? DOT : false} />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Few readings may fall on one spot, where a line has no length: they are dots then. */
const FEW = 12;
const DOT = { r: 2.5, fill: "var(--accent)", fillOpacity: 1, strokeWidth: 0 };

interface Drawn extends BalancePoint {
  time: number;
  /** For drawing only: a pixel needs no exact decimals. */
  value: number;
}

function drawn(points: readonly BalancePoint[]): Drawn[] {
  return points.map((point) => ({ ...point, time: Date.parse(point.at), value: Number(point.amount) }));
}

function Reading({ point, currency }: { point: Drawn | undefined; currency: string }) {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  if (!point) return null;
  return (
    <div className="rounded-md border border-line bg-raised px-2.5 py-1.5 shadow-md">
      <p className="font-medium tabular-nums">
        {formatAmount(point.amount, currency, locale)} {currency}
      </p>
      <p className="text-muted tabular-nums">{formatDateTime(point.at, locale, zone)}</p>
    </div>
  );
}

/** Hours within a day, days within anything longer. */
function useTickText(period: BalancePeriod): (time: number) => string {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return (time) => (period === "day" ? formatClock : formatDate)(new Date(time), locale, zone);
}

/** A filled area that does not stand on zero would show a small change as a large one. */
const FROM_ZERO: [(lowest: number) => number, "auto"] = [(lowest) => Math.min(0, lowest), "auto"];
const ALERT_LINE = {
  ifOverflow: "extendDomain",
  stroke: "var(--warning-solid)",
  strokeDasharray: "4 4",
} as const;
const BALANCE_AREA = {
  type: "stepAfter",
  stroke: "var(--accent)",
  strokeWidth: 1.5,
  fill: "var(--accent)",
  fillOpacity: 0.1,
  isAnimationActive: false,
  activeDot: { r: 3 },
} as const;
const TIME_AXIS = { dataKey: "time", type: "number", scale: "time", minTickGap: 48 } as const;
const TICK = { fill: "var(--muted)", fontSize: 11 } as const;
const COMPACT = { notation: "compact", maximumFractionDigits: 2 } as const;
