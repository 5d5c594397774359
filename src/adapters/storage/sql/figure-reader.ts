/** Figures are counted by the database, from columns: no JSON is opened and no row is carried over. */
import { sql, type Transaction } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { FigureReader, Period } from '../../../ports/reader.ts';
import { dialectOf } from './dialect.ts';
import type { DB } from './types.core.ts';

const minuteMs = 60_000;

/** How far the zone's clocks are ahead of UTC at an instant, in minutes. */
function minutesAhead(timeZone: string, instant: Date): number {
  const local = new Date(`${instant.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`).getTime();
  return Math.round((local - instant.getTime()) / minuteMs);
}

const toRecord = (rows: readonly { readonly key: string | null; readonly count: number }[]) =>
  Object.fromEntries(rows.map(({ key, count }) => [key ?? '', Number(count)]));

export function createFigureReader(tx: Transaction<DB>, ward: WardId): FigureReader {
  const within = (column: 'submittedAt' | 'decidedAt' | 'publishedAt' | 'receivedAt' | 'answeredAt', period: Period) =>
    sql<number>`count(*) filter (where ${sql.ref(column)} >= ${period.from.getTime()} and ${sql.ref(column)} < ${period.to.getTime()})`;
  const grouped = async (
    table: 'submission' | 'question',
    column: 'state' | 'category',
    since: 'submittedAt' | 'receivedAt',
    period: Period,
  ): Promise<Readonly<Record<string, number>>> => {
    const { rows } = await sql<{ key: string | null; count: number }>`
      select ${sql.ref(column)} as "key", count(*) as "count" from ${sql.table(table)}
      where "wardId" = ${ward} and ${sql.ref(since)} >= ${period.from.getTime()} and ${sql.ref(since)} < ${period.to.getTime()}
      group by 1`.execute(tx);
    return toRecord(rows);
  };
  return {
    items: async (period) => {
      const published = within('publishedAt', period);
      const row = await tx
        .selectFrom('submission')
        .select([
          within('submittedAt', period).as('submitted'),
          within('decidedAt', period).as('decided'),
          published.as('published'),
          sql<number>`count(*) filter (where "publishedAt" >= ${period.from.getTime()} and "publishedAt" < ${period.to.getTime()}
            and "publishedAt" > "dueAt")`.as('publishedLate'),
        ])
        .where('wardId', '=', ward)
        .executeTakeFirstOrThrow();
      return {
        ...row,
        byState: await grouped('submission', 'state', 'submittedAt', period),
        byCategory: await grouped('submission', 'category', 'submittedAt', period),
      };
    },
    questions: async (period, timeZone) => {
      const answeredOn = dialectOf(tx).dayOf(sql.ref('answeredAt'), minutesAhead(timeZone, period.from));
      const row = await tx
        .selectFrom('question')
        .select([
          within('receivedAt', period).as('received'),
          within('answeredAt', period).as('answered'),
          sql<number>`count(*) filter (where "answeredAt" >= ${period.from.getTime()} and "answeredAt" < ${period.to.getTime()}
            and ${answeredOn} > "lastDayOn")`.as('answeredLate'),
        ])
        .where('wardId', '=', ward)
        .executeTakeFirstOrThrow();
      return { ...row, byState: await grouped('question', 'state', 'receivedAt', period) };
    },
    authors: async (period, limit) => {
      const { rows } = await sql<{ personId: string; name: string; texts: number; photos: number }>`
        select c."personId", p."name", count(distinct case c."kind" when 'text' then c."submissionId" end) as "texts",
          count(distinct case c."kind" when 'photo' then c."photoId" end) as "photos"
        from "submission" s join "contribution" c on c."submissionId" = s."id" join "person" p on p."id" = c."personId"
        where s."wardId" = ${ward} and s."publishedAt" >= ${period.from.getTime()} and s."publishedAt" < ${period.to.getTime()}
          and s."state" = 'published' and c."kind" <> 'edit'
        group by c."personId", p."name" order by "texts" desc, "photos" desc, c."personId" limit ${limit}`.execute(tx);
      return rows.map(({ personId: id, ...rest }) => ({ person: personId(id), ...rest }));
    },
  };
}
