/** The stored JSON of an item or question omits duplicates; reading it restores the same value. */
import { expect, it } from 'vitest';
import {
  itemStandingText,
  leanExplanation,
  leanStanding,
  wholeExplanation,
  wholeItemStanding,
  wholeStanding,
} from '../../src/adapters/storage/sql/lean-json.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { personId } from '../../src/domain/ids.ts';
import { openingStanding, type QuestionStanding } from '../../src/domain/question/question.ts';
import type { Standing } from '../../src/domain/submission/submission.ts';

const van = { person: personId('01KE5RZ3T0CJMXTB014VMQQWSZ'), name: 'Vân' };
const at = '2026-02-06T01:52:30.000Z';
const dueOn = localDate('2026-03-06');
const assignee = { ...van, by: van.person, at };
const opened = openingStanding(dueOn, 'question', null);
const draft = { ...van, number: 1, text: 'Kính gửi Ông/Bà.', at };
const answer = { text: draft.text, drafter: van, signer: van, at };
const nothing = {
  assignee: null,
  sentBack: null,
  answer: null,
  answeredAt: null,
  redirect: null,
  closed: null,
  pauses: [],
  decidedBy: null,
};

it.each<[string, Partial<QuestionStanding>]>([
  ['a new one', {}],
  [
    'an assigned one',
    { assignee, undoable: { act: 'assigned', by: van.person, at, state: 'received', before: nothing } },
  ],
  [
    'an approved one',
    {
      ...{ assignee, drafts: [draft], answer, answeredAt: at },
      undoable: { act: 'approved', by: van.person, at, state: 'drafted', before: { ...nothing, assignee } },
    },
  ],
  [
    'one whose answer is replaced',
    {
      ...{ assignee, drafts: [draft], answer },
      undoable: { act: 'sentBack', by: van.person, at, state: 'approved', before: { ...nothing, assignee, answer } },
    },
  ],
  ['one that nothing is taken back of', { assignee, undoable: null }],
])('The state of a question is stored compactly and read back unchanged: %s', (_, change) => {
  const standing = { ...opened, ...change } as QuestionStanding;
  const kept = leanStanding({ dueOn, standing });
  expect(wholeStanding(kept, dueOn)).toEqual(standing);
  // Rows written by older versions are read unchanged.
  expect(wholeStanding(JSON.stringify(standing), dueOn)).toEqual(standing);
  if (standing.undoable) expect(kept).not.toContain('"before":{"assignee":{"person"');
});

it('An item and the explanation of its due date are stored compactly and read back unchanged', () => {
  const facts = {
    startOn: '17/01/2026',
    countedFrom: '17/01/2026',
    workingDays: 1,
    workingDaysText: '01',
    dueOn: '19/01/2026',
  };
  const explanation = wholeExplanation({ key: 'calendar-due', facts });
  const kept = leanExplanation(explanation);
  expect(wholeExplanation(kept)).toEqual(explanation);
  expect(Object.keys(kept.facts ?? {})).toEqual(['startOn', 'workingDays', 'dueOn']);
  const later = wholeExplanation({
    key: 'calendar-due',
    facts: { ...facts, countedFrom: '19/01/2026', workingDaysText: 'một' },
  });
  expect(wholeExplanation(leanExplanation(later))).toEqual(later);
  const standing = {
    ...{ route: null, processVersion: '1', undertakingVersion: null, submittedAt: null, signatures: [], reason: null },
    ...{ decidedBy: null, due: { at: null, on: null, provisional: false, explanation }, publication: null },
    undoable: { act: 'approve', signatures: [], reason: null, decidedBy: null, publication: null },
  } as unknown as Standing;
  const text = itemStandingText(standing);
  expect(wholeItemStanding(JSON.parse(text) as Standing)).toEqual(standing);
  expect(wholeItemStanding(JSON.parse(JSON.stringify(standing)) as Standing)).toEqual(standing);
  expect(text).toContain('"undoable":{"act":"approve"}');
});
