/** A photo in a modern format with a fallback, in a fitting width, with known dimensions and a blurred placeholder. */
import type { PublicationPhoto } from '../../ports/portal.ts';
import { html, type Markup, nothing } from '../kit/html.ts';
import type { Links } from './link.ts';
import type { Site } from './site.ts';

/** Displayed widths, for the browser's choice of a copy. */
export const shownWidths = {
  lead: '(min-width: 70rem) 46rem, 100vw',
  text: '(min-width: 50rem) 46rem, 100vw',
  half: '(min-width: 50rem) 23rem, 100vw',
  thumbnail: '(min-width: 50rem) 14rem, 8rem',
} as const;

export interface PictureShape {
  readonly shown: keyof typeof shownWidths;
  /** The first photo of a page is loaded at once, others when they come into view. */
  readonly isFirst?: boolean;
  /** Alternative text for screen readers. */
  readonly alt?: string;
  /** True beside a title that says the same: the picture is decorative and has no alternative text. */
  readonly isOrnament?: boolean;
}

/** The caption that was written. Older rows repeat the title with a number, which does not count as a caption. */
export const captionOf = ({ alt }: PublicationPhoto, title: string): string =>
  alt === title || (alt.startsWith(`${title} (`) && /^\(\d+\/\d+\)$/u.test(alt.slice(title.length + 1))) ? '' : alt;

/** Alternative text: the description, otherwise the caption, otherwise number and title. */
export const altOf = (
  { translate }: Pick<Site, 'translate'>,
  { title, photos }: { readonly title: string; readonly photos: readonly PublicationPhoto[] },
  photo: PublicationPhoto,
): string =>
  photo.description ||
  captionOf(photo, title) ||
  translate('portal-photo-alt', { number: photos.indexOf(photo) + 1, count: photos.length, title });

/** The picture without caption; nothing if it has no copies. */
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

/** A photo with its caption, linked to the largest copy so that it can be enlarged without a script. */
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

/** The placeholder below the picture: the content security policy forbids inline styles but allows data addresses of images. */
const blur = (photo: PublicationPhoto): Markup =>
  photo.placeholder.startsWith('data:image/')
    ? html`<img class="blur" src="${photo.placeholder}" width="${photo.width}" height="${photo.height}" alt="">`
    : nothing;

const srcset = (links: Links, photo: PublicationPhoto, format: 'webp' | 'jpeg'): string =>
  photo.widths.map((width) => `${links.photo(photo.hash, width, format)} ${width}w`).join(', ');
