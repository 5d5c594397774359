/** Texts of the portal's pages, one row per version. */
import type { Selectable, Transaction } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { SectionFile } from '../../../domain/section/section-file.ts';
import type { SectionPageSlug, SectionText } from '../../../domain/section/section-page.ts';
import type { PhotoFile } from '../../../domain/submission/photos-and-files.ts';
import type { SectionStore } from '../../../ports/sections.ts';
import { readCached } from './connection-cache.ts';
import { fateColumns, toFileFate } from './item-file-store.ts';
import { at, toFate } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB, SectionFile as SectionFileRow, SectionText as SectionTextRow } from './types.core.ts';

const toText = (row: Selectable<SectionTextRow>): SectionText => ({
  slug: row.slug as SectionPageSlug,
  version: row.version,
  text: row.text,
  by: row.by === null ? null : personId(row.by),
  at: at(row.at),
});

const toSectionFile = (row: Selectable<SectionFileRow>): SectionFile => {
  const file = JSON.parse(row.file) as PhotoFile;
  const given = {
    ...{ number: row.number, slug: row.slug as SectionPageSlug, file },
    ...{ by: personId(row.by), at: at(row.at) },
  };
  const id = `of the page ${row.slug}, ${row.number}`;
  return file.kind === 'photo'
    ? { ...given, kind: 'picture', fate: toFate({ ...row, id }) }
    : { ...given, kind: 'document', fate: toFileFate({ ...row, id }), text: row.text ?? '' };
};

/** Creates the store. The newest version of a page is the current one; earlier versions are kept. */
export const createSectionStore = (tx: Transaction<DB>, wardId: WardId): SectionStore => {
  const rows = wardRows(tx, wardId);
  return {
    newest: (slug) =>
      readCached(tx, { from: ['section_text'], key: `page ${wardId} ${slug}` }, async () => {
        const row = await rows.one('section_text', { slug }, 'version desc');
        return row && toText(row);
      }),
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
    filesOf: async (slug) => (await rows.all('section_file', { slug }, { order: ['number'] })).map(toSectionFile),
    file: async (number) => {
      const row = await rows.one('section_file', { number });
      return row && toSectionFile(row);
    },
    putFile: async ({ slug, file, by, at: now }) => {
      const number = ((await rows.one('section_file', {}, 'number desc'))?.number ?? 0) + 1;
      await rows.add('section_file', { number, slug, file: JSON.stringify(file), by, at: now.getTime() });
      return number;
    },
    settleFile: async (number, fate, text) => {
      await rows.change('section_file', { number }, { ...fateColumns(fate), ...(text === undefined ? {} : { text }) });
    },
  };
};
