/**
 * Uploads through the ward's own pages that are not processed yet. Until then rows refer to such a file only by its
 * handle: in a part of an item, question or page, in a delivery, or in a dialogue.
 */
import { pagesChannel } from '../../../ports/uploads.ts';

/** A JSON column that may contain a handle, and the rows in which it is still needed; both databases use it. */
interface UploadPlace {
  readonly table: string;
  readonly column: string;
  readonly waits: string;
}

const ofPart = (table: string): UploadPlace => ({
  table,
  column: 'file',
  waits: `"state" in ('todo', 'failed') and "file" like '%"${pagesChannel}"%'`,
});

export const uploadPlaces: readonly UploadPlace[] = [
  ...['submission_photo', 'submission_file', 'question_photo', 'section_file'].map(ofPart),
  { table: 'inbox', column: 'payload', waits: `"channel" = '${pagesChannel}' and "status" in ('new', 'dead')` },
  { table: 'dialogue', column: 'memory', waits: `"memory" like '%"${pagesChannel}"%'` },
];

/**
 * Ids found in JSON written by this program. A platform's handle of the same form matches no upload and is harmless.
 */
export const uploadsNamedIn = (json: string): readonly string[] =>
  [...json.matchAll(/"fileId":"([0-9a-f]{32})"/gu)].map(([, id = '']) => id);
