/** Size limits of a document, packed and unpacked. */

/** The platforms' download limit for bots; larger files are not fetched. */
export const maxDocumentBytes = 20 * 1024 * 1024;
/** Parts of a DOCX or XLSX: text, styles, pictures. A report with 60 photos has about 90. */
export const maxEntries = 500;
/** Of all parts together. Counted while unpacking, because the archive's own figures may be wrong. */
export const maxUnpackedBytes = 50 * 1024 * 1024;
/** Ratio of unpacked to packed size. Measured: Excel rows 11, a Word table with 2,000 identical rows 53. */
export const maxRatio = 100;
/** Below this the ratio is not checked: 5,000 empty paragraphs are 400 KB and shrink to a 277th. */
export const ratioFromBytes = 1024 * 1024;
/** One level: a workbook inside a document, as behind every chart of Word. Real reports have no deeper nesting. */
export const maxNesting = 1;
/** Nested elements. A table in a table in a table has about 20. */
export const maxXmlDepth = 256;
export const maxPages = 500;
/** A book has about this many characters; a report some thousands. */
export const maxTextChars = 500_000;
/** Size of the picture of a PDF's first page, in pixels. */
export const pictureWidth = 960;
export const maxPictureHeight = 1600;
