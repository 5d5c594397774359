/** Is it written so that people like to read it? Capitals and length, in words and characters. */
import { addDays } from '../calendar/local-date.ts';
import type { Content } from '../submission/submission.ts';
import { type AccentSource, lacksAccents, proposeAccents, withAccents } from '../text/accents.ts';
import { sentencesOf } from '../text/normalize.ts';
import type { Check, CheckSubject, Finding, ProposedAccents } from './check.ts';
import { heardPlaces } from './heard-places.ts';

/** Characters of a headline that still fits two lines on a phone twice over. */
const longestTitle = 150;

/** Words of a body: four printed pages. Ward news have 150 to 250. */
const longestBody = 2000;

/** Share of capital letters above which a headline shouts; "UBND", "HĐND" alone are less. */
const shoutingShare = 0.6;

/** Letters below which a share says nothing. */
const fewLetters = 12;

/** Words in capitals that follow each other: names of bodies in the head of a paper have up to nine. */
const shoutedRun = /(?:(?<!\p{L})\p{Lu}+(?!\p{L})[ ,]+){11,}\p{Lu}+(?!\p{L})/u;

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const isShouted = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= fewLetters && capitals / letters > shoutingShare;
};

export const capitals: Check = {
  id: 'capitals',
  find: ({ title, body }): readonly Finding[] => {
    const about = { check: 'capitals', severity: 'warning', facts: {} } as const;
    const whole = { where: 'title' as const, number: 1, start: 0, end: title.length };
    const runs = heardPlaces([{ where: 'body', number: 1, text: body }], shoutedRun);
    return [
      ...(isShouted(title.normalize('NFC'))
        ? [{ ...about, key: 'check-capitals-title' as const, evidence: [whole] }]
        : []),
      ...(runs.length > 0 ? [{ ...about, key: 'check-capitals-body' as const, evidence: runs }] : []),
    ];
  },
};

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

/** "khối 4 trồng cây": the title as it would stand on the portal is proposed, a person decides. */
export const titleLowerCase: Check = {
  id: 'title-lower-case',
  find: ({ title, withAccents }): readonly Finding[] => {
    const said = title.normalize('NFC').trim();
    // Where accents are proposed, the title stands there with its capital.
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

/** "sáng nay (27/11)", "hôm qua, ngày 26/11": the day stands there already. */
const dayFollows = /^[\s,(–-]*(?:ngày |thứ \p{L}+,? (?:ngày )?)?\d{1,2}[/.-]\d/iu;

/** Where a text says "sáng nay", and what would stand in its place. */
interface DayInPlace {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The whole text, so written. */
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

/** Where its text begins, news say the day; further down "hôm nay" is told of it. */
const inText = ({ body, eventOn }: Dated): (DayInPlace & { readonly sentence: string }) | null => {
  const [first] = sentencesOf(body);
  const found = first ? dayInPlace(first.text, eventOn) : null;
  return found && first
    ? { ...found, start: first.start + found.start, end: first.start + found.end, sentence: first.text }
    : null;
};

/** Of "nay", "qua", "mai". In days from now. */
const daysFromNow: Readonly<Record<string, number>> = { qua: -1, nay: 0, mai: 1 };

/** A day after it was written "sáng nay" is another day: until then the text is right, and the portal says when it came. */
const isStale = ({ words }: DayInPlace, { eventOn, today }: CheckSubject): boolean =>
  eventOn !== null && addDays(today, daysFromNow[words.toLowerCase().split(' ').at(-1) ?? ''] ?? 0) > eventOn;

/** "Sáng nay", "chiều qua" say another day to whoever reads it later: the day stands in their place. */
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

/** Letters below which a share says nothing about a text. */
const textLetters = 40;
/** A body that is longer is not proposed anew as a whole: nobody could read the proposal before deciding. */
const longestProposal = 8000;

type Words = Pick<CheckSubject, 'title' | 'body'>;

/** What the title would say with accents, and how many syllables nobody is sure of; null: nothing is proposed. */
export function accentsFor({ title, body }: Words, ask: () => readonly AccentSource[]): ProposedAccents | null {
  const text = `${title}. ${body}`;
  if (text.length > longestProposal || !lacksAccents(text, textLetters)) return null;
  const books = ask();
  const whole = proposeAccents(books, text);
  return whole && { title: withCapital(withAccents(books, title).text), left: whole.known - whole.sure };
}

export const accentsMissing: Check = {
  id: 'accents-missing',
  find: ({ title, body, withAccents: proposed }): readonly Finding[] => {
    const isWhole = lacksAccents(`${title} ${body}`, textLetters);
    if (!isWhole && !lacksAccents(body, textLetters)) return [];
    const check = 'accents-missing';
    const about = { severity: 'warning', evidence: [] } as const;
    // A title that somebody accented says nothing of the text below it.
    return proposed && isWhole
      ? [{ ...about, check, key: 'check-accents-proposed', facts: { proposal: proposed.title, left: proposed.left } }]
      : [{ ...about, check, key: 'check-accents-missing', facts: {} }];
  },
};

/** Ways of writing for which another one is proposed: a person decides by a press. */
const proposing: readonly string[] = [
  'check-accents-proposed',
  'check-title-lower-case',
  'check-title-relative-day',
  'check-text-relative-day',
];

/** Findings that come with a better writing, to be taken with one press. */
export const proposalsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ key }) => proposing.includes(key));

/** The title as the checks propose it; null where they have nothing against it. */
export function proposedTitle(subject: CheckSubject): string | null {
  const [low] = titleLowerCase.find(subject);
  const title = low ? withCapital(subject.title.normalize('NFC').trim()) : subject.title;
  const day = inTitle({ ...subject, title });
  return day?.proposal ?? (low ? title : null);
}

/**
 * The content with the day where its text begins with "sáng nay"; itself where it does not, and where the words are right.
 * @param before the item as it was proposed to: with the day in its title the text gets it too
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

/** All that was typed without accents, with those that the books are sure of. What has some was written by hand. */
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
