/** A ward as its file describes it. Data; the parser is `src/adapters/ward-file.ts`. */
import type { DeadlineRules, ReceiptPolicy } from './calendar/due-date.ts';
import type { WardId } from './ids.ts';
import type { LegalBasis } from './period/legal-basis.ts';
import type { ProcessVersion } from './process/process.ts';
import { type OfficeHours, usualOfficeHours } from './reminder/office-hours.ts';
import type { PraiseRule } from './reward/ranking.ts';
import type { Ceiling } from './royalty/ceiling.ts';
import { inForce, type RateTable } from './royalty/rates.ts';
import type { ChosenPage } from './section/section-page.ts';
import type { CategoryId } from './submission/categories/index.ts';
import type { WardColours } from './ward-colours.ts';

/** What writers agree to, from a day on: another version is agreed to anew. */
export interface Undertaking {
  readonly version: string;
  readonly from: string;
  readonly text: string;
}

/** A part of the ward that sends news or is asked for it; `aliases` are what people call it. */
export interface WardUnit {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A heading of the portal under which items stand. */
export interface Section {
  readonly slug: string;
  readonly name: string;
  /** Who keeps it, and whom the public may ask; nothing: who answers for the portal. */
  readonly owner?: string | undefined;
}

/** Who answers for the portal, and how the office is reached. */
export interface Contact {
  readonly responsible: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** Who speaks to the press for the ward. */
export interface Spokesperson {
  readonly name: string;
  readonly office: string;
  readonly phone: string;
}

/** How the ward's papers are headed and to whom they go. */
export interface PaperSettings {
  /** Before the date: without "phường", unless the ward is named after a person. */
  readonly place: string;
  readonly recipients: readonly string[];
  readonly bases: readonly LegalBasis[];
}

/** A ward that became part of this one: its addresses lead here, its codes stay what they were. */
export interface FormerWard {
  readonly slug: string;
  readonly code: string;
  readonly fullName: string;
  readonly domains: readonly string[];
  /** 'YYYY-MM-DD' */
  readonly since: string;
}

/** All that a ward’s file says. What people have entered since (calendar, rules with a day) comes from the database. */
export interface Ward {
  readonly id: WardId;
  /** Two capital letters that start spoken codes: 'DL'. */
  readonly code: string;
  /** 'Đồng Lạc' */
  readonly name: string;
  /** 'phường Đồng Lạc' */
  readonly fullName: string;
  /** Hosts that this ward claims; the first is its own. */
  readonly domains: readonly string[];
  readonly formerly: readonly FormerWard[];
  /** Of its pages; nothing: the kit's own. */
  readonly colours?: WardColours | undefined;
  readonly timeZone: string;
  readonly locale: string;
  readonly contact: Contact;
  /** Who speaks for the ward to the press (Decree 244/2026/NĐ-CP); nothing: nobody was named. */
  readonly spokesperson?: Spokesperson | undefined;
  /** Other numbers that offices have made public: hotlines, accounts for donations. Never hidden in texts. */
  readonly publicNumbers: readonly string[];
  /** Where letters are handed in and citizens are received, and when. */
  readonly reception: { readonly place: string; readonly hours: string };
  /** Opening hours that people have entered; nothing: the usual ones. */
  readonly officeHours?: OfficeHours;
  /** Contact and reception as the file has them, where a version that people entered stands in their place. */
  readonly filed?: { readonly contact: Contact; readonly reception: Ward['reception'] };
  /** Khối, schools, unions: where things happen and who is written about. */
  readonly units: readonly WardUnit[];
  readonly sections: readonly Section[];
  /** Pages that the portal shows of the ward itself. */
  readonly pages: readonly ChosenPage[];
  /** Section in which a category appears. */
  readonly sectionOf: Readonly<Record<CategoryId, string>>;
  /** Categories that are decided on the signed page only, with a PIN. */
  readonly sensitive: readonly CategoryId[];
  readonly deadlines: DeadlineRules;
  /** Versions that people have entered since the file, as this process has read them. */
  readonly laterDeadlines?: readonly { readonly from: string; readonly deadlines: DeadlineRules }[];
  readonly receiptPolicy: ReceiptPolicy;
  readonly processes: readonly ProcessVersion[];
  readonly undertakings: readonly Undertaking[];
  /** The chairman's decisions about royalties and their ceilings, as the file has them; later ones are rules of the ward. */
  readonly rates: readonly RateTable[];
  readonly ceilings: readonly Ceiling[];
  readonly papers: PaperSettings | null;
  /** What counts for praise and how many are proposed (Art. 10.1); nothing: the usual rule. */
  readonly praise?: PraiseRule | undefined;
  /** The regulation's text as the ward's folder has it; null: there is none. Later texts are rules of the ward. */
  readonly regulation: string | null;
}

/** When its offices are open. */
export const officeHoursOf = ({ officeHours }: Pick<Ward, 'officeHours'>): OfficeHours =>
  officeHours ?? usualOfficeHours;

/** The working days that hold for what begins on this day. */
export const deadlinesOn = (
  { deadlines, laterDeadlines = [] }: Pick<Ward, 'deadlines' | 'laterDeadlines'>,
  day: string,
): DeadlineRules => inForce(laterDeadlines, day)?.deadlines ?? deadlines;

/** The day of the version that they are of; '1': those of the ward's file. */
export const deadlinesFrom = ({ laterDeadlines = [] }: Pick<Ward, 'laterDeadlines'>, day: string): string =>
  inForce(laterDeadlines, day)?.from ?? '1';
