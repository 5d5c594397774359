/**
 * Adding an act takes one row: its button, the meaning of its press and of its code, and its
 * line in the matrix are derived from it.
 */
import { expect, it } from 'vitest';
import { authorisationDocument } from '../../../scripts/authorisation.ts';
import { buttonsOf } from '../../../src/chat/say/buttons.ts';
import { type Act, actOfPress, openActs } from '../../../src/domain/act/act.ts';
import { boardActs, type ItemInReview, submissionActs } from '../../../src/domain/act/submission.ts';
import { nobodyElse } from '../../../src/domain/submission/four-eyes.ts';
import { anItem, hoa, lan, now } from '../submission-builders.ts';

const feature = {
  noun: 'submission',
  name: 'feature',
  label: 'choice-feature',
  press: 'feature',
  letter: 'N',
  needs: 'nothing',
  line: 6,
  isSensitive: () => false,
  isOpen: ({ submission }, actor) => submission.state === 'published' && actor.role === 'head',
  command: ({ revision }) => ({ type: 'feature', revision }),
} satisfies Act<ItemInReview, { readonly type: 'feature'; readonly revision: number }>;

const rows: readonly Omit<Act<ItemInReview, object>, 'noun'>[] = [...boardActs, feature];
const item = { submission: anItem({ state: 'published' }), eyes: nobodyElse, findings: [], ward: { sensitive: [] } };

it('a new act gets the last button, with its typed code, for the roles that may do it', () => {
  const open = openActs(rows, item, hoa, now).filter(({ command }) => command !== null);
  const shown = { id: item.submission.id, revision: 2, typed: '0042' };
  expect(buttonsOf(open as never, shown)).toMatchObject([
    [{ action: 'unpublish', typed: 'G 0042' }],
    [{ action: 'feature', revision: 2, typed: 'N 0042', label: { key: 'choice-feature' } }],
  ]);
  expect(openActs(rows, item, lan, now).map(({ name }) => name)).not.toContain('feature');
});

it('a press and the typed letter both lead to the new act, and its row makes the command', () => {
  expect(actOfPress(rows, 'feature')?.name).toBe('feature');
  expect(rows.find((row) => row.letter === 'N')?.name).toBe('feature');
  expect(feature.command({ revision: 2, reason: { code: 'other', note: '' } })).toEqual({
    type: 'feature',
    revision: 2,
  });
});

it('the new act gets a line in the authorisation matrix', () => {
  expect(authorisationDocument(rows)).toContain('| feature | published | head |');
});

it('no two acts share a press or a letter', () => {
  const given = <Each>(all: readonly Each[]): readonly Each[] => all.filter((each, at) => all.indexOf(each) !== at);
  expect(given(rows.map(({ press }) => press))).toEqual([]);
  expect(given(rows.flatMap(({ letter }) => letter ?? []))).toEqual([]);
});

it.each([
  ['D', 'approve'],
  ['T', 'return'],
  ['K', 'reject'],
  ['X', 'view'],
  ['G', 'unpublish'],
  ['H', 'schedule'],
  ['C', 'correct'],
  ['L', 'republish'],
] as const)('the letter %s keeps its documented meaning: %s', (letter, name) => {
  expect(submissionActs.find((row) => row.letter === letter)?.name).toBe(name);
});
