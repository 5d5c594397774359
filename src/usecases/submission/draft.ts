/** Fills the draft from arriving messages. A later message never replaces or removes what an earlier one said. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import { fileId, photoId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { spokenCode } from '../../domain/submission/codes.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import type { SubmissionEvent } from '../../domain/submission/events.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { addingLead, readLabels } from '../../domain/submission/guess.ts';
import { filesOf, type ItemFile, type Photo, photosOf } from '../../domain/submission/photos-and-files.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import { objectionToCredits } from '../../domain/submission/share.ts';
import { type Content, emptyContent, emptyStanding, type Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { recheck } from '../check/hold.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { attachArrival } from '../plan/attach.ts';
import { notify } from '../react.ts';
import { put } from '../tell.ts';
import { renewCards } from './cards.ts';
import {
  albumLongestMs,
  albumQuietMs,
  answerSetting,
  type BroughtFile,
  type EarlyParts,
  earlyParts,
  moveEarlyParts,
  noteEarlyPart,
} from './early-parts.ts';
import { openDraft } from './open-draft.ts';

/** A text of at least this length was probably split by the sender's app, so more may follow. */
const splitTextLength = 3_500;
/** Upper limit of photos per item. */
const maxPhotos = 30;
/** Upper limit of documents per item. */
export const maxFiles = 10;

/** One message of a contributor, to be added to their open draft. */
export interface Addition {
  readonly text: string;
  readonly photos: readonly BroughtFile[];
  /** PDF, DOCX, XLSX. */
  readonly documents?: readonly BroughtFile[];
  readonly messageKey: string;
  readonly albumKey: string | null;
  readonly forwardedFrom: string | null;
  /** Time given by the platform, from which "hôm qua" is counted. */
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
  await putOnRecord(unit, author.id, 'draft-opened', draft.id, { code: draft.code });
  return draft;
};

/** Saves events caused by the author. A submitted item is checked again and its cards are renewed. */
export const saveEvents = async (
  unit: Unit,
  before: Submission,
  events: readonly SubmissionEvent[],
): Promise<Submission> => {
  const after = events.reduce(evolve, before);
  if (after === before) return before;
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  // Changes to a returned item reach the board when it is sent again.
  if (saved.state !== 'submitted') return saved;
  await renewCards(unit, saved);
  await keepFingerprint(unit, saved);
  return (await recheck(unit, saved)).submission;
};

interface Target {
  readonly submission: Submission;
  /** The item has already been submitted. */
  readonly isLate: boolean;
  /** Earlier parts of the same album, still in the returned item; null: none. */
  readonly early: EarlyParts | null;
}

/** The item for an addition: the item of its album, otherwise the open draft, otherwise a new one. */
const targetOf = async (unit: Unit, author: Person, addition: Addition): Promise<Target> => {
  const { submissions } = unit.stores;
  const { draft, isChosen } = await openDraft(unit, author.id);
  // An album with its own words starts a new item, unless the author chose to continue the returned one.
  const attached = addition.photos.length + (addition.documents?.length ?? 0);
  const isAnew = draft?.state === 'returned' && !isChosen && attached > 0 && addition.text.trim() !== '';
  const found = isAnew ? await earlyParts(unit, author, addition.albumKey) : null;
  const early = found?.submission.id === draft?.id ? found : null;
  const ofAlbum = addition.albumKey ? await submissions.byOrigin(addition.albumKey) : null;
  if (ofAlbum && ofAlbum !== early?.submission.id) {
    const known = await submissions.get(ofAlbum);
    if (decideChange(known, actorOf(author)).ok)
      return { submission: known, isLate: known.state === 'submitted', early: null };
  }
  const submission = draft && !isAnew ? draft : await newDraft(unit, author, addition.saidAt);
  return { submission, isLate: false, early };
};

/** "thêm: có đại diện các khối dự": the text after the colon becomes the next sentence of the existing text. */
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

/** Schedules the answer while more parts may come: a job keyed by the draft, postponed by each part. */
const answerLater = async (unit: Unit, submission: Submission): Promise<void> => {
  const key = answerSetting(submission.id);
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

/** True while the answer waits for further parts of an album. */
export const isAnswerWaiting = async (unit: Unit, { id }: Submission): Promise<boolean> =>
  Number((await unit.stores.setting(answerSetting(id))) ?? 0) + albumLongestMs > unit.now.getTime();

/** Result of an addition. */
export interface Added {
  readonly submission: Submission;
  /** `late`: it joined a submitted item. `waiting`: more parts may come, and one answer follows. */
  readonly as: 'repeated' | 'late' | 'waiting' | 'complete';
  /** Album or message of the addition, so that the author is notified once. */
  readonly part: string;
  /** Whether some photos or files exceeded the limit. */
  readonly isFull: { readonly photos: boolean; readonly files: boolean };
  /** New photos void the author's declaration about children. */
  readonly isDeclarationVoid: boolean;
}

/** Checks a message that only names credits: refuses it if their shares do not add up. */
function objectionToLabels({ text, photos, documents = [] }: Addition): Issue | null {
  if (!text || photos.length + documents.length > 0) return null;
  const { lines, authors, photographers } = readLabels(text.split('\n'));
  return lines.some((line) => line.trim() !== '') ? null : objectionToCredits({ credits: { authors, photographers } });
}

const asBrought = ({ messageKey }: Addition, { file, position }: BroughtFile) => ({
  ...{ itemKey: `${messageKey}:${file.uniqueId}`, position, messageKey, file, dropped: false },
  fate: { state: 'todo' } as const,
});

const photosIn = (unit: Unit, addition: Addition): readonly Photo[] =>
  addition.photos.map((each) => ({
    ...asBrought(addition, each),
    id: photoId(unit.ids.next()),
    albumKey: addition.albumKey,
  }));

const filesIn = (unit: Unit, addition: Addition): readonly ItemFile[] =>
  (addition.documents ?? []).map((each) => ({ ...asBrought(addition, each), id: fileId(unit.ids.next()) }));

/** Adds text, photos and documents to the author's draft. */
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
  const shares = objectionToLabels(addition);
  if (shares) return { ok: false, issues: [shares] };
  const { submission, isLate, early } = await targetOf(unit, author, addition);
  await stores.submissions.putOrigin(addition.messageKey, submission.id);
  if (addition.albumKey) await stores.submissions.putOrigin(addition.albumKey, submission.id);
  const came = early && (await moveEarlyParts(unit, author, early, submission, addition.albumKey));
  const brought = {
    photos: [...(came?.photos ?? []), ...photosIn(unit, addition)],
    files: [...(came?.files ?? []), ...filesIn(unit, addition)],
  };
  const photos = brought.photos.slice(0, Math.max(0, maxPhotos - photosOf(submission).length));
  const files = brought.files.slice(0, Math.max(0, maxFiles - filesOf(submission).length));
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
  const isAttached = brought.photos.length + brought.files.length > 0;
  if (isAttached && !isLate && addition.text.trim() === '') await noteEarlyPart(unit, author, saved, addition);
  const isWaiting =
    !isLate &&
    (isAttached ||
      addition.text.length >= splitTextLength ||
      !(await stores.once(`waiting:${saved.id}`, unit.now, albumQuietMs)));
  if (isWaiting) await answerLater(unit, saved);
  await attachArrival(unit, saved);
  return {
    ok: true,
    submission: saved,
    as: isLate ? 'late' : isWaiting ? 'waiting' : 'complete',
    part,
    isFull: { photos: photos.length < brought.photos.length, files: files.length < brought.files.length },
    isDeclarationVoid: Boolean(
      isLate && submission.content.children && !saved.content.children && saved.state === 'submitted',
    ),
  };
};

/** Tells the author about an addition, besides the answer to the draft. */
export async function tellOfAddition(unit: Unit, { submission, as, part, isFull, isDeclarationVoid }: Added) {
  const { id, authorId } = submission;
  const about = aboutItem(submission);
  if (isFull.files) await notify(unit, authorId, { ...about, name: 'too-many-files', max: maxFiles });
  if (isFull.photos) await notify(unit, authorId, { ...about, name: 'too-many-photos', max: maxPhotos });
  if (as === 'late') await notify(unit, authorId, { ...about, name: 'late-part-joined' }, `late:${id}:${part}`);
  if (isDeclarationVoid) await notify(unit, authorId, { ...about, name: 'children-ask-again' });
}
