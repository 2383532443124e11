import { strangerParts } from "@/lib/core/stranger-text";

/** What a stranger or a colleague wrote, or a name: kept to itself whatever its script, and never translated. */
export function Stranger({ children, className }: { children: string; className?: string }) {
  return (
    <bdi translate="no" className={className}>
      {strangerParts(children)}
    </bdi>
  );
}
