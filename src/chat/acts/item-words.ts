/** Acts on an item that need text: a time, a correction, a note to its author. The text is asked for, or typed after the code. */

import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { formatDate, localDateOf, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { LinkButton } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import { filesOf } from '../../domain/submission/photos-and-files.ts';
import {
  changesProposedBy,
  type ProposedChanges,
  soundsLikeCorrection,
} from '../../domain/submission/proposed-changes.ts';
import type { Reading } from '../../domain/submission/reading.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { capitalised, foldForSearch } from '../../domain/text/normalize.ts';
import { contrastIn, wordChangeIn } from '../../domain/words/change.ts';
import { addsFileIn, type Drop, dropIn, fileSwapIn } from '../../domain/words/drop.ts';
import { foldedText } from '../../domain/words/folded-text.ts';
import { dayIn, objectionToDay, timeIn } from '../../domain/words/moment.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../../usecases/page-link.ts';
import { act, openItem } from '../../usecases/submission/act.ts';
import { type GivenFile, proposeCorrection } from '../../usecases/submission/correct.ts';
import { mergeItems, planMerge } from '../../usecases/submission/merge.ts';
import { noteToAuthor } from '../../usecases/submission/note.ts';
import { read } from '../../usecases/submission/read.ts';
import { refuse } from '../../usecases/submission/refuse.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { tell } from '../../usecases/tell.ts';
import { buttonsAfter } from '../notice/tell-outcome.ts';
import { actButton, rows, skipButton } from '../say/buttons.ts';
import { mergeSure } from '../say/item.ts';
import { noted, type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';
import { tellProposed } from './change.ts';
import type { ItemPress } from './item-press.ts';

/** An act on an item that needs text or files, with what was given for it. */
export interface ItemWordsPress extends Pick<ItemPress, 'submission' | 'revision' | 'words' | 'argument'> {
  /** Files that were sent as an answer. */
  readonly files?: readonly GivenFile[];
}

/** The acts on an item that ask for more than a reason. */
export type ItemWords = 'schedule' | 'correct' | 'note' | 'merge';
const prompts = {
  schedule: { key: 'schedule-please' },
  correct: { key: 'correct-please' },
  note: { key: 'note-please' },
  merge: { key: 'merge-please' },
} as const;

/** Checks the act before asking, so that the person does not write text in vain. */
async function ask(unit: Unit, person: Person, what: ItemWords, press: ItemWordsPress): Promise<Reply> {
  const opened = await openItem(unit, person, press.submission);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const row = actNamed(submissionActs, what);
  const item = await reviewOf(unit, submission);
  if (!row.isOpen(item, actorOf(person), unit.now)) {
    const facts = { code: submission.code };
    return refuse(unit, person, submission, [{ key: 'issue-act-not-open', facts }], what);
  }
  if (row.isSensitive(item)) return refused('issue-schedule-on-page', { code: submission.code });
  await remember(unit, person.id, { ask: 'wardWords', what, kept: `${submission.id}|${press.revision}` });
  const { code } = submission;
  const page = what === 'correct' && (await filePage(unit, person, submission));
  const prompt = what === 'correct' && !isBoard(person.role) ? { key: 'change-please' } : prompts[what];
  return replied(unit, person.id, { ...prompt, facts: { code }, buttons: rows(page && [page], [skipButton]) });
}

/** The page on which a published document gets another file. */
async function filePage(unit: Unit, person: Person, item: Submission): Promise<LinkButton | false> {
  if (item.content.category !== 'document' && filesOf(item).length === 0) return false;
  const url = await createPageLink(unit, { purpose: 'upload', person: person.id, subject: item.id });
  return { label: { key: 'choice-correct-file' }, url };
}

/** Offers the page for replacing a file; text alone changes nothing. */
export async function offerFilePage(unit: Unit, person: Person, press: ItemWordsPress): Promise<Reply> {
  const opened = await openItem(unit, person, press.submission);
  if (!opened.ok) return opened;
  const { code } = opened.submission;
  const page = await filePage(unit, person, opened.submission);
  return replied(unit, person.id, { key: 'correction-files-please', facts: { code }, buttons: rows(page && [page]) });
}

const readers = { schedule, correct, note, merge } as const;

/**
 * Carries out an act with the text that was asked for.
 * @param kept the item, and the revision that was seen
 */
export function readItemWords(
  unit: Unit,
  person: Person,
  what: ItemWords,
  kept: string,
  text: string,
  files: readonly GivenFile[] = [],
): Promise<Reply> {
  const [submission = '', revision = ''] = kept.split('|');
  return readers[what](unit, person, { submission, revision: Number(revision), words: text, files });
}

const minuteMs = 60_000;
const dateText = /\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?/gu;

/** "7 giờ 30 ngày 30/11", "bảy giờ sáng thứ Hai". Null when no time is given. Without a day, the next such time is meant. */
function instantIn(unit: Unit, words: string): Date | null {
  const folded = foldForSearch(words);
  const { timeZone } = unit.ward;
  const today = localDateOf(unit.now, timeZone);
  const day = dayIn(folded, today);
  const time = timeIn(folded.replaceAll(dateText, ' '));
  if (!time) return null;
  const on = (date: typeof today): Date =>
    new Date(startOfLocalDay(date, timeZone).getTime() + (time.hour * 60 + time.minute) * minuteMs);
  if (day) return on(day);
  const next = on(today);
  return next > unit.now ? next : new Date(next.getTime() + 24 * 60 * minuteMs);
}

/** Schedules the publication of an approved item. Sensitive items can only be scheduled on the signed page. */
export async function schedule(unit: Unit, person: Person, press: ItemWordsPress): Promise<Reply> {
  if (!press.words) return ask(unit, person, 'schedule', press);
  const noDay = objectionToDay(press.words, localDateOf(unit.now, unit.ward.timeZone));
  const publishAt = noDay ? null : instantIn(unit, press.words);
  if (!publishAt) {
    const asked = await ask(unit, person, 'schedule', press);
    return asked.ok ? { ok: false, issues: [noDay ?? { key: 'issue-schedule-unreadable' }] } : asked;
  }
  const opened = await openItem(unit, person, press.submission);
  if (!opened.ok) return opened;
  if (actNamed(submissionActs, 'schedule').isSensitive(await reviewOf(unit, opened.submission)))
    return refused('issue-schedule-on-page', { code: opened.submission.code });
  const outcome = await act(unit, person, press.submission, { type: 'schedule', revision: press.revision, publishAt });
  if (!outcome.ok) return outcome;
  const { code } = outcome.submission;
  const buttons = await buttonsAfter(unit, outcome.submission, person);
  const at = localTime(publishAt, unit.ward.timeZone);
  await tell(unit, person.id, { key: 'scheduled', facts: { code, at }, ...(buttons.length > 0 && { buttons }) });
  return noted('note-schedule');
}

/**
 * Proposes a correction. Lines such as "đổi 20 cây thành 200 cây" change the words; the other lines are the notice for readers.
 */
export async function correct(unit: Unit, person: Person, press: ItemWordsPress): Promise<Reply> {
  const lines = (press.words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const { files = [] } = press;
  if (lines.length === 0 && files.length === 0) return ask(unit, person, 'correct', press);
  if (lines.some((line) => fileSwapIn(line)) && !press.files?.length) return offerFilePage(unit, person, press);
  const drops = lines.flatMap((line) => dropIn(line) ?? []);
  const item = await unit.stores.submissions.find(submissionId(press.submission));
  // If one line states both old and new words, the other lines are not searched for changes and belong to the notice.
  const isSaid = lines.some((line) => wordChangeIn(foldedText(line)) !== null);
  const read = lines.map((line) => ({ line, ...(item && putRightOf(line, item, !isSaid)) }));
  const unclear = read.find(({ several = [] }) => several.length > 0);
  if (unclear?.several) {
    const ways = unclear.several.map(({ from }) => `“${from}”`).join(', ');
    return askAgain(unit, person, press, refused('issue-correction-which', { words: unclear.line, ways }));
  }
  const changes = read.flatMap(({ pairs = [] }) => pairs);
  const told = lines.filter((line, at) => dropIn(line) === null && !read[at]?.pairs?.length);
  const note = capitalised(told.join(' '));
  const all = await dropsFor(unit, press, drops);
  const outcome = await proposeCorrection(unit, person, press.submission, {
    note,
    wanted: changes,
    drops: all,
    given: files,
  });
  if (!outcome.ok) {
    // The person is asked again for words that occur nowhere in the item.
    const isUnfound = outcome.issues[0]?.key === 'issue-correction-words';
    return isUnfound ? askAgain(unit, person, press, outcome) : outcome;
  }
  await tellProposed(unit, person, outcome.submission, outcome.places);
  return noted('note-correct');
}

/** Opens the prompt again. */
async function askAgain(unit: Unit, person: Person, press: ItemWordsPress, why: Reply): Promise<Reply> {
  const kept = `${press.submission}|${press.revision}`;
  await remember(unit, person.id, { ask: 'wardWords', what: 'correct', kept });
  return why;
}

/** Longer lines belong to the notice for readers. In words. */
const longestChange = 12;

/**
 * "đổi A thành B", "102 cây chứ không phải 120", "số hộ là 54": the change a line asks for. Empty when the line belongs to the
 * notice.
 */
function putRightOf(line: string, { content }: Submission, mayBeFound: boolean): Partial<ProposedChanges> {
  const change = wordChangeIn(foldedText(line));
  if (change) return { pairs: [change] };
  const isShort = mayBeFound && line.split(/\s+/u).length <= longestChange && soundsLikeCorrection(line, true);
  const found = isShort ? changesProposedBy(line)(content) : null;
  const contrast = found ? null : contrastIn(foldedText(line));
  return found ?? (contrast ? { pairs: [contrast] } : {});
}

/** New files replace the item's only file, unless the text says that they are added. */
async function dropsFor(
  unit: Unit,
  { submission, words = '', files = [] }: ItemWordsPress,
  said: readonly Drop[],
): Promise<readonly Drop[]> {
  const item = files.length > 0 && !addsFileIn(words) && (await unit.stores.submissions.find(submissionId(submission)));
  const isSwap = item && filesOf(item).length === 1 && !said.some(({ what }) => what === 'file');
  return isSwap ? [...said, { what: 'file', numbers: [1] }] : said;
}

/** Sends a note to the author, with the name of its writer. */
export async function note(unit: Unit, person: Person, press: ItemWordsPress): Promise<Reply> {
  if (!press.words) return ask(unit, person, 'note', press);
  const opened = await openItem(unit, person, press.submission);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const outcome = await noteToAuthor(unit, person, submission, press.words);
  if (!outcome.ok) return refuse(unit, person, submission, outcome.issues, 'note');
  await tell(unit, person.id, { key: 'author-noted', facts: { code: submission.code } });
  return noted('note-note');
}

/** Differences of day and place, where both items state them. */
const differencesOf = (one: Reading, other: Reading): readonly string[] => [
  ...(one.eventOn && other.eventOn && one.eventOn !== other.eventOn
    ? [`${formatDate(one.eventOn)} – ${formatDate(other.eventOn)}`]
    : []),
  ...(one.place && other.place && foldForSearch(one.place) !== foldForSearch(other.place)
    ? [`${one.place} – ${other.place}`]
    : []),
];

/**
 * Merges the items named by "0043", or several codes, into this one, after their titles were shown. All their authors are
 * credited.
 */
export async function merge(unit: Unit, person: Person, press: ItemWordsPress): Promise<Reply> {
  if (press.argument) return mergeNow(unit, person, press, press.argument);
  if (!press.words) return ask(unit, person, 'merge', press);
  const plan = await planMerge(unit, person, press, press.words);
  if (!plan.ok) return plan;
  const titleOf = (item: Submission): string => `${item.code} “${read(unit, item).title}”`;
  const apart = plan.others.flatMap((other) => differencesOf(read(unit, plan.into), read(unit, other)));
  return replied(unit, person.id, mergeSure(plan.into, plan.others, titleOf, [...new Set(apart)]));
}

/**
 * Carries out the confirmed merge.
 * @param codes as the button carries them: numbers of items
 */
async function mergeNow(unit: Unit, person: Person, press: ItemWordsPress, codes: string): Promise<Reply> {
  const outcome = await mergeItems(unit, person, press, codes);
  if (!outcome.ok) return outcome;
  const { submission, merged, credited } = outcome;
  const facts = { code: submission.code, codes: merged.join(', '), names: credited.join(', ') };
  const undo = { ...actNamed(submissionActs, 'unmerge'), label: 'choice-undo' };
  await tell(unit, person.id, { key: 'merged', facts, buttons: [[actButton(undo, submission)]] });
  return noted('note-merge');
}
