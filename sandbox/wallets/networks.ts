import { createHash } from "node:crypto";
import type { Random } from "../random";

type Network = {
  name: string;
  currencies: string[];
  address: (random: Random) => string;
  hash: (random: Random) => string;
};

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const hex = (random: Random, bytes: number) => random.bytes(bytes).toString("hex");

/** All-lowercase, which is the valid form of an address without a checksum (EIP-55). */
const evmAddress = (random: Random) => `0x${hex(random, 20)}`;
const evmHash = (random: Random) => `0x${hex(random, 32)}`;

/** Test chains: the addresses are well-formed and random, nobody holds their keys. */
export const NETWORKS: Network[] = [
  { name: "Ethereum", currencies: ["USDT", "USDC"], address: evmAddress, hash: evmHash },
  { name: "Polygon", currencies: ["USDT", "USDC"], address: evmAddress, hash: evmHash },
  { name: "BSC", currencies: ["USDT", "USDC"], address: evmAddress, hash: evmHash },
  { name: "Tron", currencies: ["USDT"], address: tronAddress, hash: (random) => hex(random, 32) },
  {
    name: "Solana",
    currencies: ["USDT", "USDC"],
    address: (random) => base58(random.bytes(32)),
    hash: (random) => base58(random.bytes(64)),
  },
];

export function networkNamed(name: string): Network | undefined {
  return NETWORKS.find((network) => network.name.toLowerCase() === name.toLowerCase());
}

/** Base58Check over 0x41 and 20 bytes: starts with T. */
function tronAddress(random: Random): string {
  const payload = Buffer.concat([Buffer.from([0x41]), random.bytes(20)]);
  return base58(Buffer.concat([payload, sha256(sha256(payload)).subarray(0, 4)]));
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function base58(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (; value > 0n; value /= 58n) text = (BASE58[Number(value % 58n)] ?? "") + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return "1".repeat(Math.max(zeros, 0)) + text;
}
