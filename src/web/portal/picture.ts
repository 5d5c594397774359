/** A photo: modern format with a fallback, the width that fits, its size known before it arrives, a blur until it is there. */
import type { PublicationPhoto } from '../../ports/portal.ts';
import { html, type Markup, nothing } from '../kit/html.ts';
import type { Links } from './link.ts';
import type { Site } from './site.ts';

/** How wide the photo is on the page, for the browser's choice of a copy. */
export const shownWidths = {
  lead: '(min-width: 70rem) 46rem, 100vw',
  text: '(min-width: 50rem) 46rem, 100vw',
  half: '(min-width: 50rem) 23rem, 100vw',
  thumbnail: '(min-width: 50rem) 14rem, 8rem',
} as const;

export interface PictureShape {
  readonly shown: keyof typeof shownWidths;
  /** The first photo of a page is fetched at once; the others when they come into sight. */
  readonly isFirst?: boolean;
  /** Read aloud where the photo itself says nothing. */
  readonly alt?: string;
  /** Beside a title that says the same, the picture is an ornament: nothing is read aloud. */
  readonly isOrnament?: boolean;
}

/** What somebody wrote under it. Older rows repeat the title there, with a number: that is no caption. */
export const captionOf = ({ alt }: PublicationPhoto, title: string): string =>
  alt === title || (alt.startsWith(`${title} (`) && /^\(\d+\/\d+\)$/u.test(alt.slice(title.length + 1))) ? '' : alt;

/** What is known of a picture, for who does not see it: how somebody described it, its caption, else its number and the title of its article. */
export const altOf = (
  { translate }: Pick<Site, 'translate'>,
  { title, photos }: { readonly title: string; readonly photos: readonly PublicationPhoto[] },
  photo: PublicationPhoto,
): string =>
  photo.description ||
  captionOf(photo, title) ||
  translate('portal-photo-alt', { number: photos.indexOf(photo) + 1, count: photos.length, title });

/** The picture without its caption; nothing where no copy of it was made. */
export function picture({ links }: Site, photo: PublicationPhoto, shape: PictureShape): Markup {
  const largest = photo.widths.at(-1);
  if (largest === undefined) return nothing;
  const sizes = shownWidths[shape.shown];
  const fallback = photo.widths.find((width) => width >= 960) ?? largest;
  return html`<span class="frame">${blur(photo)}<picture>
<source type="image/webp" srcset="${srcset(links, photo, 'webp')}" sizes="${sizes}">
<img src="${links.photo(photo.hash, fallback, 'jpeg')}" srcset="${srcset(links, photo, 'jpeg')}" sizes="${sizes}" width="${photo.width}" height="${photo.height}" alt="${shape.isOrnament ? '' : (shape.alt ?? photo.alt)}" decoding="async"${shape.isFirst ? html` fetchpriority="high"` : html` loading="lazy"`}>
</picture></span>`;
}

/** A photo of an article with its caption, where somebody wrote one; it leads to the largest copy, so that it can be enlarged without a script. */
export function figure(
  site: Site,
  article: { readonly title: string; readonly photos: readonly PublicationPhoto[] },
  photo: PublicationPhoto,
  shape: PictureShape,
): Markup {
  const caption = captionOf(photo, article.title);
  const credit = photo.credit === null ? null : site.translate('portal-photo-credit', { name: photo.credit });
  const hasCaption = caption !== '' || credit !== null;
  const largest = photo.widths.at(-1);
  const shown = picture(site, photo, { ...shape, alt: altOf(site, article, photo) });
  return html`<figure>${largest === undefined ? shown : html`<a class="enlarge" href="${site.links.photo(photo.hash, largest, 'jpeg')}">${shown}</a>`}${
    hasCaption &&
    html`<figcaption>${caption}${credit !== null && html` <span class="credit">${credit}</span>`}</figcaption>`
  }</figure>`;
}

/** A picture under the picture: inline styles are closed by the content security policy, data addresses of images are not. */
const blur = (photo: PublicationPhoto): Markup =>
  photo.placeholder.startsWith('data:image/')
    ? html`<img class="blur" src="${photo.placeholder}" width="${photo.width}" height="${photo.height}" alt="">`
    : nothing;

const srcset = (links: Links, photo: PublicationPhoto, format: 'webp' | 'jpeg'): string =>
  photo.widths.map((width) => `${links.photo(photo.hash, width, format)} ${width}w`).join(', ');
