/** How large a document may be, outside and inside. */

/** What the platforms let a bot download; more is not fetched. */
export const maxDocumentBytes = 20 * 1024 * 1024;
/** Parts of a DOCX or XLSX: text, styles, pictures. A report with 60 photos has about 90. */
export const maxEntries = 500;
/** Of all parts together, unpacked. Counted while they are unpacked, because what an archive says of itself may be a lie. */
export const maxUnpackedBytes = 50 * 1024 * 1024;
/** Unpacked to packed. Measured: rows of Excel 11, a table of Word with 2,000 rows made alike 53. */
export const maxRatio = 100;
/** Below this a ratio means nothing: 5,000 empty paragraphs are 400 KB and shrink to a 277th. */
export const ratioFromBytes = 1024 * 1024;
/** Workbook in a document, as behind every chart of Word: one step. A file in a file in a file is nobody's report. */
export const maxNesting = 1;
/** Elements within elements. A table in a table in a table has about 20. */
export const maxXmlDepth = 256;
export const maxPages = 500;
/** A book has about this many; a report some thousands. */
export const maxTextChars = 500_000;
/** The picture of a PDF's first page, in pixels. */
export const pictureWidth = 960;
export const maxPictureHeight = 1600;
