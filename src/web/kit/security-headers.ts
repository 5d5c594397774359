/** Headers of every answer, set once. A page that needs another value sets it itself, and it stays. */

/** Nothing from elsewhere, nothing inline, no frame. Forms lead to ourselves. */
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
  // Other sites learn nothing of where a visitor comes from; our own forms can still be told from theirs.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
} as const;

/** A year, as long as the site is reached by https at all. */
const strict = { 'strict-transport-security': 'max-age=31536000' } as const;

/** What the headers name besides this origin. */
export interface SecurityOptions {
  /** Where this installation is reached, without a trailing slash. */
  readonly siteUrl: () => string;
  /** Where readers are sent for photos, when not to us: an origin. */
  readonly picturesFrom?: string | null;
}

/** Headers of every answer: asked each time, for an installation may be reached by https only after it has started. */
export function securityHeaders({ siteUrl, picturesFrom }: SecurityOptions): () => Readonly<Record<string, string>> {
  const overHttp = { ...always, 'content-security-policy': contentPolicy(undefined, picturesFrom) };
  const overHttps = { ...overHttp, ...strict };
  return () => (siteUrl().startsWith('https:') ? overHttps : overHttp);
}
