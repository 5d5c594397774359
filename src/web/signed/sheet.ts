/** The sheet of the signed pages: the portal's colours, one column, large targets; nothing inline, nothing from elsewhere. */
import { html, type Markup, type Part, textOf } from '../portal/html.ts';
import { capitalised } from '../portal/layout.ts';
import type { OwnAsset } from './assets.ts';
import type { Look } from './look.ts';

export interface Sheet {
  readonly title: string;
  readonly scripts?: readonly OwnAsset[];
  /** Seconds after which a browser without scripts looks again; for a page that waits for something. */
  readonly lookAgainAfter?: number | null;
  /** An address that may be passed on. */
  readonly isPublic?: boolean;
  readonly body: Part;
}

export const sheet = ({ site, translate, locale, assets, front }: Look, page: Sheet): string =>
  textOf(html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${translate('signed-site', { ward: site.ward.fullName })}</title>
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
${page.lookAgainAfter ? html`<noscript><meta http-equiv="refresh" content="${page.lookAgainAfter}"></noscript>` : null}
<link rel="icon" type="image/svg+xml" href="${site.links.asset(site.assets.emblem)}">
<link rel="stylesheet" href="${site.links.asset(site.assets.style)}">
<link rel="stylesheet" href="${assets.addressOf('style')}">
${(page.scripts ?? []).map((script) => html`<script src="${assets.addressOf(script)}" defer></script>`)}
</head>
<body class="signed">
<a class="skip" href="#noi-dung">${translate('signed-skip')}</a>
<header class="masthead"><div class="wide">
<a class="name" href="${front}"><img src="${site.links.asset(site.assets.emblem)}" width="56" height="56" alt=""><span><small>${translate('signed-name-above')}</small> <strong>${capitalised(site.ward.fullName)}</strong></span></a>
</div></header>
<main id="noi-dung" class="wide" tabindex="-1">
${page.body}
</main>
<footer class="signed-foot"><div class="wide"><p>${translate('signed-help', { phone: site.ward.about.phone })}${page.isPublic ? null : html` ${translate('signed-keep-secret')}`}</p></div></footer>
</body>
</html>
`);

/** A box that says something about the page: how it went, what changed, what is wrong. */
export const notice = (kind: 'done' | 'note' | 'wrong', content: Part): Markup =>
  html`<div class="notice ${kind}" role="${kind === 'wrong' ? 'alert' : 'status'}">${content}</div>`;

/** Lines of a text as paragraphs of their own; addresses in them can be followed. */
export const paragraphs = (text: string): Markup => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return html`${lines.map((line) => html`<p>${withLinks(line)}</p>`)}`;
};

const withLinks = (line: string): readonly Part[] =>
  line
    .split(/(https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]])/u)
    .map((piece, at) =>
      at % 2 === 1 && URL.canParse(piece) ? html`<a href="${piece}" rel="noopener nofollow">${piece}</a>` : piece,
    );
