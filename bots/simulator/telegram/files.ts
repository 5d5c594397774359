/**
 * Files on the platform's side. A `file_id` is valid for this run only; a `file_unique_id` is the same for the same
 * bytes everywhere. A download needs `getFile` first, whose path is valid for an hour.
 */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { type ImageSize, readImageSize } from '../kernel/image.ts';
import type { JsonObject } from '../kernel/json.ts';
import { createKeptFiles } from '../kernel/kept-files.ts';
import { faults } from './faults.ts';
import type { DocumentFile, PhotoSize } from './objects.ts';

/** Maximum size that getFile provides. */
export const maxDownloadBytes = 20 * 1024 * 1024;
const pathLifetimeMs = 60 * 60 * 1000;
/** Longest side of the smaller versions that the platform lists beside the real picture. */
const smallerSides: readonly number[] = [90, 320, 800];
/** Size assumed for a picture with an unreadable header. */
const assumedSize = { width: 1280, height: 960 };

export interface StoredFile {
  readonly fileId: string;
  readonly uniqueId: string;
  readonly bytes: Uint8Array;
  readonly kind: 'photo' | 'document';
  /** Type for showing the file on a page: an image's own, otherwise octet-stream. */
  readonly mimeType: string;
  readonly name: string;
}

/**
 * @param options `runId` makes file ids valid for this run only; `monotonicMs` is the real time by which paths expire
 */
export function createFileStore(options: { readonly monotonicMs: () => number; readonly runId: string }) {
  const files = createKeptFiles<StoredFile>();
  const paths = new Map<string, { readonly file: StoredFile; readonly until: number }>();

  function keep(file: Omit<StoredFile, 'fileId' | 'uniqueId'>, variant: string): StoredFile {
    const digest = hash(file.bytes, file.kind, variant);
    const prefix = file.kind === 'photo' ? 'AgAC' : 'BQAC';
    const fileId = `${prefix}${hash(options.runId, digest, file.name)}`;
    const uniqueId = `${file.kind === 'photo' ? 'AQAD' : 'AgAD'}${digest.slice(0, 12)}`;
    const stored = { ...file, fileId, uniqueId };
    files.put(fileId, stored);
    return stored;
  }

  return {
    addPhoto(bytes: Uint8Array): readonly PhotoSize[] {
      const image = readImageSize(bytes);
      const mimeType = `image/${image?.type ?? 'jpeg'}`;
      return claimedSizes(image).map(({ width, height, share }): PhotoSize => {
        const file = keep({ bytes, kind: 'photo', mimeType, name: 'photo' }, share === 1 ? '' : `${width}`);
        return {
          file_id: file.fileId,
          file_unique_id: file.uniqueId,
          file_size: Math.max(1, Math.round(bytes.byteLength * share)),
          width,
          height,
        };
      });
    },
    addDocument(bytes: Uint8Array, name: string, mimeType: string): DocumentFile {
      const image = readImageSize(bytes);
      const shown = image ? `image/${image.type}` : 'application/octet-stream';
      const file = keep({ bytes, kind: 'document', mimeType: shown, name }, '');
      return {
        ...(name === '' ? {} : { file_name: name }),
        ...(mimeType === '' ? {} : { mime_type: mimeType }),
        file_id: file.fileId,
        file_unique_id: file.uniqueId,
        file_size: bytes.byteLength,
      };
    },
    get: files.get,
    /** `getFile`: creates a download path. @throws ApiFault */
    link(fileId: string): JsonObject {
      const file = files.get(fileId);
      if (!file) throw faults.wrongFileId();
      if (file.bytes.byteLength > maxDownloadBytes) throw faults.fileTooBig();
      const extension = file.kind === 'photo' ? '.jpg' : safeExtension(file.name);
      const path = `${file.kind}s/file_${file.uniqueId}${extension}`;
      paths.set(path, { file, until: options.monotonicMs() + pathLifetimeMs });
      return { file_id: fileId, file_unique_id: file.uniqueId, file_size: file.bytes.byteLength, file_path: path };
    },
    /** The file of a path created by `link`, or null. */
    open(path: string): StoredFile | null {
      const found = paths.get(path);
      return found && found.until >= options.monotonicMs() ? found.file : null;
    },
  };
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('base64url');
}

function safeExtension(name: string): string {
  const extension = extname(name).toLowerCase();
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : '';
}

/** In ascending order; the last is the real size. */
function claimedSizes(image: ImageSize | null): { width: number; height: number; share: number }[] {
  const { width, height } = image ?? assumedSize;
  const longest = Math.max(width, height);
  const smaller = smallerSides
    .filter((side) => side < longest)
    .map((side) => {
      const scale = side / longest;
      const scaled = (length: number) => Math.max(1, Math.round(length * scale));
      return { width: scaled(width), height: scaled(height), share: Math.min(scale * scale, 0.9) };
    });
  return [...smaller, { width, height, share: 1 }];
}
