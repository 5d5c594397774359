/** Items, their photos, where they came from, what was decided, and the cards on the board's screens. */
import { sql, type Transaction } from 'kysely';
import { ConflictError } from '../../../domain/decision.ts';
import type { WardId } from '../../../domain/ids.ts';
import { submissionId } from '../../../domain/ids.ts';
import { type Photo, type Submission, stageOf } from '../../../domain/submission/submission.ts';
import type { CardStore, SubmissionStore } from '../../../ports/submissions.ts';
import { dialectOf } from './dialect.ts';
import { itemFileColumns, saveItemFiles } from './item-file-store.ts';
import { itemStandingText } from './lean-json.ts';
import { toCard, toSubmission } from './mapping.ts';
import { createRevisionKeeper } from './revision-keeper.ts';
import type { DB } from './types.core.ts';

/** Roles whose signature is missing now. */
const turnOf = (submission: Submission): string | null => {
  const roles = submission.state === 'submitted' ? submission.standing.route?.[stageOf(submission)] : undefined;
  return roles ? JSON.stringify(roles) : null;
};

export const columnsOf = (submission: Submission) => ({
  state: submission.state,
  revision: submission.revision,
  category: submission.content.category,
  dueAt: submission.standing.due?.at?.getTime() ?? null,
  turn: turnOf(submission),
  submittedAt: submission.standing.submittedAt?.getTime() ?? null,
  decidedAt: submission.standing.decidedBy?.at.getTime() ?? null,
  decidedBy: submission.standing.decidedBy?.person ?? null,
  publishedAt: submission.standing.publication?.at.getTime() ?? null,
  content: JSON.stringify(submission.content),
  standing: itemStandingText(submission.standing),
  updatedAt: submission.updatedAt.getTime(),
});

const fateColumns = ({ fate }: Pick<Photo, 'fate'>) => ({
  state: fate.state,
  refusal: 'refusal' in fate ? fate.refusal : null,
  hash: fate.state === 'stored' ? fate.hash : null,
  stored: fate.state === 'stored' ? JSON.stringify(fate.facts) : null,
});

export function createSubmissionStore(
  tx: Transaction<DB>,
  wardId: WardId,
  units: readonly string[],
  now: () => Date,
): SubmissionStore {
  const revisions = createRevisionKeeper(tx, wardId, units, now);
  const submissions = () => tx.selectFrom('submission').selectAll().where('wardId', '=', wardId);

  const withParts = async (rows: Awaited<ReturnType<ReturnType<typeof submissions>['execute']>>) => {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const photos = await tx
      .selectFrom('submission_photo')
      .selectAll()
      .where('submissionId', 'in', ids)
      .orderBy('position')
      .execute();
    const files = await tx
      .selectFrom('submission_file')
      .select(itemFileColumns)
      .where('submissionId', 'in', ids)
      .orderBy('position')
      .execute();
    return rows.map((row) =>
      toSubmission(
        row,
        photos.filter((photo) => photo.submissionId === row.id),
        files.filter((file) => file.submissionId === row.id),
      ),
    );
  };

  const savePhotos = async (submission: Submission): Promise<void> => {
    for (const photo of submission.photos) {
      await tx
        .insertInto('submission_photo')
        .values({
          id: photo.id,
          wardId,
          submissionId: submission.id,
          itemKey: photo.itemKey,
          position: photo.position,
          messageKey: photo.messageKey,
          albumKey: photo.albumKey,
          file: JSON.stringify(photo.file),
          dropped: photo.dropped ? 1 : 0,
          ...fateColumns(photo),
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ dropped: photo.dropped ? 1 : 0, position: photo.position }),
        )
        .execute();
    }
  };

  const first = async (query: ReturnType<typeof submissions>): Promise<Submission | null> =>
    (await withParts(await query.limit(1).execute()))[0] ?? null;

  return {
    find: (id) => first(submissions().where('id', '=', id)),
    get: async (id) => {
      const found = await first(submissions().where('id', '=', id));
      if (!found) throw new Error(`no submission ${id}`);
      return found;
    },
    withNumber: async (number) =>
      withParts(
        await submissions()
          .where('code', 'like', `%-${String(number).padStart(4, '0')}`)
          .orderBy('createdAt', 'desc')
          .limit(5)
          .execute(),
      ),
    openDraftOf: (author) =>
      first(submissions().where('authorId', '=', author).where('state', '=', 'draft').orderBy('updatedAt', 'desc')),
    lastDecidedBy: (person) => first(submissions().where('decidedBy', '=', person).orderBy('decidedAt', 'desc')),
    ofAuthor: async (author, limit) =>
      withParts(await submissions().where('authorId', '=', author).orderBy('createdAt', 'desc').limit(limit).execute()),
    inStates: async (states, limit, after = null) => {
      const query = states ? submissions().where('state', 'in', states) : submissions();
      const due = sql<number>`coalesce("dueAt", 9000000000000000)`;
      const page = after
        ? query.where((eb) => {
            const [dueAt, createdAt] = [after.standing.due?.at?.getTime() ?? 9e15, after.createdAt.getTime()];
            return eb.or([
              eb(due, '>', dueAt),
              eb.and([eb(due, '=', dueAt), eb('createdAt', '>', createdAt)]),
              eb.and([eb(due, '=', dueAt), eb('createdAt', '=', createdAt), eb('id', '>', after.id)]),
            ]);
          })
        : query;
      return withParts(await page.orderBy(due).orderBy('createdAt').orderBy('id').limit(limit).execute());
    },
    due: async (state, from, limit, after) => {
      const since = after?.standing.due?.at?.getTime() ?? from.getTime();
      return withParts(
        await submissions()
          .where('state', '=', state)
          .where('dueAt', '>=', since)
          .where((eb) => eb.or([eb('dueAt', '>', since), eb('code', '>', after?.code ?? '')]))
          .orderBy('dueAt')
          .orderBy('code')
          .limit(limit)
          .execute(),
      );
    },
    // What is not out yet comes first, on PostgreSQL too, which puts nulls last.
    unfinished: async (limit) =>
      withParts(
        await submissions()
          .where(dialectOf(tx).unfinished)
          .orderBy('publishedAt', (order) => order.asc().nullsFirst())
          .limit(limit)
          .execute(),
      ),
    insert: async (submission) => {
      await tx
        .insertInto('submission')
        .values({
          ...columnsOf(submission),
          id: submission.id,
          wardId,
          code: submission.code,
          authorId: submission.authorId,
          version: submission.version,
          createdAt: submission.createdAt.getTime(),
        })
        .execute();
      await savePhotos(submission);
      await saveItemFiles(tx, wardId, submission);
      await revisions.keep(submission, null);
    },
    save: async (after, before) => {
      const { numUpdatedRows } = await tx
        .updateTable('submission')
        .set({ ...columnsOf(after), version: before.version + 1 })
        .where('wardId', '=', wardId)
        .where('id', '=', before.id)
        .where('version', '=', before.version)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n)
        throw new ConflictError(`submission ${before.id} is no longer at version ${before.version}`);
      if (after.photos !== before.photos) await savePhotos(after);
      if (after.files !== before.files) await saveItemFiles(tx, wardId, after);
      await revisions.keep(after, before);
    },
    settlePhoto: async (photo, fate) => {
      await tx
        .updateTable('submission_photo')
        .set(fateColumns({ fate }))
        .where('wardId', '=', wardId)
        .where('id', '=', photo)
        .execute();
    },
    byOrigin: async (key) => {
      const row = await tx
        .selectFrom('submission_origin')
        .select('submissionId')
        .where('wardId', '=', wardId)
        .where('key', '=', key)
        .executeTakeFirst();
      return row ? submissionId(row.submissionId) : null;
    },
    putOrigin: async (key, submission) => {
      await tx
        .insertInto('submission_origin')
        .values({ wardId, key, submissionId: submission })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    contributionsOf: revisions.contributionsOf,
    noteEdit: revisions.noteEdit,
    revisionOf: revisions.revisionOf,
    firstSignersBefore: revisions.firstSignersBefore,
    recordDecision: async ({ submission, actor, at, ...rest }) => {
      const decided = await first(submissions().where('id', '=', submission));
      const contentHash = decided ? await revisions.write(decided) : null;
      // A conflict is no error of the statement: PostgreSQL would end the whole transaction with one.
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('decision')
        .values({ ...rest, wardId, submissionId: submission, actorId: actor, contentHash, createdAt: at.getTime() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n)
        throw new ConflictError(`revision ${rest.onRevision} of ${submission} is decided`);
      return contentHash;
    },
  };
}

export const createCardStore = (tx: Transaction<DB>, wardId: WardId): CardStore => {
  const cards = () => tx.selectFrom('card').selectAll().where('wardId', '=', wardId);
  return {
    find: async (id) => {
      const row = await cards().where('id', '=', id).executeTakeFirst();
      return row ? toCard(row) : null;
    },
    of: async (submission) =>
      (await cards().where('submissionId', '=', submission).orderBy('createdAt').execute()).map(toCard),
    latestOf: async (submission, person) => {
      const row = await cards()
        .where('submissionId', '=', submission)
        .where('personId', '=', person)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirst();
      return row ? toCard(row) : null;
    },
    insert: async ({ submission, person, hasPhoto, createdAt, ...rest }) => {
      await tx
        .insertInto('card')
        .values({
          ...rest,
          wardId,
          submissionId: submission,
          personId: person,
          hasPhoto: hasPhoto ? 1 : 0,
          createdAt: createdAt.getTime(),
        })
        .execute();
    },
    markShown: async (id, shownRevision, shown) => {
      await tx
        .updateTable('card')
        .set({ shownRevision, shown })
        .where('wardId', '=', wardId)
        .where('id', '=', id)
        .execute();
    },
  };
};
