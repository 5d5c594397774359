/**
 * Checks a DOCX or XLSX part by part, then reads it. Every part is unpacked once and counted, including parts that are
 * not read.
 */
import type { DocumentKind } from '../../ports/documents.ts';
import type { DocumentOutcome } from '../media/worker-messages.ts';
import { type Archive, type Budget, freshBudget, openArchive } from './archive.ts';
import { sniffDocument } from './document-header.ts';
import { maxNesting } from './limits.ts';
import { type ContentTypes, checkRelations, contentTypes, isRelations, readContentTypes } from './office-package.ts';
import { RefusedDocument } from './refused.ts';
import { readSheetTexts } from './sheet-text.ts';
import { createTextCollector, type TextCollector } from './text-collector.ts';
import { readWordText, wordTextParts } from './word-text.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** Text and number of pictures of a DOCX or XLSX. It is refused if it is neither, or contains active content. */
export async function readOffice(bytes: Uint8Array): Promise<DocumentOutcome> {
  const text = createTextCollector();
  try {
    const { kind, pictures } = await readPackage(bytes, text, freshBudget(), 0);
    return { kind: 'made', made: { kind, pages: null, pictures, ...text.result(), strips: [], picture: null } };
  } catch (error) {
    if (error instanceof RefusedDocument) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
}

async function readPackage(
  bytes: Uint8Array,
  text: TextCollector,
  budget: Budget,
  nesting: number,
): Promise<{ readonly kind: Exclude<DocumentKind, 'pdf'>; readonly pictures: number }> {
  const archive = await openArchive(bytes, budget);
  if (!archive.names.includes(contentTypes)) {
    const isOpenDocument = archive.names.includes('mimetype');
    throw new RefusedDocument(isOpenDocument ? 'unsupported-format' : 'archive', 'no list of content types');
  }
  const types = await readContentTypes(archive);
  const kind = kindOf(archive, types);
  const relations = archive.names.filter(isRelations);
  for (const name of relations) await checkRelations(archive, name);

  const read = new Set([contentTypes, ...relations, ...(await readTexts(archive, kind, types, text))]);
  for (const name of archive.names.filter((one) => !read.has(one))) {
    await lookInto(archive, name, text, budget, nesting);
  }
  return { kind, pictures: archive.names.filter((name) => /^(word|xl)\/media\//i.test(name)).length };
}

function kindOf(archive: Archive, types: ContentTypes): Exclude<DocumentKind, 'pdf'> {
  const has = (type: string) => archive.names.some((name) => types.of(name) === type);
  if (has(wordType)) return 'docx';
  if (has(sheetType)) return 'xlsx';
  throw new RefusedDocument('unsupported-format', 'neither a document nor a workbook');
}

/** Returns the names of the parts that were read. */
async function readTexts(
  archive: Archive,
  kind: Exclude<DocumentKind, 'pdf'>,
  types: ContentTypes,
  text: TextCollector,
): Promise<ReadonlySet<string>> {
  if (kind === 'xlsx') return readSheetTexts(archive, types, text);
  const names = wordTextParts(archive.names, types);
  for (const name of names) await readWordText(archive, name, text);
  return new Set(names);
}

const firstBytes = 4096;

/**
 * Checks a part that is not text: a picture, a style sheet, a font. An embedded file is refused, except the workbook
 * that Word stores behind a chart, to which the same rules apply.
 */
async function lookInto(
  archive: Archive,
  name: string,
  text: TextCollector,
  budget: Budget,
  nesting: number,
): Promise<void> {
  const mayNest = /(^|\/)embeddings\/[^/]+\.(xlsx|docx)$/i.test(name) && nesting < maxNesting;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of archive.unpack(name)) {
    if (mayNest || length < firstBytes) chunks.push(chunk);
    length += chunk.byteLength;
  }
  const bytes = Buffer.concat(chunks);
  if (isXmlWithEntities(bytes)) {
    throw new RefusedDocument('unsafe-structure', `a DOCTYPE in ${name}`);
  }
  if (!isFileWithin(name, bytes)) return;
  if (!mayNest) throw new RefusedDocument('embedded-file', name);
  try {
    await readPackage(bytes, text, budget, nesting + 1);
  } catch (error) {
    if (!(error instanceof RefusedDocument)) throw error;
    const isNoOffice = ['archive', 'damaged', 'cut-off', 'unsupported-format'].includes(error.refusal);
    throw isNoOffice ? new RefusedDocument('embedded-file', name) : error;
  }
}

/**
 * For parts that this program does not read but Word does. In UTF-16 every second byte is zero, so zeros are removed
 * first.
 */
function isXmlWithEntities(bytes: Buffer): boolean {
  const text = bytes.toString('latin1', 0, firstBytes).replaceAll('\0', '');
  return /^[\u00ef\u00bb\u00bf\u00fe\u00ff\s]*</.test(text) && /<!(DOCTYPE|ENTITY)/i.test(text);
}

function isFileWithin(name: string, bytes: Buffer): boolean {
  if (/(^|\/)embeddings\//i.test(name)) return true;
  if (bytes.byteLength === 0) return false;
  if (bytes.toString('latin1', 0, 2) === 'MZ') return true; // a Windows program
  const sniffed = sniffDocument(bytes);
  return sniffed.ok || ['archive', 'old-office', 'encrypted'].includes(sniffed.refusal);
}
