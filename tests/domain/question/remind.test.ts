import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { localTime } from '../../../src/domain/calendar/local-time.ts';
import { decideQuestion } from '../../../src/domain/question/decide.ts';
import type { QuestionCommand } from '../../../src/domain/question/events.ts';
import { evolveQuestion } from '../../../src/domain/question/evolve.ts';
import { remindersOfQuestion } from '../../../src/domain/question/remind.ts';
import { questionStates } from '../../../src/domain/question/transitions.ts';
import { usualOfficeHours } from '../../../src/domain/reminder/office-hours.ts';
import { anAnswer, aQuestion, at, calendar, nam, now, tu, zone } from './builders.ts';

const told = (question: ReturnType<typeof aQuestion>) =>
  remindersOfQuestion(question, calendar, usualOfficeHours).map(
    ({ at: when, level }) => `${localTime(when, zone)} ${level}`,
  );
const changed = (question: ReturnType<typeof aQuestion>, command: QuestionCommand, actor = nam, time = now) => {
  const decision = decideQuestion(question, command, { actor, now: time, calendar });
  if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
  return decision.events.reduce(evolveQuestion, question);
};

describe('reminders of a question', () => {
  it('exist only in states in which the ward must act', () => {
    for (const state of questionStates)
      expect(told(aQuestion({ state })).length > 0, state).toBe(
        ['received', 'assigned', 'drafted', 'approved'].includes(state),
      );
  });

  it('exist for a signed answer that was not delivered: all after a failure, otherwise only the last one', () => {
    const answer = { ...anAnswer(), at: at('2026-04-02 08:00').toISOString() };
    const signed = aQuestion({ state: 'approved', standing: { answer } });
    expect(told(signed)).toEqual(['02/04/2026 09:00 overdue']);
    const early = aQuestion({ state: 'approved' });
    expect(told(early)).toEqual(['01/04/2026 07:30 overdue']);
    const failed = { outcome: 'failed', channel: '', note: '', at: now.toISOString() } as const;
    expect(told(aQuestion({ state: 'approved', standing: { deliveries: [failed] } }))).toHaveLength(4);
  });

  it('are moved by an interim answer', () => {
    const putOff = changed(aQuestion({ state: 'assigned' }), {
      type: 'interim',
      text: 'Đang khảo sát.',
      dueOn: localDate('2026-04-10'),
    });
    expect(told(putOff)).toEqual([
      '03/04/2026 07:30 fiveDaysLeft',
      '08/04/2026 07:30 twoDaysLeft',
      '10/04/2026 07:30 lastDay',
      '13/04/2026 07:30 overdue',
    ]);
  });

  it('are moved by a pause', () => {
    const asked = changed(aQuestion({ state: 'assigned' }), { type: 'clarify', text: 'Đoạn nào?' });
    expect(told(asked)).toEqual([]);
    const resumed = changed(
      asked,
      { type: 'add', messageKey: 'm', text: 'đầu ngõ', photos: [] },
      tu,
      at('2026-03-16 09:00'),
    );
    expect(told(resumed).at(-2)).toBe('02/04/2026 07:30 lastDay');
  });

  it('start again when the question is opened again', () => {
    const reopened = changed(
      aQuestion({ state: 'answered' }),
      { type: 'rate', isHelpful: false, note: '' },
      tu,
      at('2026-03-20 09:00'),
    );
    expect(told(reopened)[0]).toBe('03/04/2026 07:30 fiveDaysLeft');
  });
});
