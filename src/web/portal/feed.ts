/** RSS feed and sitemap, for feed readers and search engines, with absolute addresses. */
import { html, textOf } from '../kit/html.ts';
import type { Links } from './link.ts';
import { type Article, hrefOf, newsSections, type Site } from './site.ts';

/** The RSS feed. @param section null: news of all sections */
export function rssFeed(
  site: Site,
  links: Links,
  articles: readonly Article[],
  section: { readonly slug: string; readonly name: string } | null = null,
): string {
  const { translate, ward } = site;
  return textOf(html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${section && html`${section.name} – `}${translate('portal-site-name', { ward: ward.fullName })}</title>
<link>${section ? links.section(section.slug) : links.front()}</link>
<description>${translate('portal-front-description', { ward: ward.fullName })}</description>
<language>${translate('portal-language')}</language>
<atom:link href="${section ? links.sectionRss(section.slug) : links.rss()}" rel="self" type="application/rss+xml"/>
${articles.map(
  (article) => html`<item>
<title>${article.title}</title>
<link>${hrefOf(links, article)}</link>
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

export type SitemapEntry = Pick<Article, 'code' | 'slug' | 'category' | 'section' | 'updatedAt'>;

/** The sitemap: lists and pages of the ward, and articles with the day of their last change. */
export function sitemap(site: Site, links: Links, articles: readonly SitemapEntry[]): string {
  const lists = [
    links.front(),
    ...newsSections(site.ward).map((section) => links.section(section.slug)),
    links.documents(),
    links.statistics(),
    links.questions(),
    ...site.ward.pages.map(({ slug }) => links.page(slug)),
    links.channels(),
    links.siteMap(),
  ];
  const newest = articles
    .map(({ updatedAt }) => updatedAt)
    .reduce<Date | null>((one, other) => (one && one > other ? one : other), null);
  return textOf(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lists.map((address) => html`<url><loc>${address}</loc>${newest && html`<lastmod>${newest.toISOString()}</lastmod>`}</url>\n`)}${articles.map(
  (item) => html`<url><loc>${hrefOf(links, item)}</loc><lastmod>${item.updatedAt.toISOString()}</lastmod></url>\n`,
)}</urlset>
`);
}
