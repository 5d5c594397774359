/** Items and questions by the number that people say: 'DL-2611-0042' and 'DL-2610-0042' both are "0042". */
import { type SqlBool, sql } from 'kysely';

const digits = '0123456789';

/**
 * Codes that end in a number, one step of the index for each month that has codes: what a deputy types is looked for before it is
 * done, and going through all codes of some years would hold up everybody else.
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
