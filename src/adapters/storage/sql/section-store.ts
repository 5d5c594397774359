/** Texts of the portal's pages, a row a version. */
import type { Kysely, Selectable } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { SectionPageSlug, SectionText } from '../../../domain/section/section-page.ts';
import type { SectionStore } from '../../../ports/sections.ts';
import { at } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB, SectionText as SectionTextRow } from './types.core.ts';

const toText = (row: Selectable<SectionTextRow>): SectionText => ({
  slug: row.slug as SectionPageSlug,
  version: row.version,
  text: row.text,
  by: row.by === null ? null : personId(row.by),
  at: at(row.at),
});

/** The newest version of a page counts; earlier ones are kept. */
export const createSectionStore = (tx: Kysely<DB>, wardId: WardId): SectionStore => {
  const rows = wardRows(tx, wardId);
  return {
    newest: async (slug) => {
      const row = await rows.one('section_text', { slug }, 'version desc');
      return row && toText(row);
    },
    // Later versions overwrite earlier ones in the map.
    all: async () =>
      new Map(
        (await rows.all('section_text', {}, { order: ['version'] })).map((row) => [
          row.slug as SectionPageSlug,
          toText(row),
        ]),
      ),
    history: async (slug, limit) =>
      (await rows.all('section_text', { slug }, { order: ['version desc'], limit })).map(toText),
    put: ({ at: now, ...rest }) => rows.add('section_text', { ...rest, at: now.getTime() }),
  };
};
