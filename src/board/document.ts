/** The frame of the board's pages: plain, big letters, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { html, type Markup, textOf } from '../portal/html.ts';

const css = `:root{color-scheme:light dark;--line:#8886;--accent:#0b5cab}
body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:64rem;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}th,td{text-align:left;padding:.6rem .75rem;border-bottom:1px solid var(--line);vertical-align:top}
button,.button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;border-radius:.5rem;border:1px solid var(--accent);background:var(--accent);color:#fff;text-decoration:none;display:inline-block;cursor:pointer}
input{font:inherit;padding:.5rem;border:1px solid var(--line);border-radius:.4rem;max-width:14rem}
.state{font-weight:600}.state.needsReconnect{color:#b00020}.state.expiring{color:#9a5b00}.state.ok{color:#1b6e3a}
@media (prefers-color-scheme:dark){.state.needsReconnect{color:#ff8a8a}.state.expiring{color:#ffc266}.state.ok{color:#7fd69c}}`;
const cssHash = createHash('sha256').update(css).digest('base64');

const style = (): Markup => html`<style>${css}</style>`;

export const boardDocument = (title: string, main: Markup) => ({
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${cssHash}'; form-action 'self' https:; frame-ancestors 'none'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'same-origin',
  },
  body: textOf(
    html`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${style()}</head><body><main>${main}</main></body></html>`,
  ),
});
