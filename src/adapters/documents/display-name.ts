/**
 * The name under which a document is shown. Names are data: they never become a path and never decide what a file is.
 */
import type { DocumentKind } from '../../ports/documents.ts';

const maxCodePoints = 100;
const extensions = /\.(pdf|docx?|docm|xlsx?|xlsm)$/i;
/** On Windows these names open a device instead of a file, whatever the extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** NFC, on one line, without folders, control and direction characters; with the extension that matches the content. */
export function displayName(claimed: string | null, kind: DocumentKind): string {
  const plain = (claimed ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\ufffd/gu, ' ')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[<>:"|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(extensions, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = `.${kind}`;
  const stem = [...(plain ?? '')]
    .slice(0, maxCodePoints - ending.length)
    .join('')
    .trim();
  if (stem === '') return `file${ending}`;
  return devices.test(stem) ? `_${stem}${ending}` : `${stem}${ending}`;
}
