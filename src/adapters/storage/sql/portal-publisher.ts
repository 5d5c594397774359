/**
 * Publishes exactly once. One transaction of the portal writes the idempotency key, the item and its search text: a
 * retry after a crash changes nothing, and an older version never overwrites a newer one.
 */
import type { Kysely, Transaction } from 'kysely';
import { slugify } from '../../../domain/text/normalize.ts';
import type { Clock } from '../../../ports/clock.ts';
import {
  type Applied,
  CodeTaken,
  type PortalPublisher,
  type Publication,
  type PublishedState,
} from '../../../ports/portal.ts';
import { withParts } from './portal-articles.ts';
import { contentHash, contentOf, paragraphsToHtml, storablePublication } from './portal-content.ts';
import { type ArticleRow, toFlag } from './portal-mapping.ts';
import { searchText } from './portal-search.ts';
import type { DB } from './types.portal.ts';

/**
 * In characters. Addresses are sent in chats; the code after the title makes them unique, and the router accepts 100 in
 * all.
 */
const maxTitleInSlug = 70;

/** Creates the publisher. A repeat with the same key changes nothing and returns `changed: false`. */
export function createPortalPublisher(db: Kysely<DB>, clock: Clock): PortalPublisher {
  return {
    async apply(publication) {
      const item = storablePublication(publication);
      return db.transaction().execute(async (tx): Promise<Applied> => {
        // The key is written first: this takes the lock before any read, so two processes cannot both find the key new.
        const isNewKey = await writeKey(tx, item, clock.now());
        const before = await findItem(tx, item.ward, item.code);
        if (before?.origin && item.origin && before.origin !== item.origin)
          throw new CodeTaken(`${item.code} on the portal is another item's: it was issued twice`);
        if (before && (!isNewKey || before.version >= item.version)) return { slug: before.slug, changed: false };

        const slug = before?.slug ?? (await keptSlug(tx, item)) ?? (await freeSlug(tx, item));
        const generation = await raiseGeneration(tx, item.ward);
        const id = await writeArticle(tx, item, slug, generation);
        if (id === null) return { slug, changed: false };
        await writeParts(tx, id, item);
        return { slug, changed: true };
      });
    },

    async read(ward, code) {
      const row = await findItem(db, ward, code);
      if (!row) return null;
      const [state] = await toStates(db, [row]);
      return state ?? null;
    },

    contentHash: (publication) => contentHash(contentOf(storablePublication(publication))),
  };
}

/** The row stays locked until the end of the transaction, so the items of a ward are published one after the other. */
async function raiseGeneration(tx: Transaction<DB>, ward: string): Promise<number> {
  const { generation } = await tx
    .insertInto('ward_generation')
    .values({ ward, generation: 1 })
    .onConflict((conflict) =>
      conflict.column('ward').doUpdateSet((eb) => ({ generation: eb('ward_generation.generation', '+', 1) })),
    )
    .returning('generation')
    .executeTakeFirstOrThrow();
  return Number(generation);
}

async function writeKey(tx: Transaction<DB>, item: Publication, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('applied_publication')
    .values({ key: item.key, ward: item.ward, code: item.code, version: item.version, appliedAt: now.getTime() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

const findItem = (db: Kysely<DB>, ward: string, code: string): Promise<ArticleRow | undefined> =>
  db.selectFrom('article').selectAll().where('ward', '=', ward).where('code', '=', code).executeTakeFirst();

const isSlugTaken = async (tx: Transaction<DB>, ward: string, slug: string): Promise<boolean> =>
  (await tx.selectFrom('article').select('id').where('ward', '=', ward).where('slug', '=', slug).executeTakeFirst()) !==
  undefined;

/** The address that the item had before the portal's database was lost. */
async function keptSlug(tx: Transaction<DB>, { ward, slug }: Publication): Promise<string | null> {
  return slug !== undefined && !(await isSlugTaken(tx, ward, slug)) ? slug : null;
}

/** Title and code; a number is appended if another item's title and code produce the same address. */
async function freeSlug(tx: Transaction<DB>, item: Publication): Promise<string> {
  const wanted = [slugify(item.title, maxTitleInSlug), slugify(item.code)].filter((part) => part !== '').join('-');
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    if (!(await isSlugTaken(tx, item.ward, slug))) return slug;
  }
}

/** Returns null if another writer stored a newer version in between. */
async function writeArticle(
  tx: Transaction<DB>,
  item: Publication,
  slug: string,
  generation: number,
): Promise<number | null> {
  const changing = {
    version: item.version,
    title: item.title,
    summary: item.summary,
    html: paragraphsToHtml(item.paragraphs),
    paragraphs: JSON.stringify(item.paragraphs),
    category: item.category,
    section: item.section,
    eventOn: item.eventOn,
    place: item.place,
    source: item.source,
    authors: JSON.stringify(item.authors),
    photographers: JSON.stringify(item.photographers),
    publishedAt: item.publishedAt.getTime(),
    updatedAt: item.updatedAt.getTime(),
    withdrawn: toFlag(item.withdrawn),
    contentHash: contentHash(contentOf(item)),
    documentNumber: item.documentNumber,
    signer: item.signer,
    searchText: searchText(item),
    generation,
    ...(item.origin === undefined ? {} : { origin: item.origin }),
  };
  const written = await tx
    .insertInto('article')
    .values({ ward: item.ward, code: item.code, slug, ...changing })
    .onConflict((conflict) =>
      conflict
        .columns(['ward', 'code'])
        .doUpdateSet(changing)
        .where((eb) => eb('excluded.version', '>', eb.ref('article.version'))),
    )
    .returning('id')
    .executeTakeFirst();
  return written?.id ?? null;
}

/** Records the files that the item no longer shows. If another item still shows one, requests for it still succeed. */
async function noteGone(tx: Transaction<DB>, articleId: number, item: Publication): Promise<void> {
  const { ward, photos, files, withdrawn } = item;
  const kept = new Set(withdrawn ? [] : [...photos, ...files].map(({ hash }) => hash));
  for (const table of ['article_photo', 'article_file'] as const)
    for (const { hash } of await tx.selectFrom(table).select('hash').where('articleId', '=', articleId).execute())
      if (!kept.has(hash))
        await tx
          .insertInto('gone_file')
          .values({ ward, hash })
          .onConflict((conflict) => conflict.columns(['ward', 'hash']).doNothing())
          .execute();
}

/** Replaces photos, files and corrections as a whole, so that parts removed from the item disappear from the portal. */
async function writeParts(tx: Transaction<DB>, articleId: number, item: Publication): Promise<void> {
  await noteGone(tx, articleId, item);
  await tx.deleteFrom('article_photo').where('articleId', '=', articleId).execute();
  await tx.deleteFrom('article_correction').where('articleId', '=', articleId).execute();
  await tx.deleteFrom('article_file').where('articleId', '=', articleId).execute();
  const { ward } = item;
  if (item.photos.length > 0) {
    const photos = item.photos.map(
      ({ description, hash, alt, credit, width, height, widths, placeholder }, position) => ({
        ...{ articleId, position, ward, hash, alt, credit, width, height, placeholder },
        description: description ?? null,
        widths: JSON.stringify(widths),
      }),
    );
    await tx.insertInto('article_photo').values(photos).execute();
  }
  if (item.files.length > 0) {
    const files = item.files.map(({ hash, kind, name, sizeBytes, pages, hasPicture }, position) => ({
      ...{ articleId, position, ward, hash, kind, name, sizeBytes, pages },
      hasPicture: toFlag(hasPicture),
    }));
    await tx.insertInto('article_file').values(files).execute();
  }
  if (item.corrections.length > 0) {
    const corrections = item.corrections.map(({ at, note }, position) => ({
      ...{ articleId, position, ward, note },
      at: at.getTime(),
    }));
    await tx.insertInto('article_correction').values(corrections).execute();
  }
}

/**
 * Computes the hash from the stored content instead of reading its column, so that changes made outside this program
 * are detected.
 */
export async function toStates(db: Kysely<DB>, rows: readonly ArticleRow[]): Promise<readonly PublishedState[]> {
  const articles = await withParts(db, rows);
  return rows.flatMap((row, index) => {
    const article = articles[index];
    if (!article) return [];
    const withdrawn = row.withdrawn !== 0;
    const { code, version, slug } = row;
    return [{ code, version, slug, withdrawn, contentHash: contentHash({ ...article, withdrawn }) }];
  });
}
