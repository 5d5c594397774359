/** Reads the portal's database for the public pages and the JSON API. Each reader sees one ward, and no withdrawn content. */
import type { Publication, PublicationFile } from './portal.ts';

/** A document as shown to the public. */
export type PublicFile = Omit<PublicationFile, 'text'>;

/** One public item. Its texts are the original, unescaped. */
export interface PortalArticle extends Omit<Publication, 'key' | 'ward' | 'version' | 'withdrawn' | 'files'> {
  readonly slug: string;
  /** The paragraphs as HTML: escaped, each in a `<p>`. */
  readonly html: string;
  readonly files: readonly PublicFile[];
}

/** Cursor of a list: the next page starts after this item. */
export interface ListPlace {
  readonly publishedAt: Date;
  readonly id: number;
}

/** Cursor of a search: the number of hits already returned. */
export interface SearchPlace {
  readonly hits: number;
}

/** A page of items. `next` is null on the last page. */
export interface Slice<Place> {
  readonly items: readonly PortalArticle[];
  readonly next: Place | null;
}

/** Which items a list contains, and how many. Lists are sorted newest first. */
export interface ListQuery {
  /** Null: all sections. */
  readonly section: string | null;
  /** Null: all categories. */
  readonly categories: readonly string[] | null;
  readonly after: ListPlace | null;
  readonly limit: number;
}

/** A search on the portal. */
export interface SearchQuery {
  /** The words as typed, in any case, with or without accents. No query syntax. */
  readonly words: string;
  readonly after: SearchPlace | null;
  readonly limit: number;
  /** Null: all categories. */
  readonly categories?: readonly string[] | null;
  /** Publication time of the hits, such as a year in the ward's time zone: `from` inclusive, `until` exclusive. */
  readonly published?: { readonly from: Date; readonly until: Date } | null;
}

/** How a search was widened when the words as typed found nothing. */
interface SearchOutcome {
  /** Words (without accents) that the hits contain instead of the typed ones: other spellings or synonyms. */
  readonly otherWords: readonly string[];
  /** True if no item contains all of the words: the hits are only close matches. */
  readonly isNear: boolean;
}

/** Hits of a search, as ids only. */
export interface SearchHits extends SearchOutcome {
  /** Ids of items for `brief`, best match first. */
  readonly ids: readonly number[];
  readonly next: SearchPlace | null;
}

/** Hits of a search, with their items. */
export interface SearchResult extends SearchOutcome, Slice<SearchPlace> {}

/** What is at an address now or was there before. */
export type FoundArticle =
  | { readonly kind: 'article'; readonly article: PortalArticle }
  /** The item was published at this address and then withdrawn. None of its content is returned. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'none' };

/** Called at every request. Results may be cached until `version` changes. */
export interface PortalReader {
  /**
   * Changes whenever public data of this ward changes; cached results are then stale. Changes in other wards do not affect it.
   * Synchronous if the database is a file, because it is called at every request.
   */
  version(): string | Promise<string>;
  /** Newest first. */
  list(query: ListQuery): Promise<Slice<ListPlace>>;
  /**
   * Searches in rounds until there are enough hits: the words with the accents as typed; without accents; other spellings and
   * synonyms, also without question words; and, only if nothing was found, most of the words (of two or three words, the
   * remaining ones must be in the title or adjacent). Within a round, hits in the title come first, then adjacent words, then
   * words anywhere.
   */
  find(query: SearchQuery): Promise<SearchHits>;
  /** As `find`, with the items. */
  search(query: SearchQuery): Promise<SearchResult>;
  /** Items by id, without photos, files and corrections. Items withdrawn since the search are missing. */
  brief(ids: readonly number[]): Promise<ReadonlyMap<number, PortalArticle>>;
  bySlug(slug: string): Promise<FoundArticle>;
  byCode(code: string): Promise<FoundArticle>;
  /** Number of items in each section. Sections without items are missing. */
  sectionSizes(): Promise<ReadonlyMap<string, number>>;
  /** Addresses for the sitemap, newest first. */
  addresses(
    limit: number,
  ): Promise<readonly Pick<PortalArticle, 'code' | 'slug' | 'category' | 'section' | 'updatedAt'>[]>;
  /** True if this photo belongs to a currently public item. */
  showsPhoto(hash: string): Promise<boolean>;
  /**
   * True if this photo or document of the ward was public once: its address may then answer that it is gone. For files that were
   * never public the answer is false, so that nothing is revealed.
   */
  wasShown(hash: string): Promise<boolean>;
  /** A document of a currently public item. Null if there is none with this hash. */
  showsFile(hash: string): Promise<PublicFile | null>;
}
