/** RSS and sitemap: for readers' apps and search engines, so every address is a full one. */
import { html, textOf } from '../kit/html.ts';
import type { Links } from './link.ts';
import { type Article, newsSections, type Site } from './site.ts';

export function rssFeed(site: Site, links: Links, articles: readonly Article[]): string {
  const { translate, ward } = site;
  return textOf(html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${translate('portal-site-name', { ward: ward.fullName })}</title>
<link>${links.front()}</link>
<description>${translate('portal-front-description', { ward: ward.fullName })}</description>
<language>${translate('portal-language')}</language>
<atom:link href="${links.rss()}" rel="self" type="application/rss+xml"/>
${articles.map(
  (article) => html`<item>
<title>${article.title}</title>
<link>${links.article(article.slug)}</link>
<guid isPermaLink="false">${ward.slug}:${article.code}</guid>
<pubDate>${article.publishedAt.toUTCString()}</pubDate>
${article.authors.map((name) => html`<dc:creator>${name}</dc:creator>`)}
<description>${article.summary}</description>
</item>
`,
)}</channel>
</rss>
`);
}

export interface SitemapEntry {
  readonly slug: string;
  readonly updatedAt: Date;
}

export function sitemap(site: Site, links: Links, articles: readonly SitemapEntry[]): string {
  const lists = [
    links.front(),
    ...newsSections(site.ward).map((section) => links.section(section.slug)),
    links.documents(),
    links.statistics(),
    links.questions(),
  ];
  return textOf(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lists.map((address) => html`<url><loc>${address}</loc></url>\n`)}${articles.map(
  ({ slug, updatedAt }) =>
    html`<url><loc>${links.article(slug)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`,
)}</urlset>
`);
}
