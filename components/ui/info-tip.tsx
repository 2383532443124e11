import Info from "lucide-react/icons/info";

/** A small “i” whose text shows on hover and on focus: the meaning of a term, never a needed instruction. */
export function InfoTip({ label, text }: { label: string; text: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={text}
      className="inline-grid size-4 place-items-center rounded-full align-text-bottom text-faint hover:text-ink"
    >
      <Info aria-hidden="true" className="size-3.5" />
    </button>
  );
}
