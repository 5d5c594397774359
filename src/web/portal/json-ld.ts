/** Structured data for search engines (schema.org). */
import { html, jsonData, jsonWith, type Markup } from '../kit/html.ts';
import { once } from './layout.ts';
import { type Article, fullLinks, hrefOf, isAnswer, type Site } from './site.ts';

const context = { '@context': 'https://schema.org' };

const element = (data: Markup): Markup => html`<script type="application/ld+json">${data}</script>`;

const office = ({ ward, translate }: Site, url: string) => ({
  '@type': 'GovernmentOrganization',
  name: translate('portal-answering-office', { ward: ward.fullName }),
  url,
  ...(ward.about.address !== '' && { address: ward.about.address }),
  ...(ward.about.phone !== '' && { telephone: ward.about.phone }),
  ...(ward.about.email !== '' && { email: ward.about.email }),
});

/** The ward's office as a GovernmentOrganization. */
export const officeData = (site: Site): Markup =>
  element(jsonData({ ...context, ...office(site, fullLinks(site).front()) }));

/** An item as a NewsArticle, a question with its answer as a FAQPage. @param image absolute address; null: none */
export function articleData(site: Site, article: Article, summary: string, image: string | null): Markup {
  const links = fullLinks(site);
  const url = hrefOf(links, article);
  if (isAnswer(article)) {
    const answer = {
      '@type': 'Answer',
      text: article.paragraphs.join('\n'),
      dateCreated: article.publishedAt.toISOString(),
    };
    const mainEntity = [{ '@type': 'Question', name: article.title, text: article.summary, acceptedAnswer: answer }];
    return element(jsonData({ ...context, '@type': 'FAQPage', url, mainEntity }));
  }
  const data = jsonData({
    ...context,
    '@type': article.category === 'document' ? 'DigitalDocument' : 'NewsArticle',
    headline: article.title,
    description: summary,
    url,
    mainEntityOfPage: url,
    datePublished: article.publishedAt.toISOString(),
    dateModified: article.updatedAt.toISOString(),
    inLanguage: site.translate('portal-language'),
    ...(article.authors.length > 0 && { author: article.authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(image !== null && { image: [image] }),
  });
  const publisher = once(site, 'publisher', () => jsonData(office(site, links.front())));
  return element(jsonWith(data, 'publisher', publisher));
}
