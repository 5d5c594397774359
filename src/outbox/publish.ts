/** Approved → on the portal, exactly once: the portal's transaction first, then the core's, each safe to repeat. */

import { maskPersonalData } from '../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../domain/checks/ward-facts.ts';
import type { Effect } from '../domain/effect.ts';
import type { FileId, WardId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { guessDocument } from '../domain/submission/guess-document.ts';
import { captionOf, filesOf, isWaitingForFiles, photosOf, type Submission } from '../domain/submission/submission.ts';
import { evolve } from '../domain/submission/workflow.ts';
import { firstSentence } from '../domain/text/normalize.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { PortalPublisher, Publication, PublicationFile } from '../ports/portal.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { isConsentWithdrawn } from '../usecases/check/children.ts';
import { keepFingerprint } from '../usecases/check/fingerprints.ts';
import { takeDown } from '../usecases/check/take-down.ts';
import { renewCards } from '../usecases/submission/cards.ts';
import { read } from '../usecases/submission/read.ts';
import { stopScheduled } from '../usecases/submission/schedule.ts';
import { tell } from '../usecases/tell.ts';

/** Publication waits until each photo and file is stored or refused: look again after this. */
const photoWaitMs = 1_000;
/** Between two tries to reach the portal's database. */
const portalWaitMs = 10_000;
const summaryLength = 240;

export interface PublishOptions {
  readonly ward: WardId;
  readonly unitOfWork: UnitOfWork;
  readonly portal: PortalPublisher;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  readonly reach: CrashPoint;
}

/** Documents that go along, without private data in what they are called. Their texts are for the search. */
const publicFiles = (
  { ward }: Pick<Unit, 'ward'>,
  submission: Submission,
  texts: ReadonlyMap<FileId, string>,
): readonly PublicationFile[] => {
  const facts = wardFactsOf(ward);
  return filesOf(submission).flatMap(({ id, fate }): readonly PublicationFile[] => {
    if (fate.state !== 'stored') return [];
    const { kind, sizeBytes, pages, picture } = fate.facts;
    const name = maskPersonalData(fate.facts.name, facts).masked;
    return [{ hash: fate.hash, kind, name, sizeBytes, pages, hasPicture: picture !== null, text: texts.get(id) ?? '' }];
  });
};

/** Number and signer of a paper: as the board has set them, from the paper itself, else from what the sender said. */
export const paperOf = (
  { content }: Pick<Submission, 'content'>,
  reading: ReturnType<typeof read>,
  texts: ReadonlyMap<FileId, string>,
): Pick<Publication, 'documentNumber' | 'signer'> => {
  if (reading.category !== 'document') return { documentNumber: null, signer: null };
  const guesses = [...texts.values(), [reading.title, ...reading.paragraphs].join('\n')].map(guessDocument);
  const said = reading.source?.kind === 'document' ? reading.source.detail : null;
  return {
    documentNumber: content.documentNumber ?? guesses.find(({ number }) => number)?.number ?? said,
    signer: content.signer ?? guesses.find(({ signer }) => signer)?.signer ?? null,
  };
};

/**
 * The item as the public will see it.
 * @param texts what was read from its documents, for the search and for the paper's number
 */
export const publicationOf = (
  unit: Pick<Unit, 'ward' | 'now'>,
  submission: Submission,
  author: Person,
  key: string,
  texts: ReadonlyMap<FileId, string> = new Map(),
): Publication => {
  const reading = read(unit, submission);
  const photos = photosOf(submission).flatMap((photo) =>
    photo.fate.state === 'stored' ? [{ ...photo.fate, caption: captionOf(submission.content, photo) }] : [],
  );
  const at = submission.standing.decidedBy?.at ?? unit.now;
  const lead = firstSentence(reading.paragraphs[0] ?? reading.title);
  return {
    key,
    ward: unit.ward.id,
    code: submission.code,
    version: submission.revision,
    title: reading.title,
    summary: lead.length <= summaryLength ? lead : `${lead.slice(0, summaryLength - 1)}…`,
    paragraphs: reading.paragraphs,
    category: reading.category,
    section: unit.ward.sectionOf[reading.category],
    eventOn: reading.eventOn,
    place: reading.place,
    source: reading.source?.kind === 'witness' || !reading.source ? author.name : reading.source.detail,
    authors: reading.authors.length > 0 ? reading.authors : [author.name],
    photographers: photos.length === 0 ? [] : reading.photographers.length > 0 ? reading.photographers : [author.name],
    photos: photos.map(({ hash, facts, caption }) => ({
      hash,
      alt: caption,
      credit: null,
      width: facts.width,
      height: facts.height,
      widths: facts.widths,
      placeholder: facts.placeholder,
    })),
    publishedAt: submission.standing.publication?.shownAt ?? submission.standing.publication?.at ?? at,
    updatedAt: at,
    corrections: (submission.standing.corrections ?? []).map(({ at, note }) => ({ at, note })),
    files: publicFiles(unit, submission, texts),
    ...paperOf(submission, reading, texts),
    withdrawn: false,
  };
};

/** Taken down: the row stays, hidden, and without pictures and files that somebody might still show. */
const takenDown = (publication: Publication): Publication => ({
  ...publication,
  photos: [],
  files: [],
  withdrawn: true,
});

/** On the portal, and its corrected words are not there yet. */
const isCorrected = ({ state, revision, standing }: Pick<Submission, 'state' | 'revision' | 'standing'>): boolean =>
  state === 'published' && (standing.publication?.version ?? revision) < revision;

/**
 * An item that waited for its hour is looked at again: whoever signed it may have been frozen or removed since.
 * @returns the hour that has not come; 'stopped': it is with the board again; null: it goes out
 */
async function lookAgain(unit: Unit, submission: Submission): Promise<Date | 'stopped' | null> {
  const { publishAt, decidedBy } = submission.standing;
  if (submission.state !== 'approved' || !publishAt) return null;
  if (publishAt > unit.now) return publishAt;
  const signer = decidedBy?.person ? await unit.stores.people.find(decidedBy.person) : null;
  if (!decidedBy?.person || signer?.status === 'active') return null;
  await stopScheduled(unit, submission, { id: decidedBy.person, name: decidedBy.name });
  return 'stopped';
}

/** Something newer has been decided since, and its effect follows in the same lane. */
const isStillMeant = (
  { state, revision, standing }: Submission,
  effect: Pick<Extract<Effect, { kind: 'publish' }>, 'revision' | 'isTakenBack'>,
): boolean =>
  effect.isTakenBack
    ? !['approved', 'published'].includes(state)
    : revision === effect.revision &&
      (state === 'approved' || state === 'unpublished' || isCorrected({ state, standing, revision }));

/** What its author is told: it is there, there again, or corrected. */
const saidToAuthor = ({ state, standing }: Submission): { readonly key: string } => {
  if (state === 'published') return { key: 'corrected-to-author' };
  return standing.publication ? { key: 'republished-to-author' } : { key: 'published-to-author' };
};

export const createPublisher = ({ ward, unitOfWork, portal, openUnit, reach }: PublishOptions) => {
  const notNeeded = (outboxId: number): Promise<void> =>
    unitOfWork.run(ward, (stores) =>
      stores.outbox.mark(outboxId, 'done', openUnit(stores, '').now, { ref: 'not needed any more' }),
    );

  return async (
    outboxId: number,
    effect: Pick<Extract<Effect, { kind: 'publish' }>, 'submission' | 'revision' | 'isTakenBack'>,
    key: string,
  ): Promise<JobOutcome> => {
    const prepared = await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const submission = await stores.submissions.get(effect.submission);
      const isTakenDown = effect.isTakenBack ?? submission.state === 'unpublished';
      if (!isStillMeant(submission, effect)) return { kind: 'stale' as const };
      if (!isTakenDown && isWaitingForFiles(submission)) return { kind: 'waiting' as const, now: unit.now };
      const again = await lookAgain(unit, submission);
      if (again === 'stopped') return { kind: 'stale' as const };
      if (again) return { kind: 'early' as const, dueAt: again };
      const author = await stores.people.get(submission.authorId);
      // The portal never shows what a family no longer agrees to.
      if (!isTakenDown && (await isConsentWithdrawn(unit, submission))) {
        await takeDown(unit, submission, author, { code: 'consent', note: '' });
        return { kind: 'stale' as const };
      }
      const texts = await stores.checks.files.texts(submission.id);
      const publication = publicationOf(unit, submission, author, key, texts);
      return {
        kind: 'ready' as const,
        publication: isTakenDown ? takenDown({ ...publication, version: effect.revision }) : publication,
        isNews: !isTakenDown,
        now: unit.now,
      };
    });
    if (prepared.kind === 'waiting') {
      return {
        kind: 'again',
        dueAt: new Date(prepared.now.getTime() + photoWaitMs),
        counts: false,
        reason: 'photos and files are on their way',
      };
    }
    if (prepared.kind === 'early')
      return { kind: 'again', dueAt: prepared.dueAt, counts: false, reason: 'its hour has not come' };
    if (prepared.kind === 'stale') {
      await notNeeded(outboxId);
      return { kind: 'done' };
    }

    const { publication, now, isNews } = prepared;
    let slug: string;
    try {
      // Stopped on its way: what was never there leaves no row.
      if (!isNews && !(await portal.read(ward, publication.code))) {
        await notNeeded(outboxId);
        return { kind: 'done' };
      }
      slug = (await portal.apply(publication)).slug;
    } catch (error) {
      // The portal is down or full: approvals go on, this one is published when it is back.
      return {
        kind: 'again',
        dueAt: new Date(now.getTime() + portalWaitMs),
        counts: false,
        reason: `portal: ${String(error).slice(0, 200)}`,
      };
    }
    reach('portal.afterApply');
    const back = await portal.read(ward, publication.code);
    if (
      !back ||
      back.version < publication.version ||
      (back.version === publication.version &&
        (isNews ? back.contentHash !== portal.contentHash(publication) : !back.withdrawn))
    )
      throw new Error(`the portal does not show ${publication.code} as it was published`);

    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const before = await stores.submissions.get(effect.submission);
      // Taken back, or decided anew, while the portal was written: the next effect is about that.
      if (isNews && (before.state === 'approved' || isCorrected(before)) && before.revision === effect.revision) {
        const after = evolve(before, {
          type: 'published',
          at: unit.now,
          slug,
          version: publication.version,
          shownAt: publication.publishedAt,
        });
        await stores.submissions.save(after, before);
        await stores.timeline.record(after.id, 'published', 'system', unit.now);
        await stores.audit.record(
          {
            actor: 'system',
            action: 'published',
            object: after.id,
            details: { code: after.code, version: publication.version },
          },
          unit.now,
        );
        const saved = { ...after, version: before.version + 1 };
        await keepFingerprint(unit, saved);
        await renewCards(unit, saved);
        await tell(unit, after.authorId, {
          ...saidToAuthor(before),
          facts: { code: after.code, title: publication.title, url: `${unit.publicUrl}/tin/${slug}` },
        });
      }
      await stores.outbox.mark(outboxId, 'done', unit.now, { ref: slug });
      reach('publish.beforeCommit');
    });
    reach('publish.afterCommit');
    return { kind: 'done' };
  };
};
