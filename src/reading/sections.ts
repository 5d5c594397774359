/** The ward's pages for the web desk and the obligations: owners and freshness. */
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { localDateOf } from '../domain/calendar/local-date.ts';
import { fileMarksIn, type SectionFile } from '../domain/section/section-file.ts';
import { type ChosenPage, isStale, type SectionPageSlug, type SectionText } from '../domain/section/section-page.ts';
import type { WardReadAccess } from './looking.ts';

/** A page of the ward in the list. `freshDays`: days after the last version for which it counts as fresh. */
export interface SectionLine {
  readonly slug: SectionPageSlug;
  readonly owner: string;
  readonly freshDays: number;
  readonly version: number;
  /** Null: not written yet. */
  readonly updatedAt: Date | null;
  readonly updatedOn: LocalDate | null;
  /** `fromFile`: no text was written, and the ward's file contains what the page must show. */
  readonly state: 'empty' | 'stale' | 'fresh' | 'fromFile';
}

/** All pages that the ward's file names, including empty ones. */
export async function listSections(looking: WardReadAccess): Promise<readonly SectionLine[]> {
  const newest = await looking.readers.sections.all();
  return looking.ward.pages.map((page) => lineOf(looking, page, newest.get(page.slug) ?? null));
}

function lineOf({ ward, now }: WardReadAccess, page: ChosenPage, text: SectionText | null): SectionLine {
  const isEmpty = text === null || text.text === '';
  return {
    ...{ slug: page.slug, owner: page.owner, freshDays: page.freshDays, version: text?.version ?? 0 },
    updatedAt: text?.at ?? null,
    updatedOn: text && localDateOf(text.at, ward.timeZone),
    state: isEmpty
      ? page.slug === 'lien-he' && hasContact(ward)
        ? 'fromFile'
        : 'empty'
      : isStale(page, text.at, now)
        ? 'stale'
        : 'fresh',
  };
}

/** The contact page shows address and phone number from the ward's file without any text. */
const hasContact = ({ contact }: WardReadAccess['ward']): boolean => contact.phone !== '' && contact.address !== '';

/** A page of the ward with its text, files and versions. */
export interface SectionSheet extends SectionLine {
  readonly text: string;
  /** Pictures and documents of the page by number; `isShown`: its text places them. */
  readonly files: readonly (SectionFile & { readonly isShown: boolean })[];
  /** Versions, newest first, with their authors; an empty name means the ward's file. */
  readonly history: readonly { readonly version: number; readonly at: Date; readonly name: string }[];
}

/** Null: the ward has no such page. */
export async function findSection(looking: WardReadAccess, slug: string): Promise<SectionSheet | null> {
  const page = looking.ward.pages.find((each) => each.slug === slug);
  if (!page) return null;
  const versions = await looking.readers.sections.history(page.slug, versionsShown);
  const history = [];
  for (const { version, at, by } of versions)
    history.push({ version, at, name: by === null ? '' : ((await looking.readers.people.find(by))?.name ?? '') });
  const text = versions[0]?.text ?? '';
  const shown = fileMarksIn(text).map(({ number }) => number);
  const files = (await looking.readers.sections.filesOf(page.slug)).map((file) => ({
    ...file,
    isShown: shown.includes(file.number),
  }));
  return { ...lineOf(looking, page, versions[0] ?? null), text, files, history };
}

const versionsShown = 10;
