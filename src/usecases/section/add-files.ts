/** Pictures and documents for a page of the portal: fetched, checked and stored like other uploads; the text places them. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { fileMarksIn, markOf, mostSectionFiles } from '../../domain/section/section-file.ts';
import { mayEditSections, type SectionPageSlug } from '../../domain/section/section-page.ts';
import { withAdded } from '../../domain/section/section-words.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';
import { pagesChannel, uploadsAmong } from '../../ports/uploads.ts';
import { screen } from '../check/secrecy.ts';
import { put } from '../tell.ts';
import { type SectionSaved, saveSection } from './save.ts';

/** Files that the board sends in a chat for a page of the portal. */
export interface GivenSectionFiles {
  readonly slug: SectionPageSlug;
  readonly files: readonly PhotoFile[];
  /** Caption of the picture, or title of the document. */
  readonly caption: string;
  /** Alternative text of the picture. */
  readonly description: string;
}

/** Stores rows and the effects that fetch the files. Returns the lines that show them, for the page's text. */
export async function takeSectionFiles(
  unit: Unit,
  actor: Person,
  { slug, files, caption, description }: GivenSectionFiles,
): Promise<string> {
  const marks = [];
  for (const file of files) {
    const number = await unit.stores.sections.putFile({ slug, file, by: actor.id, at: unit.now });
    await put(unit, `section-file:${number}`, { kind: 'fetchSectionFile', number });
    const kind = file.kind === 'photo' ? 'picture' : 'document';
    marks.push(markOf({ kind, number }, caption, kind === 'picture' ? description : ''));
  }
  return marks.join('\n\n');
}

/** Adds the files at the end of the page; the editor can move their lines. */
export async function addSectionFiles(unit: Unit, actor: Person, given: GivenSectionFiles): Promise<SectionSaved> {
  const { stores, ward } = unit;
  if (!ward.pages.some(({ slug }) => slug === given.slug))
    return { kind: 'refused', ...refused('issue-section-unknown') };
  if (!mayEditSections(actor)) return { kind: 'refused', ...refused('issue-section-not-yours') };
  const newest = await stores.sections.newest(given.slug);
  if (fileMarksIn(newest?.text ?? '').length + given.files.length > mostSectionFiles)
    return { kind: 'refused', ...refused('issue-section-files', { max: mostSectionFiles }) };
  const { verdict } = await screen(unit, actor, {
    ...{ inboxId: null, channel: pagesChannel, messageKey: unit.cause, albumKey: null, others: [] },
    texts: [given.caption, given.description].filter((text) => text !== ''),
    fileNames: given.files.flatMap(({ name }) => name ?? []),
    uploads: uploadsAmong(given.files),
  });
  if (verdict !== 'clear') return { kind: 'refused', ...refused('issue-section-secret') };
  const text = withAdded(newest?.text ?? '', await takeSectionFiles(unit, actor, given));
  return saveSection(unit, actor, { slug: given.slug, text, seen: newest?.version ?? 0 });
}
