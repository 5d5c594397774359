/** The cost of reading strangers' text is linear: four times as much text costs four times as much, whatever its content. */
import { describe, expect, it } from 'vitest';
import { wordsFolder } from '../../scripts/words/examples.ts';
import { readWordsModel } from '../../src/adapters/words-model.ts';
import { againIn, partIn } from '../../src/chat/hear/hear-again.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { judgeSecrecy } from '../../src/domain/checks/judge-secrecy.ts';
import { maskPersonalData } from '../../src/domain/checks/mask-personal-data.ts';
import { prepareText } from '../../src/domain/checks/prepared-text.ts';
import { wordsOf } from '../../src/domain/checks/shingles.ts';
import { isOnlyThanks } from '../../src/domain/danger/after-cry.ts';
import { partNews } from '../../src/domain/danger/news-after-cry.ts';
import { asksOnlyWhereToHandIn } from '../../src/domain/question/letter.ts';
import { addedIn, asksHandling, ownPhoneIn, withdrawsAll } from '../../src/domain/question/own-words.ts';
import { forMatching } from '../../src/domain/question/phrase-matching.ts';
import { triage } from '../../src/domain/question/triage.ts';
import { objectionsToDrafts, readDrafts } from '../../src/domain/section/draft.ts';
import { readReplyCode } from '../../src/domain/submission/codes.ts';
import { guessPlace, looksLikeQuestion, looksLikeSource, readLabels } from '../../src/domain/submission/guess.ts';
import { changesProposedBy } from '../../src/domain/submission/proposed-changes.ts';
import { shareIn } from '../../src/domain/submission/share.ts';
import { readMarkedText } from '../../src/domain/text/marked-text.ts';
import {
  cleanText,
  cutText,
  foldForSearch,
  foldInPlace,
  sentencesOf,
  slugify,
  splitParagraphs,
} from '../../src/domain/text/normalize.ts';
import { readQuery, writtenForSearch } from '../../src/domain/text/search-query.ts';
import { askedForIn } from '../../src/domain/words/asked-for.ts';
import { dropIn } from '../../src/domain/words/drop.ts';
import { bareWords, foldedText } from '../../src/domain/words/folded-text.ts';
import { servicesIn } from '../../src/domain/words/service.ts';
import { spokenPlan } from '../../src/domain/words/spoken-plan.ts';
import { isPhoneLost, readPeople } from '../../src/domain/words/staff.ts';
import { growthByFour } from '../support/cpu-time.ts';

const ward = { contact: { responsible: '', address: '', phone: '', email: '' }, units: [], publicNumbers: [] };

const model = readWordsModel(wordsFolder);
const cry = { level: 'sure', standing: { messages: [], replies: [] } } as never;

let asked = 0;
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  cleanText,
  foldForSearch,
  sentencesOf,
  splitParagraphs,
  slugify: (text) => slugify(text),
  cutText: (text) => cutText(text, 100),
  readMarkedText,
  readDrafts,
  objectionsToDrafts: (text) => objectionsToDrafts(text, '', localDate('2026-11-28')),
  readQuery,
  writtenForSearch,
  wordsOf,
  // Recent texts are cached, so each one is made different.
  listen: (text) => {
    asked += 1;
    return forMatching(`${text} ${asked}`);
  },
  prepareText,
  readReplyCode,
  looksLikeQuestion,
  looksLikeSource,
  shareIn,
  'readLabels of lines': (text) => readLabels(text.split('\n')),
  guessPlace: (text) => guessPlace(text, [{ name: 'Khối 4', aliases: ['Tân Lập'] } as never]),
  'said and its words': (text) => bareWords(foldedText(text)),
  servicesIn: (text) => servicesIn(foldedText(text)),
  readPeople: (text) => readPeople(foldedText(text)),
  withdrawsAll,
  addedIn,
  ownPhoneIn,
  asksHandling,
  asksOnlyWhereToHandIn: (text) => asksOnlyWhereToHandIn(text),
  partNews: (text) => partNews(text, cry, new Date(0), model),
  isPhoneLost: (text) => isPhoneLost(foldedText(text)),
  judgeSecrecy: (text) => judgeSecrecy({ texts: [text] }),
  maskPersonalData: (text) => maskPersonalData(text, ward as never),
};

const repeated = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Inputs that slow patterns down: one endless character, pieces that almost match, text without breaks. */
const shapes: Readonly<Record<string, (length: number) => string>> = {
  'one letter': repeated('a'),
  spaces: repeated(' '),
  'lines without words': repeated('\n'),
  digits: repeated('1'),
  'dots and spaces': repeated('. '),
  'combining marks': repeated('ê\u0323'),
  'almost a stamp': repeated('T Ố I M Ậ '),
  'almost an address': repeated('a.b@c '),
  'a sentence': repeated('Sáng nay khối 4 trồng 20 cây, số 12/KH-UBND ngày 24/11. '),
};

it('The measurement detects quadratic growth', () => {
  const square = (length: number) => () => {
    let sum = 0;
    for (let a = 0; a < length; a += 1) for (let b = 0; b < length; b += 1) sum = (sum + a * b) | 0;
    return void sum;
  };
  expect(growthByFour(square, 1_500)).toBeGreaterThan(12);
});

describe.each(Object.keys(functions))('%s', (name) => {
  it('The work grows in proportion to the length of the text', () => {
    const work = functions[name] ?? (() => undefined);
    const slow = Object.entries(shapes).flatMap(([shape, make]) => {
      const growth = growthByFour((length) => {
        const text = make(length);
        return () => void work(text);
      }, 12_500);
      // Quadratic growth would be 16; measurements of a few milliseconds vary.
      return growth < 12 ? [] : [`${shape}: ${growth.toFixed(1)} times as much for four times as many`];
    });
    expect(slow).toEqual([]);
  });
});

/** A sentence that corrects values, compared with all items that it may refer to. */
function thirtyItems(text: string): void {
  const read = changesProposedBy('sửa lại số người tham gia là 51 52 53 54 55 56, ông Lê Văn Tám');
  for (let at = 0; at < 30; at += 1) read({ title: null, parts: [{ text, of: '' }], place: null } as never);
}

const news = 'Sáng nay khối 4 trồng 20 cây, số 12/KH-UBND ngày 24/11. '.repeat(140);
const foldMuch = (): void => {
  for (let times = 0; times < 100; times += 1) foldInPlace(news);
};
/** CPU time in microseconds: the minimum of seven runs, as other processes may run on the machine. */
const leastOf = (work: () => void): number =>
  Math.min(
    ...Array.from({ length: 7 }, () => {
      const before = process.cpuUsage().user;
      work();
      return process.cpuUsage().user - before;
    }),
  );

/** Two words that a list also contains as one phrase can be matched in two ways; forty of them would exceed any time limit. */
it.each([
  ['withdrawsAll', () => withdrawsAll(`rut het${' cai do'.repeat(40)} x`)],
  // Measured at 16 seconds before the fix, and doubling with every two further words.
  ['triage', () => triage(`toi ${'la xin '.repeat(24)}x`, model)],
  ['againIn', () => againIn(`lay lai 0017${' giup em rut nham'.repeat(40)} x`)],
  ['partIn', () => partIn(`tach 0008${' rieng ra khoi bai'.repeat(40)} x`)],
  ['askedForIn', () => askedForIn(foldedText(`gui${' file word'.repeat(40)} x`))],
  ['spokenPlan', () => spokenPlan('toi '.repeat(3_000))],
  ['dropIn', () => dropIn(`bo anh 1${' tam'.repeat(60)}x`)],
  ['isOnlyThanks', () => isOnlyThanks(`${'thank you'.repeat(40)}x`, model)],
] as const)('%s reads ambiguous words in less than a second', (_, reads) => {
  const before = process.cpuUsage().user;
  reads();
  expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
});

const figures = (count: number, behind: string): string =>
  Array.from({ length: count }, (_, at) => `${1000 + at}${behind}`).join(' ');

/** Measured at 29 seconds before the fix: the rest of the text was normalised again for every figure, while all users waited. */
it.each([
  ['figures without end', figures(1590, '')],
  ['as many figures as are compared', figures(290, '')],
  ['figures with what is counted', figures(290, ' hộ dân tham gia,')],
  ['capitals without end', 'A'.repeat(40_000)],
  ['names', 'bà Nguyễn Lan, '.repeat(530)],
  ['names in small letters', 'bà nguyễn lan, '.repeat(530)],
  ['titles alone', 'ba '.repeat(2_600)],
  ['days', '12/11 '.repeat(1_300)],
  ['news', news],
])('Checking thirty items of %s against a correction costs less than 2.5 times normalising their text', (_, text) => {
  // Compared with normalising 800,000 letters in the same run (about 13 ms); quadratic code takes ten times as long.
  expect(leastOf(() => thirtyItems(text))).toBeLessThan(2.5 * leastOf(foldMuch));
});
