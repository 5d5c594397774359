/**
 * Proposes a version of a text without private data; a person decides which version is published.
 *
 * Public numbers stay: 113, 114, 115, 1900…, the ward's own, addresses under .gov.vn, schools and historic sites. What looks
 * like an office's number is left to a person. Names stay, because no pattern recognises them.
 */
import type { WardFacts } from './check.ts';
import {
  agencyOwned,
  homeLine,
  houseNamed,
  namedPerson,
  officeCalled,
  officeLine,
  privatePerson,
  publicPlace,
  roadwork,
  roadworkAfter,
  stretchBefore,
} from './person-words.ts';
import { type PersonalAction, type PersonalKind, type PersonalRule, personalRules } from './personal-data-rules.ts';
import { type Place, placesOf, prepareText } from './prepared-text.ts';
import { isSaid, wordsLike } from './rule.ts';

/** Replaces hidden data in a Vietnamese text. */
export const hiddenMark = '[đã ẩn]';

/** A passage that may identify a person. */
export interface FoundPersonalData {
  /** Id of the rule. */
  readonly rule: string;
  readonly kind: PersonalKind;
  /** Only `mask` is hidden in the proposal. */
  readonly action: PersonalAction;
  /** UTF-16 units in the text as given; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The proposed text and what was found. */
export interface MaskedText {
  readonly masked: string;
  /** In the order of the text, without overlaps. */
  readonly found: readonly FoundPersonalData[];
}

/** How far before a number its owner is named, in UTF-16 units. */
const ownerDistance = 80;

/** Dates of birth before this year are history, not private data. */
const bornInHistory = 1915;

const digitsOf = (text: string): string => text.replace(/\D/gu, '').replace(/^840?(?=[2-9]\d{8,9}$)/u, '0');

const before = (text: string, place: Place): string => {
  const near = text.slice(Math.max(0, place.start - ownerDistance), place.start);
  return near.split(/[.!?;\n](?=\s)/u).at(-1) ?? '';
};

const after = (text: string, place: Place): string =>
  text
    .slice(place.end, place.end + ownerDistance)
    .split(/[.!?;\n]/u)[0]
    ?.split(/,/u)[0] ?? '';

const people = wordsLike(namedPerson);

const isSomebodys = (words: string): boolean => isSaid(people, words) || isSaid(privatePerson, words);

const clauseBefore = (text: string, place: Place): string => before(text, place).split(/[,(]/u).at(-1) ?? '';

const isPublicNumber = (words: string, ward: WardFacts): boolean =>
  ward.publicNumbers.some((number) => digitsOf(number) === digitsOf(words));

/** "Gia đình" (family) contains "đình" (communal house), but is not a public place. */
const family = /gia[ \t]+đình/giu;

const isPublicAddress = (text: string, place: Place, ward: WardFacts): boolean => {
  const near = before(text, place).replaceAll(family, '');
  const lower = near.toLowerCase();
  if (ward.publicPlaces.some((name) => lower.includes(name.toLowerCase()))) return true;
  const isRoad = isSaid(roadwork, near) || isSaid(roadworkAfter, after(text, place));
  const isOpen =
    isSaid(publicPlace, near) ||
    isSaid(stretchBefore, near) ||
    (isRoad && !isSaid(houseNamed, text.slice(place.start, place.end)));
  return isOpen && !isSaid(privatePerson, clauseBefore(text, place));
};

/** The action for a match in its context, or null when it is not private data. */
const actionHere = (rule: PersonalRule, text: string, place: Place, ward: WardFacts): PersonalAction | null => {
  const words = text.slice(place.start, place.end);
  switch (rule.kind) {
    case 'phone': {
      if (isPublicNumber(words, ward)) return null;
      const near = before(text, place);
      return isSaid(officeCalled, near) && !isSomebodys(near) ? 'review' : 'mask';
    }
    case 'account': {
      if (isPublicNumber(words, ward)) return null;
      const near = `${before(text, place)} ${after(text, place)}`;
      return isSaid(agencyOwned, near) && !isSomebodys(near) ? 'review' : 'mask';
    }
    case 'landline': {
      if (isPublicNumber(words, ward)) return null;
      const near = before(text, place);
      return (isSaid(people, near) || isSaid(homeLine, near)) && !isSaid(officeLine, near) ? 'mask' : 'review';
    }
    case 'email':
      return ward.publicEmails.some((email) => email.toLowerCase() === words.toLowerCase()) ? null : 'mask';
    case 'birth':
      return Number(/\d{4}$/u.exec(words)?.[0] ?? bornInHistory) < bornInHistory ? null : 'mask';
    case 'address':
      if (isPublicAddress(text, place, ward)) return null;
      // A house belongs to a person; a lane or street number may be where something happened.
      return isSaid(houseNamed, words) || isSaid(privatePerson, before(text, place)) ? 'mask' : 'review';
    case 'identity':
    case 'passport':
    case 'insurance':
    case 'parcel':
    case 'plate':
    case 'relative':
      return rule.action;
  }
};

const findAll = (text: string, ward: WardFacts): readonly FoundPersonalData[] => {
  // One byte per character, so that a list of thousands of numbers takes linear time.
  const claimed = new Uint8Array(text.length);
  const found: FoundPersonalData[] = [];
  for (const rule of personalRules) {
    for (const place of placesOf(rule.expression, text)) {
      if (claimed.subarray(place.start, place.end).includes(1)) continue;
      claimed.fill(1, place.start, place.end);
      const action = actionHere(rule, text, place, ward);
      if (action) found.push({ rule: rule.id, kind: rule.kind, action, ...place });
    }
  }
  return found.sort((a, b) => a.start - b.start);
};

/**
 * Finds private data and proposes a masked text.
 * @param text the text as given, in any Unicode form
 * @param ward what the ward's offices have published themselves
 */
export const maskPersonalData = (text: string, ward: WardFacts): MaskedText => {
  const prepared = prepareText(text);
  const found = findAll(prepared.text, ward).map((each) => ({ ...each, ...prepared.given(each) }));
  let masked = '';
  let from = 0;
  for (const { action, start, end } of found) {
    if (action === 'review') continue;
    masked += `${text.slice(from, start)}${hiddenMark}`;
    from = end;
  }
  return { masked: masked + text.slice(from), found };
};
