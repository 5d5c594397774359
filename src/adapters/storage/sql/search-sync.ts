/**
 * Keeps a ward's search index as its rows are: read once, in slices, when the ward is first searched in, and after that what
 * was published since. An index belongs to a process; the rows are the truth.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { writtenForSearch } from '../../../domain/text/search-query.ts';
import { searchedColumns, searchedText } from './portal-search.ts';
import { SearchIndex } from './search-index.ts';
import type { DB } from './types.portal.ts';

/** Items between two breaths of the main loop: some milliseconds. */
const slice = 10;
/** A generation rises by one with each publication, and jumps where a ward was imported or joined: then all is read anew. */
const jump = 1_000;

export interface SearchSync {
  /** The index of this generation or a later one. */
  at(generation: number): Promise<SearchIndex>;
}

/** The first search waits until the whole ward is read; later ones read what has changed since. */
export function createSearchSync(db: Kysely<DB>, ward: string): SearchSync {
  const articles = db.selectFrom('article').where('ward', '=', ward);
  let index = new SearchIndex();
  let seen = -1;
  let running: Promise<void> = Promise.resolve();

  async function takeIn(next: SearchIndex, ids: readonly number[]): Promise<void> {
    for (let from = 0; from < ids.length; from += slice) {
      // By number alone, which no other ward has: with the ward beside it SQLite walks through all of the ward's items.
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
