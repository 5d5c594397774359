/**
 * **Đính chính**: what is on the portal is corrected in the open. Whoever wrote the item asks for it, or whoever decides; it
 * has an approval of its own, readers see the note with its day, and what stood there before is kept as a revision.
 */
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { fileId, submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { findWords } from '../../domain/submission/change-words.ts';
import { filesOf, type ItemFile, type PhotoFile, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import { changeTold, type WordChange } from '../../domain/words/change.ts';
import { type Drop, dropTold } from '../../domain/words/drop.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { put } from '../tell.ts';
import { act, type Decided } from './act.ts';
import { contentOf, type EditForm, editFormOf } from './edit-by-form.ts';

/** Words of the item that are to be others, each wherever it stands; the fields of the item as they are to read; or all that its author wrote. */
export type Corrected = readonly Pair[] | Partial<EditForm> | { readonly parts: Content['parts'] };
type Pair = Pick<WordChange, 'from' | 'to' | 'spoken'>;

/** Decided: on the portal, or waiting for its hour. What is on its way there has neither. */
export const isOut = ({ state, standing }: Submission): boolean =>
  state === 'published' || (state === 'approved' && Boolean(standing.publishAt));

const isPairs = (wanted: Corrected): wanted is readonly Pair[] => Array.isArray(wanted);

/** A file that belongs to a correction of a published item, and the message it came with. */
export interface GivenFile {
  readonly file: PhotoFile;
  readonly messageKey: string;
}

interface Written {
  readonly content: Content;
  /** What readers are told of each change of words. */
  readonly told: readonly Sentence[];
  /** Where the words stood, all together. */
  readonly places: number;
}

/** Every place where exactly these words stand; the first that stand nowhere come back as the refusal. */
function withPairs({ code, content }: Submission, pairs: readonly Pair[]): Outcome<Written> {
  let written: Written = { content, told: [], places: 0 };
  for (const pair of pairs) {
    const { first, count, content: anew } = findWords(written.content, pair);
    if (!first) return refused('issue-correction-words', { words: pair.from, code });
    const told = [...written.told, changeTold(pair, first.from, first.to)];
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

/** Photos and files by their numbers on the card; the first number that is not there comes back as the refusal. */
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

/** A line of its own ends like one before the next. */
const ended = (line: string): string => (/[.!?…]$/u.test(line) ? line : `${line}.`);

/** What a correction says and changes. */
export interface WantedCorrection {
  /** For readers; what a change of words changes is told behind it. */
  readonly note: string;
  /** Nothing in it: the note alone stands below the item. */
  readonly wanted: Corrected;
  /** Which the writer had on the screen; left out: words typed in a chat, for the item as it is. */
  readonly revision?: number;
  /** Photos and files that leave the item with it. */
  readonly drops?: readonly Drop[];
  /** Files that come with it; they are read before anybody is asked to sign. */
  readonly given?: readonly GivenFile[];
}

/** Puts it to whoever signs; the item stays as it is until then. */
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
      // No part of the item before somebody has signed it.
      dropped: true,
    }),
  );
  const changed = [...written.told, ...dropTold(drops, files.length)].map(unit.inArticle);
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
