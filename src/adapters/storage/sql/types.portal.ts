// Written by `npm run generate` from prisma/portal/schema.prisma. Edit that one.
// schema sha256: cfcdd4254d45347f5d0b3f5ffa474333bed05a46769b36b0f4f3da6a3f4c6763
import type { ColumnType } from "kysely";
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type AppliedPublication = {
    key: string;
    ward: string;
    code: string;
    version: number;
    appliedAt: number;
};
export type Article = {
    /**
     * Rises in the order of first publication; never shown.
     */
    id: Generated<number>;
    ward: string;
    /**
     * What people say aloud: 'DL-2611-0042'. With the ward, the item's identity.
     */
    code: string;
    /**
     * Rises with each publication of the item; an older one never overwrites a newer one.
     */
    version: number;
    /**
     * Last part of the page's address, '/tin/:slug'. Given once, kept whatever the title becomes.
     */
    slug: string;
    title: string;
    summary: string;
    /**
     * The paragraphs, escaped, each in a <p>. No other tag is ever in it.
     */
    html: string;
    /**
     * JSON array of plain texts.
     */
    paragraphs: string;
    /**
     * 'news', 'document', 'conference', 'statistics', 'answer', 'other'; 'page' is a page of the ward itself, no item.
     */
    category: string;
    /**
     * Slug of the section: 'tin-tuc-su-kien'.
     */
    section: string;
    /**
     * The day it is about, in the ward; null when there is none.
     */
    eventOn: string | null;
    place: string | null;
    /**
     * Where the information comes from, in words.
     */
    source: string;
    /**
     * JSON array of names.
     */
    authors: string;
    /**
     * JSON array of names.
     */
    photographers: string;
    publishedAt: number;
    updatedAt: number;
    /**
     * 1: taken down.
     */
    withdrawn: Generated<number>;
    /**
     * sha256, hex, over what the public sees; the reconciliation compares it with the core.
     */
    contentHash: string;
    /**
     * What can be found and stands in no other column here: captions, corrections, names and words of its files.
     */
    searchText: string;
    /**
     * Of the ward, when this row was written: who keeps something made from the rows asks for those above the last one.
     */
    generation: Generated<number>;
    /**
     * Which item of the newsroom it is, by a name that means nothing outside: a code never passes to another item.
     */
    origin: string | null;
    /**
     * '137/QĐ-UBND', of a document that was issued.
     */
    documentNumber: string | null;
    /**
     * Who signed it; the day is `eventOn`.
     */
    signer: string | null;
};
export type ArticleCorrection = {
    articleId: number;
    /**
     * From 0, oldest first.
     */
    position: number;
    ward: string;
    at: number;
    note: string;
};
export type ArticleFile = {
    articleId: number;
    /**
     * From 0.
     */
    position: number;
    ward: string;
    /**
     * Its name in the media store and in public addresses: sha256, hex.
     */
    hash: string;
    /**
     * 'pdf', 'docx', 'xlsx'.
     */
    kind: string;
    /**
     * For people, with its extension.
     */
    name: string;
    sizeBytes: number;
    /**
     * Of a PDF.
     */
    pages: number | null;
    hasPicture: Generated<number>;
};
export type ArticlePhoto = {
    articleId: number;
    /**
     * From 0.
     */
    position: number;
    ward: string;
    /**
     * Its name in the media store and in public addresses: sha256, hex.
     */
    hash: string;
    /**
     * Caption; read aloud too where nobody described the picture.
     */
    alt: string;
    /**
     * What the picture shows, for who does not see it.
     */
    description: string | null;
    credit: string | null;
    /**
     * Upright, in pixels.
     */
    width: number;
    height: number;
    /**
     * JSON array: widths of the copies that exist, ascending, each as webp and jpeg.
     */
    widths: string;
    /**
     * A few bytes of picture as a data URI.
     */
    placeholder: string;
};
export type GoneFile = {
    ward: string;
    /**
     * As in its address, '/media/:hash/…'.
     */
    hash: string;
};
export type WardGeneration = {
    ward: string;
    generation: number;
};
export type DB = {
    applied_publication: AppliedPublication;
    article: Article;
    article_correction: ArticleCorrection;
    article_file: ArticleFile;
    article_photo: ArticlePhoto;
    gone_file: GoneFile;
    ward_generation: WardGeneration;
};
