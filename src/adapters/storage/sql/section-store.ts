/** Texts of the portal's pages, a row a version. */
import type { Kysely, Selectable } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { SectionPageSlug, SectionText } from '../../../domain/section/section-page.ts';
import type { SectionStore } from '../../../ports/sections.ts';
import { at } from './mapping.ts';
import type { DB, SectionText as SectionTextRow } from './types.core.ts';

const toText = (row: Selectable<SectionTextRow>): SectionText => ({
  slug: row.slug as SectionPageSlug,
  version: row.version,
  text: row.text,
  by: row.by === null ? null : personId(row.by),
  at: at(row.at),
});

export const createSectionStore = (tx: Kysely<DB>, wardId: WardId): SectionStore => {
  const texts = tx.selectFrom('section_text').selectAll().where('wardId', '=', wardId);
  return {
    newest: async (slug) => {
      const row = await texts.where('slug', '=', slug).orderBy('version', 'desc').limit(1).executeTakeFirst();
      return row ? toText(row) : null;
    },
    // Later versions overwrite earlier ones in the map.
    all: async () =>
      new Map((await texts.orderBy('version').execute()).map((row) => [row.slug as SectionPageSlug, toText(row)])),
    history: async (slug, limit) =>
      (await texts.where('slug', '=', slug).orderBy('version', 'desc').limit(limit).execute()).map(toText),
    put: async ({ at: now, ...rest }) => {
      await tx
        .insertInto('section_text')
        .values({ ...rest, wardId, at: now.getTime() })
        .execute();
    },
  };
};
