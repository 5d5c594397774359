/**
 * Makes areas of a photo unrecognisable before approval: faces of children, number plates, papers. The image is processed
 * between two transactions. The item gets a new revision, so approvals from cards that showed the old photo are refused.
 */
import { type Refused, refused } from '../../domain/decision.ts';
import { type PhotoId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { photosOf, type StoredPhotoFacts } from '../../domain/submission/photos-and-files.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { MediaStore, PhotoArea, StoredPhoto } from '../../ports/media.ts';
import type { Unit } from '../../ports/services.ts';
import type { WardWork } from '../../ports/unit-of-work.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { answerDraft } from '../submission/answer-draft.ts';
import { renewCards, sendCards } from '../submission/cards.ts';
import { refuse } from '../submission/refuse.ts';
import { recheck } from './hold.ts';
import { linkSamePhotos } from './same-photos.ts';

/** Dependencies for blurring a photo. */
export interface BlurTools extends WardWork {
  readonly media: Pick<MediaStore, 'blur' | 'readPhoto'>;
}

/** A request to blur areas of one photo, sent from a signed page or the web desk. */
export interface BlurRequest {
  readonly submission: string;
  readonly photo: PhotoId;
  /** The revision that the requesting person saw. */
  readonly revision: number;
  /** As fractions of the width and height of the upright photo; at least one area. */
  readonly areas: readonly PhotoArea[];
  /** Idempotency key: a repeated request changes nothing. */
  readonly cause: string;
}

type Found = {
  readonly ok: true;
  readonly submission: Submission;
  /** Position among the photos to be published, from 1. */
  readonly number: number;
  readonly hash: string;
  readonly facts: StoredPhotoFacts;
};
type Request = Omit<BlurRequest, 'areas'>;
/** `submission` is the new revision; approvals of the previous revision do not count for it. */
export type Blurred = Outcome<{ readonly submission: Submission }>;

/** Returns the current photo if this person may change it now; otherwise the refusal. */
const find = async (
  unit: Unit,
  person: Person,
  { submission: id, photo, revision }: Request,
): Promise<Found | Refused> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const allowed = decideChange(submission, actorOf(person));
  const stale =
    submission.revision === revision
      ? []
      : [{ key: 'issue-revision-changed' as const, facts: { code: submission.code } }];
  const issues = [...(allowed.ok ? [] : allowed.issues), ...stale];
  // The author's page shows the newer version itself; only board members get a new card.
  if (issues.length > 0 && person.id === submission.authorId) return { ok: false, issues };
  if (issues.length > 0) {
    return refuse(unit, person, submission, issues, 'blur');
  }
  const all = photosOf(submission);
  const at = all.findIndex((each) => each.id === photo);
  const fate = all[at]?.fate;
  if (fate?.state !== 'stored') return refused('issue-no-such-photo', { number: at + 1, photos: all.length });
  return { ok: true, submission, number: at + 1, hash: fate.hash, facts: fate.facts };
};

/** What was done to a photo, and how many of its areas are hidden afterwards. */
export interface PhotoDeed {
  readonly what: 'blurred' | 'unblurred' | 'cropped' | 'putBack';
  readonly hidden: number;
}

const deedNames = {
  blurred: { audit: 'photo-blurred', timeline: 'photoBlurred', notice: 'blurred-by-board' },
  unblurred: { audit: 'photo-unblurred', timeline: 'photoUnblurred', notice: 'unblurred-by-board' },
  cropped: { audit: 'photo-cropped', timeline: 'photoCropped', notice: 'cropped-by-board' },
  putBack: { audit: 'photo-put-back', timeline: 'photoPutBack', notice: 'photo-put-back' },
} as const;

/** Runs `find` in its own transaction, before the image is processed. */
export const findPhoto = (
  { ward, unitOfWork, openUnit }: Omit<BlurTools, 'media'>,
  person: Person,
  request: Request,
): Promise<Found | Refused> => unitOfWork.run(ward, (stores) => find(openUnit(stores, request.cause), person, request));

/** Once the original photo is back, a declaration that faces are hidden no longer holds, so the author is asked again. */
const withoutClaim = (submission: Submission, by: Person, at: Date): Submission =>
  submission.content.children === 'faces-hidden'
    ? evolve(submission, {
        type: 'contentChanged',
        content: { ...submission.content, children: null },
        by: by.id,
        at,
      })
    : submission;

/** The picture on a card cannot be replaced. Tells every holder of a card that faces may be visible again. */
const tellDeciders = async (unit: Unit, submission: Submission, author: Person): Promise<void> => {
  const readers = new Set((await unit.stores.cards.of(submission.id)).map((card) => card.person));
  for (const reader of readers)
    await notify(unit, reader, { ...aboutItem(submission), name: 'unblurred-by-author', by: author.name });
};

/** Stores the fingerprint of the original picture under the new file's hash, so that blurring does not prevent a match. */
const keepFindable = async (
  unit: Unit,
  submission: Submission['id'],
  before: string,
  { hash, fingerprint = '' }: Pick<StoredPhoto, 'hash' | 'fingerprint'>,
  sameAs: readonly string[],
): Promise<void> => {
  const { photos, traces } = unit.stores.checks;
  await photos.put(hash, fingerprint, unit.now);
  if (before !== hash && !(await traces.isNamed(before))) await photos.remove(before);
  await linkSamePhotos(unit, submission, hash, sameAs);
};

/**
 * Replaces the photo in a new revision. The board sees it and the author is notified.
 * @param photo with the fingerprint of the original picture
 */
export const replacePhoto = (
  { ward, unitOfWork, openUnit }: Omit<BlurTools, 'media'>,
  person: Person,
  request: Request,
  photo: StoredPhoto,
  deed: PhotoDeed,
): Promise<Blurred> => {
  const widths = [...new Set(photo.copies.map((copy) => copy.width))].sort((a, b) => a - b);
  return unitOfWork.run(ward, async (stores) => {
    const unit = openUnit(stores, request.cause);
    const again = await find(unit, person, request);
    if (!again.ok) return again;
    const { submission: before, facts } = again;
    const { width, height, placeholder } = photo;
    const was = { width: facts.width, height: facts.height, widths: facts.widths, placeholder: facts.placeholder };
    const withPresent = (hashes: readonly string[] = []) =>
      [...new Set([...hashes, again.hash])].filter((hash) => hash !== photo.hash);
    // Other items may contain the original picture, now or later.
    const sameAs = withPresent(facts.sameAs);
    const fate = {
      state: 'stored' as const,
      hash: photo.hash,
      facts: {
        ...{ ...facts, width, height, widths, placeholder, sameAs, earlier: withPresent(facts.earlier) },
        before: { hash: again.hash, ...was },
      },
    };
    const submission = await putPicture(unit, person, before, { photo: request.photo, from: again.hash, fate }, deed);
    await keepFindable(unit, before.id, again.hash, photo, sameAs);
    return { ok: true, submission };
  });
};

interface OtherPicture {
  readonly photo: PhotoId;
  readonly from: string;
  readonly fate: Extract<Submission['photos'][number]['fate'], { state: 'stored' }>;
}

/** Saves the item with the replaced photo, runs the checks again, and notifies the board and the author. */
async function putPicture(
  unit: Unit,
  person: Person,
  before: Submission,
  { photo, from, fate }: OtherPicture,
  { what, hidden }: PhotoDeed,
): Promise<Submission> {
  const { stores, now } = unit;
  const names = deedNames[what];
  const changed = evolve(before, { type: 'photoBlurred', photo, fate, at: now });
  const after = what === 'unblurred' || what === 'putBack' ? withoutClaim(changed, person, now) : changed;
  await stores.submissions.save(after, before);
  await stores.submissions.settlePhoto(photo, fate);
  const saved = { ...after, version: before.version + 1 };
  const details = { photo, from, to: fate.hash, areas: hidden };
  await putOnRecord(unit, person.id, names.audit, saved.id, details);
  await stores.timeline.record(saved.id, names.timeline, person.id, now);
  if (saved.state !== 'submitted') {
    await answerDraft(unit, saved);
    return saved;
  }
  const { submission } = await recheck(unit, saved);
  await renewCards(unit, submission);
  if (submission.state === 'submitted') await sendCards(unit, submission, true);
  if (person.id === submission.authorId && what === 'unblurred') await tellDeciders(unit, submission, person);
  if (person.id !== submission.authorId)
    await notify(unit, submission.authorId, { ...aboutItem(submission), name: names.notice, by: person.name });
  return submission;
}

/** One photo change of a person, from the entry of the audit log. */
export interface PutBack {
  readonly photo: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Restores the picture from before the last change, used after an account theft. Its file is kept as long as the change
 * is listed.
 * @returns false if the photo was changed since, or the item is no longer submitted to the board
 */
export async function putPictureBack(
  unit: Unit,
  by: Person,
  before: Submission,
  { photo, from, to }: PutBack,
): Promise<boolean> {
  const found = photosOf(before).find(({ id }) => id === photo);
  if (before.state !== 'submitted' || found?.fate.state !== 'stored' || found.fate.hash !== to) return false;
  const { before: was, ...facts } = found.fate.facts;
  if (was?.hash !== from) return false;
  const { hash, ...shape } = was;
  const earlier = [...new Set([...(facts.earlier ?? []), to])].filter((each) => each !== hash);
  const fate = { state: 'stored' as const, hash, facts: { ...facts, ...shape, earlier } };
  await unit.stores.checks.photos.rename(to, hash);
  // Handled like unblurring: an earlier declaration of hidden faces is void, because it was made for another picture.
  await putPicture(unit, by, before, { photo: found.id, from: to, fate }, { what: 'putBack', hidden: 0 });
  return true;
}

/** Returns the photo with the fingerprint of its original, so that a changed picture still matches its source. */
export const withPrint = async (media: Pick<MediaStore, 'readPhoto'>, photo: StoredPhoto): Promise<StoredPhoto> => {
  const original = photo.blurredFrom && (await media.readPhoto(photo.blurredFrom.hash));
  return { ...photo, fingerprint: original?.fingerprint ?? photo.fingerprint ?? '' };
};

/**
 * Blurs areas of one photo and stores the result as a new revision.
 * @throws RangeError when there is no area, more than 100, or one outside of the photo
 * @throws errors of the photo store when the disk or the child process fails; the person can try again
 */
export const blurPhoto = async (
  { media, ...tools }: BlurTools,
  person: Person,
  request: BlurRequest,
): Promise<Blurred> => {
  const found = await findPhoto(tools, person, request);
  if (!found.ok) return found;
  const intake = await media.blur(found.hash, request.areas);
  if (!intake.ok) return refused('issue-photo-gone');
  const hidden = request.areas.length;
  return replacePhoto(tools, person, request, await withPrint(media, intake.photo), { what: 'blurred', hidden });
};
