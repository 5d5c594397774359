/** Files for programs: robots.txt and the web app manifest. */
import { assetAddress } from '../kit/asset.ts';
import { type Answer, feed } from './answer.ts';
import { fullLinks, type Site } from './site.ts';

/** robots.txt: paths that search engines should not visit, and the sitemap's address. */
export function robots(site: Site): Answer {
  const root = fullLinks(site).front().replace(/\/$/u, '');
  const here = site.links.front();
  const closed = ['tim-kiem', 'cach-doc', 's/', 'board', 'simulator'].map((path) => `Disallow: ${here}${path}`);
  return feed('text/plain', ['User-agent: *', ...closed, '', `Sitemap: ${root}/sitemap.xml`, ''].join('\n'));
}

/** The web app manifest (W3C): name, colours and icons on a phone's home screen. */
export const manifest = ({ translate, ward, links, look }: Site): Answer =>
  feed(
    'application/manifest+json',
    JSON.stringify({
      name: translate('portal-site-name', { ward: ward.fullName }),
      short_name: ward.name,
      lang: translate('portal-language'),
      start_url: links.front(),
      scope: links.front(),
      display: 'browser',
      background_color: '#f8f5ee',
      theme_color: look.theme,
      icons: [
        { src: assetAddress('icon-192.png'), sizes: '192x192', type: 'image/png' },
        { src: assetAddress('icon-512.png'), sizes: '512x512', type: 'image/png' },
        { src: look.emblem, sizes: 'any', type: 'image/svg+xml' },
      ],
    }),
  );
