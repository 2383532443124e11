import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { type Pressure, pressureOf } from "./pressure";

interface MeterProps {
  /** What is measured, such as “Daily limit”. */
  label: string;
  /** Used share in percent; may exceed 100. Null: no limit to measure against. */
  percent: string | number | null;
  /** The numbers in words, such as “HKD 934.00 of 1,000.00 used”. */
  valueText: string;
  size?: "sm" | "md";
  className?: string;
}

/**
 * A bar from nothing to the limit. Over 100 % the scale grows, the limit stays marked, and what lies beyond is hatched.
 * Drawn with SVG attributes: style attributes are refused by the page's policy.
 */
export function Meter({ label, percent, valueText, size = "md", className }: MeterProps) {
  const t = useTranslations("ui.meter");
  const value = percent === null ? null : Math.max(0, Number(percent));
  const pressure = pressureOf(value);
  const scale = Math.max(100, value ?? 0) / 100;
  const within = Math.min(100, value ?? 0) / scale;
  const limitAt = 100 / scale;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot show what lies over its maximum
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.min(100, value ?? 0)}
      aria-valuetext={pressure === "normal" ? valueText : `${valueText} · ${t(pressure)}`}
      className={className}
    >
      <svg
        aria-hidden="true"
        className={clsx(
          "block w-full overflow-hidden rounded-full bg-neutral-subtle",
          size === "sm" ? "h-1" : "h-1.5",
        )}
      >
        <rect width={`${within}%`} height="100%" className={FILLS[pressure]} />
        {value !== null && value > 100 ? (
          <>
            <rect
              x={`${limitAt}%`}
              width={`${100 - limitAt}%`}
              height="100%"
              className="fill-danger-solid/45"
            />
            <rect x={`${limitAt}%`} width="2" height="100%" className="fill-ink" />
          </>
        ) : null}
      </svg>
    </div>
  );
}

const FILLS: Record<Pressure, string> = {
  normal: "fill-accent",
  elevated: "fill-warning-solid",
  high: "fill-warning-solid",
  reached: "fill-danger-solid",
};
