import { createServer } from "node:http";
import { expect, test } from "vitest";
import { clientAddress, isAddressIn } from "@/lib/core/client-address";
import { markSocketAddresses, socketAddress } from "@/lib/core/socket-address";

const seen = (forwarded: string) => new Headers({ "x-forwarded-for": forwarded });

test("behind proxies of ours the outermost one's word counts, and what the client wrote before it does not", () => {
  const chain = seen("9.9.9.9, 203.0.113.7, 10.0.0.2");
  expect(clientAddress(chain, 1)).toBe("10.0.0.2");
  expect(clientAddress(chain, 2)).toBe("203.0.113.7");
  expect(clientAddress(seen("203.0.113.7"), 2)).toBeNull();
  expect(clientAddress(seen("::ffff:203.0.113.7"), 1)).toBe("203.0.113.7");
  expect(clientAddress(seen("unknown"), 1)).toBeNull();
});

test("without proxies of ours x-forwarded-for says nothing", () => {
  expect(clientAddress(seen("203.0.113.7"), 0)).toBeNull();
});

test("the socket's address reaches the handler, and a client cannot write it", async () => {
  markSocketAddresses();
  const told: (string | null)[] = [];
  const server = createServer((request, response) => {
    told.push(socketAddress({ get: (name) => request.headers[name]?.toString() }));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  await fetch(`http://127.0.0.1:${port}/`, { headers: { "x-socket-address": "x 203.0.113.7" } });
  server.close();
  expect(told).toEqual(["127.0.0.1"]);
  expect(socketAddress(new Headers({ "x-socket-address": "x 203.0.113.7" }))).toBeNull();
});

test.each<[string | null, boolean]>([
  ["203.0.113.7", true],
  ["::ffff:203.0.113.7", true],
  ["203.0.113.8", false],
  ["198.51.100.255", true],
  ["198.51.101.0", false],
  ["2001:db8::1", true],
  ["2001:db9::1", false],
  ["192.0.2.9", true],
  ["", false],
  ["x", false],
  [null, false],
])("%s is in the ranges: %s", (address, inside) => {
  const ranges = ["203.0.113.7", "198.51.100.0/24", "2001:db8::/32", "::ffff:192.0.2.0/120"];
  expect(isAddressIn(address, ranges)).toBe(inside);
});
