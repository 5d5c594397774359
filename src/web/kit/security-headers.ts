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
  'content-security-policy': contentPolicy(),
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

const overHttps = { ...always, ...strict } as const;

/** @param picturesFrom the origin of the bucket, where readers are sent there for photos */
export const securityHeaders = (
  isHttps: boolean,
  picturesFrom: string | null = null,
): Readonly<Record<string, string>> => {
  const usual = isHttps ? overHttps : always;
  return picturesFrom === null
    ? usual
    : { ...usual, 'content-security-policy': contentPolicy(undefined, picturesFrom) };
};
