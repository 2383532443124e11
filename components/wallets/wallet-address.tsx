import { CHECK_CHARACTERS } from "@/lib/wallets/constants";

/** An address with the characters that people compare set off; `short` leaves out what stands between. */
export function WalletAddress({ address, short = false }: { address: string; short?: boolean }) {
  if (address.length <= CHECK_CHARACTERS * 2) return <span className="font-mono">{address}</span>;
  const middle = address.slice(CHECK_CHARACTERS, -CHECK_CHARACTERS);
  return (
    <span className={short ? "whitespace-nowrap font-mono text-[0.92em]" : "break-all font-mono"}>
      <strong className="font-semibold text-ink">{address.slice(0, CHECK_CHARACTERS)}</strong>
      <span className="text-muted">{short ? "…" : middle}</span>
      <strong className="font-semibold text-ink">{address.slice(-CHECK_CHARACTERS)}</strong>
    </span>
  );
}
