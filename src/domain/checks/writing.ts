/** Is it written so that people like to read it? Capitals and length, in words and characters. */
import type { Check, Finding } from './check.ts';

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

const capitalsIn = (where: 'title' | 'body', start: number, end: number): Finding => ({
  check: 'capitals',
  key: where === 'title' ? 'check-capitals-title' : 'check-capitals-body',
  severity: 'warning',
  facts: {},
  evidence: [{ where, number: 1, start, end }],
});

export const capitals: Check = {
  id: 'capitals',
  find: ({ title, body }) => {
    const run = shoutedRun.exec(body.normalize('NFC') === body ? body : '');
    return [
      ...(isShouted(title.normalize('NFC')) ? [capitalsIn('title', 0, title.length)] : []),
      ...(run ? [capitalsIn('body', run.index, run.index + run[0].length)] : []),
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
