/** Checks on readability: capitals, length, relative days and accents. */
import { addDays } from '../calendar/local-date.ts';
import type { Content } from '../submission/submission.ts';
import { type AccentSource, lacksAccents, proposeAccents, withAccents } from '../text/accents.ts';
import { sentencesOf } from '../text/normalize.ts';
import type { Check, CheckSubject, Finding, ProposedAccents } from './check.ts';
import { matchesIn } from './place-matches.ts';

/** In characters: a headline of this length is about twice what fits two lines on a phone. */
const longestTitle = 150;

/** In words: four printed pages. Ward news have 150 to 250. */
const longestBody = 2000;

/** Share of capitals above which a headline counts as written in capitals; "UBND" and "HĐND" alone stay below. */
const shoutingShare = 0.6;

/** Number of letters below which the share of capitals is not meaningful. */
const fewLetters = 12;

/** Consecutive words in capitals; names of bodies in the heading of a document have up to nine. */
const shoutedRun = /(?:(?<!\p{L})\p{Lu}+(?!\p{L})[ ,]+){11,}\p{Lu}+(?!\p{L})/u;

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const isShouted = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= fewLetters && capitals / letters > shoutingShare;
};

/** Warns of a title or a long run of words in capitals. */
export const capitals: Check = {
  id: 'capitals',
  find: ({ title, body }): readonly Finding[] => {
    const about = { check: 'capitals', severity: 'warning', facts: {} } as const;
    const whole = { where: 'title' as const, number: 1, start: 0, end: title.length };
    const runs = matchesIn([{ where: 'body', number: 1, text: body }], shoutedRun);
    return [
      ...(isShouted(title.normalize('NFC'))
        ? [{ ...about, key: 'check-capitals-title' as const, evidence: [whole] }]
        : []),
      ...(runs.length > 0 ? [{ ...about, key: 'check-capitals-body' as const, evidence: runs }] : []),
    ];
  },
};

/** Warns of a title or a body that is too long. */
export const tooLong: Check = {
  id: 'too-long',
  find: ({ title, body }): readonly Finding[] => {
    const characters = Array.from(title.normalize('NFC')).length;
    const words = wordsIn(body);
    const about = { check: 'too-long', severity: 'warning', evidence: [] } as const;
    return [
      ...(characters > longestTitle
        ? [{ ...about, key: 'check-title-long' as const, facts: { characters, most: longestTitle } }]
        : []),
      ...(words > longestBody
        ? [{ ...about, key: 'check-body-long' as const, facts: { words, most: longestBody } }]
        : []),
    ];
  },
};

const beginsLow = /^["“'‘(]*\p{Ll}/u;

const withCapital = (title: string): string =>
  beginsLow.test(title) ? title.replace(/\p{Ll}/u, (letter) => letter.toUpperCase()) : title;

/** "khối 4 trồng cây": proposes the title with a capital; a person decides. */
export const titleLowerCase: Check = {
  id: 'title-lower-case',
  find: ({ title, withAccents }): readonly Finding[] => {
    const said = title.normalize('NFC').trim();
    // If accents are proposed, that proposal already contains the capital.
    if (!beginsLow.test(said) || withAccents) return [];
    const proposal = withCapital(said);
    const evidence = [{ where: 'title' as const, number: 1, start: 0, end: title.length, replacement: proposal }];
    return [
      { check: 'title-lower-case', key: 'check-title-lower-case', severity: 'warning', facts: { proposal }, evidence },
    ];
  },
};

const relativeDay =
  /(?<!\p{L})(?:(sáng|trưa|chiều|tối|đêm) (?:hôm )?(?:nay|qua|mai)|(?:hôm|ngày) (?:nay|qua|mai))(?!\p{L})/iu;

/** "sáng nay (27/11)", "hôm qua, ngày 26/11": the date is already given. */
const dayFollows = /^[\s,(–-]*(?:ngày |thứ \p{L}+,? (?:ngày )?)?\d{1,2}[/.-]\d/iu;

/** A relative day in a text, and its replacement. */
interface DayInPlace {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The whole text with the replacement. */
  readonly proposal: string;
}

const dayInPlace = (text: string, eventOn: CheckSubject['eventOn']): DayInPlace | null => {
  const found = relativeDay.exec(text);
  if (!found || !eventOn) return null;
  const [words, part] = found;
  const end = found.index + words.length;
  if (dayFollows.test(text.slice(end))) return null;
  const [, month = '', day = ''] = eventOn.split('-');
  const replacement = `${part ?? (/^\p{Lu}/u.test(words) ? 'Ngày' : 'ngày')} ${Number(day)}/${Number(month)}`;
  const proposal = text.slice(0, found.index) + replacement + text.slice(end);
  return { words, start: found.index, end, replacement, proposal };
};

type Dated = Pick<CheckSubject, 'title' | 'body' | 'eventOn'>;

const inTitle = ({ title, eventOn }: Dated): DayInPlace | null => dayInPlace(title, eventOn);

/** Only the first sentence is checked, because news gives the day there; further down "hôm nay" may be part of the story. */
const inText = ({ body, eventOn }: Dated): (DayInPlace & { readonly sentence: string }) | null => {
  const [first] = sentencesOf(body);
  const found = first ? dayInPlace(first.text, eventOn) : null;
  return found && first
    ? { ...found, start: first.start + found.start, end: first.start + found.end, sentence: first.text }
    : null;
};

/** Days from now for "qua", "nay", "mai". */
const daysFromNow: Readonly<Record<string, number>> = { qua: -1, nay: 0, mai: 1 };

/** True when the words have become wrong. On the day itself they are right, and the portal shows the date of publication. */
const isStale = ({ words }: DayInPlace, { eventOn, today }: CheckSubject): boolean =>
  eventOn !== null && addDays(today, daysFromNow[words.toLowerCase().split(' ').at(-1) ?? ''] ?? 0) > eventOn;

/** "Sáng nay" and "chiều qua" mean another day to later readers, so the date is proposed in their place. */
export const relativeDays: Check = {
  id: 'relative-day',
  find: (subject): readonly Finding[] => {
    const title = inTitle(subject);
    const found = title ?? inText(subject);
    if (!found || (!title && !isStale(found, subject))) return [];
    const { words, start, end, replacement, proposal } = found;
    const where = title ? 'title' : 'body';
    const key = title ? 'check-title-relative-day' : 'check-text-relative-day';
    const evidence = [{ where, number: 1, start, end, replacement } as const];
    return [{ check: 'relative-day', key, severity: 'warning', facts: { words, proposal }, evidence }];
  },
};

/** Number of letters below which the share of accents is not meaningful. */
const textLetters = 40;
/** In characters. For a longer text no proposal is made, because people could not read it before they decide. */
const longestProposal = 8000;

type Words = Pick<CheckSubject, 'title' | 'body'>;

/** The title with accents, and the number of uncertain syllables; null when nothing is proposed. */
export function accentsFor({ title, body }: Words, ask: () => readonly AccentSource[]): ProposedAccents | null {
  const text = `${title}. ${body}`;
  if (text.length > longestProposal || !lacksAccents(text, textLetters)) return null;
  const books = ask();
  const whole = proposeAccents(books, text);
  return whole && { title: withCapital(withAccents(books, title).text), left: whole.known - whole.sure };
}

/** Warns of a text without accents, with a proposal where one is certain enough. */
export const accentsMissing: Check = {
  id: 'accents-missing',
  find: ({ title, body, withAccents: proposed }): readonly Finding[] => {
    const isWhole = lacksAccents(`${title} ${body}`, textLetters);
    if (!isWhole && !lacksAccents(body, textLetters)) return [];
    const check = 'accents-missing';
    const about = { severity: 'warning', evidence: [] } as const;
    // If only the title has accents, the body may still lack them.
    return proposed && isWhole
      ? [{ ...about, check, key: 'check-accents-proposed', facts: { proposal: proposed.title, left: proposed.left } }]
      : [{ ...about, check, key: 'check-accents-missing', facts: {} }];
  },
};

/** Findings with a proposed new wording, which a person accepts with one press. */
const proposing: readonly string[] = [
  'check-accents-proposed',
  'check-title-lower-case',
  'check-title-relative-day',
  'check-text-relative-day',
];

/** The findings that propose a new wording. */
export const proposalsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ key }) => proposing.includes(key));

/** The title as the checks propose it; null when they propose no change. */
export function proposedTitle(subject: CheckSubject): string | null {
  const [low] = titleLowerCase.find(subject);
  const title = low ? withCapital(subject.title.normalize('NFC').trim()) : subject.title;
  const day = inTitle({ ...subject, title });
  return day?.proposal ?? (low ? title : null);
}

/**
 * The content with the date in place of "sáng nay" at its beginning; unchanged when it has none, or when the words are still
 * right.
 * @param before the item for which the proposal was made: if the date was proposed for its title, the text gets it too
 */
export function contentWithDay(content: Content, subject: CheckSubject, before: CheckSubject): Content {
  const found = inText(subject);
  if (!found || !(isStale(found, subject) || inTitle(before))) return content;
  const at = content.parts.findIndex(({ text }) => text.normalize('NFC').includes(found.sentence));
  const parts = content.parts.map((part, index) =>
    index === at ? { ...part, text: part.text.normalize('NFC').replace(found.sentence, () => found.proposal) } : part,
  );
  return at < 0 ? content : { ...content, parts, eventOn: subject.eventOn };
}

/** Adds the certain accents to every text that has none. Texts with accents stay unchanged. */
export function contentWithAccents(content: Content, books: readonly AccentSource[]): Content {
  const spell = (text: string): string => (lacksAccents(text, 1) ? withAccents(books, text).text : text);
  return {
    ...content,
    parts: content.parts.map((part) => ({ ...part, text: spell(part.text) })),
    title: content.title && spell(content.title),
    place: content.place && spell(content.place),
    source: content.source && { ...content.source, detail: spell(content.source.detail) },
  };
}
