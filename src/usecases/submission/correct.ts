/**
 * **Đính chính**: corrects a published item visibly. Its author or a decider proposes the correction; it needs its own
 * approval, readers see the note with its date, and the previous text is kept as a revision.
 */
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { fileId, submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { findWords } from '../../domain/submission/change-words.ts';
import { filesOf, type ItemFile, type PhotoFile, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import { changeForReaders, type WordChange } from '../../domain/words/change.ts';
import { type Drop, removedFilesForReaders } from '../../domain/words/drop.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { put } from '../tell.ts';
import { act, type Decided } from './act.ts';
import { contentOf, type EditForm, editFormOf } from './edit-by-form.ts';

/**
 * The wanted changes: replacements made wherever the words occur, fields with their new values, or the author's whole new text.
 */
export type Corrected = readonly Pair[] | Partial<EditForm> | { readonly parts: Content['parts'] };
type Pair = Pick<WordChange, 'from' | 'to' | 'spoken'>;

/** True for items that are published or scheduled. An item that is just being published is neither. */
export const isOut = ({ state, standing }: Submission): boolean =>
  state === 'published' || (state === 'approved' && Boolean(standing.publishAt));

const isPairs = (wanted: Corrected): wanted is readonly Pair[] => Array.isArray(wanted);

/** A file for a correction of a published item, and the message that brought it. */
export interface GivenFile {
  readonly file: PhotoFile;
  readonly messageKey: string;
}

interface Written {
  readonly content: Content;
  /** Sentences that tell readers of each replacement. */
  readonly told: readonly Sentence[];
  /** Total number of replacements. */
  readonly places: number;
}

/** Replaces all exact occurrences. Refuses, naming the first words that do not occur. */
function withPairs({ code, content }: Submission, pairs: readonly Pair[]): Outcome<Written> {
  let written: Written = { content, told: [], places: 0 };
  for (const pair of pairs) {
    const { first, count, content: anew } = findWords(written.content, pair);
    if (!first) return refused('issue-correction-words', { words: pair.from, code });
    const told = [...written.told, changeForReaders(pair, first.from, first.to)];
    written = { content: anew, told, places: written.places + count };
  }
  return { ok: true, ...written };
}

const isRewritten = (wanted: Corrected): wanted is { readonly parts: Content['parts'] } => 'parts' in wanted;
const withParts = ({ content }: Submission, parts: Content['parts']): Outcome<Written> => ({
  ok: true,
  ...{ content: { ...content, parts }, told: [], places: 0 },
});

function withFields(unit: Unit, submission: Submission, fields: Partial<EditForm>): Outcome<Written> {
  const content = contentOf(unit, submission, { ...editFormOf(unit, submission), ...fields });
  return content ? { ok: true, content, told: [], places: 0 } : refused('issue-no-day');
}

/** Resolves photos and files by their numbers on the card. Refuses, naming the first number that does not exist. */
function idsOf(submission: Submission, drops: readonly Drop[]): Outcome<{ readonly ids: readonly string[] }> {
  const given = { photo: photosOf(submission), file: filesOf(submission) };
  const ids: string[] = [];
  for (const { what, numbers } of drops)
    for (const number of numbers.length > 0 ? numbers : given[what].map((_, at) => at + 1)) {
      const found = given[what].at(
        number > 0 ? number - 1 : given[what].length === 1 ? 0 : number || given[what].length,
      );
      if (!found && what === 'photo') return refused('issue-no-such-photo', { number, photos: given.photo.length });
      if (!found) return refused('issue-no-such-file', { number, files: given.file.length });
      ids.push(found.id);
    }
  return { ok: true, ids };
}

/** Ends the line with a full stop, so that the next sentence can follow. */
const ended = (line: string): string => (/[.!?…]$/u.test(line) ? line : `${line}.`);

/** A correction as requested. */
export interface WantedCorrection {
  /** Note for readers; sentences about replacements are appended. */
  readonly note: string;
  /** Empty: only the note is added below the item. */
  readonly wanted: Corrected;
  /** Revision that the writer saw; omitted for words typed in a chat, which refer to the current item. */
  readonly revision?: number;
  /** Photos and files to remove. */
  readonly drops?: readonly Drop[];
  /** Files to add; they are processed before anyone is asked to sign. */
  readonly given?: readonly GivenFile[];
}

/** Proposes a correction to the signers. The item stays unchanged until it is signed. */
export async function proposeCorrection(
  unit: Unit,
  actor: Person,
  id: string,
  { note, wanted, revision, drops = [], given = [] }: WantedCorrection,
): Promise<Outcome<Decided & Pick<Written, 'places'>>> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const written = isPairs(wanted)
    ? withPairs(submission, wanted)
    : isRewritten(wanted)
      ? withParts(submission, wanted.parts)
      : withFields(unit, submission, wanted);
  if (!written.ok) return written;
  const gone = idsOf(submission, drops);
  if (!gone.ok) return gone;
  const content = JSON.stringify(written.content) === JSON.stringify(submission.content) ? null : written.content;
  const files = given.map(
    ({ file, messageKey }, at): ItemFile => ({
      id: fileId(unit.ids.next()),
      itemKey: `correction:${unit.ids.next()}:${file.uniqueId}`,
      position: unit.now.getTime() + at,
      messageKey,
      file,
      fate: { state: 'todo' },
      // Not part of the item until the correction is signed.
      dropped: true,
    }),
  );
  const changed = [...written.told, ...removedFilesForReaders(drops, files.length)].map(unit.inArticle);
  const told = changed.length === 0 ? note : [...(note === '' ? [] : [ended(note)]), ...changed].join(' ');
  const command = {
    type: 'correct',
    revision: revision ?? submission.revision,
    note: told,
    content,
    dropped: gone.ids,
    files,
  } as const;
  const outcome = await act(unit, actor, id, command);
  if (outcome.ok)
    for (const file of files)
      await put(unit, `file:${file.id}`, { kind: 'fetchFile', submission: submission.id, file: file.id });
  return outcome.ok ? { ...outcome, places: written.places } : outcome;
}
