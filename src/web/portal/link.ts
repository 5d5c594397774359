/** Addresses of the portal's pages. Inside a page they start with the place where the portal is mounted; for others, with its public address. */
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
    photo: (hash, width, format) => `${root}/media/${hash}/${width}.${format === 'jpeg' ? 'jpg' : format}`,
    file: (hash, name) => `${root}/media/${hash}/${encodeURIComponent(name)}`,
    firstPage: (hash) => `${root}/media/${hash}/${firstPageName}`,
  };
}

/** The same page, further on in its list. */
export const withQuery = (address: string, query: Readonly<Record<string, string>>): string =>
  `${address}?${new URLSearchParams(query)}`;
