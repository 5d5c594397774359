/** Files that a person attaches: sample photos by number, own files by their bytes. */

import { readImageSize } from '../kernel/image.ts';
import { type Form, MalformedFormError, parseMultipart } from '../kernel/multipart.ts';
import type { FileToSend } from '../telegram/world.ts';

const maxFileBytes = 20 * 1024 * 1024;
const maxTotalBytes = 60 * 1024 * 1024;
/** The files plus the overhead of the form. */
export const formLimitBytes = maxTotalBytes + 1024 * 1024;

export type UploadProblem = 'malformed' | 'nothing' | 'fileTooLarge' | 'tooMuch';

/** A problem of the form, with a name for which the page has a text. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly problem: UploadProblem;
  readonly file: string | null;

  constructor(problem: UploadProblem, file: string | null = null) {
    super(file === null ? problem : `${problem}: ${file}`);
    this.problem = problem;
    this.file = file;
  }
}

export interface Upload {
  readonly caption: string;
  readonly photos: readonly FileToSend[];
  readonly documents: readonly FileToSend[];
}

/** @throws UploadError */
export function readUpload(contentType: string, body: Uint8Array, samples: readonly FileToSend[]): Upload {
  const form = readForm(contentType, body);
  const chosen = chosenSamples(form.fields.get('samples') ?? '[]', samples);
  const own = [...form.files.values()].filter((file) => file.bytes.byteLength > 0);
  const files: FileToSend[] = [...chosen, ...own];
  const tooLarge = files.find((file) => file.bytes.byteLength > maxFileBytes);
  if (tooLarge) throw new UploadError('fileTooLarge', tooLarge.name);
  if (files.reduce((sum, file) => sum + file.bytes.byteLength, 0) > maxTotalBytes) throw new UploadError('tooMuch');
  if (files.length === 0) throw new UploadError('nothing');
  // "As a file" sends a picture unchanged, as in the real app.
  const isPhoto = (file: FileToSend) => form.fields.get('asFile') !== 'true' && isPicture(file);
  return {
    caption: form.fields.get('caption') ?? '',
    photos: files.filter(isPhoto),
    documents: files.filter((file) => !isPhoto(file)),
  };
}

function readForm(contentType: string, body: Uint8Array): Form {
  try {
    return parseMultipart(contentType, body);
  } catch (error) {
    if (error instanceof MalformedFormError) throw new UploadError('malformed');
    throw error;
  }
}

function chosenSamples(list: string, samples: readonly FileToSend[]): FileToSend[] {
  return list
    .split(/[^\d]+/)
    .filter((number) => number !== '')
    .flatMap((number) => samples[Number(number)] ?? []);
}

function isPicture(file: FileToSend): boolean {
  const image = readImageSize(file.bytes);
  return image !== null && image.type !== 'gif';
}
