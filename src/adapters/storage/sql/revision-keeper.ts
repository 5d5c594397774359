/**
 * Stores the content of each revision that the board saw, and who contributed to it. It is called by the store of items
 * itself, so that every new revision is recorded.
 */
import { createHash } from 'node:crypto';
import { type SqlBool, sql, type Transaction } from 'kysely';
import { personId, photoId, type SubmissionId, type WardId } from '../../../domain/ids.ts';
import { type Contribution, contributionsOf } from '../../../domain/submission/contribution.ts';
import { filesOf, photosOf } from '../../../domain/submission/photos-and-files.ts';
import { wholeShare } from '../../../domain/submission/share.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import type { KeptRevision } from '../../../ports/dossier.ts';
import type { SubmissionStore } from '../../../ports/submissions.ts';
import { at } from './mapping.ts';
import { packed, unpacked } from './packed.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

/**
 * States that are not recorded: the board has not seen drafts and unsent items, and nothing of a destroyed item may
 * remain.
 */
const unseen: readonly Submission['state'][] = ['draft', 'withdrawn', 'destroyed'];
/** True if the board sees the item; from then on its content is stored per revision. */
export const isSeen = ({ state }: Pick<Submission, 'state'>): boolean => !unseen.includes(state);

type Seen = Pick<Submission, 'content' | 'photos' | 'files'>;

/** Includes the hashes of stored files, because a decision refers to these bytes. */
export function snapshotOf(seen: Seen): { readonly content: string; readonly sha256: string } {
  const hashed = ({ id, fate }: Submission['photos'][number] | Submission['files'][number]) => ({
    id,
    hash: fate.state === 'stored' ? fate.hash : null,
  });
  const content = JSON.stringify({
    content: seen.content,
    photos: photosOf(seen).map(hashed),
    files: filesOf(seen).map(hashed),
  });
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Condition for rows of decisions: a first signature that its signer has not undone. */
export const isStandingFirstSignature = sql<SqlBool>`"decision"."stage" = 0 and "decision"."action" in ('approve', 'override')
  and not exists (select 1 from "decision" as "later" where "later"."submissionId" = "decision"."submissionId"
    and "later"."actorId" = "decision"."actorId" and "later"."action" = 'undo' and "later"."createdAt" >= "decision"."createdAt")`;

type Kept = 'contributionsOf' | 'divideText' | 'noteEdit' | 'revisionOf' | 'firstSignersBefore';
type Keeper = Pick<SubmissionStore, Kept> & {
  /** Called after each insert and save. @param before null for a new item */
  keep(after: Submission, before: Submission | null): Promise<void>;
  /** Stores the current revision and returns its hash. */
  write(submission: Submission): Promise<string>;
};

/** Creates the recorder. Drafts are not stored: revisions count from when the board sees the item. */
export function createRevisionKeeper(
  tx: Transaction<DB>,
  wardId: WardId,
  units: readonly string[],
  now: () => Date,
): Keeper {
  const rows = wardRows(tx, wardId);

  return {
    keep: async (after, before) => {
      if (!isSeen(after)) return;
      await write({ tx, wardId }, after, now());
      const isAsBefore = before !== null && after.content === before.content && after.photos === before.photos;
      if (!isAsBefore || !isSeen(before)) await credit({ tx, wardId, units }, after, before);
    },
    write: (submission) => write({ tx, wardId }, submission, now()),
    revisionOf: async (id, revision): Promise<KeptRevision | null> => {
      const row = await rows.one('revision_content', { submissionId: id, revision });
      return row && { revision, content: unpacked(row.content), sha256: row.sha256, at: at(row.at) };
    },
    contributionsOf: async (id) =>
      (await rows.all('contribution', { submissionId: id }, { order: ['id'] })).map((row) => ({
        kind: row.kind as Contribution['kind'],
        person: row.personId === null ? null : personId(row.personId),
        unit: row.unit,
        name: row.name,
        share: row.share,
        photo: row.photoId === null ? null : photoId(row.photoId),
      })),
    divideText: async (id, parts) => {
      for (const [name, share] of parts)
        await rows.change('contribution', { submissionId: id, kind: 'text', name }, { share });
    },
    firstSignersBefore: async (id, revision) =>
      (
        await tx
          .selectFrom('decision')
          .select('actorId')
          .distinct()
          .where('wardId', '=', wardId)
          .where('submissionId', '=', id)
          .where('onRevision', '<', revision)
          .where(isStandingFirstSignature)
          .execute()
      ).map(({ actorId }) => personId(actorId)),
    noteEdit: async (id, by, share) => {
      const known = await rows.one('contribution', { submissionId: id, kind: 'edit', personId: by.id });
      if (known)
        await rows.change('contribution', { id: known.id }, { share: Math.min(wholeShare, known.share + share) });
      else
        await insert({ tx, wardId }, id, [
          { kind: 'edit', person: by.id, unit: null, name: by.name, share, photo: null },
        ]);
    },
  };
}

interface Place {
  readonly tx: Transaction<DB>;
  readonly wardId: WardId;
}

/** Stores the current revision and returns its hash. */
async function write({ tx, wardId }: Place, submission: Submission, now: Date): Promise<string> {
  const { content, sha256: hash } = snapshotOf(submission);
  const snapshot = { content: packed(tx, content), sha256: hash };
  await tx
    .insertInto('revision_content')
    .values({
      ...snapshot,
      wardId,
      submissionId: submission.id,
      revision: submission.revision,
      at: now.getTime(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['submissionId', 'revision'])
        .doUpdateSet(snapshot)
        .where((eb) => eb('revision_content.sha256', '!=', snapshot.sha256))
        // Content that a decision refers to stays, even if a photo arrives later; the photo's own row has its file.
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('decision')
                .select('decision.id')
                .whereRef('decision.submissionId', '=', 'revision_content.submissionId')
                .whereRef('decision.contentHash', '=', 'revision_content.sha256'),
            ),
          ),
        ),
    )
    .execute();
  const { sha256 } = await tx
    .selectFrom('revision_content')
    .select('sha256')
    .where('submissionId', '=', submission.id)
    .where('revision', '=', submission.revision)
    .executeTakeFirstOrThrow();
  return sha256;
}

async function insert({ tx, wardId }: Place, id: SubmissionId, rows: readonly Contribution[]): Promise<void> {
  for (const { person, photo, ...rest } of rows)
    await wardRows(tx, wardId).add('contribution', { ...rest, submissionId: id, personId: person, photoId: photo });
}

/**
 * Derives the contributors from the content again. Edits by the board stay; so does a division of the text, as long as
 * the same people are credited in the same way.
 */
async function credit(
  { tx, wardId, units }: Place & { readonly units: readonly string[] },
  submission: Submission,
  before: Submission | null,
): Promise<void> {
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('wardId', '=', wardId)
    .where('removedAt', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mandate')
        .select('mandate.personId')
        .where('mandate.wardId', '=', wardId)
        .unionAll(tx.selectNoFrom(sql<string>`${submission.authorId}`.as('personId'))),
    )
    .execute();
  const known = people.map(({ id, name }) => ({ id: personId(id), name }));
  const readFrom = (each: Submission): readonly Contribution[] => contributionsOf(each, known, units);
  const texts = (credits: readonly Contribution[]): string =>
    JSON.stringify(credits.flatMap(({ kind, name, share }) => (kind === 'text' ? [[name, share]] : [])));
  const fresh = readFrom(submission);
  const isDividedAsBefore = before !== null && texts(readFrom(before)) === texts(fresh);
  const rows = wardRows(tx, wardId);
  const divided = isDividedAsBefore
    ? await rows.all('contribution', { submissionId: submission.id, kind: 'text' })
    : [];
  const shareOf = new Map(divided.map(({ name, share }) => [name, share]));
  await rows.remove('contribution', { submissionId: submission.id, kind: { '!=': 'edit' } });
  await insert(
    { tx, wardId },
    submission.id,
    fresh.map((each) => (each.kind === 'text' ? { ...each, share: shareOf.get(each.name) ?? each.share } : each)),
  );
}
