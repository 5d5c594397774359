/** The frame of the board's pages: plain, big letters, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { html, type Markup, textOf } from '../portal/html.ts';
import { capitalised } from '../portal/layout.ts';

const css = `:root{color-scheme:light dark;--paper:#f8f5ee;--sheet:#fffdf9;--ink:#1d232c;--soft:#434b57;--line:#ddd5c4;--accent:#7a1616;--on-accent:#fffaf0;--link:#0b4a6f;--focus:#0b62c4;--good:#1b6e3a;--warn:#8a5200;--bad:#a3141e}
@media (prefers-color-scheme:dark){:root{--paper:#14161a;--sheet:#1b1e24;--ink:#f0ece3;--soft:#bdb8ac;--line:#3a3d45;--accent:#a83232;--link:#8cc4ea;--focus:#8cc4ea;--good:#7fd69c;--warn:#ffc266;--bad:#ff9a9a}}
*{box-sizing:border-box}
body{font:1.0625rem/1.6 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif;margin:0;background:var(--paper);color:var(--ink);border-top:.4rem solid var(--accent)}
header{background:var(--accent)}header div{max-width:60rem;margin:0 auto;padding:.15rem 1rem .55rem;display:flex;flex-wrap:wrap;gap:0 1.5rem;justify-content:space-between;align-items:center}
header strong,header a{color:var(--on-accent)}header a{display:inline-flex;min-height:2.75rem;align-items:center}header :focus-visible{outline-color:var(--on-accent)}
main{max-width:60rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2rem 0 .75rem}p{margin:.5rem 0 1rem}
a{color:var(--link)}small{color:var(--soft)}
ul.rows{list-style:none;margin:0;padding:0;background:var(--sheet);border:1px solid var(--line);border-radius:.75rem}
.rows li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.9rem 1rem}.rows li+li{border-top:1px solid var(--line)}
.rows .what{flex:1 1 14rem;min-width:0}.rows b,.rows small{display:block}
.rows form{flex:1 1 18rem;display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}.rows label{flex:1 1 10rem}
button,.button{font:inherit;min-height:2.75rem;padding:.4rem 1.1rem;border-radius:.5rem;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);text-decoration:none;display:inline-flex;align-items:center;white-space:nowrap;cursor:pointer}
input{font:inherit;display:block;width:100%;min-height:2.75rem;padding:.4rem .6rem;border:1px solid var(--soft);border-radius:.4rem;background:var(--sheet);color:inherit}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.state{font-weight:600}.state.needsReconnect,.state.refused{color:var(--bad)}.state.expiring{color:var(--warn)}.state.ok{color:var(--good)}`;
const cssHash = createHash('sha256').update(css).digest('base64');

const style = (): Markup => html`<style>${css}</style>`;

export interface BoardSheet {
  /** The language of its words, as in BCP 47. */
  readonly lang: string;
  readonly title: string;
  /** Whose board it is; '' where several wards share the address and nobody has signed in. */
  readonly ward: string;
  /** What the link to the public pages says. */
  readonly toPortal: string;
  readonly portal: string;
  readonly main: Markup;
}

export const boardDocument = ({ lang, title, ward, toPortal, portal, main }: BoardSheet) => ({
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${cssHash}'; form-action 'self' https:; frame-ancestors 'none'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'same-origin',
  },
  body: textOf(
    html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${style()}</head><body><header><div><strong>${capitalised(ward)}</strong><a href="${portal}">${toPortal}</a></div></header><main>${main}</main></body></html>`,
  ),
});
