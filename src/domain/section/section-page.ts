/**
 * Pages of a portal that are no items: what a commune's page must say of itself (Decree 224/2026/NĐ-CP, Điều 9, 10; Luật Tiếp
 * cận thông tin, Điều 17). Each has an owner and a number of days after which somebody should look at it again.
 */
import type { PersonId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import { isDeciding } from '../roles.ts';

/** Last part of the address, with the days for which its text counts as fresh. */
export const sectionPages = {
  'gioi-thieu': { freshDays: 365 },
  'ban-do': { freshDays: 365 },
  'bo-may': { freshDays: 90 },
  'lien-he': { freshDays: 180 },
  'lich-cong-tac': { freshDays: 7 },
  'thu-tuc': { freshDays: 180 },
  'du-thao': { freshDays: 30 },
  'cong-khai': { freshDays: 92 },
  'cong-tac-vien': { freshDays: 180 },
  'quy-che': { freshDays: 365 },
  en: { freshDays: 180 },
} as const;

/** A page by the last part of its address. */
export type SectionPageSlug = keyof typeof sectionPages;

export const sectionPageSlugs = Object.keys(sectionPages) as SectionPageSlug[];

/** For a name out of an address, where it may be any text, also one that every object has. */
export const isSectionPageSlug = (slug: string): slug is SectionPageSlug => Object.hasOwn(sectionPages, slug);

/** A page that a ward has chosen in its file. */
export interface ChosenPage {
  readonly slug: SectionPageSlug;
  /** Who keeps it up to date, and whom the public may ask: "Văn phòng HĐND – UBND". */
  readonly owner: string;
  readonly freshDays: number;
  /** Its first text, from `wards/<ward>/<slug>.md`; null: there is no file. */
  readonly text: string | null;
}

/** One version of a page's text. Versions are never changed; the newest one is shown. */
export interface SectionText {
  readonly slug: SectionPageSlug;
  /** From 1. */
  readonly version: number;
  readonly text: string;
  /** Null: the ward's file. */
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Characters of a page's text. */
export const longestSectionText = 40_000;

const dayMs = 24 * 3_600_000;

/** Older than the days for which its text counts as fresh. */
export const isStale = ({ freshDays }: Pick<ChosenPage, 'freshDays'>, updatedAt: Date, now: Date): boolean =>
  now.getTime() - updatedAt.getTime() > freshDays * dayMs;

/** The office keeps the ward's pages (regulation Art. 6-II.2); those who decide about items may as well. */
export const mayEditSections = ({ role, status }: Pick<Person, 'role' | 'status'>): boolean =>
  status === 'active' && (role === 'office' || isDeciding(role));

/** Under this code a page stands in the portal's database, beside the items. */
export const codeOfSectionPage = (slug: SectionPageSlug): string => `TRANG-${slug.toUpperCase()}`;

/** The adopted text of the regulation stands beside what the office writes about it, on the same page. */
export const regulationCode = `${codeOfSectionPage('quy-che')}-VAN-BAN`;

/** The category of such a row there. It is none of the regulation's: lists of items leave it out. */
export const pageCategory = 'page';
