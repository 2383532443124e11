import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET = 80 * 1024;

interface RouteSize {
  route: string;
  /** First-load JavaScript of the route, gzip, in bytes. */
  total: number;
  /** What is above the framework's own share, which a bare page loads too. */
  ours: number;
}

/**
 * First-load JavaScript of each page, from the build's own manifests, against the budget.
 * @throws with one line per route over the budget.
 */
export function checkBundles(dist = process.env.NEXT_DIST_DIR ?? ".next"): RouteSize[] {
  const sizes = measure(dist);
  const kilo = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
  for (const { route, total, ours } of sizes) {
    process.stdout.write(
      `  ${route.padEnd(44)} ${kilo(total).padStart(9)} total ${kilo(ours).padStart(9)} above a bare page\n`,
    );
  }
  const over = sizes.filter((size) => size.ours > BUDGET);
  if (over.length === 0) return sizes;
  throw new Error(
    over.map((size) => `${size.route} loads ${kilo(size.ours)}, budget ${kilo(BUDGET)}`).join("\n"),
  );
}

function measure(dist: string): RouteSize[] {
  const shared: string[] = JSON.parse(
    readFileSync(path.join(dist, "build-manifest.json"), "utf8"),
  ).rootMainFiles;
  const polyfills = new Set<string>(
    JSON.parse(readFileSync(path.join(dist, "build-manifest.json"), "utf8")).polyfillFiles,
  );
  const bare = sizeOf(dist, shared);
  return pages(path.join(dist, "server/app"))
    .map((page) => {
      const files = [...new Set([...shared, ...clientFiles(page)])].filter((file) => !polyfills.has(file));
      const total = sizeOf(dist, files);
      return { route: routeOf(dist, page), total, ours: total - bare };
    })
    .sort((a, b) => b.ours - a.ours);
}

function pages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page_client-reference-manifest.js"))
    .map((file) => path.join(folder, file));
}

function routeOf(dist: string, page: string): string {
  const folder = path.dirname(path.relative(path.join(dist, "server/app"), page));
  return `/${folder === "." ? "" : folder}`;
}

/** The chunks that the page's layouts, templates and itself name as their entry JavaScript. */
function clientFiles(page: string): string[] {
  const holder: { __RSC_MANIFEST?: Record<string, { entryJSFiles?: Record<string, string[]> }> } = {};
  new Function("globalThis", readFileSync(page, "utf8"))(holder);
  const manifests = Object.values(holder.__RSC_MANIFEST ?? {});
  return manifests.flatMap((manifest) => Object.values(manifest.entryJSFiles ?? {}).flat());
}

function sizeOf(dist: string, files: string[]): number {
  return files
    .filter((file) => file.endsWith(".js"))
    .map((file) => path.join(dist, file))
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}
