/** The sheet that every page is written on: head, masthead, menu, footer. */
import { html, type Markup, type Part, textOf } from './html.ts';
import { newsSections, type Site } from './site.ts';

export interface Sheet {
  /** Null on the front page. */
  readonly title: string | null;
  readonly description: string;
  /** The menu entry that is the page itself, as its address. */
  readonly current?: string;
  /** Its one address for search engines; null for pages that they should leave out. */
  readonly canonical: string | null;
  readonly image?: { readonly url: string; readonly alt: string } | null;
  readonly type?: 'website' | 'article';
  readonly body: Part;
}

interface MenuEntry {
  readonly address: string;
  readonly name: string;
  /** On a phone only these stand at the top; all the others are in the list at the end of the page. */
  readonly isMain: boolean;
}

/** Where the menu of a phone leads: a place that works on every browser without a script. */
const listId = 'danh-muc';

export function page(site: Site, sheet: Sheet): string {
  const { translate, ward, links } = site;
  const siteName = translate('portal-site-name', { ward: ward.fullName });
  const title =
    sheet.title === null ? siteName : translate('portal-page-title', { title: sheet.title, site: siteName });
  const entries = menu(site);
  return textOf(html`<!doctype html>
<html lang="${translate('portal-language')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${sheet.description}">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
${sheet.canonical === null ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${sheet.canonical}">`}
<meta property="og:site_name" content="${siteName}">
<meta property="og:type" content="${sheet.type ?? 'website'}">
<meta property="og:title" content="${sheet.title ?? siteName}">
<meta property="og:description" content="${sheet.description}">
<meta property="og:locale" content="${translate('portal-language-region')}">
${sheet.canonical !== null && html`<meta property="og:url" content="${sheet.canonical}">`}
${
  sheet.image &&
  html`<meta property="og:image" content="${sheet.image.url}">
<meta property="og:image:alt" content="${sheet.image.alt}">
<meta name="twitter:card" content="summary_large_image">`
}
<link rel="icon" type="image/svg+xml" href="${links.asset(site.assets.emblem)}">
<link rel="stylesheet" href="${links.asset(site.assets.style)}">
<link rel="alternate" type="application/rss+xml" title="${siteName}" href="${links.rss()}">
</head>
<body>
<a class="skip" href="#noi-dung">${translate('portal-skip')}</a>
<header class="masthead">
<div class="wide">
<a class="name" href="${links.front()}"><img src="${links.asset(site.assets.emblem)}" width="56" height="56" alt=""><span><small>${translate('portal-name-above')}</small> <strong>${capitalised(ward.fullName)}</strong></span></a>
<p class="today">${site.calendar.weekday(site.now)}</p>
<form class="find" role="search" action="${links.search()}"><input type="search" name="q" maxlength="200" aria-label="${translate('portal-search-label')}" placeholder="${translate('portal-search-placeholder')}"><button>${translate('portal-search-button')}</button></form>
</div>
</header>
<nav class="menu" aria-label="${translate('portal-menu')}"><ul class="wide">${entries.map((entry) => menuItem(entry, sheet.current))}<li class="all"><a href="#${listId}">${translate('portal-menu-all')}</a></li></ul></nav>
<main id="noi-dung" class="wide" tabindex="-1">
${sheet.body}
</main>
${footer(site, entries)}
</body>
</html>
`);
}

const menuItem = (entry: MenuEntry, current: string | undefined): Markup =>
  html`<li${!entry.isMain && html` class="wider"`}><a href="${entry.address}"${entry.address === current && html` aria-current="page"`}>${entry.name}</a></li>`;

function menu({ translate, ward, links }: Site): readonly MenuEntry[] {
  return [
    { address: links.front(), name: translate('portal-front'), isMain: true },
    ...newsSections(ward).map(({ slug, name }) => ({ address: links.section(slug), name, isMain: false })),
    { address: links.documents(), name: translate('portal-documents'), isMain: true },
    { address: links.statistics(), name: translate('portal-statistics'), isMain: false },
    { address: links.questions(), name: translate('portal-questions'), isMain: true },
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
${fact(translate('portal-about-phone'), phone !== '' && html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>`)}
${fact(translate('portal-about-email'), email !== '' && html`<a href="mailto:${email}">${email}</a>`)}
</dl></section>
<nav class="sections" id="${listId}" aria-label="${translate('portal-menu-all')}"><h2>${translate('portal-menu-all')}</h2><ul>${entries.map(
    (entry) => html`<li><a href="${entry.address}">${entry.name}</a></li>`,
  )}<li><a href="${links.search()}">${translate('portal-search')}</a></li></ul></nav>
${
  ward.channels.length > 0 &&
  html`<section class="channels" aria-labelledby="kenh"><h2 id="kenh">${translate('portal-channels')}</h2>${channelList({ translate, ward })}</section>`
}
<p class="reuse">${translate('portal-reuse', { ward: ward.fullName })} <a href="${links.rss()}">RSS</a></p>
<p class="top"><a href="#noi-dung">${translate('portal-to-top')}</a></p>
</div></footer>`;
}

/** Which app, and what we are called there: "Zalo · Tin Phường". */
export const channelList = ({ translate, ward }: Pick<Site, 'translate' | 'ward'>): Markup =>
  html`<ul class="ways">${ward.channels.map(
    ({ channel, name, url }) =>
      html`<li><a rel="noopener" href="${webAddress(url)}">${translate('portal-channel', { channel })} <small>${name}</small></a></li>`,
  )}</ul>`;

/** For people who have none of the apps. */
export const askHere = ({ translate, ward }: Site): Markup =>
  html`<p class="here"><a href="/s/hoi?phuong=${ward.slug}">${translate('portal-ask-here')}</a></p>`;

/** A line of a description list; nothing where there is nothing to say. */
export const fact = (term: string, description: Part): Part =>
  description !== '' && description !== null && description !== false && html`<dt>${term}</dt><dd>${description}</dd>`;

/** An address comes from a platform or is a page of ours; its scheme is checked all the same: `javascript:` goes nowhere. */
const webAddress = (url: string): string => (/^(?:https?:\/)?\/[^/\\]/i.test(url) ? url : '#');

/** 'phường Đồng Lạc' at the start of a line. */
export const capitalised = (name: string): string => name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
