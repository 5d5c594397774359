/**
 * The files that a ward's rows need, by hash, from both databases. They are read in parts, so memory does not grow with
 * the ward.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { FileUse, NamedFile, NamedFiles } from '../../../ports/named-files.ts';
import { endedWithoutPage, isShownByText } from './media-names.ts';
import type { DB as CoreDB } from './types.core.ts';
import type { DB as PortalDB } from './types.portal.ts';

/** Rows that refer to files: rows of `table` (alias `part`), each with the columns that `joined` adds. */
interface Source {
  readonly database: 'core' | 'portal';
  readonly table: string;
  readonly joined: RawBuilder<unknown>;
  readonly needed: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** JSON with the widths of the copies: the stored facts, or the list itself. */
  readonly widths: RawBuilder<unknown>;
  readonly kind: RawBuilder<unknown>;
}

const ofItems = (table: 'submission_photo' | 'submission_file', kind: FileUse['kind']): Source => ({
  database: 'core',
  table,
  joined: sql`join "submission" as "owner" on "owner"."id" = "part"."submissionId"`,
  needed: sql`"part"."state" = 'stored' and "part"."dropped" <> 1 and "owner"."state" not in (${sql.join(endedWithoutPage)})`,
  where: sql`"owner"."code"`,
  widths: sql`"part"."stored"`,
  kind: sql`${sql.lit(kind)}`,
});

const ofArticles = (table: 'article_photo' | 'article_file', kind: FileUse['kind']): Source => ({
  database: 'portal',
  table,
  joined: sql`join "article" as "owner" on "owner"."id" = "part"."articleId"`,
  needed: sql`"owner"."withdrawn" = 0`,
  where: sql`"owner"."code"`,
  widths: kind === 'photo' ? sql`"part"."widths"` : sql`'[]'`,
  kind: sql`${sql.lit(kind)}`,
});

const sources: readonly Source[] = [
  ofItems('submission_photo', 'photo'),
  ofItems('submission_file', 'document'),
  {
    database: 'core',
    table: 'question_photo',
    joined: sql`join "question" as "owner" on "owner"."id" = "part"."questionId"`,
    needed: sql`"part"."state" = 'stored'`,
    where: sql`"owner"."code"`,
    widths: sql`"part"."stored"`,
    kind: sql`'photo'`,
  },
  {
    database: 'core',
    table: 'section_file',
    joined: sql``,
    needed: sql`"part"."state" = 'stored' and exists (${isShownByText('part')})`,
    where: sql`"part"."slug"`,
    widths: sql`"part"."stored"`,
    kind: sql`case when "part"."file" like '%"kind":"photo"%' then 'photo' else 'document' end`,
  },
  ofArticles('article_photo', 'photo'),
  ofArticles('article_file', 'document'),
];

interface Row {
  readonly hash: string;
  readonly where: string;
  readonly widths: string | null;
  readonly kind: FileUse['kind'];
}

const widthsIn = (json: string | null): readonly number[] => {
  const facts = JSON.parse(json ?? '[]') as readonly number[] | { readonly widths?: readonly number[] };
  return 'widths' in facts ? (facts.widths ?? []) : Array.isArray(facts) ? facts : [];
};

const ofWard = ({ database }: Source, ward: WardId): RawBuilder<unknown> =>
  database === 'core' ? sql`"part"."wardId" = ${ward}` : sql`"part"."ward" = ${ward}`;

/** @param core and `portal` are read-only connections; each query is its own transaction */
export function createNamedFiles(core: Kysely<CoreDB>, portal: Kysely<PortalDB>): NamedFiles {
  const ask = async <Found>(source: Source, query: RawBuilder<Found>): Promise<readonly Found[]> =>
    (await (source.database === 'core' ? query.execute(core) : query.execute(portal))).rows;
  const usesOf = async (ward: WardId, hashes: readonly string[]): Promise<readonly NamedFile[]> => {
    const uses = new Map<string, FileUse[]>();
    for (const source of sources) {
      const { table, joined, needed, where, widths, kind } = source;
      const rows = await ask(
        source,
        sql<Row>`select "part"."hash" as "hash", ${where} as "where", ${widths} as "widths", ${kind} as "kind"
          from ${sql.table(table)} as "part" ${joined}
          where ${ofWard(source, ward)} and ${needed} and "part"."hash" in (${sql.join(hashes)})`,
      );
      for (const row of rows) {
        const use = { kind: row.kind, where: row.where, widths: widthsIn(row.widths) };
        uses.set(row.hash, [...(uses.get(row.hash) ?? []), use]);
      }
    }
    return hashes.flatMap((hash) => {
      const found = uses.get(hash);
      return found ? [{ hash, uses: found }] : [];
    });
  };
  /** Also hashes of rows that need no file any more: `usesOf` checks that for these few alone, because it may be slow. */
  const named = async (ward: WardId, after: string, limit: number): Promise<readonly string[]> => {
    const hashes = new Set<string>();
    for (const source of sources) {
      const rows = await ask(
        source,
        sql<Pick<Row, 'hash'>>`select distinct "part"."hash" as "hash" from ${sql.table(source.table)} as "part"
          where ${ofWard(source, ward)} and "part"."hash" > ${after} order by "part"."hash" limit ${limit}`,
      );
      for (const { hash } of rows) hashes.add(hash);
    }
    // The smallest hashes overall are among the smallest of their own tables. A damaged row may hold any text, and PostgreSQL
    // may order it differently: without the filter such a hash could come again and again.
    return [...hashes]
      .filter((hash) => hash > after)
      .toSorted()
      .slice(0, limit);
  };
  return {
    async page(ward, after, limit) {
      for (let from = after ?? ''; ; ) {
        const hashes = await named(ward, from, limit);
        const last = hashes.at(-1);
        if (last === undefined) return [];
        const files = await usesOf(ward, hashes);
        if (files.length > 0) return files;
        from = last;
      }
    },
    find: async (ward, hash) => (await usesOf(ward, [hash]))[0] ?? null,
  };
}
