/**
 * Uploads that were not taken yet: until then rows name a file of our own pages by its handle alone, in a part of an item, a
 * question or a page, in what came, or in what somebody is saying.
 */
import { pagesChannel } from '../../../ports/uploads.ts';

/** A column of JSON that may name an upload, and in which rows it is still needed; both databases read it. */
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

/** Ids in JSON of ours; a handle of a platform that looks the same names nothing in the store of uploads. */
export const uploadsNamedIn = (json: string): readonly string[] =>
  [...json.matchAll(/"fileId":"([0-9a-f]{32})"/gu)].map(([, id = '']) => id);
