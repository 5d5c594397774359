/** Every act × role × relation × state: what a button offers is what the rule allows, and nothing else. */
import { describe, expect, it } from 'vitest';
import { questionActs } from '../../../src/domain/act/question.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { decideQuestion } from '../../../src/domain/question/decide.ts';
import type { QuestionCommand } from '../../../src/domain/question/events.ts';
import { noPublication, publicationStates } from '../../../src/domain/question/publication-state.ts';
import type { Question } from '../../../src/domain/question/question.ts';
import { questionStates } from '../../../src/domain/question/transitions.ts';
import { roles } from '../../../src/domain/roles.ts';
import { aDraft, anActor, anAssignment, aQuestion, at, calendar, nam, thu } from '../question/builders.ts';

/** Late, and after everybody's patience: what only time forbids is allowed. */
const now = at('2026-06-01 09:00');
const words = { title: 'Đường', question: 'Bao giờ?', answer: 'Tháng 4.' };
const masked = { ...words, by: thu.person, name: 'Thu', at: now.toISOString() };
const held = { outcome: 'held', channel: 'zalo-oa', note: '', at: now.toISOString() } as const;

const questions: readonly Question[] = [
  ...questionStates.map((state) => aQuestion({ state, standing: state === 'approved' ? { deliveries: [held] } : {} })),
  ...publicationStates.map((state) =>
    aQuestion({ state: 'rated', standing: { publication: { ...noPublication, state, revision: 1, masked } } }),
  ),
];

/** How somebody may stand to a question. */
const relations: Readonly<Record<string, (question: Question, actor: Actor) => Question>> = {
  none: (question) => question,
  asker: (question, actor) => ({ ...question, askerId: actor.person }),
  assignee: (question, actor) => ({
    ...question,
    standing: { ...question.standing, assignee: question.standing.assignee && anAssignment(actor) },
  }),
  drafter: (question, actor) => ({
    ...question,
    standing: { ...question.standing, drafts: question.standing.drafts.map(() => aDraft(actor)) },
  }),
  masker: (question, actor) => {
    const { publication } = question.standing;
    const by = publication.masked && { ...publication.masked, by: actor.person };
    return { ...question, standing: { ...question.standing, publication: { ...publication, masked: by } } };
  },
};

const commandOf = (act: (typeof questionActs)[number], { standing }: Question): QuestionCommand | null => {
  const isOfMask = act.name === 'approveMask' || act.name === 'rejectMask';
  const request = act.command?.({
    revision: isOfMask ? standing.publication.revision : standing.revision,
    reason: { code: 'other', note: 'vì thế' },
    words: 'Một câu.',
    messageKey: 'm',
    photos: [],
    day: localDate('2026-06-08'),
    person: thu,
  });
  if (!request) return null;
  if (request.type === 'mask') return { type: 'mask', masked: words };
  if (request.type !== 'handOver') return request;
  return {
    type: 'handOver',
    revision: standing.revision,
    handOver: { kind: request.kind, receivers: [], directions: 'higher' },
  };
};

describe.each(questionActs.map((act) => [act.name, act] as const))('%s', (_, act) => {
  it.each(Object.keys(relations))('is offered exactly where it is allowed, to somebody related as: %s', (relation) => {
    for (const base of questions)
      for (const role of roles)
        for (const status of ['active', 'frozen'] as const) {
          const actor = relation === 'none' ? anActor(role, `a ${role}`, status) : anActor(role, `the ${role}`, status);
          const question = relations[relation]?.(base, actor) ?? base;
          const isOpen = act.isOpen({ question, timeZone: calendar.timeZone }, actor, now);
          const command = commandOf(act, question);
          if (!command) continue;
          const isAllowed = decideQuestion(question, command, { actor, now, calendar }).ok;
          const { state, publication } = { ...question, ...question.standing };
          expect(isOpen, `${role} ${status}, ${state}, ${publication.state}`).toBe(isAllowed);
        }
  });
});

it('nobody who is frozen is offered anything that changes a question', () => {
  for (const question of questions)
    for (const act of questionActs.filter(({ command }) => command !== null))
      expect(act.isOpen({ question, timeZone: calendar.timeZone }, { ...nam, status: 'frozen' }, now)).toBe(false);
});
