/** What statements and reports are made from, in SQL: on the writing connection inside a turn, or on one that only reads. */
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type BudgetKind, type BudgetLine, budgetKinds } from '../../../domain/budget/budget.ts';
import type { Finding } from '../../../domain/checks/check.ts';
import { personId, photoId, type SubmissionId, submissionId, type WardId } from '../../../domain/ids.ts';
import type { QuestionStanding } from '../../../domain/question/question.ts';
import { isRole, type Role } from '../../../domain/roles.ts';
import { genres, grades, origins } from '../../../domain/royalty/rates.ts';
import { taxStandings } from '../../../domain/royalty/tax.ts';
import type { Contribution } from '../../../domain/submission/contribution.ts';
import { undoMs } from '../../../domain/submission/permissions.ts';
import type { Content } from '../../../domain/submission/submission.ts';
import { submissionStates } from '../../../domain/submission/transitions.ts';
import type { PeriodItem, PeriodReader } from '../../../ports/period.ts';
import { at, atOrNull, one, titleOfRow } from './mapping.ts';
import { unpacked } from './packed.ts';
import { readViews } from './page-views.ts';
import type { DB } from './types.core.ts';

/** SQLite takes some thousand parameters; a statement's list of ids is read in parts. */
const idsAtOnce = 500;
/** Whole items are unpacked and read: so many, and requests and timers have their turn. */
const itemsAtOnce = 50;

/** A later correction publishes anew; what counts for money and for lateness is the first time. */
const firstPublished = sql<number | null>`coalesce((select min(t.at) from timeline t
  where t."wardId" = submission."wardId" and t."subjectId" = submission.id and t.event = 'published'), submission."publishedAt")`;

/** From this instant on, and before that one. */
const within = (column: string | RawBuilder<unknown>, from: Date, to: Date): RawBuilder<SqlBool> => {
  const moment = typeof column === 'string' ? sql.ref(column) : column;
  return sql<SqlBool>`(${moment} >= ${from.getTime()} and ${moment} < ${to.getTime()})`;
};

/** Beside ids, which find more narrowly: an index by the ward would walk through all that it has. */
const ownOf = (column: string, ward: WardId): RawBuilder<SqlBool> =>
  sql<SqlBool>`coalesce(${sql.ref(column)}, '') = ${ward}`;

/** The table of what is counted, and the column of its time; all else are records of secrecy, by what was done. */
const countedIn: Readonly<Record<string, readonly [table: string, column: string]>> = {
  handover: ['handover', 'receivedAt'],
  danger: ['danger_case', 'openedAt'],
};

const itemRows = (db: Kysely<DB>, ward: WardId) =>
  db
    .selectFrom('submission')
    .leftJoin('appraisal', 'appraisal.submissionId', 'submission.id')
    .select([
      ...(['submission.id', 'code', 'state', 'content', 'createdAt', 'submittedAt', 'decidedAt', 'dueAt'] as const),
      ...(['decidedBy', 'appraisal.genre', 'appraisal.grade', 'appraisal.origin', 'appraisal.by'] as const),
      firstPublished.as('firstAt'),
    ])
    .where(ownOf('submission.wardId', ward));

type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['execute']>>[number];

/** Items of a period, with who has a part in them and what they are worth. */
const itemsOf = (
  db: Kysely<DB>,
  ward: WardId,
): Pick<PeriodReader, 'pause' | 'published' | 'lastPublished' | 'byIds' | 'photosSeenBefore'> => {
  const whole = async (rows: readonly ItemRow[]): Promise<readonly PeriodItem[]> => {
    const contributions = await contributionsOf(
      db,
      ward,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      id: submissionId(row.id),
      code: row.code,
      state: one(submissionStates, row.state, 'submission'),
      content: JSON.parse(unpacked(row.content)) as Content,
      createdAt: at(row.createdAt),
      submittedAt: atOrNull(row.submittedAt),
      decidedAt: atOrNull(row.decidedAt),
      dueAt: atOrNull(row.dueAt),
      publishedAt: atOrNull(row.firstAt),
      contributions: contributions.get(row.id) ?? [],
      appraisal:
        row.genre === null || row.grade === null || row.origin === null
          ? null
          : {
              genre: one(genres, row.genre, 'appraisal'),
              grade: one(grades, row.grade, 'appraisal'),
              origin: one(origins, row.origin, 'appraisal'),
            },
      gradedBy: row.by === null ? null : personId(row.by),
      approvedBy: row.decidedBy === null ? null : personId(row.decidedBy),
    }));
  };

  const byIds = async (ids: readonly string[]): Promise<readonly PeriodItem[]> => {
    const found = new Map<string, PeriodItem>();
    for (let from = 0; from < ids.length; from += itemsAtOnce) {
      if (from > 0) await otherWork();
      const part = itemRows(db, ward).where('submission.id', 'in', ids.slice(from, from + itemsAtOnce));
      for (const item of await whole(await part.execute())) found.set(item.id, item);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  };

  return {
    pause: otherWork,
    published: async (from, to) => {
      const ids = await db
        .selectFrom('submission')
        .select(['id', firstPublished.as('firstAt')])
        .where('submission.wardId', '=', ward)
        // What stands there is never before the first time.
        .where('publishedAt', '>=', from.getTime())
        .where(within(firstPublished, from, to))
        .orderBy('firstAt')
        .orderBy('code')
        .execute();
      return byIds(ids.map(({ id }) => id));
    },
    // The newest entry of the index by ward and hour.
    lastPublished: async () => {
      const row = await db
        .selectFrom('submission')
        .select('publishedAt as at')
        .where('wardId', '=', ward)
        .where('publishedAt', 'is not', null)
        .orderBy('publishedAt', 'desc')
        .limit(1)
        .executeTakeFirst();
      return atOrNull(row?.at ?? null);
    },
    byIds,
    photosSeenBefore: async (ids) => {
      const seen = new Map<SubmissionId, readonly string[]>();
      for (let from = 0; from < ids.length; from += idsAtOnce) {
        const rows = await db
          .selectFrom('finding')
          .select(['submissionId', 'findings'])
          .where('submissionId', 'in', ids.slice(from, from + idsAtOnce))
          .orderBy('revision')
          .execute();
        // The newest revision comes last and counts.
        for (const { submissionId: id, findings } of rows)
          seen.set(submissionId(id), codesSeen(JSON.parse(unpacked(findings)) as readonly Finding[]));
      }
      return seen;
    },
  };
};

/** Items whose photo one of these findings has met. */
const codesSeen = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap(({ check, facts }) => (check === 'photo-seen-before' ? [String(facts.code)] : []))),
];

/** What citizens asked. */
const questionsOf = (db: Kysely<DB>, ward: WardId): Pick<PeriodReader, 'questions' | 'answered' | 'openQuestions'> => {
  const questions = () =>
    db
      .selectFrom('question')
      .leftJoin('person', 'person.id', 'question.assigneeId')
      .select([
        'code',
        'title',
        'body',
        'state',
        'receivedAt',
        'dueAt',
        'answeredAt',
        'assigneeId',
        'standing',
        'person.name',
      ])
      .where('question.wardId', '=', ward)
      // A letter that was shown its way is no question, and nobody's to list.
      .where('state', '!=', 'handedOver');
  const toQuestion = ({
    receivedAt,
    dueAt,
    answeredAt,
    assigneeId,
    name,
    standing,
    ...rest
  }: Awaited<ReturnType<ReturnType<typeof questions>['execute']>>[number]) => {
    const { topic, drafts, answer } = JSON.parse(unpacked(standing)) as Partial<QuestionStanding>;
    return {
      ...rest,
      ...{ title: titleOfRow(rest), topic },
      receivedAt: at(receivedAt),
      dueAt: at(dueAt),
      draftedAt: drafts?.at(-1)?.at ?? null,
      approvedAt: answer?.at ?? null,
      answeredAt: atOrNull(answeredAt),
      assignee: assigneeId === null ? null : { person: personId(assigneeId), name: name ?? '' },
    };
  };

  return {
    questions: async (from, to) =>
      (
        await questions()
          .where(within('receivedAt', from, to))
          .orderBy('receivedAt')
          .execute()
      ).map(toQuestion),
    answered: async (from, to) =>
      (
        await questions()
          .where(within('answeredAt', from, to))
          .orderBy('answeredAt')
          .execute()
      ).map(toQuestion),
    openQuestions: async (moment) =>
      (
        await questions()
          .where('receivedAt', '<', moment.getTime())
          // Nobody here works on what was shown to another body.
          .where('state', '!=', 'redirected')
          .where((eb) => eb.or([eb('answeredAt', 'is', null), eb('answeredAt', '>=', moment.getTime())]))
          .where((eb) => eb.or([eb('closedAt', 'is', null), eb('closedAt', '>=', moment.getTime())]))
          .orderBy('receivedAt')
          .execute()
      ).map(({ code }) => code),
  };
};

/** What is counted in a period: what came in, what happened, which pages were opened. */
const countsOf = (db: Kysely<DB>, ward: WardId): Pick<PeriodReader, 'received' | 'events' | 'countOf' | 'opened'> => ({
  received: async (from, to) =>
    (
      await db
        .selectFrom('submission')
        .select('code')
        .where('wardId', '=', ward)
        .where(within('submittedAt', from, to))
        // Reports are read by everybody on the board: what is held for secrecy, or names one of them, is on no list.
        .where('state', '!=', 'quarantined')
        .orderBy('code')
        .execute()
    ).map(({ code }) => code),
  events: async (event, from, to) =>
    (
      await db
        .selectFrom('timeline')
        .innerJoin('submission', 'submission.id', 'timeline.subjectId')
        .select(['submission.code', 'timeline.facts'])
        .where('timeline.wardId', '=', ward)
        .where('timeline.event', '=', event)
        // As the partial index says it: a parameter would not be recognised.
        .where(sql<SqlBool>`"timeline"."event" in ('returned', 'rejected', 'corrected', 'unpublished', 'overridden')`)
        .where(within('timeline.at', from, to))
        // What was taken back within its minute did not happen: the next of these on the same item is its undo.
        .where(sql<SqlBool>`coalesce((select "next"."event" from "timeline" as "next"
          where "next"."wardId" = "timeline"."wardId" and "next"."subjectId" = "timeline"."subjectId"
            and "next"."id" > "timeline"."id" and "next"."at" <= "timeline"."at" + ${undoMs}
            and "next"."event" in ('undone', 'returned', 'rejected', 'corrected', 'unpublished', 'overridden', 'approved')
          order by "next"."id" limit 1), '') <> 'undone'`)
        .orderBy('timeline.at')
        .orderBy('submission.code')
        .orderBy('timeline.id')
        .execute()
    ).map(({ code, facts }) => {
      const { reason } = JSON.parse(facts) as { readonly reason?: string };
      return { code, reason: reason ?? '' };
    }),
  countOf: async (kind, from, to) => {
    const [table, column] = countedIn[kind] ?? ['secrecy_record', 'at'];
    const isOfKind = table === 'secrecy_record' ? sql`"action" = ${kind}` : sql`true`;
    const { rows } = await sql<{ readonly count: number }>`select count(*) as "count" from ${sql.table(table)}
      where "wardId" = ${ward} and ${isOfKind} and ${within(column, from, to)}`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },
  opened: (months) => readViews(db, ward, months),
});

/** Whom money goes to, and from which line. */
const moneyOf = (db: Kysely<DB>, ward: WardId): Pick<PeriodReader, 'payees' | 'payeeNotes' | 'budget'> => {
  return {
    payees: async () => {
      const people = new Map<string, { name: string; roles: Role[] }>();
      for (const row of await db
        .selectFrom('person')
        .leftJoin('mandate', (join) => join.onRef('mandate.personId', '=', 'person.id').on('mandate.until', 'is', null))
        .select(['person.id', 'person.name', 'mandate.role'])
        .where('person.wardId', '=', ward)
        .orderBy('person.id')
        .execute()) {
        const person = people.get(row.id) ?? { name: row.name, roles: [] };
        people.set(row.id, person);
        if (row.role !== null && isRole(row.role)) person.roles.push(row.role);
      }
      return [...people].map(([id, { name, roles }]) => ({ person: personId(id), name, roles }));
    },
    payeeNotes: async () =>
      (await db.selectFrom('payee_standing').selectAll().where('wardId', '=', ward).execute()).map((row) => ({
        payee: row.payee,
        tax: one(taxStandings, row.tax, 'payee_standing'),
        commitmentYear: row.commitmentYear,
        earlierYears: row.earlierYears === null ? [] : (JSON.parse(row.earlierYears) as number[]),
      })),
    budget: async (year) =>
      (
        await db
          .selectFrom('budget_line')
          .selectAll()
          .where('wardId', '=', ward)
          .where('year', '=', year)
          // Ids are in the order in which lines came to be, and no line goes: a line keeps its number.
          .orderBy('id')
          .execute()
      ).map(
        (row): BudgetLine => ({
          year: row.year,
          kind: one<BudgetKind>(budgetKinds, row.kind, 'budget_line'),
          name: row.name,
          estimateVnd: row.estimateVnd,
          basis: row.basis,
          approved:
            row.approvedVnd === null
              ? null
              : { amountVnd: row.approvedVnd, decision: row.decision ?? '', on: row.approvedOn ?? '' },
          spentVnd: row.spentVnd,
          committedVnd: row.committedVnd,
        }),
      ),
  };
};

/** @param db the writing connection inside a turn, or one that only reads */
export const createPeriodReader = (db: Kysely<DB>, ward: WardId): PeriodReader => ({
  ...itemsOf(db, ward),
  ...questionsOf(db, ward),
  ...countsOf(db, ward),
  ...moneyOf(db, ward),
});

/** By item. */
async function contributionsOf(
  db: Kysely<DB>,
  ward: WardId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Contribution[]>> {
  const found = new Map<string, Contribution[]>();
  for (let from = 0; from < ids.length; from += idsAtOnce)
    for (const row of await db
      .selectFrom('contribution')
      .selectAll()
      .where(ownOf('wardId', ward))
      .where('submissionId', 'in', ids.slice(from, from + idsAtOnce))
      .orderBy('id')
      .execute()) {
      const list = found.get(row.submissionId) ?? [];
      found.set(row.submissionId, list);
      list.push({
        kind: one(['text', 'photo', 'edit'] as const, row.kind, 'contribution'),
        person: row.personId === null ? null : personId(row.personId),
        unit: row.unit,
        name: row.name,
        share: row.share,
        photo: row.photoId === null ? null : photoId(row.photoId),
      });
    }
  return found;
}
