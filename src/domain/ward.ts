/** A ward as described by its file. Data only; the parser is `src/adapters/ward-file.ts`. */
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

/** A text that writers agree to, valid from a day. A new version requires a new agreement. */
export interface Undertaking {
  readonly version: string;
  readonly from: string;
  readonly text: string;
}

/** A unit of the ward that sends news or is asked for it. `aliases` are other names that people use for it. */
export interface WardUnit {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A section of the portal that contains items. */
export interface Section {
  readonly slug: string;
  readonly name: string;
  /** The person who maintains it and whom the public may ask. If absent: the person responsible for the portal. */
  readonly owner?: string | undefined;
}

/** Who is responsible for the portal, and how to reach the office. */
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

/** Letterhead and recipients of the ward's papers. */
export interface PaperSettings {
  /** Printed before the date: without "phường", unless the ward is named after a person. */
  readonly place: string;
  readonly recipients: readonly string[];
  readonly bases: readonly LegalBasis[];
}

/** A ward that was merged into this one: its addresses redirect here, and its codes stay valid. */
export interface FormerWard {
  readonly slug: string;
  readonly code: string;
  readonly fullName: string;
  readonly domains: readonly string[];
  /** 'YYYY-MM-DD' */
  readonly since: string;
}

/** The setting with the times at which wards were merged into this one, or it got a new name. */
export const mergeTimesSetting = 'merge-times';

/** The times of this setting in milliseconds, oldest first. */
export const mergeTimesIn = (setting: string | null): readonly number[] =>
  (JSON.parse(setting ?? '[]') as readonly number[]).toSorted((one, other) => one - other);

/** Content of a ward's file. What people entered later (calendar, dated rules) comes from the database. */
export interface Ward {
  readonly id: WardId;
  /** Two capital letters at the start of item codes: 'DL'. */
  readonly code: string;
  /** 'Đồng Lạc' */
  readonly name: string;
  /** 'phường Đồng Lạc' */
  readonly fullName: string;
  /** Hosts of this ward; the first is the main one. */
  readonly domains: readonly string[];
  readonly formerly: readonly FormerWard[];
  /** Colours of its pages. If absent: the kit's own. */
  readonly colours?: WardColours | undefined;
  readonly timeZone: string;
  readonly locale: string;
  readonly contact: Contact;
  /** Speaks for the ward to the press (Decree 244/2026/NĐ-CP). Absent if not appointed. */
  readonly spokesperson?: Spokesperson | undefined;
  /** Other numbers that offices have published: hotlines, donation accounts. They are never masked in texts. */
  readonly publicNumbers: readonly string[];
  /** Where and when letters are accepted and citizens are received. */
  readonly reception: { readonly place: string; readonly hours: string };
  /** Opening hours entered by people. If absent: the usual ones. */
  readonly officeHours?: OfficeHours;
  /** Contact and reception from the file, if a version entered by people replaces them. */
  readonly filed?: { readonly contact: Contact; readonly reception: Ward['reception'] };
  /** Khối, schools, unions: places of events and subjects of news. */
  readonly units: readonly WardUnit[];
  readonly sections: readonly Section[];
  /** Pages about the ward itself that the portal shows. */
  readonly pages: readonly ChosenPage[];
  /** Section in which each category appears. */
  readonly sectionOf: Readonly<Record<CategoryId, string>>;
  /** Categories that may be decided only on the signed page with a PIN. */
  readonly sensitive: readonly CategoryId[];
  readonly deadlines: DeadlineRules;
  /** Versions that people entered later, as loaded by this process. */
  readonly laterDeadlines?: readonly { readonly from: string; readonly deadlines: DeadlineRules }[];
  readonly receiptPolicy: ReceiptPolicy;
  readonly processes: readonly ProcessVersion[];
  readonly undertakings: readonly Undertaking[];
  /** The chairman's decisions about royalty rates and ceilings, from the file; later ones are rules of the ward. */
  readonly rates: readonly RateTable[];
  readonly ceilings: readonly Ceiling[];
  readonly papers: PaperSettings | null;
  /** Criteria for praise and the number of proposals (Art. 10.1). If absent: the usual rule. */
  readonly praise?: PraiseRule | undefined;
  /** Text of the regulation from the ward's folder. Null if there is none. Later texts are rules of the ward. */
  readonly regulation: string | null;
}

/** Opening hours of the ward's offices. */
export const officeHoursOf = ({ officeHours }: Pick<Ward, 'officeHours'>): OfficeHours =>
  officeHours ?? usualOfficeHours;

/** The deadlines, in working days, that apply to cases starting on this day. */
export const deadlinesOn = (
  { deadlines, laterDeadlines = [] }: Pick<Ward, 'deadlines' | 'laterDeadlines'>,
  day: string,
): DeadlineRules => inForce(laterDeadlines, day)?.deadlines ?? deadlines;

/** First day of the version of the deadlines that applies on this day; '1': the deadlines of the ward's file. */
export const deadlinesFrom = ({ laterDeadlines = [] }: Pick<Ward, 'laterDeadlines'>, day: string): string =>
  inForce(laterDeadlines, day)?.from ?? '1';
