/**
 * Keeps a ward's search index up to date: all rows are read in slices at the first search, later only what was
 * published since. Each process has its own index, derived from the rows.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { writtenForSearch } from '../../../domain/text/search-query.ts';
import { searchedColumns, searchedText } from './portal-search.ts';
import { SearchIndex } from './search-index.ts';
import type { DB } from './types.portal.ts';

/** Items read between two turns of the event loop; a slice takes some milliseconds. */
const slice = 10;
/**
 * The generation grows by one per publication and jumps when a ward is imported or merged; after a jump the whole index
 * is rebuilt.
 */
const jump = 1_000;

export interface SearchSync {
  /** Returns the index of this generation or a later one. */
  at(generation: number): Promise<SearchIndex>;
}

/**
 * Creates the synchronisation. The first search waits until the whole ward is read; later ones read only the changes.
 */
export function createSearchSync(db: Kysely<DB>, ward: string): SearchSync {
  const articles = db.selectFrom('article').where('ward', '=', ward);
  let index = new SearchIndex();
  let seen = -1;
  let running: Promise<void> = Promise.resolve();

  async function takeIn(next: SearchIndex, ids: readonly number[]): Promise<void> {
    for (let from = 0; from < ids.length; from += slice) {
      // By id only, which is unique across wards: with the ward as a second condition SQLite would scan all of the
      // ward's items.
      const rows = await db
        .selectFrom('article')
        .select(['id', 'title', 'category', 'publishedAt', 'withdrawn', ...searchedColumns])
        .where('id', 'in', ids.slice(from, from + slice))
        .orderBy('id')
        .execute();
      for (const { id, category, publishedAt, withdrawn, title, ...row } of rows)
        if (withdrawn === 0)
          next.put({
            ...{ id, category, publishedAt, title: writtenForSearch(title) },
            text: writtenForSearch(searchedText(row)),
          });
        else next.remove(id);
      await otherWork();
    }
  }

  async function catchUp(generation: number): Promise<void> {
    if (generation <= seen && seen - generation < jump) return;
    const isNew = seen < 0 || Math.abs(generation - seen) > jump;
    const changed = isNew ? articles.where('withdrawn', '=', 0) : articles.where('generation', '>', seen);
    const ids = (await changed.select('id').orderBy('id').execute()).map(({ id }) => id);
    const next = isNew ? new SearchIndex() : index;
    await takeIn(next, ids);
    index = next;
    seen = generation;
  }

  return {
    async at(generation) {
      if (generation === seen) return index;
      running = running.catch(() => undefined).then(() => catchUp(generation));
      await running;
      return index;
    },
  };
}
