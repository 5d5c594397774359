/**
 * Reads PDFs with PDFium as WebAssembly: Chrome's engine, confined to its own memory in the child process. It extracts
 * the text and draws the first page; it has no JavaScript and opens nothing. Active content is found in the file's
 * structure (`pdf-objects.ts`), because people later download the original bytes.
 */
import sharp from 'sharp';
import type { DocumentRefusal } from '../../ports/documents.ts';
import { findStrips, type Strip } from '../media/stamp-strips.ts';
import type { DocumentOutcome, ReadDocument } from '../media/worker-messages.ts';
import { maxPages, maxPictureHeight, maxTextChars, pictureWidth } from './limits.ts';
import { refusalForObjects } from './pdf-objects.ts';
import { allocate, memory, pdfium, release } from './pdfium-module.ts';
import { createTextCollector } from './text-collector.ts';

/** From `fpdfview.h`. */
const passwordNeeded = 4;
const unknownSecurity = 5;
const noSecurity = -1;
const xfaForms: readonly number[] = [2, 3];
const drawAnnotations = 0x01;
const reverseByteOrder = 0x10;
const formatBgra = 4;
const white = 0xffffffff;

const pictureWebp = { quality: 70, effort: 2 } as const;
/** Maximum number of annotations: stamps, remarks, text typed onto a scan. A form has some hundreds of fields. */
const maxAnnotations = 5_000;
/** Pages searched for stamps, at a size at which letters are readable: the stamp is on the first pages. */
const maxScannedPages = 2;
const scanSide = 1600;
/** A page with less text than this has no text layer: only a page number, or a scanner's name. */
const minTextChars = 40;
/** Some programs append a few bytes after the end marker. */
const endSearchBytes = 16 * 1024;

/** Extracts the text and, if wanted, a picture of the first page. Refuses passwords, scripts and embedded files. */
export async function readPdf(bytes: Uint8Array, withPicture: boolean): Promise<DocumentOutcome> {
  const objects = refusalForObjects(bytes);
  if (objects !== null) return refused(objects);

  const at = allocate(bytes.byteLength);
  memory().set(bytes, at);
  const document = pdfium.FPDF_LoadMemDocument(at, bytes.byteLength, '');
  try {
    if (document === 0) return refused(refusalForError(pdfium.FPDF_GetLastError(), bytes));
    const refusal = refusalForDocument(document, bytes);
    return refusal === null ? { kind: 'made', made: await readOpened(document, withPicture) } : refused(refusal);
  } finally {
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    release(at);
  }
}

function refused(refusal: DocumentRefusal): DocumentOutcome {
  return { kind: 'refused', refusal };
}

function refusalForError(code: number, bytes: Uint8Array): DocumentRefusal {
  if (code === passwordNeeded || code === unknownSecurity) return 'encrypted';
  return isCutOff(bytes) ? 'cut-off' : 'damaged';
}

function refusalForDocument(document: number, bytes: Uint8Array): DocumentRefusal | null {
  // Also if no password is needed to read it: encrypted content cannot be checked for programs.
  if (pdfium.FPDF_GetSecurityHandlerRevision(document) !== noSecurity) return 'encrypted';
  if (pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0) return 'macros';
  if (xfaForms.includes(pdfium.FPDF_GetFormType(document))) return 'macros';
  if (pdfium.FPDFDoc_GetAttachmentCount(document) > 0) return 'embedded-file';
  const pages = pdfium.FPDF_GetPageCount(document);
  if (pages > maxPages) return 'too-many-pages';
  // PDFium tolerates a truncated file and omits pages, which would go unnoticed before publication.
  if (isCutOff(bytes)) return 'cut-off';
  return pages === 0 ? 'damaged' : null;
}

function isCutOff(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-endSearchBytes);
  return !end.includes('%%EOF', 0, 'latin1');
}

async function readOpened(document: number, withPicture: boolean): Promise<ReadDocument> {
  const pages = pdfium.FPDF_GetPageCount(document);
  const text = createTextCollector();
  let picture: ReadDocument['picture'] = null;
  const strips: Strip[] = [];
  for (let number = 0; number < pages; number += 1) {
    const page = pdfium.FPDF_LoadPage(document, number);
    if (page === 0) continue;
    try {
      if (number === 0 && withPicture) picture = await drawPage(page);
      const words = textOf(page);
      // A page without a text layer is a scan, so its stamps are pictures.
      if (withPicture && number < maxScannedPages && words.trim().length < minTextChars) strips.push(...stripsOf(page));
      if (!text.isFull()) text.add(`${words}\n`);
      for (const note of notesOn(page)) text.add(`${note}\n`);
    } finally {
      pdfium.FPDF_ClosePage(page);
    }
    if (text.isFull()) break;
  }
  return { kind: 'pdf', pages, pictures: 0, ...text.result(), strips, picture };
}

function textOf(page: number): string {
  const textPage = pdfium.FPDFText_LoadPage(page);
  if (textPage === 0) return '';
  try {
    const count = pdfium.FPDFText_CountChars(textPage);
    if (count <= 0) return '';
    const bufferBytes = (count + 1) * 2;
    const at = allocate(bufferBytes);
    try {
      const written = pdfium.FPDFText_GetText(textPage, 0, count, at);
      const units = Buffer.from(memory().slice(at, at + Math.max(0, written - 1) * 2));
      return units.toString('utf16le');
    } finally {
      release(at);
    }
  } finally {
    pdfium.FPDFText_ClosePage(textPage);
  }
}

/** The text of annotations: PDFium does not count it as page text, but every viewer shows it. */
function notesOn(page: number): readonly string[] {
  const notes: string[] = [];
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), maxAnnotations);
  for (let number = 0; number < count; number += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, number);
    if (annotation === 0) continue;
    const note = contentsOf(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (note !== '') notes.push(note);
  }
  return notes;
}

function contentsOf(annotation: number): string {
  const read = (at: number, bytes: number) => pdfium.FPDFAnnot_GetStringValue(annotation, 'Contents', at, bytes);
  const bytesCount = read(0, 0);
  if (bytesCount <= 2 || bytesCount > maxTextChars * 2) return '';
  const at = allocate(bytesCount);
  if (at === 0) return '';
  try {
    read(at, bytesCount);
    return Buffer.from(memory().slice(at, at + bytesCount - 2)).toString('utf16le'); // without the trailing zero
  } finally {
    release(at);
  }
}

async function drawPage(page: number): Promise<ReadDocument['picture']> {
  const drawn = draw(page, pictureWidth, maxPictureHeight);
  if (drawn === null) return null;
  const { width, height, data } = drawn;
  const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .webp(pictureWebp)
    .toBuffer();
  return { width, height, bytes };
}

function stripsOf(page: number): readonly Strip[] {
  const drawn = draw(page, scanSide, scanSide);
  return drawn === null ? [] : findStrips({ ...drawn, channels: 4 });
}

/** RGBA pixels. Null for a page without a size, or one too large to draw. */
function draw(
  page: number,
  maxWidth: number,
  maxHeight: number,
): { readonly width: number; readonly height: number; readonly data: Uint8Array } | null {
  const [pageWidth, pageHeight] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  if (!(pageWidth > 0 && pageHeight > 0)) return null;
  const scale = Math.min(maxWidth / pageWidth, maxHeight / pageHeight);
  const width = Math.max(1, Math.round(pageWidth * scale));
  const height = Math.max(1, Math.round(pageHeight * scale));

  const bytesCount = width * height * 4;
  const at = allocate(bytesCount);
  if (at === 0) return null;
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, formatBgra, at, width * 4);
  try {
    if (bitmap === 0) return null;
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | reverseByteOrder);
    return { width, height, data: memory().slice(at, at + bytesCount) };
  } finally {
    if (bitmap !== 0) pdfium.FPDFBitmap_Destroy(bitmap);
    release(at);
  }
}
