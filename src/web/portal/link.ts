/** Addresses of the portal's pages. Inside a page they start with the place where the portal is mounted; for others, with its public address. */
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
  /** What helps to pass an item on: QR, words for a chat, a text for the loudspeaker. */
  share(slug: string): string;
  shareQr(slug: string): string;
  /** A page of the ward itself. */
  page(slug: SectionPageSlug): string;
  channels(): string;
  siteMap(): string;
  /** Size of letters and contrast. */
  reading(): string;
  manifest(): string;
  photo(hash: string, width: number, format: PhotoFormat): string;
  /** A document to download; `name` has its extension. */
  file(hash: string, name: string): string;
  /** The first page of a PDF. */
  firstPage(hash: string): string;
}

/** Under the file's hash. */
export const firstPageName = 'trang-1.webp';

/** `root` is what comes before the path, without a trailing slash: '', '/w/dong-lac', 'https://donglac.example'. */
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

/** The same page, further on in its list. */
export const withQuery = (address: string, query: Readonly<Record<string, string>>): string =>
  `${address}?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed()).replaceAll('%20', '+')}`)
    .join('&')}`;
