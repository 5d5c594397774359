/** `/cach-doc`: text size and contrast, set by links in a cookie. It works without scripts and stores nothing else. */
import { html, type Markup } from '../kit/html.ts';
import { page } from './layout.ts';
import type { Site, Taste } from './site.ts';

export const tasteCookie = 'cach-doc';

const tastes = ['lon', 'rat-lon', 'tuong-phan'] as const;

/** Parses a cookie or an address; invalid values are ignored. */
export const readDisplaySettings = (text: string | undefined): Taste => {
  if (text === undefined || text === '') return [];
  const wanted = text.split('.');
  return tastes.filter((taste) => wanted.includes(taste) && !(taste === 'lon' && wanted.includes('rat-lon')));
};

/** The cookie's value: 'lon.tuong-phan'. */
export const writeTaste = (taste: Taste): string => taste.join('.');

/** Renders the page with the reader's settings marked. */
export function readingPage(site: Site): string {
  const { translate, links, taste } = site;
  const sizes = ['', 'lon', 'rat-lon'] as const;
  const contrast: Taste = taste.includes('tuong-phan') ? ['tuong-phan'] : [];
  const size: Taste = taste.filter((each) => each !== 'tuong-phan');
  const choice = (wanted: Taste, name: string, isChosen: boolean): Markup =>
    html`<li><button class="button" name="chon" value="${writeTaste(wanted)}"${isChosen && html` aria-pressed="true"`}>${name}</button></li>`;
  return page(site, {
    title: translate('portal-reading'),
    description: translate('portal-reading-why'),
    current: links.reading(),
    canonical: null,
    body: html`<div class="column reading"><h1>${translate('portal-reading')}</h1><p class="introduction">${translate('portal-reading-why')}</p>
<form method="get" action="${links.reading()}"><h2>${translate('portal-reading-size')}</h2><ul class="choices">${sizes.map(
      (each) =>
        choice(
          [...(each === '' ? [] : [each]), ...contrast],
          translate('portal-reading-size-name', { size: each === '' ? 'thuong' : each }),
          (size[0] ?? '') === each,
        ),
    )}</ul>
<h2>${translate('portal-reading-contrast')}</h2><ul class="choices">${choice(size, translate('portal-reading-contrast-usual'), contrast.length === 0)}${choice([...size, 'tuong-phan'], translate('portal-reading-contrast-high'), contrast.length > 0)}</ul></form>
<p>${translate('portal-reading-cookie')}</p></div>`,
  });
}
