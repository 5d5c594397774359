/** What the public pages and the JSON API ask of the portal's database. Made for one ward; it never sees another, nor what was taken down. */
import type { Publication, PublicationFile } from './portal.ts';

/** A document as the public gets it. */
export type PublicFile = Omit<PublicationFile, 'text'>;

/** One item as the public sees it. Text is the original, unescaped. */
export interface PortalArticle extends Omit<Publication, 'key' | 'ward' | 'version' | 'withdrawn' | 'files'> {
  readonly slug: string;
  /** The paragraphs, escaped, each in a `<p>`. */
  readonly html: string;
  readonly files: readonly PublicFile[];
}

/** Where a list goes on: after this place. */
export interface ListPlace {
  readonly publishedAt: Date;
  readonly id: number;
}

/** Where a search goes on: after so many hits. */
export interface SearchPlace {
  readonly hits: number;
}

/** `next` is null when there is no more. */
export interface Slice<Place> {
  readonly items: readonly PortalArticle[];
  readonly next: Place | null;
}

/** Which items a list shows, newest first, and how many. */
export interface ListQuery {
  /** Null: all sections. */
  readonly section: string | null;
  /** Null: all categories. */
  readonly categories: readonly string[] | null;
  readonly after: ListPlace | null;
  readonly limit: number;
}

/** What somebody looks for on the portal. */
export interface SearchQuery {
  /** As the person typed it, in any case, with or without accents. Never a query language. */
  readonly words: string;
  readonly after: SearchPlace | null;
  readonly limit: number;
  /** Null: all categories. */
  readonly categories?: readonly string[] | null;
  /** Of the year in which it was published, in the ward's time: from, until before. */
  readonly published?: { readonly from: Date; readonly until: Date } | null;
}

/** What a search found, and what it looked for where the words as typed found nothing. */
interface SearchOutcome {
  /** Words without accents that hits hold and that were not typed: other spellings, the same in other words. */
  readonly otherWords: readonly string[];
  /** Nothing holds all that was asked for: these come near to it. */
  readonly isNear: boolean;
}

/** The hits of a search by their ids alone. */
export interface SearchHits extends SearchOutcome {
  /** Best first: names of items for `brief`. */
  readonly ids: readonly number[];
  readonly next: SearchPlace | null;
}

/** The hits of a search with their items. */
export interface SearchResult extends SearchOutcome, Slice<SearchPlace> {}

/** What is at an address, or was. */
export type FoundArticle =
  | { readonly kind: 'article'; readonly article: PortalArticle }
  /** It was there once and was taken down; nothing of it is told. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'none' };

/** Asked at every request: what it answers may be kept until `version` changes. */
export interface PortalReader {
  /**
   * Changes whenever anything of this ward that can be read here has changed: what was made from it before is stale. What
   * is published in another ward leaves it as it is. At once, where the database is a file: it is asked at every request.
   */
  version(): string | Promise<string>;
  /** Newest first. */
  list(query: ListQuery): Promise<Slice<ListPlace>>;
  /**
   * Words with the accents that were typed first, then without accents, then in other spellings and words for the same,
   * at last most of the words; of two or three those that are left stand in the title or side by side. In each of these, hits in the title come first, then words side by side, then anywhere.
   */
  find(query: SearchQuery): Promise<SearchHits>;
  /** The same with the items. */
  search(query: SearchQuery): Promise<SearchResult>;
  /** Hits without photos, files and corrections, in this order; what was taken down in between is missing. */
  brief(ids: readonly number[]): Promise<ReadonlyMap<number, PortalArticle>>;
  bySlug(slug: string): Promise<FoundArticle>;
  byCode(code: string): Promise<FoundArticle>;
  /** How many items each section holds; a section without items is missing. */
  sectionSizes(): Promise<ReadonlyMap<string, number>>;
  /** For the sitemap, newest first. */
  addresses(
    limit: number,
  ): Promise<readonly Pick<PortalArticle, 'code' | 'slug' | 'category' | 'section' | 'updatedAt'>[]>;
  /** True for a photo of an item that can be read now. */
  showsPhoto(hash: string): Promise<boolean>;
  /**
   * True for a photo or a document of this ward that was public: whoever has its address may know that it is gone. Of what never
   * was public nothing is told.
   */
  wasShown(hash: string): Promise<boolean>;
  /** A document of an item that can be read now; null: there is none. */
  showsFile(hash: string): Promise<PublicFile | null>;
}
