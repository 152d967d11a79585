/** What a document must say to a browser. Answers of `/v1` carry none of this: they are counted in bytes. */

/** No inline script, no inline style, nothing from elsewhere, no frame around it. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const documentHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The camera reads an enrolment code, the position goes onto a field visit; both ask the person first.
  'permissions-policy':
    'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** All that an answer of `/v1` carries beside its body. */
export const apiHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** An answer of `/v1` but for sync, which counts its bytes. */
export function jsonAnswer(json: object): Response {
  return new Response(JSON.stringify(json), {
    headers: { ...apiHeaders, 'content-type': 'application/json' },
  });
}
