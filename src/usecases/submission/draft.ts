/** The draft fills from whatever arrives: nothing that was said replaces anything, nothing vanishes. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { fileId, photoId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import { spokenCode } from '../../domain/submission/codes.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import type { SubmissionEvent } from '../../domain/submission/events.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { addingLead, readLabels, sourceFrom } from '../../domain/submission/guess.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import { isSentence, type Reading } from '../../domain/submission/reading.ts';
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
import { findDate } from '../../domain/text/date-words.ts';
import type { Unit } from '../../ports/services.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { recheck } from '../check/hold.ts';
import type { Outcome } from '../outcome.ts';
import { attachArrival } from '../plan/attach.ts';
import { notify } from '../react.ts';
import { put } from '../tell.ts';
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
    if (decideChange(known, actorOf(author)).ok) return { submission: known, isLate: known.state === 'submitted' };
  }
  const { draft, isChosen } = await openDraft(unit, author.id);
  // A whole new album with its own words is a new item, unless the returned one was chosen for mending.
  const attached = addition.photos.length + (addition.documents?.length ?? 0);
  const isNewItem = draft?.state === 'returned' && !isChosen && attached > 0 && addition.text.trim() !== '';
  const own = isNewItem ? null : draft;
  return { submission: own ?? (await newDraft(unit, author, addition.saidAt)), isLate: false };
};

/** "thêm: có đại diện các khối dự": what stands behind the colon is the next sentence, and what was there is text. */
function withPart(parts: Content['parts'], { messageKey, text }: Addition): Content['parts'] {
  const written = text.normalize('NFC');
  const lead = parts.length > 0 ? addingLead(written) : '';
  if (lead === '') return [...parts, { of: messageKey, text }];
  const added = written.slice(lead.length);
  const [first, ...others] = parts;
  const isLine = first !== undefined && others.length === 0 && !/\n|[.!?…:]\s*$/u.test(first.text.trim());
  const before = first && isLine ? [{ ...first, text: `${first.text.trim()}.` }] : parts;
  return [...before, { of: messageKey, text: added.charAt(0).toLocaleUpperCase('vi') + added.slice(1) }];
}

const withText = (content: Content, addition: Addition): Content =>
  addition.text.trim() === '' && !addition.forwardedFrom
    ? content
    : {
        ...content,
        parts: addition.text.trim() === '' ? content.parts : withPart(content.parts, addition),
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

/** What became of an addition. */
export interface Added {
  readonly submission: Submission;
  /** `late`: it joined what was sent already. `waiting`: more parts may come, one answer follows. */
  readonly as: 'repeated' | 'late' | 'waiting' | 'complete';
  /** What it belongs to, so that it is told once. */
  readonly part: string;
  /** There was no room for all of them. */
  readonly isFull: { readonly photos: boolean; readonly files: boolean };
  /** New photos void what the author said about children in them. */
  readonly isDeclarationVoid: boolean;
}

/** Takes text and photos into the author's draft. */
export const addToDraft = async (unit: Unit, author: Person, addition: Addition): Promise<Outcome<Added>> => {
  const { stores } = unit;
  const part = addition.albumKey ?? addition.messageKey;
  const repeated = await stores.submissions.byOrigin(addition.messageKey);
  if (repeated)
    return {
      ok: true,
      submission: await stores.submissions.get(repeated),
      as: 'repeated',
      part,
      isFull: { photos: false, files: false },
      isDeclarationVoid: false,
    };
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
  const isWaiting =
    !isLate &&
    (addition.photos.length + documents.length > 0 ||
      addition.text.length >= splitTextLength ||
      !(await stores.once(`waiting:${saved.id}`, unit.now, albumQuietMs)));
  if (isWaiting) await answerLater(unit, saved);
  await attachArrival(unit, saved);
  return {
    ok: true,
    submission: saved,
    as: isLate ? 'late' : isWaiting ? 'waiting' : 'complete',
    part,
    isFull: { photos: photos.length < addition.photos.length, files: files.length < documents.length },
    isDeclarationVoid: Boolean(
      isLate && submission.content.children && !saved.content.children && saved.state === 'submitted',
    ),
  };
};

/** What its author has to know of an addition beside the answer to the draft. */
export async function tellOfAddition(unit: Unit, { submission, as, part, isFull, isDeclarationVoid }: Added) {
  const { id, authorId } = submission;
  const about = aboutItem(submission);
  if (isFull.files) await notify(unit, authorId, { ...about, name: 'too-many-files', max: maxFiles });
  if (isFull.photos) await notify(unit, authorId, { ...about, name: 'too-many-photos', max: maxPhotos });
  if (as === 'late') await notify(unit, authorId, { ...about, name: 'late-part-joined' }, `late:${id}:${part}`);
  if (isDeclarationVoid) await notify(unit, authorId, { ...about, name: 'children-ask-again' });
}

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
    case 'title': {
      const before = read(unit, submission);
      const next = { ...content, title: fill.text, parts: retitled(content.parts, before, fill.text) };
      // A day that only the old title told is known still.
      const { eventOn } = read(unit, { ...submission, content: next });
      return eventOn === null && before.eventOn ? { ...next, eventOn: before.eventOn } : next;
    }
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

export type Filled =
  | { readonly kind: 'filled'; readonly submission: Submission }
  /** The words name no day: they are the next paragraph. */
  | { readonly kind: 'added'; readonly added: Added };

/** The headline that stood above the text gives way to the new one; a sentence that served as the title stays in the text. */
function retitled(parts: Content['parts'], { title, paragraphs }: Reading, next: string): Content['parts'] {
  const isTitle = (line: string): boolean => line.trim().replace(/[.:]$/u, '') === title;
  const first = parts.find(({ text }) => text.split('\n').some(isTitle));
  if (!first || paragraphs.some((paragraph) => paragraph.split('\n').some(isTitle))) return parts;
  const lines = first.text.split('\n');
  if (lines.length === 1 && isSentence(first.text)) return parts;
  const at = lines.findIndex(isTitle);
  const text = lines.map((line, each) => (each === at ? next : line)).join('\n');
  return parts.map((part) => (part === first ? { ...part, text } : part));
}

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
): Promise<Outcome<{ readonly done: Filled }>> => {
  const { draft } = await openDraft(unit, author.id);
  if (!draft) return refused('issue-no-draft');
  if (subject !== '' && subject !== draft.id) {
    await unit.stores.audit.record({ actor: author.id, action: 'refused-old-button', object: subject }, unit.now);
    return refused('issue-draft-changed', { code: draft.code });
  }
  const content = filled(unit, draft, fill, messageKey);
  if (!content) {
    if (fill.slot !== 'eventOn') return { ok: true, done: { kind: 'filled', submission: draft } };
    const added = await addToDraft(unit, author, {
      text: fill.text,
      photos: [],
      messageKey,
      albumKey: null,
      forwardedFrom: null,
      saidAt: unit.now,
    });
    return added.ok ? { ok: true, done: { kind: 'added', added } } : added;
  }
  if (fill.slot === 'text') await unit.stores.submissions.putOrigin(messageKey, draft.id);
  const submission = await saveEvents(unit, draft, [{ type: 'contentChanged', content, by: author.id, at: unit.now }]);
  return { ok: true, done: { kind: 'filled', submission } };
};

export type Changed = Outcome<{ readonly submission: Submission }>;

/** "bỏ ảnh 5": the fifth photo that goes along. */
export const dropPhoto = async (unit: Unit, author: Person, number: number): Promise<Changed> => {
  const { draft } = await openDraft(unit, author.id);
  const photo = draft ? photosOf(draft)[number - 1] : undefined;
  if (!draft || !photo) return refused('issue-no-such-photo', { number, photos: draft ? photosOf(draft).length : 0 });
  const event = { type: 'photoDropped', photo: photo.id, at: unit.now } as const;
  return { ok: true, submission: await saveEvents(unit, draft, [event]) };
};

/** "bỏ tệp 1": the first document that goes along. */
export const dropFile = async (unit: Unit, author: Person, number: number): Promise<Changed> => {
  const { draft } = await openDraft(unit, author.id);
  const file = draft ? filesOf(draft)[number - 1] : undefined;
  if (!draft || !file) return refused('issue-no-such-file', { number, files: draft ? filesOf(draft).length : 0 });
  const event = { type: 'fileDropped', file: file.id, at: unit.now } as const;
  return { ok: true, submission: await saveEvents(unit, draft, [event]) };
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
export const resume = async (unit: Unit, author: Person, id: string): Promise<Changed> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (submission?.authorId !== author.id) return refused('issue-not-found');
  if (submission.state !== 'returned') return refused('issue-decided-already', { code: submission.code });
  await chooseToMend(unit, submission);
  return { ok: true, submission };
};

/** What became of an edited message; `unknown`: it is in no item, or says the same. */
export type Corrected =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'afterBoard' | 'afterDecision' | 'corrected'; readonly submission: Submission };

/** An edited message edits the draft; after sending and until the decision it makes a new revision. */
export const correctMessage = async (
  unit: Unit,
  author: Person,
  messageKey: string,
  text: string,
): Promise<Corrected> => {
  const id = await unit.stores.submissions.byOrigin(messageKey);
  if (!id) return { kind: 'unknown' };
  const submission = await unit.stores.submissions.get(id);
  const { parts: known } = submission.content;
  const before = known.find((part) => part.of === messageKey)?.text ?? '';
  if (before === '' && known.some((part) => part.of === 'board')) return { kind: 'afterBoard', submission };
  if (submission.authorId !== author.id || before === text) return { kind: 'unknown' };
  if (!decideChange(submission, actorOf(author)).ok) return { kind: 'afterDecision', submission };
  const parts = known.some((part) => part.of === messageKey)
    ? known.map((part) => (part.of === messageKey ? { ...part, text } : part))
    : [...known, { of: messageKey, text }];
  const content = followWords(unit, submission, parts);
  const due = dueOf(unit, read(unit, { ...submission, content }), submission.standing.submittedAt);
  const saved = await saveEvents(unit, submission, [
    { type: 'contentChanged', content, by: author.id, at: unit.now, ...(submission.standing.due ? { due } : {}) },
  ]);
  return { kind: 'corrected', submission: saved };
};
