import type { DatedRow } from '../../domain/text/marked-text.ts';
import { html, type Markup } from '../kit/html.ts';
import { dateOf, kicker, lines, teasers } from './article-list.ts';
import { officeData } from './json-ld.ts';
import { askHere, channelList, page } from './layout.ts';
import { picture } from './picture.ts';
import { type Article, fullLinks, hrefOf, type Site } from './site.ts';
import { summaryUnderTitle } from './summary.ts';

export interface FrontPage {
  readonly news: readonly Article[];
  readonly documents: readonly Article[];
  readonly statistics: readonly Article[];
  readonly answers: readonly Article[];
  readonly notices: { readonly slug: string; readonly name: string; readonly articles: readonly Article[] } | null;
  /** This week's rows of the work calendar. */
  readonly week: readonly DatedRow[];
}

/** Number of newest items among which the first one with a photo becomes the lead. */
const leadWithin = 4;

/** Renders the front page: lead with picture, news, notices, the week's calendar, documents, statistics, answers. */
export function frontPage(site: Site, { news, documents, statistics, answers, notices, week }: FrontPage): string {
  const { translate, ward, links } = site;
  const lead = news.slice(0, leadWithin).find((article) => article.photos.length > 0) ?? news[0];
  const others = news.filter((article) => article !== lead);
  return page(site, {
    title: null,
    description: translate('portal-front-description', { ward: ward.fullName }),
    current: links.front(),
    canonical: fullLinks(site).front(),
    data: officeData(site),
    body: html`<h1 class="unseen">${translate('portal-site-name', { ward: ward.fullName })}</h1>
<div class="front">
<div class="news">
${lead ? leadStory(site, lead) : html`<p class="empty">${translate('portal-front-empty')}</p>`}
${others.length > 0 && html`<section aria-labelledby="tin-moi"><h2 id="tin-moi">${translate('portal-news-newest')}</h2>${teasers(site, others)}</section>`}
</div>
<div class="beside">
${notices !== null && shelf(site, notices.name, notices.articles, links.section(notices.slug), 'portal-notices-all')}
${askBox(site, answers)}
${calendar(site, week)}
${shelf(site, translate('portal-documents-newest'), documents, links.documents(), 'portal-documents-all')}
${shelf(site, translate('portal-statistics-newest'), statistics, links.statistics(), 'portal-statistics-all')}
</div>
</div>`,
  });
}

function leadStory(site: Site, article: Article): Markup {
  const [photo] = article.photos;
  const address = hrefOf(site.links, article);
  const summary = summaryUnderTitle(article);
  return html`<article class="lead">
${photo && html`<a class="photo" href="${address}" tabindex="-1" aria-hidden="true">${picture(site, photo, { shown: 'lead', isFirst: true, isOrnament: true })}</a>`}
<p class="meta">${kicker(site, article)} ${dateOf(site, article.publishedAt)}</p>
<h2><a href="${address}">${article.title}</a></h2>
${summary !== '' && html`<p class="summary">${summary}</p>`}
</article>`;
}

function askBox(site: Site, answers: readonly Article[]): Markup {
  const { translate, ward, links } = site;
  return html`<section class="ask" aria-labelledby="hoi-dap"><h2 id="hoi-dap">${translate('portal-questions')}</h2>
<p>${translate('portal-ask-invitation', { ward: ward.fullName })}</p>
${ward.channels.length > 0 && channelList(site)}
${askHere(site)}
${answers.length > 0 && html`<h3 class="small">${translate('portal-questions-newest')}</h3>${lines(site, answers, { withSummary: false })}`}
<p class="more"><a href="${links.questions()}">${translate('portal-ask-how')}</a></p></section>`;
}

/** This week's rows of the work calendar; nothing if there are none. */
function calendar(site: Site, week: readonly DatedRow[]): Markup | null {
  if (week.length === 0) return null;
  const { translate, links } = site;
  return html`<section class="shelf week"><h2>${translate('portal-week')}</h2><ul class="lines">${week.map(
    ({ date, cells }) =>
      html`<li><p class="meta"><time datetime="${date}">${site.calendar.day(date)}</time> ${cells[0]}</p><h3>${cells
        .slice(1)
        .filter((cell) => cell !== '')
        .join(' · ')}</h3></li>`,
  )}</ul><p class="more"><a href="${links.page('lich-cong-tac')}">${translate('portal-week-all')}</a></p></section>`;
}

function shelf(site: Site, heading: string, articles: readonly Article[], address: string, all: string): Markup | null {
  if (articles.length === 0) return null;
  return html`<section class="shelf"><h2>${heading}</h2>${lines(site, articles, { withSummary: false })}
<p class="more"><a href="${address}">${site.translate(all)}</a></p></section>`;
}
