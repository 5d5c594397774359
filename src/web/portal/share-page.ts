/** The sharing page: address, QR code, words for a chat, and a text for the ward's loudspeaker. */
import { readAloud } from '../../domain/text/loudspeaker.ts';
import { html } from '../kit/html.ts';
import { page } from './layout.ts';
import { type Article, fullLinks, hrefOf, type Site } from './site.ts';
import { addsToBody, shortSummary } from './summary.ts';

/** Renders the page with the absolute address, because it is used outside the portal. */
export function sharePage(site: Site, article: Article): string {
  const { translate, ward, links } = site;
  const address = hrefOf(fullLinks(site), article);
  const summary = shortSummary(article);
  const chat = [article.title, ...(summary === '' ? [] : [summary]), address].join('\n');
  const spoken = readAloud(addsToBody(article) ? [article.summary, ...article.paragraphs] : article.paragraphs);
  return page(site, {
    title: translate('portal-share-title', { title: article.title }),
    description: article.title,
    canonical: null,
    body: html`<div class="column share-kit"><h1>${translate('portal-share-heading')}</h1><p class="introduction"><a href="${hrefOf(links, article)}">${article.title}</a></p>
<section><h2>${translate('portal-share-link')}</h2><p class="address">${address}</p></section>
<section><h2>${translate('portal-share-qr')}</h2><p><img class="qr" src="${links.shareQr(article.slug)}" width="246" height="246" alt="${translate('portal-qr', { what: article.title })}"></p></section>
<section><h2 id="loi-nhan">${translate('portal-share-chat')}</h2><textarea class="thin" readonly rows="6" aria-labelledby="loi-nhan">${chat}</textarea></section>
<section><h2 id="loi-loa">${translate('portal-share-loudspeaker')}</h2><textarea class="thin" readonly rows="12" aria-labelledby="loi-loa">${translate('portal-loudspeaker', { ward: ward.fullName, title: article.title, text: spoken })}</textarea></section></div>`,
  });
}
