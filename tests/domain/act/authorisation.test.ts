/** The matrix of who may do what: the file says what the rows say, and the rows say what the rules decide. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { authorisationDocument, type Case, caseOf, documentPath, relations } from '../../../scripts/authorisation.ts';
import { type SubmissionActName, submissionActs } from '../../../src/domain/act/submission.ts';
import { roles } from '../../../src/domain/roles.ts';
import { objectionToEdit, objectionToView } from '../../../src/domain/submission/permissions.ts';
import { isOpenToAuthor, submissionStates } from '../../../src/domain/submission/transitions.ts';
import { type Command, decide, decideChange } from '../../../src/domain/submission/workflow.ts';
import { terms } from '../submission-builders.ts';

const reason = { code: 'other', note: 'vì lý do khác' };
const revision = 1;

const decides =
  (command: Command) =>
  ({ item, actor, now }: Case): boolean =>
    decide(item.submission, command, { actor, now, mayStandIn: item.mayStandIn }).ok;

/** What the use case of each act asks before it does anything. */
const rules: Readonly<Record<SubmissionActName, (each: Case) => boolean>> = {
  approve: decides({ type: 'approve', revision }),
  return: decides({ type: 'return', revision, reason }),
  reject: decides({ type: 'reject', revision, reason }),
  unpublish: decides({ type: 'unpublish', revision, reason }),
  republish: decides({ type: 'republish', revision }),
  undo: decides({ type: 'undo', revision }),
  hasten: decides({ type: 'hasten', revision }),
  review: decides({ type: 'review', revision }),
  release: decides({ type: 'release', revision, why: [] }),
  destroy: decides({ type: 'destroy', revision }),
  send: decides({ type: 'submit', revision, missing: [], terms: terms() }),
  withdraw: decides({ type: 'withdraw' }),
  cancel: decides({ type: 'withdraw' }),
  edit: ({ item: { submission }, actor }) =>
    objectionToEdit(submission, actor) === null &&
    submission.state === 'submitted' &&
    decideChange(submission, actor).ok,
  mask: ({ item: { submission }, actor }) =>
    objectionToEdit(submission, actor) === null &&
    submission.state === 'submitted' &&
    decideChange(submission, actor).ok,
  view: ({ item: { submission }, actor }) => objectionToView(submission, actor) === null,
  declare: ({ item: { submission }, actor }) =>
    submission.authorId === actor.person && decideChange(submission, actor).ok,
  fill: ({ item: { submission }, actor }) =>
    submission.authorId === actor.person && decideChange(submission, actor).ok && submission.state !== 'submitted',
  resume: ({ item: { submission }, actor }) =>
    submission.authorId === actor.person &&
    actor.status === 'active' &&
    isOpenToAuthor(submission.state) &&
    submission.state === 'returned',
};

describe('who may do what with an item', () => {
  it.each(submissionActs)('$name: each cell is what the rule decides', (row) => {
    const cells = relations.flatMap((relation) =>
      submissionStates.flatMap((state) => roles.map((role) => ({ relation, state, role }))),
    );
    const isOpen = ({ relation, state, role }: (typeof cells)[number]) => {
      const each = caseOf(role, state, relation);
      return row.isOpen(each.item, each.actor, each.now);
    };
    const isAllowed = ({ relation, state, role }: (typeof cells)[number]) =>
      rules[row.name](caseOf(role, state, relation));
    expect(cells.filter(isOpen)).toEqual(cells.filter(isAllowed));
  });

  it('stands in docs/authorisation.md as the rows say', () => {
    expect(readFileSync(documentPath, 'utf8')).toBe(authorisationDocument());
  });

  it('lets nobody who is frozen do anything but look at what is theirs to see', () => {
    const open = submissionActs.filter(({ isOpen }) =>
      submissionStates.some((state) =>
        roles.some((role) => {
          const each = caseOf(role, state, 'frozen');
          return isOpen(each.item, each.actor, each.now);
        }),
      ),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});
