/** Addresses of the portal's pages: relative to the mount inside pages, absolute for other uses. */
import type { SectionPageSlug } from '../../domain/section/section-page.ts';
import type { PhotoFormat } from '../../ports/media.ts';

export interface Links {
  front(): string;
  article(slug: string): string;
  section(slug: string): string;
  documents(): string;
  statistics(): string;
  questions(): string;
  search(): string;
  rss(): string;
  sectionRss(slug: string): string;
  /** A question with its answer. */
  answer(code: string): string;
  /** The sharing page: QR code, words for a chat, a text for the loudspeaker. */
  share(slug: string): string;
  shareQr(slug: string): string;
  /** A page of the ward itself. */
  page(slug: SectionPageSlug): string;
  channels(): string;
  siteMap(): string;
  /** Display settings: text size and contrast. */
  reading(): string;
  manifest(): string;
  photo(hash: string, width: number, format: PhotoFormat): string;
  /** A document to download; `name` has its extension. */
  file(hash: string, name: string): string;
  /** The first page of a PDF. */
  firstPage(hash: string): string;
}

/** File name below the document's hash. */
export const firstPageName = 'trang-1.webp';

/**
 * Builds the links. `root` is the part before the path without a trailing slash: '', '/w/dong-lac', 'https://donglac.example'.
 */
export function linksFrom(root: string): Links {
  return {
    front: () => `${root}/`,
    article: (slug) => `${root}/tin/${encodeURIComponent(slug)}`,
    section: (slug) => `${root}/chuyen-muc/${encodeURIComponent(slug)}`,
    documents: () => `${root}/van-ban`,
    statistics: () => `${root}/thong-ke`,
    questions: () => `${root}/hoi-dap`,
    search: () => `${root}/tim-kiem`,
    rss: () => `${root}/rss.xml`,
    sectionRss: (slug) => `${root}/chuyen-muc/${encodeURIComponent(slug)}/rss.xml`,
    answer: (code) => `${root}/hoi-dap/${encodeURIComponent(code)}`,
    share: (slug) => `${root}/tin/${encodeURIComponent(slug)}/chia-se`,
    shareQr: (slug) => `${root}/tin/${encodeURIComponent(slug)}/qr.svg`,
    page: (slug) => `${root}/${slug}`,
    channels: () => `${root}/kenh-thong-tin`,
    siteMap: () => `${root}/so-do-trang`,
    reading: () => `${root}/cach-doc`,
    manifest: () => `${root}/manifest.webmanifest`,
    photo: (hash, width, format) => `${root}/media/${hash}/${width}.${format === 'jpeg' ? 'jpg' : format}`,
    file: (hash, name) => `${root}/media/${hash}/${encodeURIComponent(name)}`,
    firstPage: (hash) => `${root}/media/${hash}/${firstPageName}`,
  };
}

/** Adds query parameters to an address. */
export const withQuery = (address: string, query: Readonly<Record<string, string>>): string =>
  `${address}?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed()).replaceAll('%20', '+')}`)
    .join('&')}`;
