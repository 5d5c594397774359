import { issuerOf } from '../../domain/text/issuer.ts';
import { html, type Markup, type Part, type Pieces } from '../kit/html.ts';
import { fact } from '../kit/parts.ts';
import { dateTimeOf, kicker, lines, teasers } from './article-list.ts';
import { downloads, type FileTexts } from './downloads.ts';
import { articleData } from './json-ld.ts';
import { once, pagePieces } from './layout.ts';
import { altOf, figure } from './picture.ts';
import { type Article, fullLinks, hrefOf, isAnswer, type Site, signerOf } from './site.ts';
import { addsToBody, askedIn, shortSummary } from './summary.ts';

/**
 * Renders an item's page.
 * @param related items shown below; the part is omitted if empty
 * @param texts texts extracted from its documents
 */
export function articlePage(site: Site, article: Article, related: readonly Article[], texts: FileTexts): Pieces {
  const image = shareImage(site, article);
  const summary = shortSummary(article);
  return pagePieces(site, {
    title: article.title,
    description: summary || article.title,
    canonical: hrefOf(fullLinks(site), article),
    type: 'article',
    image,
    data: articleData(site, article, summary, image?.url ?? null),
    canBeRead: true,
    body: [story(site, article, 'public', texts), html`\n`, related.length > 0 && beside(site, article, related)],
  });
}

/** Cached, because neighbouring items have the same related items. */
const beside = (site: Site, { category }: Article, related: readonly Article[]): Markup =>
  once(
    site,
    `beside ${category} ${related.map(({ code }) => code).join(' ')}`,
    () =>
      html`<section class="related column" aria-labelledby="lien-quan"><h2 id="lien-quan">${site.translate('portal-related', { category })}</h2>${isAnswer({ category }) ? lines(site, related, { withSummary: false }) : teasers(site, related)}</section>`,
  );

/**
 * The item itself as the public reads it, for the portal and for previews.
 * @param stage 'public': on the portal's page; 'posted': published, but shown elsewhere; 'preview': never published, so
 * without time and sharing links
 * @param texts texts extracted from its documents
 */
export function story(
  site: Site,
  article: Article,
  stage: 'public' | 'posted' | 'preview',
  texts: FileTexts = new Map(),
): Markup {
  const isPublic = stage === 'public';
  const isPosted = stage !== 'preview';
  if (isAnswer(article)) return answered(site, article);
  const { translate } = site;
  const [first, ...others] = article.photos;
  return html`<article class="story column">
<header>
<p class="meta">${kicker(site, article)}</p>
<h1>${article.title}</h1>
${addsToBody(article) && html`<p class="summary">${article.summary}</p>`}
${byline(site, article)}
${
  isPosted &&
  html`<p class="meta">${translate('portal-posted')} ${dateTimeOf(site, article.publishedAt)}${
    article.updatedAt > article.publishedAt &&
    html`<br>${translate('portal-updated')} ${dateTimeOf(site, article.updatedAt)}`
  }</p>`
}
${isPublic && readAloud(site)}
</header>
${article.corrections.length > 0 && corrections(site, article)}
${first && figure(site, article, first, { shown: 'text', isFirst: true })}
<div class="text">${article.paragraphs.filter((text) => text !== article.title).map((text) => html`<p>${text}</p>\n`)}</div>
${others.length > 0 && html`<div class="gallery">${others.map((photo, at) => figure(site, article, photo, { shown: isAlone(at, others.length) ? 'text' : 'half' }))}</div>`}
${isPublic && article.files.length > 0 && downloads(site, article.files, texts)}
<dl class="facts">
${fact(translate('portal-source'), article.source)}
${fact(translate('portal-document-number'), article.documentNumber ?? '')}
${fact(translate('portal-issuer'), issuerName(site, article))}
${fact(translate('portal-signer'), article.signer ?? '')}
${fact(translate('portal-place'), article.place ?? '')}
${article.eventOn !== null && fact(translate('portal-event-on', { category: article.category }), html`<time datetime="${article.eventOn}">${site.calendar.day(article.eventOn)}</time>`)}
${fact(translate('portal-code', { category: article.category }), article.code)}
</dl>
${isPosted && share(site, article)}
</article>`;
}

/** True for the last photo of an odd number, which uses a whole row of the gallery. */
const isAlone = (at: number, count: number): boolean => at === count - 1 && at % 2 === 0;

/** Authors and photographers, below the title. */
const byline = ({ translate }: Site, { authors, photographers }: Article): Part =>
  authors.length + photographers.length > 0 &&
  html`<p class="byline">${authors.join(', ')}${photographers.length > 0 && html` <span class="credit">${translate('portal-photographers')}: ${photographers.join(', ')}</span>`}</p>`;

/** The button to read the text aloud, shown by a script if the browser has a voice for the page's language. */
const readAloud = ({ translate }: Site): Markup =>
  html`<p class="aloud" hidden><button class="button quiet" type="button" data-stop="${translate('portal-read-stop')}">${translate('portal-read-aloud')}</button></p>`;

const issuerName = ({ translate, ward }: Site, { documentNumber, source, title }: Article): string => {
  const issuer = documentNumber === null ? null : issuerOf(documentNumber, `${source} ${title}`);
  return issuer === null ? '' : translate('portal-issuer-name', { issuer, ward: ward.fullName });
};

/** A question and its answer, clearly distinguished. */
function answered(site: Site, article: Article): Markup {
  const { translate, ward, links } = site;
  const { heading, isTitle, rest } = askedIn(article);
  const label = html`<p class="label">${translate('portal-asked')}</p>`;
  return html`<article class="story column">
<header>
<p class="meta"><a class="kicker" href="${links.questions()}">${translate('portal-questions')}</a></p>
${!isTitle && label}
<h1>${heading}</h1>
${isTitle && label}
${rest.length > 0 && html`<div class="text">${rest.map((text) => html`<p>${text}</p>\n`)}</div>`}
</header>
<section class="reply" aria-labelledby="tra-loi"><h2 class="label" id="tra-loi">${translate('portal-answered')}</h2>
<p class="meta">${translate('portal-posted')} ${dateTimeOf(site, article.publishedAt)}</p>
${article.corrections.length > 0 && corrections(site, article)}
<div class="text">${article.paragraphs.map((text) => html`<p>${text}</p>\n`)}</div></section>
<dl class="facts">
${fact(translate('portal-answered-by'), translate('portal-answering-office', { ward: ward.fullName }))}
${fact(translate('portal-answer-signer-label'), signerOf(site, article) ?? '')}
${fact(translate('portal-code', { category: article.category }), article.code)}
</dl>
${share(site, article)}
</article>`;
}

/** The item's address for copying, and a link to the sharing page. */
export const share = ({ translate, links, publicLinks }: Site, article: Article): Part =>
  html`<p class="share">${publicLinks !== null && html`${translate('portal-share')} <a href="${hrefOf(publicLinks, article)}">${hrefOf(publicLinks, article)}</a><br>`}<a class="kit" href="${links.share(article.slug)}">${translate('portal-share-more')}</a></p>`;

function corrections(site: Site, article: Article): Markup {
  return html`<aside class="corrections" aria-labelledby="dinh-chinh"><h2 id="dinh-chinh">${site.translate('portal-corrections')}</h2>
${article.corrections.map(({ at, note }) => html`<p>${dateTimeOf(site, at)}: ${note}</p>`)}</aside>`;
}

/** Apps that show link previews need a medium-sized JPEG with an absolute address. */
function shareImage(site: Site, article: Article): { readonly url: string; readonly alt: string } | null {
  const [photo] = article.photos;
  const width = photo?.widths.find((candidate) => candidate >= 960) ?? photo?.widths.at(-1);
  if (!photo || width === undefined) return null;
  return { url: fullLinks(site).photo(photo.hash, width, 'jpeg'), alt: altOf(site, article, photo) };
}
