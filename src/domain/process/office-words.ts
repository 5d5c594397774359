/** Reads the office's contact data and opening hours as people write them: "điện thoại: 0220 3000 138; giờ làm việc: …". */

import { type Decision, happened, refused } from '../decision.ts';
import { type OfficeHours, usualOfficeHours } from '../reminder/office-hours.ts';
import { foldInPlace } from '../text/normalize.ts';
import type { Contact, Ward } from '../ward.ts';

/** Content of a version of the office's contact data. */
export interface OfficeRule {
  readonly contact: Contact;
  readonly reception: Ward['reception'];
  readonly hours: OfficeHours;
}

/** The data of the ward's file. A version entered by people takes precedence and does not change it. */
export const officeOfFile = ({
  filed,
  contact,
  reception,
}: Pick<Ward, 'filed' | 'contact' | 'reception'>): OfficeRule => ({
  ...(filed ?? { contact, reception }),
  hours: usualOfficeHours,
});

/** The parts, each with the pattern (without accents) that names it; more specific patterns come first. */
export const officeParts = [
  ['place', /^noi tiep (?:cong )?dan/u],
  ['reception', /^(?:gio|lich|thoi gian) tiep (?:cong )?dan/u],
  ['hours', /^gio (?:lam viec|hanh chinh)/u],
  ['responsible', /^(?:nguoi )?chiu trach nhiem/u],
  ['address', /^(?:dia chi|tru so)/u],
  ['phone', /^(?:so )?dien thoai/u],
  ['email', /^(?:thu dien tu|e-?mail)/u],
] as const;
/** A part of the office's contact data. */
export type OfficePart = (typeof officeParts)[number][0];

const longest = 200;
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** '07:30–11:30, 13:30–17:00' */
export const hoursText = ({ spans }: OfficeHours): string =>
  spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');

/** Parses '7:30-11:30, 13h30–17h'; spans must be in order and not overlap. Null if it is unreadable. */
export function hoursIn(text: string): OfficeHours | null {
  const times = [...foldInPlace(text).matchAll(/(\d{1,2})\s*(?:[:h]|gio)\s*(\d{2})?/gu)].map(
    ([, hour, minute]) => Number(hour) * 60 + Number(minute ?? 0),
  );
  const isRising = times.every((time, at) => time <= 24 * 60 && (at === 0 || time > (times[at - 1] ?? 0)));
  if (times.length < 2 || times.length % 2 !== 0 || !isRising) return null;
  const spans = times.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: times[at + 1] ?? from }] : []));
  return { spans };
}

/** Each part as one line of text. */
export const textsOfOffice = ({ contact, reception, hours }: OfficeRule): Readonly<Record<OfficePart, string>> => ({
  ...contact,
  ...{ place: reception.place, reception: reception.hours, hours: hoursText(hours) },
});

const isFit: Readonly<Partial<Record<OfficePart, (text: string) => boolean>>> = {
  phone: (text) => /^\+?[\d .]{7,20}$/u.test(text),
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text),
  hours: (text) => hoursIn(text) !== null,
};

/** Applies the given fields to the current data. Refused if a field is unreadable. @param fields one part each */
export function officeIn(before: OfficeRule, fields: readonly string[]): Decision<OfficeRule> {
  const said = { ...textsOfOffice(before) };
  for (const field of fields) {
    const folded = foldInPlace(field);
    const [part, words] = officeParts.find(([, pattern]) => pattern.test(folded)) ?? [];
    const value = part
      ? field
          .slice(words?.exec(folded)?.[0].length ?? 0)
          .replace(/^[\s:,–-]+/u, '')
          .trim()
      : '';
    if (!part || value === '' || value.length > longest || isFit[part]?.(value) === false)
      return refused('issue-rule-unreadable', { words: field });
    said[part] = value;
  }
  const { place, reception, hours, ...contact } = said;
  return happened({ contact, reception: { place, hours: reception }, hours: hoursIn(hours) ?? before.hours });
}

/**
 * Converts a submitted form to the text that a person would type. @param from 'YYYY-MM-DD'; '': today @param named name of a part
 */
export const wordsOfOffice = (
  from: string,
  named: (part: OfficePart) => string,
  texts: (part: OfficePart) => string,
): string =>
  [
    ...(from === '' ? [] : [`tu ${from.split('-').toReversed().join('/')}`]),
    ...officeParts.map(([part]) => `${named(part)}: ${texts(part).replaceAll(/[;\n]+/gu, ',')}`),
  ].join('; ');
