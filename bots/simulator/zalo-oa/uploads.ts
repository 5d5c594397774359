/** Files that the OA uploads before sending: checked by bytes and name, identified by an id for seven days. */

import { readImageSize } from '../kernel/image.ts';
import type { UploadedFile } from '../kernel/multipart.ts';
import { faults } from './faults.ts';

const maxImageBytes = 1024 * 1024;
const maxFileBytes = 5 * 1024 * 1024;
const lifeMs = 7 * 24 * 60 * 60 * 1000;
const monthMs = 30 * 24 * 60 * 60 * 1000;
const uploadsPerMonth = 5000;

export type UploadKind = 'image' | 'file';

export interface Upload {
  readonly id: string;
  readonly kind: UploadKind;
  /** Id of the stored picture or file, which the phones show. */
  readonly fileId: string;
  readonly atMs: number;
}

/** Creates the uploads. The id of a picture is not valid for a file, and vice versa. */
export function createUploads(options: {
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly keep: (bytes: Uint8Array, name: string) => string;
}) {
  const uploads = new Map<string, Upload>();
  return {
    /** @throws OaFault */
    add(kind: UploadKind, file: UploadedFile): Upload {
      const atMs = options.nowMs();
      checkUpload(kind, file);
      const thisMonth = [...uploads.values()].filter((upload) => upload.atMs > atMs - monthMs).length;
      if (thisMonth >= uploadsPerMonth) throw faults.outOfQuota('5,000 uploads a month');
      const prefix = kind === 'file' ? 'FILE' : 'ATT';
      const fileId = options.keep(file.bytes, file.name);
      const upload: Upload = { id: `${prefix}-${options.newId()}`, kind, fileId, atMs };
      uploads.set(upload.id, upload);
      return upload;
    },
    /** @throws OaFault if it is unknown, expired, or of another kind */
    use(kind: UploadKind, id: string): Upload {
      const upload = uploads.get(id);
      if (!upload) throw faults.attachmentUnknown(`there is no attachment ${id}`);
      if (options.nowMs() >= upload.atMs + lifeMs)
        throw faults.attachmentUnknown(`attachment ${id} is over 7 days old`);
      if (upload.kind !== kind) throw faults.wrongAsset(`attachment ${id} is a ${upload.kind}, not a ${kind}`);
      return upload;
    },
  };
}

/** @throws OaFault */
function checkUpload(kind: UploadKind, { name, bytes }: UploadedFile): void {
  const { maxBytes, isRight } = uploadKinds[kind];
  const extensions: readonly string[] = uploadKinds[kind].extensions;
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!extensions.includes(extension)) throw faults.invalid(`a file named "${name}" for upload/${kind}`, 'wrongFile');
  if (bytes.byteLength > maxBytes) throw faults.tooLong(`${bytes.byteLength} bytes for upload/${kind}`, 'fileTooBig');
  if (!isRight(bytes)) throw faults.invalid(`the bytes of "${name}" are no ${extensions.join(', ')}`, 'wrongFile');
}

const uploadKinds = {
  image: { extensions: ['jpg', 'jpeg', 'png'], maxBytes: maxImageBytes, isRight: isStillPicture },
  file: { extensions: ['pdf', 'doc', 'docx'], maxBytes: maxFileBytes, isRight: isDocument },
} as const;

function isStillPicture(bytes: Uint8Array): boolean {
  const type = readImageSize(bytes)?.type;
  return type === 'jpeg' || type === 'png';
}

/** PDF, the old Office container, or a ZIP (DOCX). */
function isDocument(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).toString('latin1');
  return start.startsWith('%PDF-') || start.startsWith('PK\x03\x04') || start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
}
