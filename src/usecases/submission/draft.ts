/** The draft fills from whatever arrives: nothing that was said replaces anything, nothing vanishes. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { fileId, photoId, submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import { spokenCode } from '../../domain/submission/codes.ts';
import { readLabels, sourceFrom } from '../../domain/submission/guess.ts';
import {
  type Content,
  emptyContent,
  emptyStanding,
  filesOf,
  type ItemFile,
  type Photo,
  type PhotoFile,
  photosOf,
  type Submission,
} from '../../domain/submission/submission.ts';
import { decideChange, evolve, type SubmissionEvent } from '../../domain/submission/workflow.ts';
import { findDate } from '../../domain/text/date-words.ts';
import type { Unit } from '../../ports/services.ts';
import { askAboutChildren } from '../check/children.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { recheck } from '../check/hold.ts';
import { done, type Outcome } from '../outcome.ts';
import { put, tell } from '../tell.ts';
import { answerDraft } from './answer-draft.ts';
import { renewCards } from './cards.ts';
import { chooseToMend, openDraft } from './open-draft.ts';
import { dueOf, read } from './read.ts';

/** Quiet after the last part of an album before the one answer goes out, and the longest wait after the first. */
export const albumQuietMs = 2_500;
export const albumLongestMs = 30_000;
/** A text of this length was probably cut by the sender's app: more may follow. */
const splitTextLength = 3_500;
/** What may stand beside a day in an answer that is only a day: 'ngày', 'vào', 'ạ'. */
const fewLetters = 14;
/** Photos of one item. */
const maxPhotos = 30;
/** Documents of one item. */
const maxFiles = 10;

export interface Addition {
  readonly text: string;
  readonly photos: readonly { readonly file: PhotoFile; readonly position: number }[];
  /** PDF, DOCX, XLSX. */
  readonly documents?: readonly { readonly file: PhotoFile; readonly position: number }[];
  readonly messageKey: string;
  readonly albumKey: string | null;
  readonly forwardedFrom: string | null;
  /** The platform's time: what "hôm qua" counts from. */
  readonly saidAt: Date;
}

const newDraft = async (unit: Unit, author: Person, saidAt: Date): Promise<Submission> => {
  const today = localDateOf(unit.now, unit.ward.timeZone);
  const number = await unit.stores.nextNumber('submission', Number(today.slice(0, 4)));
  const draft: Submission = {
    id: submissionId(unit.ids.next()),
    code: spokenCode(unit.ward.code, today, number),
    authorId: author.id,
    state: 'draft',
    version: 1,
    revision: 1,
    content: emptyContent,
    photos: [],
    files: [],
    standing: emptyStanding,
    createdAt: saidAt,
    updatedAt: unit.now,
  };
  await unit.stores.submissions.insert(draft);
  await unit.stores.audit.record(
    { actor: author.id, action: 'draft-opened', object: draft.id, details: { code: draft.code } },
    unit.now,
  );
  return draft;
};

const saveEvents = async (unit: Unit, before: Submission, events: readonly SubmissionEvent[]): Promise<Submission> => {
  const after = events.reduce(evolve, before);
  if (after === before) return before;
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  // What the author mends after a return is the board's to see when it is sent again.
  if (saved.state !== 'submitted') return saved;
  await renewCards(unit, saved);
  await keepFingerprint(unit, saved);
  return (await recheck(unit, saved)).submission;
};

/** Where the addition belongs: the item of its album, else the open draft, else a new one. */
const targetOf = async (
  unit: Unit,
  author: Person,
  addition: Addition,
): Promise<{ submission: Submission; isLate: boolean }> => {
  const { submissions } = unit.stores;
  const ofAlbum = addition.albumKey ? await submissions.byOrigin(addition.albumKey) : null;
  if (ofAlbum) {
    const known = await submissions.get(ofAlbum);
    if (decideChange(known, { person: author.id, name: author.name, role: author.role, status: author.status }).ok)
      return { submission: known, isLate: known.state === 'submitted' };
  }
  const { draft, isChosen } = await openDraft(unit, author.id);
  // A whole new album with its own words is a new item, unless the returned one was chosen for mending.
  const attached = addition.photos.length + (addition.documents?.length ?? 0);
  const isNewItem = draft?.state === 'returned' && !isChosen && attached > 0 && addition.text.trim() !== '';
  const own = isNewItem ? null : draft;
  return { submission: own ?? (await newDraft(unit, author, addition.saidAt)), isLate: false };
};

const withText = (content: Content, addition: Addition): Content =>
  addition.text.trim() === '' && !addition.forwardedFrom
    ? content
    : {
        ...content,
        parts:
          addition.text.trim() === ''
            ? content.parts
            : [...content.parts, { of: addition.messageKey, text: addition.text }],
        forwardedFrom: content.forwardedFrom ?? addition.forwardedFrom,
      };

/** The answer waits while more parts may come: a job keyed by the draft, moved later by each part. */
const answerLater = async (unit: Unit, submission: Submission): Promise<void> => {
  const key = `answer-draft:${submission.id}`;
  const stored = await unit.stores.setting(key);
  const first =
    stored === null || Number(stored) + albumLongestMs < unit.now.getTime() ? unit.now.getTime() : Number(stored);
  await unit.stores.setSetting(key, String(first));
  const dueAt = new Date(Math.min(unit.now.getTime() + albumQuietMs, first + albumLongestMs));
  await unit.stores.jobs.put({
    task: 'answer-draft',
    payload: { submission: submission.id },
    lane: key,
    priority: 5,
    dueAt,
    key,
  });
};

/** Parts of an album may still be on their way: the one answer waits for them. */
export const isAnswerWaiting = async (unit: Unit, { id }: Submission): Promise<boolean> =>
  Number((await unit.stores.setting(`answer-draft:${id}`)) ?? 0) + albumLongestMs > unit.now.getTime();

/** Takes text and photos into the author's draft. */
export const addToDraft = async (unit: Unit, author: Person, addition: Addition): Promise<Outcome> => {
  const { stores } = unit;
  const repeated = await stores.submissions.byOrigin(addition.messageKey);
  if (repeated) return done();
  const { submission, isLate } = await targetOf(unit, author, addition);
  await stores.submissions.putOrigin(addition.messageKey, submission.id);
  if (addition.albumKey) await stores.submissions.putOrigin(addition.albumKey, submission.id);
  const room = maxPhotos - photosOf(submission).length;
  const photos = addition.photos.slice(0, Math.max(0, room)).map(
    ({ file, position }): Photo => ({
      id: photoId(unit.ids.next()),
      itemKey: `${addition.messageKey}:${file.uniqueId}`,
      position,
      messageKey: addition.messageKey,
      albumKey: addition.albumKey,
      file,
      fate: { state: 'todo' },
      dropped: false,
    }),
  );
  const documents = addition.documents ?? [];
  const files = documents.slice(0, Math.max(0, maxFiles - filesOf(submission).length)).map(
    ({ file, position }): ItemFile => ({
      id: fileId(unit.ids.next()),
      itemKey: `${addition.messageKey}:${file.uniqueId}`,
      position,
      messageKey: addition.messageKey,
      file,
      fate: { state: 'todo' },
      dropped: false,
    }),
  );
  const content = withText(submission.content, addition);
  const events: SubmissionEvent[] = [];
  if (content !== submission.content) events.push({ type: 'contentChanged', content, by: author.id, at: unit.now });
  if (photos.length > 0) events.push({ type: 'photosAdded', photos, at: unit.now });
  if (files.length > 0) events.push({ type: 'filesAdded', files, at: unit.now });
  const saved = await saveEvents(unit, submission, events);
  for (const photo of photos)
    await put(unit, `photo:${photo.id}`, { kind: 'fetchPhoto', submission: saved.id, photo: photo.id });
  for (const file of files)
    await put(unit, `file:${file.id}`, { kind: 'fetchFile', submission: saved.id, file: file.id });
  if (files.length < documents.length) await tell(unit, author.id, { key: 'too-many-files', facts: { max: maxFiles } });
  if (photos.length < addition.photos.length)
    await tell(unit, author.id, { key: 'too-many-photos', facts: { max: maxPhotos } });
  if (isLate) {
    await tell(
      unit,
      author.id,
      { key: 'late-part-joined', facts: { code: saved.code } },
      `late:${saved.id}:${addition.albumKey ?? addition.messageKey}`,
    );
    if (submission.content.children && !saved.content.children && saved.state === 'submitted')
      await askAboutChildren(unit, saved);
    return done();
  }
  if (
    addition.photos.length + documents.length > 0 ||
    addition.text.length >= splitTextLength ||
    (await stores.once(`waiting:${saved.id}`, unit.now, albumQuietMs)) === false
  )
    await answerLater(unit, saved);
  else await answerDraft(unit, saved);
  return done();
};

export type Fill =
  | { readonly slot: 'title' | 'place' | 'source' | 'eventOn' | 'text'; readonly text: string }
  | { readonly slot: 'category'; readonly category: CategoryId }
  | { readonly slot: 'witness' };

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

/**
 * The content with a slot filled, or null: the words name no day.
 * @param of the message that a whole new text came in
 */
export const filled = (unit: Unit, submission: Submission, fill: Fill, of = 'board'): Content | null => {
  const { content } = submission;
  switch (fill.slot) {
    case 'title':
      return { ...content, title: fill.text };
    case 'place':
      return { ...content, place: fill.text };
    case 'text': {
      // What is shown to be rewritten has neither title nor credits, nor the line that names the source.
      const { title, authors, photographers, source } = read(unit, submission);
      const said = readLabels(fill.text.split('\n'));
      return {
        ...content,
        title: said.title ?? content.title ?? title,
        source: said.source ?? content.source ?? source,
        authors,
        photographers,
        parts: [{ of, text: fill.text }],
      };
    }
    case 'source':
      return { ...content, source: sourceFrom(fill.text === '' ? (content.forwardedFrom ?? '') : fill.text) };
    case 'witness':
      return { ...content, source: { kind: 'witness', detail: '' } };
    case 'category':
      return { ...content, category: fill.category };
    case 'eventOn': {
      if (isDay(fill.text)) return { ...content, eventOn: fill.text as NonNullable<Content['eventOn']> };
      const heard = findDate(fill.text, { now: unit.now, timeZone: unit.ward.timeZone });
      // Words beside the day would vanish: then it is a paragraph, and the day is read from there.
      const isOnlyTheDay = heard !== null && fill.text.length <= heard.words.length + fewLetters;
      return isOnlyTheDay ? { ...content, eventOn: heard.date } : null;
    }
  }
};

/**
 * @param subject the draft that the button belongs to, or '' for typed words
 * @param messageKey of the words, should they turn out to be the next paragraph
 */
export const fillSlot = async (
  unit: Unit,
  author: Person,
  fill: Fill,
  subject = '',
  messageKey = `${unit.cause}:text`,
): Promise<Outcome> => {
  const { draft } = await openDraft(unit, author.id);
  if (!draft) return refused('issue-no-draft');
  if (subject !== '' && subject !== draft.id) {
    await unit.stores.audit.record({ actor: author.id, action: 'refused-old-button', object: subject }, unit.now);
    return refused('issue-draft-changed', { code: draft.code });
  }
  const content = filled(unit, draft, fill, messageKey);
  if (!content) {
    // Not a day: it is the next paragraph, and the question is asked again.
    if (fill.slot === 'eventOn')
      return addToDraft(unit, author, {
        text: fill.text,
        photos: [],
        messageKey,
        albumKey: null,
        forwardedFrom: null,
        saidAt: unit.now,
      });
    return done();
  }
  if (fill.slot === 'text') await unit.stores.submissions.putOrigin(messageKey, draft.id);
  const saved = await saveEvents(unit, draft, [{ type: 'contentChanged', content, by: author.id, at: unit.now }]);
  await answerDraft(unit, saved);
  return done();
};

/** "bỏ ảnh 5": the fifth photo that goes along. */
export const dropPhoto = async (unit: Unit, author: Person, number: number): Promise<Outcome> => {
  const { draft } = await openDraft(unit, author.id);
  const photo = draft ? photosOf(draft)[number - 1] : undefined;
  if (!draft || !photo) return refused('issue-no-such-photo', { number, photos: draft ? photosOf(draft).length : 0 });
  const saved = await saveEvents(unit, draft, [{ type: 'photoDropped', photo: photo.id, at: unit.now }]);
  await tell(unit, author.id, { key: 'photo-dropped', facts: { number, left: photosOf(saved).length } });
  await answerDraft(unit, saved);
  return done();
};

/** "bỏ tệp 1": the first document that goes along. */
export const dropFile = async (unit: Unit, author: Person, number: number): Promise<Outcome> => {
  const { draft } = await openDraft(unit, author.id);
  const file = draft ? filesOf(draft)[number - 1] : undefined;
  if (!draft || !file) return refused('issue-no-such-file', { number, files: draft ? filesOf(draft).length : 0 });
  const saved = await saveEvents(unit, draft, [{ type: 'fileDropped', file: file.id, at: unit.now }]);
  await tell(unit, author.id, { key: 'file-dropped', facts: { number, left: filesOf(saved).length } });
  await answerDraft(unit, saved);
  return done();
};

/** Slots that were only guessed from the words are guessed again from the new ones; what was said stays. */
const followWords = (unit: Unit, submission: Submission, parts: Content['parts']): Content => {
  const { content } = submission;
  const unsaid: Content = { ...content, title: null, category: null, eventOn: null, place: null, source: null };
  const guess = read(unit, { ...submission, content: unsaid });
  const keep = <Value>(said: Value | null, guessed: Value | null): Value | null =>
    JSON.stringify(said) === JSON.stringify(guessed) ? null : said;
  const next: Content = {
    ...content,
    parts,
    title: keep(content.title, guess.title),
    category: keep(content.category, guess.category),
    eventOn: keep(content.eventOn, guess.eventOn),
    place: keep(content.place, guess.place),
    source: keep(content.source, guess.source),
  };
  if (submission.state !== 'submitted') return next;
  // What the board sees is settled: nothing that is required may be lost by an edit.
  const reading = read(unit, { ...submission, content: next });
  return {
    ...next,
    title: reading.title,
    category: reading.category,
    eventOn: reading.eventOn ?? content.eventOn,
    place: reading.place,
    source: reading.source ?? content.source,
  };
};

/** **Sửa bài** under a return: this item is open again, and everything that is sent goes into it. */
export const resume = async (unit: Unit, author: Person, id: string): Promise<Outcome> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (submission?.authorId !== author.id) return refused('issue-not-found');
  if (submission.state !== 'returned') return refused('issue-decided-already', { code: submission.code });
  await chooseToMend(unit, submission);
  await answerDraft(unit, submission, true);
  return done();
};

/** An edited message edits the draft; after sending and until the decision it makes a new revision. */
export const correctMessage = async (
  unit: Unit,
  author: Person,
  messageKey: string,
  text: string,
): Promise<Outcome> => {
  const id = await unit.stores.submissions.byOrigin(messageKey);
  if (!id) return done();
  const submission = await unit.stores.submissions.get(id);
  const before = submission.content.parts.find((part) => part.of === messageKey)?.text ?? '';
  if (before === '' && submission.content.parts.some((part) => part.of === 'board')) {
    await tell(unit, author.id, { key: 'edit-after-board', facts: { code: submission.code } });
    return done();
  }
  if (submission.authorId !== author.id || before === text) return done();
  if (
    !decideChange(submission, { person: author.id, name: author.name, role: author.role, status: author.status }).ok
  ) {
    await tell(unit, author.id, { key: 'edit-after-decision', facts: { code: submission.code } });
    return done();
  }
  const parts = submission.content.parts.some((part) => part.of === messageKey)
    ? submission.content.parts.map((part) => (part.of === messageKey ? { ...part, text } : part))
    : [...submission.content.parts, { of: messageKey, text }];
  const content = followWords(unit, submission, parts);
  const due = dueOf(unit, read(unit, { ...submission, content }));
  const saved = await saveEvents(unit, submission, [
    { type: 'contentChanged', content, by: author.id, at: unit.now, ...(submission.standing.due ? { due } : {}) },
  ]);
  if (saved.state === 'quarantined') return done();
  if (saved.state === 'submitted') await tell(unit, author.id, { key: 'edit-joined', facts: { code: saved.code } });
  else await answerDraft(unit, saved);
  return done();
};
