/** Items, their photos, their origins, decisions, and the cards shown to the board. */
import { type ExpressionBuilder, type Selectable, sql, type Transaction } from 'kysely';
import { ConflictError } from '../../../domain/decision.ts';
import type { WardId } from '../../../domain/ids.ts';
import { submissionId } from '../../../domain/ids.ts';
import { type Submission, stageOf } from '../../../domain/submission/submission.ts';
import type { CardStore, SubmissionStore } from '../../../ports/submissions.ts';
import { hasNumber } from './code-numbers.ts';
import { dialectOf } from './dialect.ts';
import { fateColumns, itemFileColumns, saveItemFiles } from './item-file-store.ts';
import { itemStandingText } from './lean-json.ts';
import { toCard, toSubmission } from './mapping.ts';
import { packed } from './packed.ts';
import { createRevisionKeeper } from './revision-keeper.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

/** The roles whose signature is missing now, as JSON. */
const turnOf = (submission: Submission): string | null => {
  const roles = submission.state === 'submitted' ? submission.standing.route?.[stageOf(submission)] : undefined;
  return roles ? JSON.stringify(roles) : null;
};

/** Columns derived from the item, stored beside its content. */
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
  standing: itemStandingText(submission.standing),
  updatedAt: submission.updatedAt.getTime(),
});

/** Condition for items after this one in the order of publication; unpublished items come first. */
const isBehind = (place: Submission | null) => (eb: ExpressionBuilder<DB, 'submission'>) => {
  const at = place?.standing.publication?.at.getTime() ?? null;
  const id = place?.id ?? '';
  if (at === null)
    return eb.or([eb('publishedAt', 'is not', null), eb.and([eb('publishedAt', 'is', null), eb('id', '>', id)])]);
  return eb.or([eb('publishedAt', '>', at), eb.and([eb('publishedAt', '=', at), eb('id', '>', id)])]);
};

/** Items without a due date sort last. */
const due = sql<number>`coalesce("dueAt", 9000000000000000)`;

const isDueLater =
  ({ id, standing, createdAt: at }: Submission) =>
  (eb: ExpressionBuilder<DB, 'submission'>) => {
    const [dueAt, createdAt] = [standing.due?.at?.getTime() ?? 9e15, at.getTime()];
    return eb.or([
      eb(due, '>', dueAt),
      eb.and([eb(due, '=', dueAt), eb('createdAt', '>', createdAt)]),
      eb.and([eb(due, '=', dueAt), eb('createdAt', '=', createdAt), eb('id', '>', id)]),
    ]);
  };

/** Loads the items with their photos and files. */
async function withParts(
  tx: Transaction<DB>,
  rows: readonly Selectable<DB['submission']>[],
): Promise<readonly Submission[]> {
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
}

type Read =
  | 'find'
  | 'get'
  | 'withNumber'
  | 'openDraftOf'
  | 'lastDecidedBy'
  | 'ofAuthor'
  | 'inStates'
  | 'due'
  | 'unfinished';

function createReads(tx: Transaction<DB>, wardId: WardId): Pick<SubmissionStore, Read> {
  const submissions = () => tx.selectFrom('submission').selectAll().where('wardId', '=', wardId);

  const all = async (query: ReturnType<typeof submissions>) => withParts(tx, await query.execute());

  const first = async (query: ReturnType<typeof submissions>): Promise<Submission | null> =>
    (await all(query.limit(1)))[0] ?? null;

  return {
    find: (id) => first(submissions().where('id', '=', id)),
    get: async (id) => {
      const found = await first(submissions().where('id', '=', id));
      if (!found) throw new Error(`no submission ${id}`);
      return found;
    },
    withNumber: (number) =>
      all(
        submissions()
          .where(hasNumber('submission', wardId, number))
          .orderBy('createdAt', 'desc')
          .limit(5),
      ),
    openDraftOf: (author) =>
      first(submissions().where('authorId', '=', author).where('state', '=', 'draft').orderBy('updatedAt', 'desc')),
    lastDecidedBy: (person) => first(submissions().where('decidedBy', '=', person).orderBy('decidedAt', 'desc')),
    ofAuthor: (author, limit) =>
      all(submissions().where('authorId', '=', author).orderBy('createdAt', 'desc').limit(limit)),
    inStates: async (states, limit, after = null) => {
      const query = states ? submissions().where('state', 'in', states) : submissions();
      const page = after ? query.where(isDueLater(after)) : query;
      return all(page.orderBy(due).orderBy('createdAt').orderBy('id').limit(limit));
    },
    due: async (state, from, limit, after) => {
      const since = after?.standing.due?.at?.getTime() ?? from.getTime();
      return all(
        submissions()
          .where('state', '=', state)
          .where('dueAt', '>=', since)
          .where((eb) => eb.or([eb('dueAt', '>', since), eb('code', '>', after?.code ?? '')]))
          .orderBy('dueAt')
          .orderBy('code')
          .limit(limit),
      );
    },
    // Unpublished items come first, explicitly: PostgreSQL would put nulls last.
    unfinished: (limit, after = null) =>
      all(
        submissions()
          .where(dialectOf(tx).unfinished)
          .$if(after !== null, (query) => query.where(isBehind(after)))
          .orderBy('publishedAt', (order) => order.asc().nullsFirst())
          .orderBy('id')
          .limit(limit),
      ),
  };
}

async function savePhotos(tx: Transaction<DB>, wardId: WardId, submission: Submission): Promise<void> {
  for (const photo of submission.photos) {
    const { id, itemKey, position, messageKey, albumKey, file, fate } = photo;
    await wardRows(tx, wardId).put(
      'submission_photo',
      { id },
      { dropped: photo.dropped ? 1 : 0, position },
      {
        ...{ submissionId: submission.id, itemKey, messageKey, albumKey, file: JSON.stringify(file) },
        ...fateColumns(fate),
      },
    );
  }
}

/**
 * Creates the store of items with their photos and files. `save` names the version that was read; if another writer
 * saved first, it throws a conflict.
 * @param units names of the ward's units, for items credited to a unit
 */
export function createSubmissionStore(
  tx: Transaction<DB>,
  wardId: WardId,
  units: readonly string[],
  now: () => Date,
): SubmissionStore {
  const own = wardRows(tx, wardId);
  const revisions = createRevisionKeeper(tx, wardId, units, now);
  const contentOf = ({ content }: Submission) => packed(tx, JSON.stringify(content));
  const reads = createReads(tx, wardId);

  return {
    ...reads,
    insert: async (submission) => {
      const { id, code, authorId, version } = submission;
      const createdAt = submission.createdAt.getTime();
      await own.add('submission', {
        ...columnsOf(submission),
        content: contentOf(submission),
        id,
        code,
        authorId,
        version,
        createdAt,
      });
      await savePhotos(tx, wardId, submission);
      await saveItemFiles(tx, wardId, submission);
      await revisions.keep(submission, null);
    },
    save: async (after, before) => {
      const { id, version } = before;
      if (
        (await own.change(
          'submission',
          { id, version },
          { ...columnsOf(after), content: contentOf(after), version: version + 1 },
        )) !== 1
      )
        throw new ConflictError(`submission ${before.id} is no longer at version ${before.version}`);
      if (after.photos !== before.photos) await savePhotos(tx, wardId, after);
      if (after.files !== before.files) await saveItemFiles(tx, wardId, after);
      await revisions.keep(after, before);
    },
    settlePhoto: async (photo, fate) => {
      await own.change('submission_photo', { id: photo }, fateColumns(fate));
    },
    byOrigin: async (key) => {
      const row = await own.one('submission_origin', { key });
      return row && submissionId(row.submissionId);
    },
    putOrigin: async (key, submission) => {
      await own.addNew('submission_origin', { key, submissionId: submission });
    },
    moveOrigin: async (key, submission) => {
      await own.change('submission_origin', { key }, { submissionId: submission });
    },
    contributionsOf: revisions.contributionsOf,
    divideText: revisions.divideText,
    noteEdit: revisions.noteEdit,
    revisionOf: revisions.revisionOf,
    firstSignersBefore: revisions.firstSignersBefore,
    recordDecision: async ({ submission, actor, at, ...rest }) => {
      const decided = await reads.find(submission);
      const contentHash = decided ? await revisions.write(decided) : null;
      // A duplicate must not be an SQL error: on PostgreSQL an error would abort the whole transaction.
      const row = { ...rest, submissionId: submission, actorId: actor, contentHash, createdAt: at.getTime() };
      if (!(await own.addNew('decision', row)))
        throw new ConflictError(`revision ${rest.onRevision} of ${submission} is decided`);
      return contentHash;
    },
  };
}

/** Which message shows an item to whom, so that it can be updated when the item is decided. */
export const createCardStore = (tx: Transaction<DB>, wardId: WardId): CardStore => {
  const rows = wardRows(tx, wardId);
  return {
    find: async (id) => {
      const row = await rows.one('card', { id });
      return row && toCard(row);
    },
    of: async (submission) =>
      (await rows.all('card', { submissionId: submission }, { order: ['createdAt'] })).map(toCard),
    latestOf: async (submission, person) => {
      const where = { submissionId: submission, personId: person };
      const row = await rows.one('card', where, 'createdAt desc', 'id desc');
      return row && toCard(row);
    },
    insert: ({ submission, person, hasPhoto, createdAt, ...rest }) =>
      rows.add('card', {
        ...{ ...rest, submissionId: submission, personId: person },
        ...{ hasPhoto: hasPhoto ? 1 : 0, createdAt: createdAt.getTime() },
      }),
    markShown: async (id, shownRevision, shown) => {
      await rows.change('card', { id }, { shownRevision, shown });
    },
  };
};
