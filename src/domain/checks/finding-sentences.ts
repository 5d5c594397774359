/** Findings as sentences for people: short lines on a card, with quoted passages where there is room. */

import type { Sentence } from '../facts.ts';
import type { Reading } from '../submission/reading.ts';
import { cutText } from '../text/normalize.ts';
import type { Evidence, Finding, TextEvidence } from './check.ts';
import { bodyOf } from './subject-of-item.ts';

/** Maximum number of findings on a card; a phone shows about twenty lines in all. */
const cardLines = 4;
/** Maximum number of passages quoted for one finding, and their length in characters. */
const mostQuotes = 3;
const quoteLength = 90;

/** The parts of a finding that its sentence needs, without the evidence. */
export type SpokenFinding = Pick<Finding, 'key' | 'facts' | 'severity'>;

/** The reader: the author can send what is missing, the board is told that it is missing. */
export type FindingReader = 'author' | 'board';

/** The reader's role: the author, or the board for everyone else. */
export const findingReader = (
  { authorId }: { readonly authorId: string },
  { id }: { readonly id: string },
): FindingReader => (id === authorId ? 'author' : 'board');

/** The sentence of a finding, without its evidence, which is shown beside it. */
export const findingSentence = ({ key, facts }: Pick<Finding, 'key' | 'facts'>, reader: FindingReader): Sentence => ({
  key,
  facts: { ...facts, reader },
});

/** An identifier of a finding: findings with the same sentence are the same, whatever their evidence. */
export const nameOfFinding = ({ key, facts }: Finding): string => JSON.stringify([key, facts]);

/** The findings that were not shown before. */
export const newFindings = (before: readonly Finding[], now: readonly Finding[]): readonly Finding[] => {
  const said = new Set(before.map(nameOfFinding));
  return now.filter((finding) => !said.has(nameOfFinding(finding)));
};

const line = (finding: SpokenFinding, reader: FindingReader, quotes: string): Sentence => ({
  key: 'finding-line',
  facts: { severity: finding.severity, text: findingSentence(finding, reader), quotes },
});

const joined = (lines: readonly Sentence[]): Sentence | string =>
  lines.reduceRight<Sentence | string>((rest, each) => ({ key: 'list-join', facts: { line: each, rest } }), '');

const isOfNumber = ({ facts }: SpokenFinding): boolean => Object.keys(facts ?? {}).join() === 'number';

/** "Ảnh 1, 2, 3 có vẻ mờ": merges findings about several photos with the same sentence into one line. */
const gathered = (findings: readonly SpokenFinding[]): readonly SpokenFinding[] =>
  findings.flatMap((finding, at) => {
    if (!isOfNumber(finding)) return [finding];
    const alike = findings.filter((each) => each.key === finding.key && isOfNumber(each));
    if (alike[0] !== findings[at]) return [];
    return [{ ...finding, facts: { number: alike.map(({ facts }) => String(facts?.number)).join(', ') } }];
  });

/** True when a card has no room for all findings, so a link to the rest is needed. */
export const isMoreThanCard = (findings: readonly Finding[]): boolean => gathered(findings).length > cardLines;

/**
 * At most four findings, the most severe first, and the number of further ones. Each begins on a new line; '' when there are
 * none.
 */
export const findingLines = (findings: readonly SpokenFinding[], reader: FindingReader): Sentence | string => {
  const all = gathered(findings);
  const shown = all.slice(0, cardLines).map((finding) => line(finding, reader, ''));
  const more = all.length - shown.length;
  return joined(more > 0 ? [...shown, { key: 'finding-more', facts: { count: more } }] : shown);
};

type QuotedTexts = Pick<Reading, 'title' | 'paragraphs' | 'source' | 'place' | 'authors' | 'photographers'>;

const textAt = (reading: QuotedTexts, { where, number }: TextEvidence): string => {
  switch (where) {
    case 'title':
      return reading.title;
    case 'body':
      return bodyOf(reading);
    case 'source':
      return reading.source?.detail ?? '';
    case 'place':
      return reading.place ?? '';
    case 'credit':
      return [...reading.authors, ...reading.photographers][number - 1] ?? '';
    case 'caption':
    case 'document':
    case 'fileName':
      return '';
  }
};

const isOfText = (evidence: Evidence): evidence is TextEvidence => evidence.where !== 'photo';

/** The quoted passages of a finding in the item's own text, without repetitions. */
export const quotesOf = (reading: QuotedTexts, finding: Finding): readonly string[] => [
  ...new Set(
    finding.evidence.filter(isOfText).flatMap((evidence) => {
      const words = textAt(reading, evidence).slice(evidence.start, evidence.end).trim();
      return words === '' ? [] : [cutText(words, quoteLength)];
    }),
  ),
];

/** Every finding with its quoted passages, for "Xem đủ" and the pages. */
export const findingsInFull = (
  reading: QuotedTexts,
  findings: readonly Finding[],
  reader: FindingReader,
): Sentence | string =>
  joined(
    findings.map((finding) => {
      const quotes = quotesOf(reading, finding).slice(0, mostQuotes);
      return line(finding, reader, quotes.map((words) => ` «${words}»`).join(''));
    }),
  );
