/**
 * An item is changed: by its author until it is decided, by the board while it decides. What was sent becomes a new
 * revision: signatures are void, and the author reads what the board has changed.
 */
import { reclassifyReasons } from '../../domain/act/submission.ts';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { contentWithAccents, contentWithDay, proposedTitle } from '../../domain/checks/writing.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import { rewrittenShare } from '../../domain/submission/contribution.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { sourceFrom } from '../../domain/submission/guess.ts';
import { objectionToEdit } from '../../domain/submission/permissions.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import { objectionToCredits } from '../../domain/submission/share.ts';
import {
  arranged,
  type Content,
  captionOf,
  descriptionOf,
  filesOf,
  type ItemFile,
  type Photo,
  photosOf,
  type Reason,
  type Submission,
} from '../../domain/submission/submission.ts';
import { partsOfText, withStandfirst } from '../../domain/text/standfirst.ts';
import type { Sight, Unit } from '../../ports/services.ts';
import { subjectOf } from '../check/check-item.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { recheck } from '../check/hold.ts';
import type { Outcome } from '../outcome.ts';
import { processNamed } from '../process/process.ts';
import { notify } from '../react.ts';
import { renewCards, sendCards } from './cards.ts';
import { type Fill, filled } from './fill-draft.ts';
import { termsOnRecord } from './on-record.ts';
import { dueOf, read } from './read.ts';
import { refuse } from './refuse.ts';

export type Edited = Outcome<{ readonly before: Submission; readonly submission: Submission }>;

/**
 * The item as the presser saw it, if this person may edit it; else the refusal, on record.
 * @param mayBeOwn its author may, too: else the board alone
 */
export async function openForEdit(
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
  mayBeOwn = false,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const isOwn = mayBeOwn && submission.authorId === actor.id;
  const issue = isOwn ? null : objectionToEdit(submission, actorOf(actor));
  if (issue) return refuse(unit, actor, submission, [issue], 'edit');
  const facts = { code: submission.code };
  if (submission.revision !== revision)
    return refuse(unit, actor, submission, [{ key: 'issue-revision-changed', facts }], 'edit');
  const allowed = decideChange(submission, actorOf(actor));
  return allowed.ok ? { ok: true, submission } : refuse(unit, actor, submission, allowed.issues, 'edit');
}

/** Another category may have another route; the version of the process stays the one of the sending. */
async function termsOf(
  unit: Unit,
  before: Submission,
  { category }: Content,
): Promise<Partial<Submission['standing']>> {
  if (!category || category === before.content.category) return {};
  const sentOn = localDateOf(before.standing.submittedAt ?? unit.now, unit.ward.timeZone);
  const process = await processNamed(unit, before.standing.processVersion, sentOn);
  return process
    ? {
        route: process.routes[category],
        isSensitive: process.sensitive.includes(category),
        budgetHours: process.budgets[category],
      }
    : { route: null };
}

const wordsOf = (unit: Unit, submission: Submission): string => {
  const { title, paragraphs } = read(unit, submission);
  return [title, ...paragraphs].join('\n');
};

export interface NewVersion {
  readonly content: Content;
  readonly photos?: readonly Photo[];
  readonly files?: readonly ItemFile[];
  /** Which of its texts, for the record. */
  readonly slot: string;
  /** The words are other people's: whoever puts them together has rewritten nothing. */
  readonly isOthersWork?: true;
  /** What is part of it afterwards, and can be taken out again. */
  readonly merges?: Submission['standing']['merges'];
  /** The board says that the item is of another category, and why. */
  readonly reclassified?: Reason;
  /** Codes of the reports that were taken in: in the log, and so in the dossier. */
  readonly taken?: readonly string[];
}

/** @param before an item that this person may change now */
export async function saveEdit(unit: Unit, actor: Person, before: Submission, next: NewVersion): Promise<Edited> {
  const { stores } = unit;
  const { content, photos, files } = next;
  const isSent = before.state === 'submitted';
  const reading = read(unit, { ...before, content });
  const [missing] = reading.missing;
  // What the board sees has all that is required.
  if (isSent && missing) return refused(`issue-missing-${missing}`);
  const shares = objectionToCredits(reading);
  if (shares) return { ok: false, issues: [shares] };
  const changed = evolve(before, {
    type: 'contentChanged',
    content,
    by: actor.id,
    at: unit.now,
    ...(photos ? { photos } : {}),
    ...(files ? { files } : {}),
    ...(isSent ? { due: dueOf(unit, reading, before.standing.submittedAt) } : {}),
  });
  const after = isSent
    ? {
        ...changed,
        standing: {
          ...changed.standing,
          ...(await termsOf(unit, before, content)),
          ...(next.merges ? { merges: next.merges } : {}),
        },
      }
    : changed;
  await stores.submissions.save(after, before);
  const kept = { ...after, version: before.version + 1 };
  if (!isSent) return { ok: true, before, submission: kept };
  const isOwn = before.authorId === actor.id;
  const share = isOwn || next.isOthersWork ? 0 : rewrittenShare(wordsOf(unit, before), wordsOf(unit, after));
  if (share > 0) await stores.submissions.noteEdit(before.id, actor, share);
  await keepFingerprint(unit, kept);
  const { submission } = await recheck(unit, kept);
  const { reclassified } = next;
  const why = reclassified ? { reason: reclassified.note || reclassified.code } : {};
  await stores.timeline.record(submission.id, 'edited', actor.id, unit.now, why);
  const moved = reclassified ? { ...why, ...movedBy(unit, before, submission) } : {};
  const terms = await termsOnRecord(unit, submission, submission.revision);
  const taken = next.taken ? { merged: next.taken.join(' ') } : {};
  const details = {
    code: submission.code,
    slot: next.slot,
    revision: submission.revision,
    ...terms,
    ...moved,
    ...taken,
  };
  await stores.audit.record({ actor: actor.id, action: 'edited', object: submission.id, details }, unit.now);
  await renewCards(unit, submission);
  if (submission.state === 'submitted') await sendCards(unit, submission, true);
  const told = { ...aboutItem(after), by: actor.name };
  if (reclassified)
    await notify(unit, submission.authorId, {
      ...told,
      name: 'reclassified-author',
      reason: reclassified,
      ...movedBy(unit, before, submission),
    });
  else if (!isOwn)
    await notify(unit, submission.authorId, { ...told, name: 'edited-by-board', before: before.revision });
  return { ok: true, before, submission };
}

const dueDayOf = ({ standing: { due } }: Submission): string => (due?.on ? formatDate(due.on) : 'none');

/** Category and due day, as they were and as they are. */
const movedBy = (unit: Unit, before: Submission, after: Submission) => ({
  from: read(unit, before).category,
  to: read(unit, after).category,
  dueBefore: dueDayOf(before),
  dueAfter: dueDayOf(after),
});

/** The board says of what kind an item is: its clock, route and due day follow, and its author reads why. */
export async function reclassify(
  unit: Unit,
  actor: Person,
  wanted: { readonly submission: string; readonly revision: number; readonly category: CategoryId },
  reason: Reason,
): Promise<Edited> {
  const opened = await openForEdit(unit, actor, wanted.submission, wanted.revision);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const { category } = wanted;
  if (read(unit, submission).category === category) return refused('issue-category-same', { code: submission.code });
  const isListed = reclassifyReasons.some((each) => each === reason.code);
  if (!isListed && reason.note.trim() === '') return refused('issue-reclassify-why', { code: submission.code });
  const content = { ...submission.content, category };
  return saveEdit(unit, actor, submission, { content, slot: 'category', reclassified: reason });
}

/** One text of the item is said anew. */
export async function boardEdit(unit: Unit, actor: Person, id: string, revision: number, fill: Fill): Promise<Edited> {
  const opened = await openForEdit(unit, actor, id, revision);
  if (!opened.ok) return opened;
  const content = filled(unit, opened.submission, fill);
  return content ? saveEdit(unit, actor, opened.submission, { content, slot: fill.slot }) : refused('issue-no-day');
}

/** As the checks propose to write it: with accents, a capital, the day in place of "sáng nay". Asked anew, as it is now. */
export async function respell(unit: Unit, actor: Person, id: string, revision: number): Promise<Edited> {
  const opened = await openForEdit(unit, actor, id, revision, true);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const before = await subjectOf(unit, submission);
  const content = before.withAccents ? contentWithAccents(submission.content, unit.accents()) : submission.content;
  const title = proposedTitle(await subjectOf(unit, { ...submission, content }));
  const fill: Fill | null = title === null ? null : { slot: 'title', text: title };
  const titled = fill ? filled(unit, { ...submission, content }, fill) : content;
  const written = titled && contentWithDay(titled, await subjectOf(unit, { ...submission, content: titled }), before);
  if (!written || written === submission.content) return refused('issue-nothing-to-respell', { code: submission.code });
  // The words are the program's: whoever takes them has rewritten nothing.
  return saveEdit(unit, actor, submission, { content: written, slot: 'words', isOthersWork: true });
}

/** **Giữ nguyên**: the author has seen the proposal, and means what was typed. */
export async function keepAsWritten(unit: Unit, author: Person, id: string, revision: number): Promise<Edited> {
  const opened = await openForEdit(unit, author, id, revision, true);
  if (!opened.ok || opened.submission.authorId !== author.id) return opened.ok ? refused('issue-not-found') : opened;
  const content = { ...opened.submission.content, isAsWritten: true as const };
  return saveEdit(unit, author, opened.submission, { content, slot: 'words' });
}

/** All that can be changed of an item, as a form shows it. Lists of names are separated by commas. */
export interface EditForm {
  readonly title: string;
  /** Of one line; '' where it has none. */
  readonly standfirst: string;
  readonly text: string;
  readonly category: CategoryId;
  /** Why it is of another category; asked of the board alone. */
  readonly why: string;
  /** 'YYYY-MM-DD', or ''. */
  readonly eventOn: string;
  readonly place: string;
  /** '' when the sender was there. */
  readonly source: string;
  readonly isWitness: boolean;
  readonly authors: string;
  readonly photographers: string;
  readonly documentNumber: string;
  readonly signer: string;
  /** Ids of the photos that stay, the cover first. */
  readonly photos: readonly string[];
  readonly captions: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  /** Ids of the files that are taken out. */
  readonly filesOut: readonly string[];
}

const listed = (names: readonly string[]): string => names.join(', ');
const namesIn = (text: string): readonly string[] =>
  text
    .split(/,(?!\d)|;/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** An item as its form shows it. */
export function editFormOf(unit: Pick<Sight, 'ward'>, submission: Submission): EditForm {
  const reading = read(unit, submission);
  const { content } = submission;
  const photos = photosOf(submission);
  const { standfirst, body } = partsOfText(reading.paragraphs);
  return {
    title: reading.title,
    standfirst,
    text: body.join('\n\n'),
    category: reading.category,
    why: '',
    eventOn: reading.eventOn ?? '',
    place: reading.place ?? '',
    source: reading.source?.detail ?? '',
    isWitness: reading.source?.kind === 'witness',
    authors: listed(reading.credits.authors),
    photographers: listed(reading.credits.photographers),
    documentNumber: reading.documentNumber ?? '',
    signer: reading.signer ?? '',
    photos: photos.map(({ id }) => id),
    captions: Object.fromEntries(photos.map((photo) => [photo.id, captionOf(content, photo)])),
    descriptions: Object.fromEntries(photos.map((photo) => [photo.id, descriptionOf(content, photo)])),
    filesOut: [],
  };
}

/**
 * What the form shows is what the item says afterwards. A slot that the words give by themselves stays a guess, so that it
 * follows them when they are changed again. Null: no such day.
 */
export function contentOf(unit: Sight, submission: Submission, form: EditForm): Content | null {
  const shown = editFormOf(unit, submission);
  const isNew = (slot: 'title' | 'standfirst' | 'text' | 'authors' | 'photographers'): boolean =>
    form[slot] !== shown[slot];
  const hasNewWords = isNew('text') || isNew('standfirst') || isNew('authors') || isNew('photographers');
  const text = withStandfirst(form.standfirst, form.text);
  const fill: Fill = hasNewWords ? { slot: 'text', text } : { slot: 'title', text: form.title };
  const words = hasNewWords || isNew('title') ? filled(unit, submission, fill) : submission.content;
  if (!words) return null;
  const content: Content = {
    ...words,
    ...(isNew('authors') ? { authors: namesIn(form.authors) } : {}),
    ...(isNew('photographers') ? { photographers: namesIn(form.photographers) } : {}),
    ...underPhotos('captions', form, words),
    ...underPhotos('descriptions', form, words),
  };
  return withSlots(unit, { ...submission, content }, form);
}

/** What the form says of each photo; nothing where neither it nor the item says anything. */
function underPhotos(slot: 'captions' | 'descriptions', form: EditForm, before: Content): Partial<Content> {
  const said = Object.fromEntries(Object.entries(form[slot]).filter(([, text]) => text !== ''));
  return Object.keys(said).length > 0 || before[slot] !== undefined ? { [slot]: said } : {};
}

/** Slots that read otherwise than the form says are said by it. */
function withSlots(unit: Sight, submission: Submission, form: EditForm): Content | null {
  const now = editFormOf(unit, submission);
  const differs = (
    slot: Exclude<keyof EditForm, 'captions' | 'descriptions' | 'photos' | 'filesOut' | 'why'>,
  ): boolean => form[slot] !== now[slot];
  const dated =
    differs('eventOn') && form.eventOn !== ''
      ? filled(unit, submission, { slot: 'eventOn', text: form.eventOn })
      : submission.content;
  if (!dated) return null;
  const source = form.source === '' ? null : sourceFrom(form.source);
  return {
    ...dated,
    ...(differs('title') ? { title: form.title || null } : {}),
    ...(differs('category') ? { category: form.category } : {}),
    ...(differs('place') ? { place: form.place } : {}),
    ...(differs('source') || differs('isWitness')
      ? { source: form.isWitness ? { kind: 'witness', detail: '' } : source }
      : {}),
    ...(differs('documentNumber') ? { documentNumber: form.documentNumber } : {}),
    ...(differs('signer') ? { signer: form.signer } : {}),
  };
}

/** Of the files that the form takes out, those that are still there. */
const takenOut = (submission: Submission, { filesOut }: EditForm): readonly ItemFile[] =>
  filesOf(submission).filter(({ id }) => filesOut.includes(id));

const isSaved = (unit: Unit, submission: Submission, form: EditForm): boolean => {
  const shown = editFormOf(unit, submission);
  const { captions, descriptions, filesOut: _files, why: _, ...texts } = shown;
  return (
    takenOut(submission, form).length === 0 &&
    Object.entries(texts).every(([slot, said]) => String(said) === String(form[slot as keyof typeof texts])) &&
    Object.entries(captions).every(([id, caption]) => caption === (form.captions[id] ?? '')) &&
    Object.entries(descriptions).every(([id, text]) => text === (form.descriptions[id] ?? ''))
  );
};

/** The form names the sender where nobody is credited: left so, the credit stays a guess, as an empty field says too. */
async function withoutSender(unit: Unit, submission: Submission, form: EditForm): Promise<EditForm> {
  const shown = editFormOf(unit, submission);
  const { name } = await unit.stores.people.get(submission.authorId);
  const credit = (slot: 'authors' | 'photographers') => (shown[slot] === '' && form[slot] === name ? '' : form[slot]);
  return { ...form, authors: credit('authors'), photographers: credit('photographers') };
}

/** Texts, photos and captions at once, from a form that showed this revision. */
export async function editItem(
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
  typed: EditForm,
): Promise<Edited> {
  const now = await unit.stores.submissions.find(submissionId(id));
  const form = now ? await withoutSender(unit, now, typed) : typed;
  // The same form once more: it is saved already.
  if (now && now.revision > revision && isSaved(unit, now, form)) return { ok: true, before: now, submission: now };
  const opened = await openForEdit(unit, actor, id, revision, true);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const content = contentOf(unit, submission, form);
  if (!content) return refused('issue-no-day');
  const shown = photosOf(submission).map((photo) => photo.id as string);
  const isArranged = shown.join() !== form.photos.join();
  const gone = takenOut(submission, form);
  const isSame = !isArranged && gone.length === 0 && JSON.stringify(content) === JSON.stringify(submission.content);
  if (isSame) return { ok: true, before: submission, submission };
  const isReclassified =
    submission.state === 'submitted' &&
    submission.authorId !== actor.id &&
    form.category !== read(unit, submission).category;
  if (isReclassified && form.why.trim() === '') return refused('issue-reclassify-why', { code: submission.code });
  return saveEdit(unit, actor, submission, {
    content,
    ...(isArranged ? { photos: arranged(submission.photos, form.photos) } : {}),
    ...(gone.length > 0 && {
      files: submission.files.map((file) => (gone.includes(file) ? { ...file, dropped: true } : file)),
    }),
    ...(isReclassified ? { reclassified: { code: 'other', note: form.why.trim() } } : {}),
    slot: 'page',
  });
}
