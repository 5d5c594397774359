/** Questions of citizens. The column `standing` is JSON, as the workflow writes it. */
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import { ConflictError } from '../../../domain/decision.ts';
import { personId, type WardId } from '../../../domain/ids.ts';
import {
  lastDayInTime,
  type Question,
  type QuestionStanding,
  titleOfWords,
} from '../../../domain/question/question.ts';
import type { PhotoFile } from '../../../domain/submission/photos-and-files.ts';
import type { ConsentStore, HandoverStore, QuestionStore, Tip, TipStore } from '../../../ports/questions.ts';
import { hasNumber } from './code-numbers.ts';
import { dialectOf } from './dialect.ts';
import { fateColumns } from './item-file-store.ts';
import { leanExplanation, leanStanding } from './lean-json.ts';
import { toFate, toQuestion } from './mapping.ts';
import { packed, unpacked } from './packed.ts';
import { isBehind } from './paging.ts';
import { wardRows } from './rows.ts';
import { command, firstOf, statement } from './statement.ts';
import type { DB, Question as QuestionRow, Tip as TipRow } from './types.core.ts';
import { readCachedInUnit } from './unit-cache.ts';

const msOf = (instant: string | null | undefined): number | null => (instant ? Date.parse(instant) : null);

/** The columns by which figures and lists count, so that they need not parse the JSON. */
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
  title: question.title === titleOfWords(question.body) ? '' : question.title,
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
 * An asker has few questions and a ward has many. The ward is compared as an expression, so that both databases use the
 * asker's index instead of the ward's.
 */
const ofWard = sql`"wardId" || ''`;

/** The newest questions of one person that a turn needs at most. */
const mostAsked = 20;
/** The newest questions of one person that a message may be added to. */
const mostAddedTo = 200;

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

type PhotoPart = 'putPhoto' | 'photosOf' | 'settlePhoto' | 'dropPhotos';

const questionPhotos = (tx: Transaction<DB>, wardId: WardId): Pick<QuestionStore, PhotoPart> => {
  const rows = wardRows(tx, wardId);
  return {
    putPhoto: ({ question, file, ...rest }) =>
      rows.addNew('question_photo', { ...rest, questionId: question, file: JSON.stringify(file) }),
    photosOf: async (question) =>
      (await rows.all('question_photo', { questionId: question }, { order: ['position'] })).map((row) => ({
        ...{ id: row.id, file: JSON.parse(row.file) as PhotoFile, fate: toFate(row) },
      })),
    settlePhoto: async (photo, fate) => {
      await rows.change('question_photo', { id: photo }, fateColumns(fate));
    },
    dropPhotos: async (question, messageKey) => {
      const all = tx.deleteFrom('question_photo').where('wardId', '=', wardId).where('questionId', '=', question);
      const start = `${messageKey}:`;
      const isOfMessage = sql<boolean>`substr("itemKey", 1, ${start.length}) = ${start}`;
      await (messageKey === undefined ? all : all.where(isOfMessage)).execute();
    },
  };
};

/** Creates the store. `save` names the version that was read; if another writer saved first, it throws a conflict. */
export const createQuestionStore = (tx: Transaction<DB>, wardId: WardId, now: () => Date): QuestionStore => {
  const questions = () => tx.selectFrom('question').selectAll().where('wardId', '=', wardId);
  const ofPerson = (asker: string) =>
    tx.selectFrom('question').selectAll().where('askerId', '=', asker).where(ofWard, '=', wardId);
  type Query = ReturnType<typeof questions>;
  const all = async (query: Query) => (await query.execute()).map(toQuestion);
  const first = async (query: Query) => (await all(query.limit(1)))[0] ?? null;
  return {
    ...questionPhotos(tx, wardId),
    byOrigin: async (originKey) => {
      const row = await firstOf(byOrigin(tx, { wardId, originKey }));
      return row && toQuestion(row);
    },
    get: (id) => first(questions().where('id', '=', id)),
    byCode: (code) => first(questions().where('code', '=', code)),
    lastDecidedBy: (person) => first(questions().where('decidedBy', '=', person).orderBy('decidedAt', 'desc')),
    withNumber: (number) =>
      all(
        questions()
          .where(hasNumber('question', wardId, number))
          .orderBy('receivedAt', 'desc'),
      ),
    list: () => all(questions().orderBy('receivedAt')),
    inStates: (states, limit, after = null) =>
      all(
        questions()
          .where('state', 'in', states)
          .$if(after !== null, (query) =>
            query.where(isBehind([sql`"dueAt"`, sql`"id"`], after ? [after.dueAt.getTime(), after.id] : [])),
          )
          .orderBy('dueAt')
          .orderBy('id')
          .limit(limit),
      ),
    answeredAside: (limit) =>
      all(
        questions()
          .where('answeredAt', 'is not', null)
          .where('publishedAt', 'is', null)
          .orderBy('answeredAt', 'desc')
          .limit(limit),
      ),
    // A turn asks for the newest question, the newest few and the newest twenty; they are read once.
    ofAsker: async (asker, limit, behind = null) => {
      if (limit <= mostAsked && behind === null) {
        const newest = async () => (await askedBy(tx, { wardId, asker })).rows.map(toQuestion);
        return (await readCachedInUnit(tx, ['question'], `asked ${asker}`, newest)).slice(0, limit);
      }
      const place = behind && [behind.receivedAt.getTime(), behind.id];
      const own = ofPerson(asker).$if(place !== null, (query) =>
        query.where(isBehind([sql`"receivedAt"`, sql`"id"`], place ?? [], '<')),
      );
      return all(own.orderBy('receivedAt', 'desc').orderBy('id', 'desc').limit(limit));
    },
    ofMessage: async (asker, messageKey) => {
      const named = JSON.stringify({ messageKey }).slice(1, -1);
      const begun = await firstOf(byOrigin(tx, { wardId, originKey: messageKey }));
      if (begun) return begun.askerId === asker ? toQuestion(begun) : null;
      const newest = ofPerson(asker).orderBy('receivedAt', 'desc').limit(mostAddedTo);
      const row = (await newest.execute()).find(({ standing }) => unpacked(standing).includes(named));
      return row ? toQuestion(row) : null;
    },
    insert: async (question) => {
      const { id, version, receivedAt } = question;
      const times = { createdAt: receivedAt.getTime(), updatedAt: now().getTime() };
      await insertQuestion(tx, { ...rowOf(question, tx), id, wardId, version, ...times });
    },
    save: async (after, { id, version }) => {
      const row = { ...rowOf(after, tx), version: version + 1, updatedAt: now().getTime() };
      if ((await wardRows(tx, wardId).change('question', { id, version }, row)) !== 1)
        throw new ConflictError(`question ${id} was changed meanwhile`);
    },
  };
};

/** Consents and when they were given. A withdrawal sets a date; the row is never deleted. */
export const createConsentStore = (tx: Transaction<DB>, wardId: WardId): ConsentStore => {
  const rows = wardRows(tx, wardId);
  return {
    insert: ({ person, at, ...rest }) => rows.add('consent', { ...rest, personId: person, givenAt: at.getTime() }),
    withdraw: async (subject, at) => {
      await rows.change('consent', { subject, withdrawnAt: null }, { withdrawnAt: at.getTime() });
    },
  };
};

/** Records that a letter arrived, its kind and who received it, without its text. */
export const createHandoverStore = (tx: Transaction<DB>, wardId: WardId): HandoverStore => ({
  insert: ({ id, kind, person, receivers, receivedAt }) =>
    wardRows(tx, wardId).add('handover', {
      ...{ id, kind, personId: person },
      ...{ receivers: JSON.stringify(receivers), receivedAt: receivedAt.getTime() },
    }),
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

const toTip = ({ id, personId: person, text, photos, messageKey, receivedAt }: Selectable<TipRow>): Tip => ({
  ...{ id, person: personId(person), text, messageKey, at: new Date(receivedAt) },
  photos: JSON.parse(photos) as readonly PhotoFile[],
});

/** Tips that are not taken yet, and who took each: the first person to take a tip gets it. */
export const createTipStore = (tx: Transaction<DB>, wardId: WardId): TipStore => {
  const rows = wardRows(tx, wardId);
  return {
    insert: async ({ person, photos, at, ...rest }) => {
      const row = { ...rest, personId: person, photos: JSON.stringify(photos), receivedAt: at.getTime() };
      await rows.addNew('tip', row);
    },
    take: async (id, by, at) => {
      const isTaken = await rows.change('tip', { id, takenAt: null }, { takenBy: by, takenAt: at.getTime() });
      const row = isTaken === 1 ? await rows.one('tip', { id }) : null;
      return row && toTip(row);
    },
    ofPerson: async (person) =>
      (await rows.all('tip', { personId: person }, { order: ['receivedAt desc'] })).map(toTip),
  };
};
