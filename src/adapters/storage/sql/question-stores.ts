/** Questions of citizens. `standing` is JSON as the workflow writes it. */
import { type ExpressionBuilder, type Insertable, sql, type Transaction } from 'kysely';
import { ConflictError } from '../../../domain/decision.ts';
import { personId, type WardId } from '../../../domain/ids.ts';
import { lastDayInTime, type Question, type QuestionStanding } from '../../../domain/question/question.ts';
import type { PhotoFile } from '../../../domain/submission/submission.ts';
import type { ConsentStore, HandoverStore, QuestionStore, Tip, TipStore } from '../../../ports/questions.ts';
import { hasNumber } from './code-numbers.ts';
import { dialectOf } from './dialect.ts';
import { leanExplanation, leanStanding } from './lean-json.ts';
import { toFate, toQuestion } from './mapping.ts';
import { packed, unpacked } from './packed.ts';
import { command, firstOf, statement } from './statement.ts';
import type { DB, Question as QuestionRow } from './types.core.ts';
import { readOnce } from './unit-memory.ts';

const msOf = (instant: string | null | undefined): number | null => (instant ? Date.parse(instant) : null);

/** What figures and lists count by, without opening the JSON. */
export const instantsOf = ({ decidedBy, answeredAt, publication, closed }: QuestionStanding) => ({
  decidedAt: msOf(decidedBy?.at),
  decidedBy: decidedBy?.person ?? null,
  answeredAt: msOf(answeredAt),
  publishedAt: msOf(publication.published?.at),
  closedAt: msOf(closed?.at),
});

const rowOf = (question: Question, tx: Transaction<DB>) => ({
  code: question.code,
  state: question.state,
  askerId: question.askerId,
  channel: question.channel,
  conversation: question.conversation,
  title: question.title,
  body: question.body,
  originKey: question.originKey,
  receivedAt: question.receivedAt.getTime(),
  dueAt: question.dueAt.getTime(),
  dueOn: question.dueOn,
  explanation: packed(tx, JSON.stringify(leanExplanation(question.explanation))),
  assigneeId: question.standing.assignee?.person ?? null,
  standing: packed(tx, leanStanding(question)),
  lastDayOn: lastDayInTime(question),
  ...instantsOf(question.standing),
});

/**
 * One asker has few questions, and a ward many: written so, the ward's own indexes do not offer themselves, and the questions
 * are found by their asker on both databases.
 */
const ofWard = sql`"wardId" || ''`;

/** Of one person, as many as any part of a turn looks at. */
const mostAsked = 20;

const askedBy = statement((db, { wardId, asker }: { readonly wardId: string; readonly asker: string }) =>
  db
    .selectFrom('question')
    .selectAll()
    .where('askerId', '=', asker)
    .where(ofWard, '=', wardId)
    .orderBy('receivedAt', 'desc')
    .limit(mostAsked),
);
const byOrigin = statement((db, { wardId, originKey }: { readonly wardId: string; readonly originKey: string }) =>
  db.selectFrom('question').selectAll().where('wardId', '=', wardId).where('originKey', '=', originKey),
);

const insertQuestion = command((db, row: Insertable<QuestionRow>) => db.insertInto('question').values(row));

type Place = Pick<Question, 'id' | 'dueAt'>;

/** Behind this one in the order of the dates; two that are due together follow each other by their ids. */
const isAfter = (eb: ExpressionBuilder<DB, 'question'>, place: Place | null) => {
  const dueAt = place?.dueAt.getTime() ?? 0;
  return eb.or([eb('dueAt', '>', dueAt), eb.and([eb('dueAt', '=', dueAt), eb('id', '>', place?.id ?? '')])]);
};

export const createQuestionStore = (tx: Transaction<DB>, wardId: WardId, now: () => Date): QuestionStore => {
  const questions = () => tx.selectFrom('question').selectAll().where('wardId', '=', wardId);
  return {
    byOrigin: async (originKey) => {
      const row = await firstOf(byOrigin(tx, { wardId, originKey }));
      return row && toQuestion(row);
    },
    get: async (id) => {
      const row = await questions().where('id', '=', id).executeTakeFirst();
      return row ? toQuestion(row) : null;
    },
    byCode: async (code) => {
      const row = await questions().where('code', '=', code).executeTakeFirst();
      return row ? toQuestion(row) : null;
    },
    lastDecidedBy: async (person) => {
      const row = await questions().where('decidedBy', '=', person).orderBy('decidedAt', 'desc').executeTakeFirst();
      return row ? toQuestion(row) : null;
    },
    withNumber: async (number) =>
      (
        await questions()
          .where(hasNumber('question', wardId, number))
          .orderBy('receivedAt', 'desc')
          .execute()
      ).map(toQuestion),
    list: async () => (await questions().orderBy('receivedAt').execute()).map(toQuestion),
    inStates: async (states, limit, after = null) =>
      (
        await questions()
          .where('state', 'in', states)
          .$if(after !== null, (query) => query.where((eb) => isAfter(eb, after)))
          .orderBy('dueAt')
          .orderBy('id')
          .limit(limit)
          .execute()
      ).map(toQuestion),
    // A turn asks for the newest, the newest few and the newest twenty: they are read once.
    ofAsker: async (asker, limit) => {
      if (limit <= mostAsked) {
        const newest = async () => (await askedBy(tx, { wardId, asker })).rows.map(toQuestion);
        return (await readOnce(tx, ['question'], `asked ${asker}`, newest)).slice(0, limit);
      }
      const own = tx.selectFrom('question').selectAll().where('askerId', '=', asker).where(ofWard, '=', wardId);
      return (await own.orderBy('receivedAt', 'desc').limit(limit).execute()).map(toQuestion);
    },
    putPhoto: async ({ id, question, itemKey, position, file }) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('question_photo')
        .values({ id, wardId, questionId: question, itemKey, position, file: JSON.stringify(file) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    photosOf: async (question) =>
      (
        await tx
          .selectFrom('question_photo')
          .selectAll()
          .where('wardId', '=', wardId)
          .where('questionId', '=', question)
          .orderBy('position')
          .execute()
      ).map((row) => ({ id: row.id, file: JSON.parse(row.file) as PhotoFile, fate: toFate(row) })),
    settlePhoto: async (photo, fate) => {
      await tx
        .updateTable('question_photo')
        .set({
          state: fate.state,
          refusal: 'refusal' in fate ? fate.refusal : null,
          hash: fate.state === 'stored' ? fate.hash : null,
          stored: fate.state === 'stored' ? JSON.stringify(fate.facts) : null,
        })
        .where('wardId', '=', wardId)
        .where('id', '=', photo)
        .execute();
    },
    dropPhotos: async (question, messageKey) => {
      const rows = tx.deleteFrom('question_photo').where('wardId', '=', wardId).where('questionId', '=', question);
      const start = `${messageKey}:`;
      await (messageKey === undefined
        ? rows
        : rows.where((eb) => eb(sql<string>`substr("itemKey", 1, ${start.length})`, '=', start))
      ).execute();
    },
    ofMessage: async (asker, messageKey) => {
      const named = JSON.stringify({ messageKey }).slice(1, -1);
      const own = await questions().where('askerId', '=', asker).execute();
      const row = own.find((each) => each.originKey === messageKey || unpacked(each.standing).includes(named));
      return row ? toQuestion(row) : null;
    },
    insert: async (question) => {
      await insertQuestion(tx, {
        ...rowOf(question, tx),
        id: question.id,
        wardId,
        version: question.version,
        createdAt: question.receivedAt.getTime(),
        updatedAt: now().getTime(),
      });
    },
    save: async (after, before) => {
      const { numUpdatedRows } = await tx
        .updateTable('question')
        .set({ ...rowOf(after, tx), version: before.version + 1, updatedAt: now().getTime() })
        .where('wardId', '=', wardId)
        .where('id', '=', before.id)
        .where('version', '=', before.version)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new ConflictError(`question ${before.id} was changed meanwhile`);
    },
  };
};

export const createConsentStore = (tx: Transaction<DB>, wardId: WardId): ConsentStore => ({
  insert: async ({ id, person, purpose, subject, words, at }) => {
    await tx
      .insertInto('consent')
      .values({ id, wardId, personId: person, purpose, subject, words, givenAt: at.getTime() })
      .execute();
  },
  withdraw: async (subject, at) => {
    await tx
      .updateTable('consent')
      .set({ withdrawnAt: at.getTime() })
      .where('wardId', '=', wardId)
      .where('subject', '=', subject)
      .where('withdrawnAt', 'is', null)
      .execute();
  },
});

export const createHandoverStore = (tx: Transaction<DB>, wardId: WardId): HandoverStore => ({
  insert: async ({ id, kind, person, receivers, receivedAt }) => {
    await tx
      .insertInto('handover')
      .values({
        id,
        wardId,
        kind,
        personId: person,
        receivers: JSON.stringify(receivers),
        receivedAt: receivedAt.getTime(),
      })
      .execute();
  },
  receivedBy: async (person, limit) =>
    (
      await tx
        .selectFrom('handover')
        .select(['kind', 'receivers', 'receivedAt'])
        .where('wardId', '=', wardId)
        .where(dialectOf(tx).holds(sql`"receivers"`, JSON.stringify(person)))
        .orderBy('receivedAt', 'desc')
        .limit(limit)
        .execute()
    ).map(({ kind, receivers, receivedAt }) => ({
      kind,
      receivers: (JSON.parse(receivers) as readonly string[]).map(personId),
      receivedAt: new Date(receivedAt),
    })),
});

const toTip = (row: {
  readonly id: string;
  readonly personId: string;
  readonly text: string;
  readonly photos: string;
  readonly messageKey: string;
  readonly receivedAt: number;
}): Tip => ({
  id: row.id,
  person: personId(row.personId),
  text: row.text,
  photos: JSON.parse(row.photos) as readonly PhotoFile[],
  messageKey: row.messageKey,
  at: new Date(row.receivedAt),
});

export const createTipStore = (tx: Transaction<DB>, wardId: WardId): TipStore => ({
  insert: async ({ id, person, text, photos, messageKey, at }) => {
    await tx
      .insertInto('tip')
      .values({
        id,
        wardId,
        personId: person,
        text,
        photos: JSON.stringify(photos),
        messageKey,
        receivedAt: at.getTime(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  take: async (id, by, at) => {
    const row = await tx
      .updateTable('tip')
      .set({ takenBy: by, takenAt: at.getTime() })
      .where('wardId', '=', wardId)
      .where('id', '=', id)
      .where('takenAt', 'is', null)
      .returning(['personId', 'text', 'photos', 'messageKey', 'receivedAt'])
      .executeTakeFirst();
    return row ? toTip({ id, ...row }) : null;
  },
  ofPerson: async (person) =>
    (
      await tx
        .selectFrom('tip')
        .select(['id', 'personId', 'text', 'photos', 'messageKey', 'receivedAt'])
        .where('wardId', '=', wardId)
        .where('personId', '=', person)
        .orderBy('receivedAt', 'desc')
        .execute()
    ).map(toTip),
});
