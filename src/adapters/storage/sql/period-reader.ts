/** Queries behind statements and reports, on the writing connection within a turn or on a read-only one. */
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

/** Ids per query: SQLite limits the number of parameters, so long lists are read in parts. */
const idsAtOnce = 500;
/** Whole items are decompressed and parsed in parts of this size, so that requests and timers can run in between. */
const itemsAtOnce = 50;

/** The first publication counts for payments and lateness; a later correction publishes again. */
const firstPublished = sql<number | null>`coalesce((select min(t.at) from timeline t
  where t."wardId" = submission."wardId" and t."subjectId" = submission.id and t.event = 'published'), submission."publishedAt")`;

/** Includes `from`, excludes `to`. */
const within = (column: string | RawBuilder<unknown>, from: Date, to: Date): RawBuilder<SqlBool> => {
  const moment = typeof column === 'string' ? sql.ref(column) : column;
  return sql<SqlBool>`(${moment} >= ${from.getTime()} and ${moment} < ${to.getTime()})`;
};

/**
 * Condition on the ward beside a list of ids. The expression keeps the planner from using the ward's index, which would
 * scan all rows of the ward.
 */
const ownOf = (column: string, ward: WardId): RawBuilder<SqlBool> =>
  sql<SqlBool>`coalesce(${sql.ref(column)}, '') = ${ward}`;

/** Table and time column of counted events; other events are records of secrecy, counted by their action. */
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

/** Items of a period, with contributors and appraisals. */
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
        // `publishedAt` is never earlier than the first publication.
        .where('publishedAt', '>=', from.getTime())
        .where(within(firstPublished, from, to))
        .orderBy('firstAt')
        .orderBy('code')
        .execute();
      return byIds(ids.map(({ id }) => id));
    },
    // The newest entry of the index by ward and time.
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
        // Revisions are in ascending order, so the newest overwrites the others.
        for (const { submissionId: id, findings } of rows)
          seen.set(submissionId(id), codesSeen(JSON.parse(unpacked(findings)) as readonly Finding[]));
      }
      return seen;
    },
  };
};

/** Items whose photos these findings matched. */
const codesSeen = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap(({ check, facts }) => (check === 'photo-seen-before' ? [String(facts.code)] : []))),
];

/** Questions of citizens. */
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
      // A letter that was handed over to another body does not count as a question.
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
          // Redirected questions are not worked on here.
          .where('state', '!=', 'redirected')
          .where((eb) => eb.or([eb('answeredAt', 'is', null), eb('answeredAt', '>=', moment.getTime())]))
          .where((eb) => eb.or([eb('closedAt', 'is', null), eb('closedAt', '>=', moment.getTime())]))
          .orderBy('receivedAt')
          .execute()
      ).map(({ code }) => code),
  };
};

/** Counts of a period: received items, events, opened pages. */
const countsOf = (db: Kysely<DB>, ward: WardId): Pick<PeriodReader, 'received' | 'events' | 'countOf' | 'opened'> => ({
  received: async (from, to) =>
    (
      await db
        .selectFrom('submission')
        .select('code')
        .where('wardId', '=', ward)
        .where(within('submittedAt', from, to))
        // Every board member reads reports, so quarantined items (held for secrecy, or naming a board member) are left
        // out.
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
        // Literals, as in the partial index: the planner would not match parameters to it.
        .where(sql<SqlBool>`"timeline"."event" in ('returned', 'rejected', 'corrected', 'unpublished', 'overridden')`)
        .where(within('timeline.at', from, to))
        // Leaves out decisions undone within the undo time: the next of these events on the item is then 'undone'.
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

/** Payees, and the budget line they are paid from. */
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
          // Ids follow the order of insertion and rows are never deleted, so a line keeps its number.
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

/** @param db the writing connection within a turn, or a read-only one */
export const createPeriodReader = (db: Kysely<DB>, ward: WardId): PeriodReader => ({
  ...itemsOf(db, ward),
  ...questionsOf(db, ward),
  ...countsOf(db, ward),
  ...moneyOf(db, ward),
});

/** Contributions, grouped by item. */
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
