/** The framework and nothing else: what a console's answer can cost at least. */
export default {
  distDir: process.env.BARE_DIST_DIR ?? ".next",
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  turbopack: { root: process.cwd() },
};
