import "server-only";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/core/env";
import { socketAddress } from "@/lib/core/socket-address";

interface Headers {
  get(name: string): string | null | undefined;
}

/**
 * The address that a request came from: the socket's, or, behind `TRUSTED_PROXY_HOPS` proxies of ours, the one that the
 * outermost of them saw. What a client writes into `x-forwarded-for` itself is never believed. Null when unknown.
 */
export function clientAddress(headers: Headers, hops = env().trustedProxyHops): string | null {
  const text = hops === 0 ? socketAddress(headers) : forwardedFor(headers, hops);
  if (!text || !ipaddr.isValid(text)) return null;
  return ipaddr.process(text).toString();
}

/** Whether an address lies in one of these addresses and CIDR ranges. */
export function isAddressIn(address: string | null, ranges: readonly string[]): boolean {
  if (!address || !ipaddr.isValid(address)) return false;
  const given = ipaddr.process(address);
  return ranges.some((range) => {
    if (!range.includes("/")) return ipaddr.process(range).toString() === given.toString();
    const [base, bits] = plainRange(range);
    return base.kind() === given.kind() && given.match(base, bits);
  });
}

/** Each proxy adds the address that it saw at the end, so the last `hops` entries are ours. */
function forwardedFor(headers: Headers, hops: number): string | null {
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return seen.at(-hops) ?? null;
}

/** A range of IPv4 addresses written as IPv6 is one of IPv4. */
function plainRange(range: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const [base, bits] = ipaddr.parseCIDR(range);
  const plain = ipaddr.process(base.toString());
  return plain.kind() === base.kind() ? [base, bits] : [plain, bits - 96];
}
