/**
 * Standing pages of a portal: what a commune must publish about itself (Decree 224/2026/NĐ-CP, Điều 9, 10; Luật Tiếp cận thông
 * tin, Điều 17). Each has an owner and a number of days after which its text should be reviewed.
 */
import type { PersonId } from '../ids.ts';
import type { Person } from '../person/person.ts';
import { isDeciding } from '../roles.ts';

/** Last part of the URL, with the days for which its text counts as up to date. */
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

/** A page, by the last part of its URL. */
export type SectionPageSlug = keyof typeof sectionPages;

export const sectionPageSlugs = Object.keys(sectionPages) as SectionPageSlug[];

/** Narrows a string from a URL. `Object.hasOwn` rejects names such as 'constructor'. */
export const isSectionPageSlug = (slug: string): slug is SectionPageSlug => Object.hasOwn(sectionPages, slug);

/** A page that the ward's file enables. */
export interface ChosenPage {
  readonly slug: SectionPageSlug;
  /** The unit that maintains it and that the public may ask: "Văn phòng HĐND – UBND". */
  readonly owner: string;
  readonly freshDays: number;
  /** Its initial text, from `wards/<ward>/<slug>.md`; null: there is no file. */
  readonly text: string | null;
}

/** A version of a page's text. Versions do not change; the newest one is shown. */
export interface SectionText {
  readonly slug: SectionPageSlug;
  /** Starts at 1. */
  readonly version: number;
  readonly text: string;
  /** Null: from the ward's file. */
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Longest text of a page, in characters. */
export const longestSectionText = 40_000;

const dayMs = 24 * 3_600_000;

/** True if the text is older than the days for which it counts as up to date. */
export const isStale = ({ freshDays }: Pick<ChosenPage, 'freshDays'>, updatedAt: Date, now: Date): boolean =>
  now.getTime() - updatedAt.getTime() > freshDays * dayMs;

/** The office maintains the ward's pages (regulation Art. 6-II.2); deciding roles may edit them too. */
export const mayEditSections = ({ role, status }: Pick<Person, 'role' | 'status'>): boolean =>
  status === 'active' && (role === 'office' || isDeciding(role));

/** Code of a standing page in the portal's database, where it is stored among the items. */
export const codeOfSectionPage = (slug: SectionPageSlug): string => `TRANG-${slug.toUpperCase()}`;

/** Code of the adopted text of the regulation, shown on the same page as the office's own text about it. */
export const regulationCode = `${codeOfSectionPage('quy-che')}-VAN-BAN`;

/** Category of these rows in the portal's database. It is not a category of the regulation: lists of items exclude it. */
export const pageCategory = 'page';
