/** Is it written so that people like to read it? Capitals and length, in words and characters. */
import type { Content } from '../submission/submission.ts';
import { type AccentSource, lacksAccents, proposeAccents, withAccents } from '../text/accents.ts';
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

/** "Sáng nay", "chiều qua" in a title say another day to whoever reads it later: the day stands in their place. */
export const titleRelativeDay: Check = {
  id: 'title-relative-day',
  find: ({ title, eventOn }): readonly Finding[] => {
    const found = relativeDay.exec(title);
    if (!found || !eventOn) return [];
    const [, month = '', day = ''] = eventOn.split('-');
    const part = found[1];
    const replacement = `${part ?? (found.index === 0 ? 'Ngày' : 'ngày')} ${Number(day)}/${Number(month)}`;
    const end = found.index + found[0].length;
    const proposal = title.slice(0, found.index) + replacement + title.slice(end);
    const evidence = [{ where: 'title' as const, number: 1, start: found.index, end, replacement }];
    const facts = { words: found[0], proposal };
    return [{ check: 'title-relative-day', key: 'check-title-relative-day', severity: 'warning', facts, evidence }];
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
    if (!lacksAccents(`${title} ${body}`, textLetters)) return [];
    const about = { check: 'accents-missing', severity: 'warning', evidence: [] } as const;
    return proposed
      ? [{ ...about, key: 'check-accents-proposed', facts: { proposal: proposed.title, left: proposed.left } }]
      : [{ ...about, key: 'check-accents-missing', facts: {} }];
  },
};

/** Ways of writing for which another one is proposed: a person decides by a press. */
const proposing: readonly string[] = ['check-accents-proposed', 'check-title-lower-case', 'check-title-relative-day'];

export const proposalsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ key }) => proposing.includes(key));

/** The title as the checks propose it; null where they have nothing against it. */
export function proposedTitle(subject: CheckSubject): string | null {
  const [low] = titleLowerCase.find(subject);
  const title = low ? withCapital(subject.title.normalize('NFC').trim()) : subject.title;
  const [day] = titleRelativeDay.find({ ...subject, title });
  return day ? String(day.facts.proposal) : low ? title : null;
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
