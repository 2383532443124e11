/** The five meanings. A tone says what a state means, never how a thing should look. */
export type Tone = "info" | "success" | "warning" | "danger" | "neutral";

/** Tinted ground, line and text of a tone. */
export const toneClasses: Record<Tone, string> = {
  info: "border-info-line bg-info-subtle text-info",
  success: "border-success-line bg-success-subtle text-success",
  warning: "border-warning-line bg-warning-subtle text-warning",
  danger: "border-danger-line bg-danger-subtle text-danger",
  neutral: "border-neutral-line bg-neutral-subtle text-neutral",
};

/** Text alone in a tone. */
export const toneText: Record<Tone, string> = {
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
  neutral: "text-neutral",
};
