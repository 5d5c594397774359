/** Documents of items: rows beside the item, each with the text extracted from the document. */
import { type Selectable, sql, type Transaction } from 'kysely';
import { fileId, type WardId } from '../../../domain/ids.ts';
import { filesOffered } from '../../../domain/submission/correction.ts';
import type {
  FileFate,
  ItemFile,
  PhotoFate,
  PhotoFile,
  StoredFileFacts,
} from '../../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import type { ItemFileStore } from '../../../ports/checks.ts';
import { wardRows } from './rows.ts';
import type { DB, SubmissionFile } from './types.core.ts';

/** A row without its text, which most readers do not need. */
export type ItemFileRow = Omit<Selectable<SubmissionFile>, 'text'>;

export const itemFileColumns = [
  ...(['id', 'wardId', 'submissionId', 'itemKey', 'position', 'messageKey', 'file'] as const),
  ...(['state', 'refusal', 'hash', 'stored', 'dropped'] as const),
] as const satisfies readonly (keyof ItemFileRow)[];

/** Exceeds the number of characters of any text. */
const wholeText = 100_000_000;

const states = ['todo', 'stored', 'refused', 'failed'] as const;

/** The processing state of a document, from the columns that hold it. */
export const toFileFate = (row: Pick<ItemFileRow, 'id' | 'state' | 'refusal' | 'hash' | 'stored'>): FileFate => {
  const state = states.find((each) => each === row.state);
  if (state === undefined) throw new Error(`document ${row.id} holds an unknown state`);
  if (state === 'todo') return { state };
  if (state !== 'stored') return { state, refusal: row.refusal ?? 'gone' };
  if (row.hash === null || row.stored === null) throw new Error(`document ${row.id} is stored without a file`);
  return { state, hash: row.hash, facts: JSON.parse(row.stored) as StoredFileFacts };
};

/** A document without its extracted text, which may be megabytes. */
export const toItemFile = (row: ItemFileRow): ItemFile => ({
  id: fileId(row.id),
  itemKey: row.itemKey,
  position: Number(row.position),
  messageKey: row.messageKey,
  file: JSON.parse(row.file) as PhotoFile,
  fate: toFileFate(row),
  dropped: row.dropped !== 0,
});

/** Value of the column `dropped`: not yet part of the item, but kept because a pending correction would add it. */
const waits = 2;

/** The columns for the processing state of a photo or document. */
export const fateColumns = (fate: FileFate | PhotoFate) => ({
  state: fate.state,
  refusal: 'refusal' in fate ? fate.refusal : null,
  hash: fate.state === 'stored' ? fate.hash : null,
  stored: fate.state === 'stored' ? JSON.stringify(fate.facts) : null,
});

/** Writes an item's new documents and which of them are dropped. Only `settle` writes their processing state. */
export const saveItemFiles = async (tx: Transaction<DB>, wardId: WardId, submission: Submission): Promise<void> => {
  const offered = filesOffered(submission).map(({ id }) => id);
  for (const file of submission.files) {
    const dropped = file.dropped ? (offered.includes(file.id) ? waits : 1) : 0;
    const { id, itemKey, position, messageKey } = file;
    await wardRows(tx, wardId).put(
      'submission_file',
      { id },
      { dropped },
      {
        ...{ submissionId: submission.id, itemKey, position, messageKey, file: JSON.stringify(file.file) },
        ...fateColumns(file.fate),
      },
    );
  }
};

/** The processing state of an item's documents, and the extracted text of those that are kept. */
export const createItemFileStore = (tx: Transaction<DB>, wardId: WardId): ItemFileStore => ({
  settle: async (file, fate, text) => {
    const set = { ...fateColumns(fate), ...(text === undefined ? {} : { text }) };
    await wardRows(tx, wardId).change('submission_file', { id: file }, set);
  },
  texts: async (submission, most = wholeText) => {
    const rows = await tx
      .selectFrom('submission_file')
      .select(['id', sql<string | null>`substr("text", 1, ${most})`.as('text')])
      .where('wardId', '=', wardId)
      .where('submissionId', '=', submission)
      .where('state', '=', 'stored')
      .where('dropped', '=', 0)
      .orderBy('position')
      .execute();
    return new Map(rows.map((row) => [fileId(row.id), row.text ?? '']));
  },
});
