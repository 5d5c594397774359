// Written by `npm run generate` from prisma/portal/schema.prisma. Edit that one.
// schema sha256: 78e323fc5fb89e580e5d290f422d71d59f3a606a350046042a4d37d2b9a939ec
import type { ColumnType } from "kysely";
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type AppliedPublication = {
    /**
     * Key of the outbox row that ordered the publication.
     */
    key: string;
    ward: string;
    code: string;
    version: number;
    appliedAt: number;
};
export type Article = {
    /**
     * Increases in the order of first publication. It is not shown.
     */
    id: Generated<number>;
    ward: string;
    /**
     * The item's code, such as 'DL-2611-0042'. Unique within the ward.
     */
    code: string;
    /**
     * Increases with each publication of the item. An older version never overwrites a newer one.
     */
    version: number;
    /**
     * Last part of the page's address, '/tin/:slug'. It is assigned once and stays when the title changes.
     */
    slug: string;
    title: string;
    /**
     * Opening of the text. For an answer: the whole question, one paragraph a line.
     */
    summary: string;
    /**
     * The paragraphs, escaped, each in a <p> element. It contains no other tag.
     */
    html: string;
    /**
     * JSON array of plain texts, one for each paragraph. For an answer: without the question.
     */
    paragraphs: string;
    /**
     * 'news', 'document', 'conference', 'statistics', 'answer' or 'other'; 'page' for a page about the ward itself, which is not
     * an item and does not belong in lists of items.
     */
    category: string;
    /**
     * Slug of the section: 'tin-tuc-su-kien'.
     */
    section: string;
    /**
     * Day of the event, 'YYYY-MM-DD'; for a document, the day of signing. Null if there is none.
     */
    eventOn: string | null;
    /**
     * Place of the event. Null if there is none.
     */
    place: string | null;
    /**
     * Where the information comes from, as text for readers.
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
    /**
     * The date shown to readers.
     */
    publishedAt: number;
    /**
     * When this version was decided.
     */
    updatedAt: number;
    /**
     * 1: taken down.
     */
    withdrawn: Generated<number>;
    /**
     * SHA-256 of the public content, hex. The reconciliation compares it with the core database.
     */
    contentHash: string;
    /**
     * Searchable text that no other column of this row contains: captions, descriptions, corrections, names and texts of files.
     * Rows of older versions contain all searchable text except the title.
     */
    searchText: string;
    /**
     * The ward's generation (`ward_generation`) when this row was written. To update data derived from these rows, read the rows
     * whose generation is greater than the last one you read.
     */
    generation: Generated<number>;
    /**
     * Id of the item in the core database. It prevents that a code is reused for another item. Null in rows of older versions.
     */
    origin: string | null;
    /**
     * Number of an issued document: '137/QĐ-UBND'. Null for other items.
     */
    documentNumber: string | null;
    /**
     * Who signed the document or the answer. Null for other items.
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
    /**
     * The text for readers.
     */
    note: string;
};
export type ArticleFile = {
    articleId: number;
    /**
     * Order of display, from 0.
     */
    position: number;
    ward: string;
    /**
     * SHA-256 of the file, hex. It is the document's name in the media store and in public addresses.
     */
    hash: string;
    /**
     * 'pdf', 'docx' or 'xlsx'.
     */
    kind: string;
    /**
     * File name for readers, with its extension.
     */
    name: string;
    sizeBytes: number;
    /**
     * Page count of a PDF. Null for other kinds.
     */
    pages: number | null;
    hasPicture: Generated<number>;
};
export type ArticlePhoto = {
    articleId: number;
    /**
     * Order of display, from 0.
     */
    position: number;
    ward: string;
    /**
     * SHA-256 of the original, hex. It is the photo's name in the media store and in public addresses.
     */
    hash: string;
    /**
     * Caption; '' if there is none. It is also the alternative text if `description` is null.
     */
    alt: string;
    /**
     * What the picture shows, for readers who cannot see it. Null: not described.
     */
    description: string | null;
    /**
     * Name of the photographer. Null: none is shown.
     */
    credit: string | null;
    /**
     * Size in pixels, after the picture was turned upright.
     */
    width: number;
    height: number;
    /**
     * JSON array of the widths of the existing copies in pixels, ascending. Each exists as WebP and JPEG.
     */
    widths: string;
    /**
     * A very small preview as a data URI.
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
    /**
     * +1 with each publication; when a ward is imported or merged, the time in milliseconds.
     */
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
