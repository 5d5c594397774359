/** Finds items and questions by the number that people say: "0042" means 'DL-2611-0042' and 'DL-2610-0042'. */
import { type SqlBool, sql } from 'kysely';

const digits = '0123456789';

/**
 * Condition for codes that end in a number. It takes one index step per month that has codes: the lookup runs inside
 * the deputy's turn, and a scan of several years of codes would delay all other turns.
 */
export const hasNumber = (table: 'submission' | 'question', wardId: string, number: number) => {
  const head = sql`rtrim(min("code"), ${sql.lit(digits)})`;
  const codes = sql`from ${sql.table(table)} where "wardId" = ${wardId}`;
  return sql<SqlBool>`"code" in (
    with recursive "series" ("head") as (
      select ${head} ${codes}
      union all
      select (select ${head} ${codes} and "code" > "series"."head" || ':') from "series" where "series"."head" is not null
    ) select "head" || ${String(number).padStart(4, '0')} from "series" where "head" is not null)`;
};
