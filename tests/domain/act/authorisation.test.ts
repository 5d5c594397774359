/** The permission matrix: the file matches the rows, and the rows match what the rules decide. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  authorisationDocument,
  type Case,
  checkMatrix,
  documentPath,
  itemMatrix,
  type Matrix,
  personMatrix,
  questionMatrix,
} from '../../../scripts/authorisation.ts';
import type { QuestionAct, QuestionInHand, QuestionRequest } from '../../../src/domain/act/question.ts';
import { questionActs } from '../../../src/domain/act/question.ts';
import { type ItemInReview, type SubmissionActName, submissionActs } from '../../../src/domain/act/submission.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../../src/domain/calendar/vietnam.ts';
import { decideQuestion } from '../../../src/domain/question/decide.ts';
import type { QuestionCommand } from '../../../src/domain/question/events.ts';
import { mayReadQuestion } from '../../../src/domain/question/permissions.ts';
import { roles } from '../../../src/domain/roles.ts';
import { revisionSeen } from '../../../src/domain/submission/correction.ts';
import { type Command, decide, decideChange } from '../../../src/domain/submission/decide.ts';
import { objectionToEdit, objectionToUnmask, objectionToView } from '../../../src/domain/submission/permissions.ts';
import { isOpenToAuthor } from '../../../src/domain/submission/transitions.ts';
import { thu } from '../question/builders.ts';
import { terms } from '../submission-builders.ts';

const reason = { code: 'other', note: 'vì lý do khác' };
const revision = 1;

type ItemCase = Case<ItemInReview>;

const decides =
  (command: Command) =>
  ({ thing, actor, now }: ItemCase): boolean =>
    decide(thing.submission, command, { actor, now, eyes: thing.eyes }).ok;

const decidesProposal =
  (type: 'approveCorrection' | 'dropCorrection') =>
  (each: ItemCase): boolean =>
    decides({ type, revision: revisionSeen(each.thing.submission, type) })(each);

const mayChange = ({ thing: { submission }, actor }: ItemCase): boolean =>
  objectionToEdit(submission, actor) === null && submission.state === 'submitted' && decideChange(submission, actor).ok;
const isOwnChange = ({ thing: { submission }, actor }: ItemCase): boolean =>
  submission.authorId === actor.person && decideChange(submission, actor).ok;

/** The condition that the use case of each act checks first. */
const rules: Readonly<Record<SubmissionActName, (each: ItemCase) => boolean>> = {
  approve: decides({ type: 'approve', revision }),
  override: decides({ type: 'override', revision }),
  return: decides({ type: 'return', revision, reason }),
  reject: decides({ type: 'reject', revision, reason }),
  unpublish: decides({ type: 'unpublish', revision, reason }),
  republish: decides({ type: 'republish', revision }),
  undo: decides({ type: 'undo', revision }),
  schedule: decides({ type: 'schedule', revision, publishAt: new Date('2026-11-26T02:00:00Z') }),
  unschedule: decides({ type: 'unschedule', revision }),
  takeOver: decides({ type: 'takeOver', revision }),
  adjust: decides({ type: 'return', revision, reason, isLegal: true }),
  correct: decides({ type: 'correct', revision, note: 'Sửa số liệu', content: null }),
  approveCorrection: decidesProposal('approveCorrection'),
  dropCorrection: decidesProposal('dropCorrection'),
  note: ({ thing: { submission }, actor }) =>
    objectionToEdit(submission, actor) === null &&
    !['draft', 'withdrawn', 'destroyed', 'quarantined'].includes(submission.state),
  merge: mayChange,
  unmerge: (each) => mayChange(each) && (each.thing.submission.standing.merges ?? []).length > 0,
  reclassify: mayChange,
  hasten: decides({ type: 'hasten', revision }),
  review: decides({ type: 'review', revision }),
  release: decides({ type: 'release', revision, why: [] }),
  destroy: decides({ type: 'destroy', revision }),
  send: decides({ type: 'submit', revision, missing: [], terms: terms() }),
  withdraw: decides({ type: 'withdraw' }),
  cancel: decides({ type: 'withdraw' }),
  restore: decides({ type: 'restore' }),
  edit: mayChange,
  mask: mayChange,
  unmask: (each) => mayChange(each) && objectionToUnmask(each.thing.submission, each.actor, each.now) === null,
  // The same permissions as editing on a page: the author while the item is theirs, the board while it decides.
  respell: (each) =>
    each.thing.findings.length > 0 &&
    (mayChange(each) || (isOwnChange(each) && each.thing.submission.state !== 'submitted')),
  view: ({ thing: { submission }, actor }) => objectionToView(submission, actor) === null,
  whyDue: ({ thing: { submission }, actor }) => objectionToView(submission, actor) === null,
  declare: isOwnChange,
  fill: (each) => isOwnChange(each) && each.thing.submission.state !== 'submitted',
  resume: ({ thing: { submission }, actor }) =>
    submission.authorId === actor.person &&
    actor.status === 'active' &&
    isOpenToAuthor(submission.state) &&
    submission.state === 'returned',
};

interface Cell {
  readonly relation: string;
  readonly state: string;
  readonly role: (typeof roles)[number];
}

const cellsOf = <Thing>({ relations, states }: Matrix<Thing>): readonly Cell[] =>
  Object.keys(relations).flatMap((relation) =>
    states.flatMap((state) => roles.map((role) => ({ relation, state, role }))),
  );

const caseIn = <Thing>({ caseOf }: Matrix<Thing>, { role, state, relation }: Cell): Case<Thing> =>
  caseOf(role, state, relation);

describe('who may do what', () => {
  it.each(submissionActs)('with an item, $name: each cell of the matrix equals the decision of the rule', (row) => {
    const cells = cellsOf(itemMatrix);
    const isOpen = (cell: Cell) => {
      const { thing, actor, now } = caseIn(itemMatrix, cell);
      return row.isOpen(thing, actor, now);
    };
    expect(cells.filter(isOpen)).toEqual(cells.filter((cell) => rules[row.name](caseIn(itemMatrix, cell))));
  });

  it.each(questionActs)('with a question, $name: each cell of the matrix equals the decision of the rule', (row) => {
    const cells = cellsOf(questionMatrix);
    const isOpen = (cell: Cell) => {
      const { thing, actor, now } = caseIn(questionMatrix, cell);
      return row.isOpen(thing, actor, now);
    };
    expect(cells.filter(isOpen)).toEqual(cells.filter((cell) => isDecided(row, caseIn(questionMatrix, cell))));
  });

  it('is written in docs/authorisation.md exactly as the rows define it', () => {
    expect(readFileSync(documentPath, 'utf8')).toBe(authorisationDocument());
  });

  it('allows no act to a frozen person', () => {
    const openTo = <Thing>(matrix: Matrix<Thing>): readonly string[] =>
      matrix.rows.flatMap((row) =>
        matrix.states.flatMap((state) =>
          roles.flatMap((role) => {
            const { thing, actor, now } = matrix.caseOf(role, state, 'frozen');
            return row.isOpen(thing, actor, now) ? [`${row.name} ${state} ${role}`] : [];
          }),
        ),
      );
    expect([openTo(itemMatrix), openTo(questionMatrix), openTo(personMatrix), openTo(checkMatrix)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});

const words = { title: 'Đường', question: 'Bao giờ?', answer: 'Tháng 4.' };

function toCommand(request: QuestionRequest, revision: number): QuestionCommand {
  if (request.type === 'mask') return { type: 'mask', masked: words };
  if (request.type === 'sameAs')
    return { type: 'close', why: 'duplicate', same: { code: request.code, isOwn: true, answer: '' } };
  if (request.type !== 'handOver') return request;
  return { type: 'handOver', revision, handOver: { kind: request.kind, receivers: [], directions: 'higher' } };
}

function isDecided(row: QuestionAct, { thing: { question }, actor, now }: Case<QuestionInHand>): boolean {
  if (row.name === 'whyDue' && question.askerId === actor.person) return actor.status === 'active';
  if (row.command === null) return actor.status === 'active' && mayReadQuestion(question, actor);
  const isOfMask = row.name === 'approveMask' || row.name === 'rejectMask';
  const request = row.command({
    revision: isOfMask ? question.standing.publication.revision : question.standing.revision,
    reason,
    // Words that every act accepts: a sentence, and the name of a topic.
    words: 'Đất đai.',
    messageKey: 'm',
    photos: [],
    day: localDate('2026-12-08'),
    person: thu,
  });
  return decideQuestion(question, toCommand(request, question.standing.revision), {
    actor,
    now,
    calendar: vietnamCalendar,
  }).ok;
}
