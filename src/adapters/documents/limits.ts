/** How large a document may be, outside and inside. */

/** What the platforms let a bot download; more is not fetched. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;
/** Parts of a DOCX or XLSX: text, styles, pictures. A report with 60 photos has about 90. */
export const MAX_ENTRIES = 500;
/** Of all parts together, unpacked. Counted while they are unpacked, because what an archive says of itself may be a lie. */
export const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;
/** Unpacked to packed. Measured: rows of Excel 11, a table of Word with 2,000 rows made alike 53. */
export const MAX_RATIO = 100;
/** Below this a ratio means nothing: 5,000 empty paragraphs are 400 KB and shrink to a 277th. */
export const RATIO_FROM_BYTES = 1024 * 1024;
/** Workbook in a document, as behind every chart of Word: one step. A file in a file in a file is nobody's report. */
export const MAX_NESTING = 1;
/** Elements within elements. A table in a table in a table has about 20. */
export const MAX_XML_DEPTH = 256;
export const MAX_PAGES = 500;
/** A book has about this many; a report some thousands. */
export const MAX_TEXT_CHARS = 500_000;
/** The picture of a PDF's first page, in pixels. */
export const PICTURE_WIDTH = 960;
export const MAX_PICTURE_HEIGHT = 1600;
