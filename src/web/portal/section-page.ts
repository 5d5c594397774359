/** Pages of the ward itself: the office's text, its owner and freshness; an empty page says whom to ask. */

import { daysBetween, formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { isDraftOpen, readDrafts } from '../../domain/section/draft.ts';
import { type ChosenPage, isStale } from '../../domain/section/section-page.ts';
import { capitalised } from '../../domain/text/normalize.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { marked } from '../kit/marked.ts';
import { call, fact, mailAddress, withLinks } from '../kit/parts.ts';
import { qr } from '../kit/qr.ts';
import { dateOf, lines } from './article-list.ts';
import { createCalendarWords } from './calendar-words.ts';
import { download, type FileTexts } from './downloads.ts';
import { askByPage, askHere, channelList, page } from './layout.ts';
import { figure } from './picture.ts';
import { regulationTable, regulationText } from './regulation-table.ts';
import { type Article, fullLinks, newsSections, type Site, wardPages, whomToAsk } from './site.ts';
import type { PortalChannel } from './ward.ts';

type Page = Omit<ChosenPage, 'text'>;

/**
 * Renders a page.
 * @param written null: not written yet
 * @param adopted the regulation's own text, on its page; null: the ward has none
 * @param newest items of the last months, on the contributors' page
 * @param texts texts extracted from its documents
 */
export function sectionPage(
  given: Site,
  chosen: Page,
  written: Article | null,
  adopted: Article | null = null,
  newest: readonly Article[] = [],
  texts: FileTexts = new Map(),
): string {
  const site = chosen.slug === 'en' ? inEnglish(given) : given;
  const { translate, ward, links } = site;
  const name = translate('portal-page-name', { page: chosen.slug });
  return page(site, {
    title: name,
    description: translate('portal-page-description', { page: chosen.slug, ward: ward.fullName }),
    current: links.page(chosen.slug),
    canonical: fullLinks(site).page(chosen.slug),
    body: html`<article class="column">${sectionBody(site, chosen, written, texts, newest)}
${adopted && regulationText(site, adopted)}${chosen.slug === 'quy-che' && regulationTable(site)}</article>`,
  });
}

/** The body of a page, the same on the portal and in the web desk's preview. */
export function sectionBody(
  site: Site,
  chosen: Page,
  written: Article | null,
  texts: FileTexts = new Map(),
  newest: readonly Article[] = [],
): Markup {
  const text = written?.paragraphs.join('\n\n') ?? '';
  return html`<h1>${headingOf(site.translate('portal-page-name', { page: chosen.slug }))}</h1>
${chosen.slug === 'lien-he' && contacts(site)}
${text !== '' ? (chosen.slug === 'du-thao' ? drafts(site, written, texts) : written && shownText(site, written, text, texts)) : chosen.slug !== 'lien-he' && unwritten(site, chosen)}
${chosen.slug === 'cong-tac-vien' && html`${channelList(site)}${askHere(site)}${credited(site, newest)}`}
${chosen.slug === 'en' && html`${channelList(site)}${text !== '' && askHere(site)}`}
${written !== null && text !== '' && freshness(site, chosen, written)}`;
}

/** Breaks a long heading at the comma, not within a compound word: "Plans, budget disclosure". */
function headingOf(name: string): Part {
  const [first = '', ...rest] = name.split(', ');
  return rest.length === 0 ? name : html`${first}, <span class="together">${rest.join(', ')}</span>`;
}

/** The text with its pictures and documents in place. */
function shownText(site: Site, article: Article, text: string, texts: FileTexts): Markup {
  const titled = { title: site.translate('portal-page-name', { page: article.section }), photos: article.photos };
  return marked(text, ({ number, caption, isPicture }) => {
    const photo = isPicture ? article.photos[number - 1] : undefined;
    if (photo) return figure(site, titled, photo, { shown: 'text', isFirst: number === 1 });
    const file = isPicture ? undefined : article.files[number - 1];
    return file && html`<div class="downloads"><ul><li>${download(site, file, texts, caption)}</li></ul></div>\n`;
  });
}

/** Draft documents with their closing days, and a link for comments while they are open. */
function drafts(site: Site, written: Article | null, texts: FileTexts): Markup | false {
  if (!written) return false;
  const { translate, ward, now } = site;
  const today = localDateOf(now, ward.timeZone);
  const { before, drafts: all } = readDrafts(written.paragraphs.join('\n\n'));
  return html`${before !== '' && shownText(site, written, before, texts)}
${all.map((draft) => {
  const isOpen = isDraftOpen(draft, today);
  const facts = { on: formatDate(draft.closesOn), days: daysBetween(today, draft.closesOn) };
  return html`<section class="draft" id="${draft.name}" aria-labelledby="${draft.name}-ten"><h2 id="${draft.name}-ten">${draft.title}</h2>
<p class="closing ${isOpen ? 'open' : 'closed'}">${translate(isOpen ? 'portal-draft-open' : 'portal-draft-closed', facts)}</p>
${draft.text !== '' && shownText(site, written, draft.text, texts)}
${isOpen && html`<p><a class="button go" href="/s/hoi?phuong=${ward.slug}&amp;du-thao=${draft.name}">${translate('portal-draft-comment')}</a></p>`}</section>`;
})}`;
}

const newestShown = 5;

/** Names of authors and photographers of published items, in alphabetical order, without counts, ranks or money (Art. 9, 10). */
function credited(site: Site, newest: readonly Article[]): Markup {
  const { translate } = site;
  const names = new Set(newest.flatMap(({ authors, photographers }) => [...authors, ...photographers]));
  const sorted = [...names].sort(new Intl.Collator('vi').compare);
  return html`<section aria-labelledby="dung-ten"><h2 id="dung-ten">${translate('portal-credited')}</h2>
${sorted.length > 0 ? html`<p>${sorted.join(' · ')}</p><p class="small">${translate('portal-credited-why')}</p>` : html`<p>${translate('portal-credited-none')}</p>`}</section>
${newest.length > 0 && html`<section><h2>${translate('portal-credited-items')}</h2>${lines(site, newest.slice(0, newestShown), { withSummary: false })}</section>`}`;
}

/** Translates menu, footer and dates too, for readers who do not know Vietnamese. */
function inEnglish(site: Site): Site {
  const { ward, inEnglish: translate } = site;
  return {
    ...site,
    translate,
    calendar: createCalendarWords(ward.timeZone, translate),
    ward: {
      ...ward,
      sections: ward.sections.map(({ slug, name }) => ({
        slug,
        name: translate('portal-section-name', { slug, name }),
      })),
    },
    parts: new Map(),
  };
}

const unwritten = (site: Site, { owner }: Page): Markup =>
  html`<div class="empty"><p>${site.translate('portal-page-empty')}</p><p>${withLinks(whomToAsk(site, owner))}</p></div>${askByPage(site)}`;

const freshness = (site: Site, chosen: Page, { updatedAt }: Article): Markup => html`<dl class="facts">
${fact(site.translate('portal-page-owner'), chosen.owner)}
${fact(site.translate('portal-page-updated'), dateOf(site, updatedAt))}
</dl>${isStale(chosen, updatedAt, site.now) && html`<p class="stale">${site.translate('portal-page-stale')} ${withLinks(whomToAsk(site, chosen.owner))}</p>`}`;

const contacts = ({ translate, ward }: Site): Markup => {
  const { responsible, address, phone, email } = ward.about;
  return html`<dl class="facts contacts">
${fact(translate('portal-about-responsible'), responsible)}
${ward.spokesperson && fact(translate('portal-spokesperson'), html`${ward.spokesperson.name}, ${ward.spokesperson.office}${ward.spokesperson.phone !== '' && html`, ${call(ward.spokesperson.phone)}`}`)}
${fact(translate('portal-about-address'), address)}
${fact(translate('portal-about-phone'), phone !== '' && call(phone))}
${fact(translate('portal-about-email'), email !== '' && html`<a href="mailto:${email}">${mailAddress(email)}</a>`)}
${fact(translate('portal-reception'), capitalised(`${ward.reception.place}, ${ward.reception.hours}`))}
</dl><p class="small"><a href="/s/mat-tai-khoan?phuong=${ward.slug}">${translate('portal-stolen')}</a></p>`;
};

/** The official list of the agency's channels (Decree 224/2026, Điều 10), each with a QR code. */
export function channelsPage(site: Site): string {
  const { translate, ward, links } = site;
  return page(site, {
    title: translate('portal-channels-page'),
    description: translate('portal-channels-introduction', { ward: ward.fullName }),
    current: links.channels(),
    canonical: fullLinks(site).channels(),
    body: html`<div class="column"><h1>${translate('portal-channels-page')}</h1>
<p class="introduction">${translate('portal-channels-introduction', { ward: ward.fullName })}</p>
${ward.channels.length === 0 && html`<p class="empty">${withLinks(translate('portal-ask-visit', { phone: ward.about.phone, address: ward.about.address }))}</p>`}
<ul class="channel-codes">${ward.channels.map((channel) => html`<li>${channelCode(site, channel)}</li>`)}</ul>
${askHere(site)}</div>`,
  });
}

function channelCode(site: Site, { channel, name, url }: PortalChannel): Markup {
  const { translate } = site;
  const app = translate('portal-channel', { channel });
  // Pages of this program start at the site's root, whatever ward links to them; unknown schemes are not linked.
  const isOurs = /^\/(?!\/)/u.test(url);
  const address = isOurs ? new URL(url, fullLinks(site).front()).href : /^https?:\/\//iu.test(url) ? url : null;
  return html`${address !== null && qr(address, translate('portal-qr', { what: app }))}<h2>${app}</h2><p>${name}</p><p><a rel="noopener" href="${address === null ? '#' : url}">${translate('portal-channel-open', { channel })}</a></p>`;
}

/** The site map: all pages in one list. */
export function siteMapPage(site: Site): string {
  const { translate, ward, links } = site;
  const entries = (heading: string, list: readonly { readonly address: string; readonly name: string }[]): Markup =>
    html`<section><h2>${heading}</h2><ul class="lines">${list.map(({ address, name }) => html`<li><a href="${address}">${name}</a></li>`)}</ul></section>`;
  return page(site, {
    title: translate('portal-site-map'),
    description: translate('portal-site-map-description', { ward: ward.fullName }),
    current: links.siteMap(),
    canonical: fullLinks(site).siteMap(),
    body: html`<div class="column map"><h1>${translate('portal-site-map')}</h1>
${entries(translate('portal-site-map-news'), [
  { address: links.front(), name: translate('portal-front') },
  ...newsSections(ward).map(({ slug, name }) => ({ address: links.section(slug), name })),
  { address: links.documents(), name: translate('portal-documents') },
  { address: links.statistics(), name: translate('portal-statistics') },
  { address: links.questions(), name: translate('portal-questions') },
])}
${entries(capitalised(ward.fullName), wardPages(site))}
${entries(translate('portal-site-map-use'), [
  { address: links.search(), name: translate('portal-search') },
  { address: links.reading(), name: translate('portal-reading') },
  { address: links.rss(), name: 'RSS' },
  ...newsSections(ward).map(({ slug, name }) => ({ address: links.sectionRss(slug), name: `RSS: ${name}` })),
])}</div>`,
  });
}
