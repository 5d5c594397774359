/** Publishes an approved item exactly once: the portal's transaction comes first, then the core's, and each may be repeated. */

import { wardFactsOf } from '../domain/checks/ward-facts.ts';
import type { Effect } from '../domain/effect.ts';
import type { FileId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { evolve } from '../domain/submission/evolve.ts';
import {
  captionOf,
  descriptionOf,
  filesOf,
  isWaitingForFiles,
  photosOf,
} from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import { firstSentence } from '../domain/text/normalize.ts';
import { partsOfText } from '../domain/text/standfirst.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import { CodeTaken, type Publication, type PublicationFile } from '../ports/portal.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import { isConsentWithdrawn } from '../usecases/check/children.ts';
import { keepFingerprint } from '../usecases/check/fingerprints.ts';
import { takeDown } from '../usecases/check/take-down.ts';
import { creditedOf, renewCards } from '../usecases/submission/cards.ts';
import { termsOnRecord } from '../usecases/submission/on-record.ts';
import { paperOf, read } from '../usecases/submission/read.ts';
import { stopScheduled } from '../usecases/submission/schedule.ts';
import { tell } from '../usecases/tell.ts';
import { type PortalWork, portalWaitMs } from './portal-work.ts';
import { publicFile, publicPhoto, waitForFiles } from './public-files.ts';

const summaryLength = 240;

/** What publishing and taking down need besides the row. */
export interface PublishOptions extends PortalWork {
  readonly reach: CrashPoint;
  /** Called after an item was published or taken down; used for the log. */
  readonly onShown?: (shown: { readonly code: string; readonly version: number; readonly isShown: boolean }) => void;
}

/** Documents published with the item. */
const publicFiles = (
  { ward }: Pick<Unit, 'ward'>,
  submission: Submission,
  texts: ReadonlyMap<FileId, string>,
): readonly PublicationFile[] => {
  const facts = wardFactsOf(ward);
  return filesOf(submission).flatMap(({ id, fate }) =>
    fate.state === 'stored' ? publicFile(fate, texts.get(id) ?? '', facts) : [],
  );
};

/**
 * The item as the public will see it.
 * @param texts extracted from its documents, for the search and for the document's number
 */
export const publicationOf = (
  unit: Pick<Unit, 'ward' | 'now'>,
  submission: Submission,
  author: Person,
  key: string,
  texts: ReadonlyMap<FileId, string> = new Map(),
): Publication => {
  const reading = read(unit, submission);
  const { content } = submission;
  const photos = photosOf(submission).flatMap((photo) =>
    photo.fate.state === 'stored'
      ? publicPhoto(photo.fate, captionOf(content, photo), descriptionOf(content, photo))
      : [],
  );
  const { publishAt, publication, decidedBy } = submission.standing;
  const at = decidedBy?.at ?? unit.now;
  const { standfirst, body } = partsOfText(reading.paragraphs);
  const lead = firstSentence(body[0] ?? reading.title);
  return {
    key,
    ward: unit.ward.id,
    code: submission.code,
    version: submission.revision,
    title: reading.title,
    summary: standfirst || (lead.length <= summaryLength ? lead : `${lead.slice(0, summaryLength - 1)}…`),
    paragraphs: body,
    category: reading.category,
    section: unit.ward.sectionOf[reading.category],
    eventOn: reading.eventOn,
    place: reading.place,
    source: reading.source?.kind === 'witness' || !reading.source ? author.name : reading.source.detail,
    authors: reading.authors.length > 0 ? reading.authors : [author.name],
    photographers: photos.length === 0 ? [] : reading.photographers.length > 0 ? reading.photographers : [author.name],
    photos,
    // A scheduled item carries the scheduled time, not the time of the signature.
    publishedAt: publication?.shownAt ?? publication?.at ?? publishAt ?? at,
    updatedAt: at,
    corrections: (submission.standing.corrections ?? []).map(({ at, note }) => ({ at, note })),
    files: publicFiles(unit, submission, texts),
    ...paperOf(submission, reading, texts),
    withdrawn: false,
    origin: submission.id,
  };
};

/** The publication as taken down: the row stays, hidden, without pictures and files that could still be shown. */
export const takenDown = (publication: Publication): Publication => ({
  ...publication,
  photos: [],
  files: [],
  withdrawn: true,
});

/** True when the item is on the portal and its corrected text is not there yet. */
const isCorrected = ({ state, revision, standing }: Pick<Submission, 'state' | 'revision' | 'standing'>): boolean =>
  state === 'published' && (standing.publication?.version ?? revision) < revision;

/**
 * Checks a scheduled item again: any of its signers may have been frozen or removed since they signed.
 * @returns the scheduled time when it has not come; 'stopped' when the item went back to the board; null when it may be published
 */
async function lookAgain(unit: Unit, submission: Submission): Promise<Date | 'stopped' | null> {
  const { publishAt, decidedBy, signatures } = submission.standing;
  if (submission.state !== 'approved' || !publishAt) return null;
  if (publishAt > unit.now) return publishAt;
  const signed = signatures.map(({ by, name = '' }) => ({ id: by, name }));
  const decided = decidedBy?.person ? [{ id: decidedBy.person, name: decidedBy.name }] : [];
  for (const { id, name } of [...decided, ...signed]) {
    const signer = await unit.stores.people.find(id);
    if (signer?.status === 'active') continue;
    await stopScheduled(unit, submission, { id, name: signer?.name ?? name });
    return 'stopped';
  }
  return null;
}

/** False when something newer has been decided since; its own effect follows in the same lane. */
const isStillMeant = (
  { state, revision, standing }: Submission,
  effect: Pick<Extract<Effect, { kind: 'publish' }>, 'revision' | 'isTakenBack'>,
): boolean =>
  effect.isTakenBack
    ? !['approved', 'published'].includes(state)
    : revision === effect.revision &&
      (state === 'approved' || state === 'unpublished' || isCorrected({ state, standing, revision }));

/** What the author is told: published, published again, corrected, or the correction taken back. */
const saidToAuthor = ({ state, standing }: Submission): { readonly key: string } => {
  if (state === 'published')
    return { key: standing.decidedBy?.action === 'uncorrected' ? 'uncorrected-to-author' : 'corrected-to-author' };
  return standing.publication ? { key: 'republished-to-author' } : { key: 'published-to-author' };
};

type PublishEffect = Pick<Extract<Effect, { kind: 'publish' }>, 'submission' | 'revision' | 'isTakenBack'>;

/** What the core decides before the portal is written. */
type Prepared =
  | { readonly kind: 'stale' }
  | { readonly kind: 'waiting'; readonly now: Date }
  /** The scheduled time has not come. */
  | { readonly kind: 'early'; readonly dueAt: Date }
  | { readonly kind: 'ready'; readonly publication: Publication; readonly isNews: boolean; readonly now: Date };

const done: JobOutcome = { kind: 'done' };

const later = (dueAt: Date, reason: string): JobOutcome => ({ kind: 'again', dueAt, counts: false, reason });
const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/**
 * Creates the worker of that outbox row. It publishes, corrects or takes down, by the state of the item at the time it is carried
 * out.
 */
export const createPublisher =
  (options: PublishOptions) =>
  async (outboxId: number, effect: PublishEffect, key: string): Promise<JobOutcome> => {
    const { ward, unitOfWork, portal, openUnit, reach } = options;
    const inUnit = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> =>
      unitOfWork.run(ward, (stores) => work(openUnit(stores, `out:${outboxId}`)));
    const notNeeded = async (): Promise<JobOutcome> => {
      await inUnit(({ stores, now }) => stores.outbox.mark(outboxId, 'done', now, { ref: 'not needed any more' }));
      return done;
    };
    const prepared = await inUnit((unit) => prepare(unit, effect, key));
    if (prepared.kind === 'waiting') return waitForFiles(prepared.now);
    if (prepared.kind === 'early') return later(prepared.dueAt, 'its hour has not come');
    if (prepared.kind === 'stale') return notNeeded();

    const { publication, now, isNews } = prepared;
    let slug: string;
    try {
      // The item was taken down before it ever reached the portal: no row is written there.
      if (!isNews && !(await portal.read(ward, publication.code))) return await notNeeded();
      slug = (await portal.apply(publication)).slug;
    } catch (error) {
      if (error instanceof CodeTaken) return { kind: 'dead', reason: error.message };
      // The portal is down or full: approvals go on, and this item is published when it is back.
      return later(after(now, portalWaitMs), `portal: ${String(error).slice(0, 200)}`);
    }
    reach('portal.afterApply');
    await compare(options, publication, isNews);
    await inUnit(async (unit) => {
      if (isNews) await record(unit, effect, publication, slug);
      await unit.stores.outbox.mark(outboxId, 'done', unit.now, { ref: slug });
      reach('publish.beforeCommit');
    });
    reach('publish.afterCommit');
    options.onShown?.({ code: publication.code, version: publication.version, isShown: isNews });
    return done;
  };

async function prepare(unit: Unit, effect: PublishEffect, key: string): Promise<Prepared> {
  const { stores, now } = unit;
  const submission = await stores.submissions.get(effect.submission);
  const isTakenDown = effect.isTakenBack ?? submission.state === 'unpublished';
  if (!isStillMeant(submission, effect)) return { kind: 'stale' };
  if (!isTakenDown && isWaitingForFiles(submission)) return { kind: 'waiting', now };
  const again = await lookAgain(unit, submission);
  if (again === 'stopped') return { kind: 'stale' };
  if (again) return { kind: 'early', dueAt: again };
  const author = await stores.people.get(submission.authorId);
  // The portal never shows an item whose consent, for example a family's, was withdrawn.
  if (!isTakenDown && (await isConsentWithdrawn(unit, submission))) {
    await takeDown(unit, submission, author, { code: 'consent', note: '' });
    return { kind: 'stale' };
  }
  const publication = publicationOf(unit, submission, author, key, await stores.checks.files.texts(submission.id));
  return {
    kind: 'ready',
    publication: isTakenDown ? takenDown({ ...publication, version: effect.revision }) : publication,
    isNews: !isTakenDown,
    now,
  };
}

/**
 * Verifies the write.
 * @throws when the portal does not show what it was given
 */
async function compare(
  { ward, portal }: Pick<PublishOptions, 'ward' | 'portal'>,
  publication: Publication,
  isNews: boolean,
): Promise<void> {
  const back = await portal.read(ward, publication.code);
  const isAsGiven = isNews ? back?.contentHash === portal.contentHash(publication) : back?.withdrawn === true;
  const isThere = back && (back.version > publication.version || (back.version === publication.version && isAsGiven));
  if (!isThere) throw new Error(`the portal does not show ${publication.code} as it was published`);
}

/** Records the publication and informs the author and the other credited people. */
async function record(unit: Unit, effect: PublishEffect, publication: Publication, slug: string): Promise<void> {
  const { stores, now } = unit;
  const { version, publishedAt: shownAt, title } = publication;
  const before = await stores.submissions.get(effect.submission);
  // Taken back or decided again while the portal was written: the next effect handles that.
  if ((before.state !== 'approved' && !isCorrected(before)) || before.revision !== effect.revision) return;
  const after = evolve(before, { type: 'published', at: now, slug, version, shownAt });
  await stores.submissions.save(after, before);
  await stores.timeline.record(after.id, 'published', 'system', now);
  const content = (await stores.submissions.revisionOf(after.id, version))?.sha256;
  const terms = await termsOnRecord(unit, after, version);
  const details = { code: after.code, version, ...(content ? { content } : {}), ...terms };
  await stores.audit.record({ actor: 'system', action: 'published', object: after.id, details }, now);
  const saved = { ...after, version: before.version + 1 };
  await keepFingerprint(unit, saved);
  await renewCards(unit, saved);
  const said = { ...saidToAuthor(before), facts: { code: after.code, title, url: `${unit.publicUrl}/tin/${slug}` } };
  for (const person of await creditedOf(unit, after)) await tell(unit, person, said);
}
