/** The common frame of all pages: head, masthead, content, footer. The portal, the signed pages and the web desk fill it. */
import { capitalised } from '../../domain/text/normalize.ts';
import { type AssetName, assetAddress, lookOf, type WardLook } from './asset.ts';
import { html, type Markup, type Part, type Pieces, piecesOf, textOf } from './html.ts';

/** Content of a page's frame. */
export interface Frame {
  /** Language tag (BCP 47). */
  readonly lang: string;
  readonly title: string;
  readonly style: Extract<AssetName, `${string}.css`>;
  /** Colours of the page's ward; omitted for pages without a ward. */
  readonly look?: WardLook | undefined;
  readonly scripts?: readonly Extract<AssetName, `${string}.js`>[];
  /** False: search engines are asked not to index the page. */
  readonly isFound: boolean;
  /** Additional head elements, e.g. metadata for other programs. */
  readonly head?: Part;
  readonly bodyClass?: string;
  /** Data attributes of the body for the page's script. */
  readonly bodyData?: Readonly<Record<string, string>>;
  /** Classes of the root element for the reader's display settings. */
  readonly taste?: readonly string[];
  /** Label of the skip link to the content. */
  readonly skip: string;
  readonly top: Part;
  readonly main: Part;
  readonly foot: Part;
}

/** Renders a whole page. */
export const frame = (page: Frame): string => framePieces(page).map(textOf).join('');

/** Renders a page in pieces, for pages that share parts with others. */
export function framePieces(page: Frame): Pieces {
  const { style, emblem, theme } = page.look ?? usualLook;
  const start = html`<!doctype html>
<html lang="${page.lang}"${page.taste !== undefined && page.taste.length > 0 && html` class="${page.taste.join(' ')}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
${!page.isFound && html`<meta name="robots" content="noindex, nofollow">`}
${page.head}
<link rel="preload" href="${assetAddress('be-vietnam-pro-400.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="icon" type="image/svg+xml" href="${emblem}">
<link rel="icon" sizes="32x32" href="/favicon.ico">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<meta name="theme-color" content="${theme}">
<link rel="stylesheet" href="${assetAddress(page.style)}">
${style !== null && html`<link rel="stylesheet" href="${style}">`}
${(page.scripts ?? []).map((script) => html`<script src="${assetAddress(script)}" defer></script>`)}
</head>
<body${page.bodyClass !== undefined && html` class="${page.bodyClass}"`}${Object.entries(page.bodyData ?? {}).map(([name, value]) => html` data-${name}="${value}"`)}>
<a class="skip" href="#noi-dung">${page.skip}</a>
`;
  const above = html`
<main id="noi-dung" class="wide" tabindex="-1">
`;
  return piecesOf([start, page.top, above, page.main, below, page.foot, end]);
}

const below = html`
</main>
`;
const end = html`
</body>
</html>
`;

const usualLook = lookOf(undefined);

/** The top of a page: the ward's name and emblem. */
export interface Masthead {
  readonly look?: WardLook | undefined;
  /** Target of the name's link. */
  readonly home: string;
  /** Small line above the name. */
  readonly above: string;
  readonly name: string;
  /** Content beside the name. */
  readonly beside?: Part;
}

/** The masthead: emblem and name linked to `home`, with the menu in `beside`. */
export const masthead = ({ look = usualLook, home, above, name, beside }: Masthead): Markup =>
  html`<header class="masthead"><div class="wide">
<a class="name" href="${home}"><img src="${look.emblem}" width="56" height="56" alt=""><span><small>${above}</small> <strong>${capitalised(name)}</strong></span></a>
${beside}
</div></header>`;
