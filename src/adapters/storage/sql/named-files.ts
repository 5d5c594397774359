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

/** Rows that refer to files: `part` has the columns `hash` and those that `uses` reads. */
interface Source {
  readonly database: 'core' | 'portal';
  readonly from: RawBuilder<unknown>;
  readonly needed: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** JSON with the widths of the copies: the stored facts, or the list itself. */
  readonly widths: RawBuilder<unknown>;
  readonly kind: RawBuilder<unknown>;
}

const ofItems = (table: 'submission_photo' | 'submission_file', kind: FileUse['kind']): Source => ({
  database: 'core',
  from: sql`${sql.table(table)} as "part" join "submission" as "owner" on "owner"."id" = "part"."submissionId"`,
  needed: sql`"part"."state" = 'stored' and "part"."dropped" <> 1 and "owner"."state" not in (${sql.join(endedWithoutPage)})`,
  where: sql`"owner"."code"`,
  widths: sql`"part"."stored"`,
  kind: sql`${sql.lit(kind)}`,
});

const ofArticles = (table: 'article_photo' | 'article_file', kind: FileUse['kind']): Source => ({
  database: 'portal',
  from: sql`${sql.table(table)} as "part" join "article" as "owner" on "owner"."id" = "part"."articleId"`,
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
    from: sql`"question_photo" as "part" join "question" as "owner" on "owner"."id" = "part"."questionId"`,
    needed: sql`"part"."state" = 'stored'`,
    where: sql`"owner"."code"`,
    widths: sql`"part"."stored"`,
    kind: sql`'photo'`,
  },
  {
    database: 'core',
    from: sql`"section_file" as "part"`,
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
      const { from, needed, where, widths, kind } = source;
      const rows = await ask(
        source,
        sql<Row>`select "part"."hash" as "hash", ${where} as "where", ${widths} as "widths", ${kind} as "kind"
          from ${from} where ${ofWard(source, ward)} and ${needed} and "part"."hash" in (${sql.join(hashes)})`,
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
  return {
    async page(ward, after, limit) {
      const hashes = new Set<string>();
      for (const source of sources) {
        const rows = await ask(
          source,
          sql<Pick<Row, 'hash'>>`select distinct "part"."hash" as "hash" from ${source.from}
            where ${ofWard(source, ward)} and ${source.needed} and "part"."hash" > ${after ?? ''}
            order by "part"."hash" limit ${limit}`,
        );
        for (const { hash } of rows) hashes.add(hash);
      }
      // The smallest hashes overall are among the smallest of their own tables.
      const first = [...hashes].toSorted().slice(0, limit);
      return first.length === 0 ? [] : usesOf(ward, first);
    },
    find: async (ward, hash) => (await usesOf(ward, [hash]))[0] ?? null,
  };
}
