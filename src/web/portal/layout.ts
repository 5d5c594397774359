/** The frame of the portal's pages: metadata, menu, footer. */
import { framePieces, masthead } from '../kit/frame.ts';
import { html, type Markup, type Part, type Pieces, shared, textOf } from '../kit/html.ts';
import { call, fact } from '../kit/parts.ts';
import { newsSections, type Site, wardPages } from './site.ts';

export interface PortalPage {
  /** Null on the front page. */
  readonly title: string | null;
  readonly description: string;
  /** Address of the menu entry for this page. */
  readonly current?: string;
  /** Canonical address for search engines; null for pages that should not be indexed. */
  readonly canonical: string | null;
  readonly image?: { readonly url: string; readonly alt: string } | null;
  readonly type?: 'website' | 'article';
  /** JSON-LD for search engines. */
  readonly data?: Part;
  /** True if the text may be read aloud. */
  readonly canBeRead?: boolean;
  /** Feed of the list, with its name. */
  readonly feed?: { readonly address: string; readonly name: string };
  readonly body: Part;
}

interface MenuEntry {
  readonly address: string;
  readonly name: string;
  /** Main entries are always visible; on a phone the others are in the submenu. */
  readonly isMain: boolean;
  /** Pages of the ward itself; always in the submenu. */
  readonly isOfWard?: boolean;
}

/** Renders a portal page. */
export const page = (site: Site, content: PortalPage): string => pagePieces(site, content).map(textOf).join('');

/** Renders in pieces, for the many pages that share parts. */
export function pagePieces(site: Site, content: PortalPage): Pieces {
  const { translate, ward, links } = site;
  const siteName = translate('portal-site-name', { ward: ward.fullName });
  return framePieces({
    lang: translate('portal-language'),
    title: content.title === null ? siteName : site.titled(content.title, siteName),
    style: 'portal.css',
    look: site.look,
    ...(content.canBeRead && { scripts: ['read.js'] as const }),
    taste: site.taste,
    isFound: content.canonical !== null,
    head: html`${descriptions(site, content, siteName)}
<link rel="alternate" type="application/rss+xml" title="${siteName}" href="${links.rss()}">${
      content.feed &&
      html`
<link rel="alternate" type="application/rss+xml" title="${content.feed.name}" href="${content.feed.address}">`
    }
<link rel="manifest" href="${links.manifest()}">${content.data}`,
    skip: translate('portal-skip'),
    top: once(
      site,
      `top ${content.current ?? ''}`,
      () => html`${once(site, 'masthead', () => top(site))}
${menuBar(site, menu(site), content.current)}`,
    ),
    main: content.body,
    foot: once(site, 'foot', () => footer(site, menu(site))),
  });
}

/** Renders a part once for all pages of an edition. */
export function once({ parts }: Site, name: string, draw: () => Markup): Markup {
  const known = parts.get(name);
  if (known) return known;
  const made = shared(draw());
  parts.set(name, made);
  return made;
}

const top = (site: Site): Markup =>
  masthead({
    look: site.look,
    home: site.links.front(),
    above: site.translate('portal-name-above'),
    name: site.ward.fullName,
    beside: html`<p class="today">${site.calendar.weekday(site.now)}</p>
<form class="find" role="search" aria-label="${site.translate('portal-search-placeholder')}" action="${site.links.search()}"><input type="search" name="q" maxlength="200" aria-label="${site.translate('portal-search-label')}" placeholder="${site.translate('portal-search-placeholder')}"><button>${site.translate('portal-search-button')}</button></form>`,
  });

/** Metadata for search engines and link previews. */
const descriptions = ({ translate }: Site, content: PortalPage, siteName: string): Markup =>
  html`<meta name="description" content="${content.description}">
${content.canonical !== null && html`<link rel="canonical" href="${content.canonical}">`}
<meta property="og:site_name" content="${siteName}">
<meta property="og:type" content="${content.type ?? 'website'}">
<meta property="og:title" content="${content.title ?? siteName}">
<meta property="og:description" content="${content.description}">
<meta property="og:locale" content="${translate('portal-language-region')}">
${content.canonical !== null && html`<meta property="og:url" content="${content.canonical}">`}
${
  content.image &&
  html`<meta property="og:image" content="${content.image.url}">
<meta property="og:image:alt" content="${content.image.alt}">
<meta name="twitter:card" content="summary_large_image">`
}`;

/** All entries in a row; on a phone the main entries, and the others in a submenu. */
const menuBar = ({ translate }: Site, entries: readonly MenuEntry[], current: string | undefined): Markup =>
  html`<nav class="menu" aria-label="${translate('portal-menu')}"><div class="wide"><ul>${entries.filter(({ isOfWard }) => !isOfWard).map((entry) => menuItem(entry, current))}</ul>
<details><summary>${translate('portal-menu-all')}</summary><ul>${entries.filter(({ isMain }) => !isMain).map((entry) => html`<li${!entry.isOfWard && html` class="narrower"`}><a href="${entry.address}"${entry.address === current && html` aria-current="page"`}>${entry.name}</a></li>`)}</ul></details></div></nav>`;

const menuItem = (entry: MenuEntry, current: string | undefined): Markup =>
  html`<li${!entry.isMain && html` class="wider"`}><a href="${entry.address}"${entry.address === current && html` aria-current="page"`}>${entry.name}</a></li>`;

function menu(site: Site): readonly MenuEntry[] {
  const { translate, ward, links } = site;
  return [
    { address: links.front(), name: translate('portal-front'), isMain: true },
    ...newsSections(ward).map(({ slug, name }) => ({ address: links.section(slug), name, isMain: false })),
    { address: links.documents(), name: translate('portal-documents'), isMain: true },
    { address: links.statistics(), name: translate('portal-statistics'), isMain: false },
    { address: links.questions(), name: translate('portal-questions'), isMain: true },
    ...wardPages(site).map((entry) => ({ ...entry, isMain: false, isOfWard: true })),
    { address: links.siteMap(), name: translate('portal-site-map'), isMain: false, isOfWard: true },
  ];
}

function footer({ translate, ward, links }: Site, entries: readonly MenuEntry[]): Markup {
  const { responsible, address, phone, email } = ward.about;
  return html`<footer class="foot"><div class="wide">
<section class="about" aria-labelledby="ve-cong"><h2 id="ve-cong">${translate('portal-about')}</h2>
<p><strong>${translate('portal-site-name', { ward: ward.fullName })}</strong></p>
<dl>
${fact(translate('portal-about-responsible'), responsible)}
${fact(translate('portal-about-address'), address)}
${fact(translate('portal-about-phone'), phone !== '' && call(phone))}
${fact(translate('portal-about-email'), email !== '' && html`<a href="mailto:${email}">${email}</a>`)}
</dl></section>
<nav class="sections" aria-label="${translate('portal-menu-all')}"><h2>${translate('portal-menu-all')}</h2><ul>${entries.map(
    (entry) => html`<li><a href="${entry.address}">${entry.name}</a></li>`,
  )}<li><a href="${links.search()}">${translate('portal-search')}</a></li></ul></nav>
<p class="reuse">${translate('portal-reuse', { ward: ward.fullName })}</p>
<p class="ends"><a href="${links.reading()}">${translate('portal-reading')}</a> <a href="${links.siteMap()}">${translate('portal-site-map')}</a> <a href="${links.rss()}">RSS</a></p>
<p class="top"><a href="#noi-dung">${translate('portal-to-top')}</a></p>
</div></footer>`;
}

/** The ward's accounts, each with app and name: "Zalo · Tin Phường". */
export const channelList = ({ translate, ward }: Pick<Site, 'translate' | 'ward'>): Markup =>
  html`<ul class="ways">${ward.channels.map(
    ({ channel, name, url }) =>
      html`<li><a rel="noopener" href="${webAddress(url)}">${translate('portal-channel', { channel })} <small>${name}</small></a></li>`,
  )}</ul>`;

/** Link for people who have none of the apps just listed. */
export const askHere = (site: Site): Markup => wayToAsk(site, site.translate('portal-ask-here'));

/** Link to ask through a page, where no apps were listed. */
export const askByPage = (site: Site): Markup =>
  wayToAsk(site, site.translate('portal-ask-by-page', { ward: site.ward.fullName }));

const wayToAsk = ({ ward }: Site, words: string): Markup =>
  html`<p class="here"><a href="/s/hoi?phuong=${ward.slug}">${words}</a></p>`;

/** Checks the scheme of an address, so that e.g. `javascript:` is not linked. */
const webAddress = (url: string): string => (/^(?:https?:\/)?\/[^/\\]/i.test(url) ? url : '#');
