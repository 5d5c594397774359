/**
 * Lists by page. A page's cursor holds the sort key of its last line, so rows added or removed meanwhile do not shift
 * the pages.
 */
import { type Expression, type RawBuilder, type Selectable, type SqlBool, sql, type Transaction } from 'kysely';
import { personId, submissionId, type WardId } from '../../../domain/ids.ts';
import { isKeptFrom, type Question } from '../../../domain/question/question.ts';
import { codeOfSectionPage, regulationCode, type SectionPageSlug } from '../../../domain/section/section-page.ts';
import { mostRewritten } from '../../../domain/submission/four-eyes.ts';
import type { SubmissionState } from '../../../domain/submission/transitions.ts';
import type { PeopleStore } from '../../../ports/people.ts';
import type { ItemFilter, ItemRow, ListReader, QuestionFilter } from '../../../ports/reader.ts';
import type { SubmissionStore } from '../../../ports/submissions.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { holdsAt } from './mandate-rows.ts';
import { at, revive, toQuestion } from './mapping.ts';
import { unpacked } from './packed.ts';
import { isBehind, limitOf, paged, placeOf, wholeOf } from './paging.ts';
import { isStandingFirstSignature } from './revision-keeper.ts';
import { isNoDraft, readSearchTexts } from './search-texts.ts';
import type { DB, Question as QuestionRow, Submission as SubmissionRow } from './types.core.ts';
import { undeliveredLists } from './undelivered-lists.ts';

export interface ListReaderOptions {
  readonly tx: Transaction<DB>;
  readonly ward: WardId;
  readonly now: () => Date;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly submissions: Pick<SubmissionStore, 'get'>;
}

/** Page size for search results, whose rows are small. */
const longestSlice = 1_000;

/** Items without a due date sort last. */
const dueAt = sql<number>`coalesce("submission"."dueAt", 9007199254740991)`;

/** True if the person took part in the item (`domain/submission/four-eyes.ts`). @param person an SQL expression */
const hasPart = (person: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`(
    exists (select 1 from "contribution" as "c" where "c"."submissionId" = "s"."id" and "c"."personId" = ${person}
      and ("c"."kind" <> 'edit' or "c"."share" > ${mostRewritten}))
    or exists (select 1 from "decision" where "decision"."submissionId" = "s"."id" and "decision"."actorId" = ${person}
      and "decision"."onRevision" < "s"."revision" and ${isStandingFirstSignature}))`;

/**
 * The people whose signature each sent item waits for, as one query: holders of a role of the current stage, except the
 * author, those who have signed, and a person who took part in the item (personally, or through the person they
 * substitute) and would be its only approver. If that leaves no candidate, the head, who may override.
 */
function turns(
  { elements, element, member, lengthOf }: Dialect,
  ward: WardId,
  now: number,
): RawBuilder<{ id: string; personId: string; name: string }> {
  const standing = sql.ref('s.standing');
  const signatures = elements(standing, 'signatures', 'g');
  const signer = member('g', 'by');
  const may = sql`"h"."personId" <> "s"."authorId" and not exists (select 1 from ${signatures} where ${signer} = "h"."personId")`;
  const isSeen = sql`(${lengthOf(standing, 'signatures')} + 1 < ${lengthOf(standing, 'route')}
    or not (${hasPart(sql`"h"."personId"`)} or coalesce("h"."replaces", '') = "s"."authorId" or ${hasPart(sql`"h"."replaces"`)})
    or exists (select 1 from ${signatures} where not ${hasPart(signer)}))`;
  return sql`(
    with "h" as (
      select distinct "m"."personId", "m"."role", "p"."name",
        (select "r"."replaces" from "mandate" as "r" where "r"."personId" = "m"."personId" and "r"."replaces" is not null
          and "r"."from" <= ${now} and ("r"."until" is null or "r"."until" > ${now}) order by "r"."from" desc limit 1) as "replaces" from "mandate" as "m" join "person" as "p" on "p"."id" = "m"."personId"
      where "m"."wardId" = ${ward} and "m"."from" <= ${now} and ("m"."until" is null or "m"."until" > ${now})
        and "p"."frozenAt" is null and "p"."removedAt" is null),
    "able" as (
      select distinct "s"."id", "h"."personId", "h"."name" from "submission" as "s" cross join ${elements(sql.ref('s.turn'), null, 't')} join "h" on "h"."role" = ${element('t')}
      where "s"."wardId" = ${ward} and "s"."state" = 'submitted' and ${may} and ${isSeen})
    select * from "able" union all
    select "s"."id", "h"."personId", "h"."name" from "submission" as "s" join "h" on "h"."role" = 'head' and "h"."replaces" is null
    where "s"."wardId" = ${ward} and "s"."state" = 'submitted' and ${may} and "s"."id" not in (select "id" from "able"))`;
}

type ItemColumns = Pick<
  Selectable<SubmissionRow>,
  'id' | 'code' | 'state' | 'revision' | 'content' | 'standing' | 'createdAt' | 'authorId'
> & { readonly author: string | null; readonly turn: string | null; readonly place: number };

const toItemRow = (row: ItemColumns): ItemRow => ({
  id: submissionId(row.id),
  code: row.code,
  state: row.state as SubmissionState,
  revision: row.revision,
  content: JSON.parse(unpacked(row.content)) as ItemRow['content'],
  standing: JSON.parse(row.standing, revive) as ItemRow['standing'],
  author: { person: personId(row.authorId), name: row.author ?? '' },
  turn: JSON.parse(row.turn ?? '[]') as ItemRow['turn'],
  createdAt: at(row.createdAt),
});

/**
 * An expression instead of the column: otherwise SQLite would use the index of states and sort all items of a state for
 * each page.
 */
const isIn = (states: readonly string[]) => sql<SqlBool>`"submission"."state" || '' in (${sql.join([...states])})`;

const rank = sql<number>`case when "question"."state" = 'received' then 0 else 1 end`;

/** Two index searches: the items that the person sent or began, and approved items of others that credit the person. */
const creditedTo = (tx: ListReaderOptions['tx'], ward: WardId, person: string) =>
  tx
    .selectFrom('submission')
    .where('wardId', '=', ward)
    .where('authorId', '=', person)
    .select('id')
    .union(
      tx
        .selectFrom('contribution')
        .innerJoin('submission', 'submission.id', 'contribution.submissionId')
        .where('contribution.wardId', '=', ward)
        .where('contribution.personId', '=', person)
        .where('contribution.kind', '!=', 'edit')
        .where('submission.state', 'in', ['approved', 'published', 'unpublished'])
        .select('submission.id'),
    );

const count = async (query: { execute(): Promise<readonly { readonly count: number }[]> }): Promise<number> =>
  Number((await query.execute())[0]?.count ?? 0);

/** Items filtered by author, by whose turn it is, and by due date. */
const itemLists = ({
  tx,
  ward,
  now,
  submissions,
}: ListReaderOptions): Pick<ListReader, 'sought' | 'items' | 'countItems' | 'wholeItems'> => {
  const dialect = dialectOf(tx);
  const items = ({ states, author, credited, turnOf, dueBy, isNewestFirst = false }: ItemFilter) => {
    const whose = turns(dialect, ward, now().getTime());
    return (
      tx
        .selectFrom('submission')
        // A person's own items belong to the ward anyway. With a second condition on the ward, SQLite would scan the
        // ward instead of using the ids.
        .$if(credited === undefined, (query) => query.where('submission.wardId', '=', ward))
        .$if(states !== null && !isNewestFirst, (query) => query.where('submission.state', 'in', states ?? []))
        .$if(states !== null && isNewestFirst, (query) => query.where(isIn(states ?? [])))
        .$if(states?.includes('withdrawn') === true && author === undefined, (query) => query.where(isNoDraft))
        .$if(author !== undefined, (query) => query.where('submission.authorId', '=', author ?? ''))
        .$if(credited !== undefined, (query) =>
          query.where('submission.id', 'in', creditedTo(tx, ward, credited ?? '')),
        )
        .$if(dueBy !== undefined, (query) => query.where('submission.dueAt', '<=', dueBy?.getTime() ?? 0))
        .$if(turnOf !== undefined, (query) =>
          query.where(
            sql<SqlBool>`"submission"."id" in (select "id" from ${whose} as "w" where "personId" = ${turnOf})`,
          ),
        )
    );
  };
  return {
    sought: (filter, before, limit) => readSearchTexts(tx, ward, filter, before, Math.min(longestSlice, limit)),
    items: async (filter, page) => {
      const isOwn = filter.author !== undefined || filter.credited !== undefined;
      const isNewest = isOwn || filter.isNewestFirst === true;
      const order = isOwn
        ? sql<number>`"submission"."createdAt"`
        : isNewest
          ? sql<number>`"submission"."submittedAt"`
          : dueAt;
      const place = placeOf(page, 2);
      const turn = sql<string>`(select ${dialect.objects({ person: sql.ref('personId'), name: sql.ref('name') })}
        from ${turns(dialect, ward, now().getTime())} as "w" where "w"."id" = "submission"."id")`;
      const rows = await items(filter)
        .leftJoin('person', 'person.id', 'submission.authorId')
        .select(['submission.id', 'submission.code', 'submission.state', 'submission.revision', 'submission.content'])
        .select(['submission.standing', 'submission.createdAt', 'submission.authorId', 'person.name as author'])
        .select([turn.as('turn'), order.as('place')])
        .$if(place !== null, (query) =>
          query.where(isBehind([order, sql.ref('submission.id')], place ?? [], isNewest ? '<' : '>')),
        )
        .orderBy(order, isNewest ? 'desc' : 'asc')
        .orderBy('submission.id', isNewest ? 'desc' : 'asc')
        .limit(limitOf(page) + 1)
        .execute();
      return paged(rows, page, toItemRow, (row) => [row.place, row.id]);
    },
    countItems: (filter) => count(items(filter).select((eb) => eb.fn.countAll<number>().as('count'))),
    wholeItems: async (states, page) => {
      const place = placeOf(page, 1);
      const rows = await tx
        .selectFrom('submission')
        .select(['id', 'code'])
        .where('wardId', '=', ward)
        .$if(states !== null, (query) => query.where(isIn(states ?? [])))
        .$if(place !== null, (query) => query.where('code', '>', String(place?.[0])))
        .orderBy('code')
        .limit(limitOf(page) + 1)
        .execute();
      const ids = paged(
        rows,
        page,
        ({ id }) => submissionId(id),
        ({ code }) => [code],
      );
      return wholeOf(ids, (id) => submissions.get(id));
    },
  };
};

/** The part of a question's JSON that lists the people it is hidden from. */
type KeptFrom = Pick<Question['standing'], 'keptFrom'>;

/** Questions: unassigned ones first, then by due date. */
const questionLists = ({
  tx,
  ward,
}: ListReaderOptions): Pick<ListReader, 'questions' | 'wholeQuestions' | 'countQuestions'> => {
  const questions = ({ states, assignees, dueBy }: QuestionFilter) =>
    tx
      .selectFrom('question')
      .where('question.wardId', '=', ward)
      .where('question.state', 'in', states)
      .$if(dueBy !== undefined, (query) => query.where('question.dueAt', '<=', dueBy?.getTime() ?? 0))
      .$if(assignees !== undefined, (query) => query.where('question.assigneeId', 'in', assignees ?? []));
  return {
    questions: async (filter, page) => {
      const order = [rank, sql.ref<number>('question.dueAt'), sql.ref<string>('question.id')];
      const place = placeOf(page, order.length);
      let query = questions(filter)
        .leftJoin('person', 'person.id', 'question.askerId')
        .selectAll('question')
        .select(['person.name as asker', rank.as('rank')])
        .$if(place !== null, (known) => known.where(isBehind(order, place ?? [])));
      for (const column of order) query = query.orderBy(column as Expression<unknown>);
      const rows = await query.limit(limitOf(page) + 1).execute();
      const found = paged(
        rows,
        page,
        (row) => ({
          ...toQuestion(row as Selectable<QuestionRow>),
          asker: { person: personId(row.askerId), name: row.asker ?? '' },
        }),
        (row) => [row.rank, row.dueAt, row.id],
      );
      const { reader } = filter;
      // Whether a question is hidden from the reader is stored only in its JSON, so it is filtered here.
      return reader ? { ...found, items: found.items.filter((each) => !isKeptFrom(each, reader)) } : found;
    },
    wholeQuestions: async (page) => {
      const place = placeOf(page, 1);
      const rows = await tx
        .selectFrom('question')
        .selectAll()
        .where('wardId', '=', ward)
        .$if(place !== null, (query) => query.where('code', '>', String(place?.[0])))
        .orderBy('code')
        .limit(limitOf(page) + 1)
        .execute();
      return paged(rows, page, toQuestion, ({ code }) => [code]);
    },
    countQuestions: async (filter) => {
      const { reader } = filter;
      if (!reader) return count(questions(filter).select((eb) => eb.fn.countAll<number>().as('count')));
      const rows = await questions(filter).select(['question.askerId', 'question.standing']).execute();
      const isSeen = ({ askerId, standing }: (typeof rows)[number]): boolean =>
        !isKeptFrom({ askerId: personId(askerId), standing: JSON.parse(unpacked(standing)) as KeptFrom }, reader);
      return rows.filter(isSeen).length;
    },
  };
};

/** People by role, the history of one subject, and the codes that the portal may show. */
const otherLists = ({
  tx,
  ward,
  now,
  people,
}: ListReaderOptions): Pick<ListReader, 'people' | 'history' | 'knownOnPortal'> => {
  return {
    knownOnPortal: async (codes, states = ['published']) => {
      if (codes.length === 0) return new Set();
      const rows = await tx
        .selectFrom('submission')
        .select('code')
        .where('wardId', '=', ward)
        .where('state', 'in', states)
        .where('code', 'in', codes)
        .union(tx.selectFrom('question').select('code').where('wardId', '=', ward).where('code', 'in', codes))
        .execute();
      const pages = await tx.selectFrom('section_text').select('slug').distinct().where('wardId', '=', ward).execute();
      return new Set(
        [
          ...rows,
          { code: regulationCode },
          ...pages.map(({ slug }) => ({ code: codeOfSectionPage(slug as SectionPageSlug) })),
        ].map(({ code }) => code),
      );
    },
    people: async (roles, page) => {
      const place = placeOf(page, 1);
      const rows = await tx
        .selectFrom('person')
        .select('person.id')
        .where('person.wardId', '=', ward)
        .$if(roles !== null, (query) =>
          query.where('person.id', 'in', (eb) =>
            eb
              .selectFrom('mandate')
              .select('mandate.personId')
              .where('mandate.wardId', '=', ward)
              .where('mandate.role', 'in', roles ?? [])
              .where(holdsAt(now().getTime())),
          ),
        )
        .$if(place !== null, (query) => query.where('person.id', '>', String(place?.[0])))
        .orderBy('person.id')
        .limit(limitOf(page) + 1)
        .execute();
      const ids = paged(
        rows,
        page,
        ({ id }) => personId(id),
        ({ id }) => [id],
      );
      return wholeOf(ids, (id) => people.find(id));
    },
    history: async (subject, page) => {
      const place = placeOf(page, 1);
      const rows = await tx
        .selectFrom('timeline')
        .leftJoin('person', 'person.id', 'timeline.actorId')
        .select(['timeline.id', 'timeline.event', 'timeline.actorId', 'timeline.at', 'person.name'])
        .where('timeline.wardId', '=', ward)
        .where('timeline.subjectId', '=', subject)
        .where('timeline.id', '>', Number(place?.[0] ?? 0))
        .orderBy('timeline.id')
        .limit(limitOf(page) + 1)
        .execute();
      return paged(
        rows,
        page,
        (row) => ({ event: row.event, actor: row.actorId, name: row.name ?? '', at: at(row.at) }),
        (row) => [row.id],
      );
    },
  };
};

/** Creates all lists of one ward, on a read-only connection. */
export const createListReader = (options: ListReaderOptions): ListReader => ({
  ...itemLists(options),
  ...questionLists(options),
  ...otherLists(options),
  ...undeliveredLists(options),
});
