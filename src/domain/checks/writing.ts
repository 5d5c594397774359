/** Is it written so that people like to read it? Capitals and length, in words and characters. */
import type { Check, Finding } from './check.ts';
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
