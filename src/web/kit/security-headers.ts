/** Security headers of every answer. A page that needs another value sets it itself, and it is kept. */

/** Content-Security-Policy: no foreign or inline content, no framing, forms only to this site. */
export const contentPolicy = (formsLeadTo: string = "'self'", picturesFrom: string | null = null): string =>
  [
    "default-src 'none'",
    `img-src 'self' data:${picturesFrom ? ` ${picturesFrom}` : ''}`,
    "style-src 'self'",
    "script-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${formsLeadTo}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const always = {
  'x-content-type-options': 'nosniff',
  // Other sites receive no referrer; our own pages do, so that forms from here can be recognised.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
} as const;

/** One year; sent only while the site's address is https. */
const strict = { 'strict-transport-security': 'max-age=31536000' } as const;

/** Other origins that the headers allow. */
export interface SecurityOptions {
  /** Public address of this installation, without a trailing slash. */
  readonly siteUrl: () => string;
  /** Origin that serves photos to readers, if it is not this server. */
  readonly picturesFrom?: string | null;
}

/** Returns a function for the headers of an answer, because the site's address may become https after the start. */
export function securityHeaders({ siteUrl, picturesFrom }: SecurityOptions): () => Readonly<Record<string, string>> {
  const overHttp = { ...always, 'content-security-policy': contentPolicy(undefined, picturesFrom) };
  const overHttps = { ...overHttp, ...strict };
  return () => (siteUrl().startsWith('https:') ? overHttps : overHttp);
}
