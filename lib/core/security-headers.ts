export interface SecurityHeaderOptions {
  /** A fresh, unguessable value per request. */
  nonce: string;
  /** Whether the browser reached us over HTTPS. */
  https: boolean;
  /** `next dev` needs eval for its stack traces and inline styles for its overlay; a build never does. */
  development: boolean;
}

/**
 * The response headers of every page. Scripts run only with this request's nonce or when a nonced script
 * loads them; nothing may be framed, and nothing leaves the origin. HSTS and the upgrade of requests only over HTTPS.
 */
export function securityHeaders(options: SecurityHeaderOptions): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(options),
    "Permissions-Policy": PERMISSIONS_POLICY,
    ...COMMON,
    ...(options.https ? OVER_HTTPS : {}),
  };
}

const COMMON = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "X-Permitted-Cross-Domain-Policies": "none",
};

/** What answers carry that are no page: as data they may load, run and be framed by nothing. */
export const ENDPOINT_HEADERS: Record<string, string> = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  ...COMMON,
};

export const OVER_HTTPS = { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" };

/** The Content-Security-Policy alone: Next.js reads the nonce from this header of the request. */
export function contentSecurityPolicy({ nonce, https, development }: SecurityHeaderOptions): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

const PERMISSIONS_POLICY = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");
