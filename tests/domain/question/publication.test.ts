import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/actor.ts';
import { decideQuestion } from '../../../src/domain/question/decide.ts';
import {
  decidePublication,
  decidePublished,
  evolvePublication,
  type PublicationCommand,
  type PublicationEvent,
} from '../../../src/domain/question/publication.ts';
import {
  mustBeTakenDown,
  noPublication,
  type Publication,
  type PublicationState,
  publicationDestination,
  publicationStates,
} from '../../../src/domain/question/publication-state.ts';
import type { Question } from '../../../src/domain/question/question.ts';
import { questionStates } from '../../../src/domain/question/transitions.ts';
import { aQuestion, calendar, hoa, minh, nam, now, tu, van } from './builders.ts';

const masked = { title: 'Sửa đường khối 4', question: 'Bao giờ sửa đường?', answer: 'Trong tháng 4.' };
const commands: readonly PublicationCommand[] = [
  { type: 'askConsent' },
  { type: 'giveConsent' },
  { type: 'refuseConsent' },
  { type: 'withdrawConsent' },
  { type: 'mask', masked },
  { type: 'approveMask', revision: 1 },
  { type: 'rejectMask', revision: 1, reason: 'còn tên người' },
  { type: 'takeDown', reason: 'có thông tin riêng' },
];
const entitled = ({ type }: PublicationCommand): Actor =>
  ['giveConsent', 'refuseConsent', 'withdrawConsent'].includes(type)
    ? tu
    : type === 'mask' || type === 'askConsent'
      ? van
      : hoa;

const published = { slug: 'hd-2603-0017', version: 1, at: now.toISOString() };
const publicationOf = (state: PublicationState): Publication => ({
  ...noPublication,
  state,
  revision: 1,
  masked:
    state === 'masked' || state === 'cleared' || state === 'published'
      ? { ...masked, by: van.person, name: 'Vân', at: now.toISOString() }
      : null,
  published: state === 'published' || state === 'takenDown' ? published : null,
});
const answered = (state: PublicationState = 'private', change: Parameters<typeof aQuestion>[0] = {}) =>
  aQuestion({ state: 'rated', ...change, standing: { ...change.standing, publication: publicationOf(state) } });
const given = (question: Question) => ({
  when: (command: PublicationCommand, actor = entitled(command)) => {
    const decision = decidePublication(question, command, { actor, now });
    return {
      question: decision.ok ? decision.events.reduce(evolvePublication, question) : question,
      issue: decision.ok ? null : decision.issues[0]?.key,
    };
  },
});
const stateAfter = (question: Question, events: readonly PublicationEvent[]) =>
  events.reduce(evolvePublication, question).standing.publication.state;

describe.each(publicationStates)('a question whose publication is %s', (state) => {
  for (const command of commands) {
    const to = publicationDestination(state, command.type);
    it(to ? `goes by ${command.type} to ${to}` : `refuses ${command.type}`, () => {
      const { question, issue } = given(answered(state)).when(command);
      expect(issue ?? null).toBe(to ? null : 'issue-question-publication');
      expect(question.standing.publication.state).toBe(to ?? state);
    });
  }
});

describe('publication of an answered question', () => {
  it('may be asked for only when there is an answer', () => {
    for (const state of questionStates) {
      const { issue } = given(aQuestion({ state })).when({ type: 'askConsent' });
      expect(issue ?? 'may', state).toBe(
        ['answered', 'rated', 'closed'].includes(state) ? 'may' : 'issue-question-not-answered',
      );
    }
  });

  it('is asked for once, after a helpful rating', () => {
    const rated = (state: PublicationState, isHelpful: boolean) => {
      const question = answered(state, { state: 'answered' });
      const decision = decideQuestion(question, { type: 'rate', isHelpful, note: '' }, { actor: tu, now, calendar });
      return decision.ok ? decision.events.map(({ type }) => type) : [];
    };
    expect(rated('private', true)).toEqual(['rated', 'consentAsked']);
    expect(rated('asked', true)).toEqual(['rated']);
    expect(rated('refused', true)).toEqual(['rated']);
    expect(rated('private', false)).toEqual(['rated', 'reopened']);
  });

  it('records the consent with the version of its text and the time', () => {
    expect(given(answered('asked')).when({ type: 'giveConsent' }).question.standing.publication.consent).toEqual({
      textKey: 'question-consent',
      textVersion: '1',
      at: now.toISOString(),
    });
  });

  it('needs consent: only a cleared text is recorded as published', () => {
    for (const state of publicationStates) {
      const decision = decidePublished(answered(state), { slug: 's', version: 1, now });
      expect(decision.ok && decision.events.length, state).toBe(state === 'cleared' ? 1 : 0);
    }
  });

  it('may be approved neither by who masked the text nor by who wrote the answer', () => {
    const byMinh = evolvePublication(answered('given'), {
      type: 'masked',
      by: minh.person,
      name: 'Minh',
      at: now,
      masked,
    });
    const approve = { type: 'approveMask', revision: 2 } as const;
    expect(given(byMinh).when(approve, minh).issue).toBe('issue-question-own-draft');
    expect(given(byMinh).when(approve, { ...hoa, person: nam.person }).issue).toBe('issue-question-own-draft');
    expect(given(byMinh).when(approve, van).issue).toBe('issue-not-entitled');
    expect(given(byMinh).when(approve, hoa).question.standing.publication).toMatchObject({
      state: 'cleared',
      clearedBy: { name: hoa.name },
    });
  });

  it('is refused for an older masked text', () => {
    const again = given(answered('masked')).when({ type: 'mask', masked: { ...masked, title: 'Khác' } }).question;
    expect(given(again).when({ type: 'approveMask', revision: 1 }).issue).toBe('issue-question-changed');
  });

  it('needs every part of the masked text', () => {
    expect(given(answered('given')).when({ type: 'mask', masked: { ...masked, answer: ' ' } }).issue).toBe(
      'issue-question-empty',
    );
  });

  it('must be approved again after the text is masked again', () => {
    const again = given(answered('cleared')).when({ type: 'mask', masked }).question;
    expect(again.standing.publication).toMatchObject({ state: 'masked', clearedBy: null, revision: 2 });
  });

  it('ends when consent is withdrawn, and the masked text is deleted', () => {
    const { publication } = given(answered('published')).when({ type: 'withdrawConsent' }).question.standing;
    expect(publication).toMatchObject({
      state: 'withdrawn',
      consent: null,
      masked: null,
      takenDown: { why: 'withdrawn' },
    });
    expect(mustBeTakenDown(publication)).toBe(true);
    expect(
      mustBeTakenDown(given(answered('given')).when({ type: 'withdrawConsent' }).question.standing.publication),
    ).toBe(false);
    expect(mustBeTakenDown(publicationOf('published'))).toBe(false);
  });

  it('may return with a newly masked text after a take-down, and is not visible until then', () => {
    const down = given(answered('published')).when({ type: 'takeDown', reason: 'còn số nhà' }).question;
    expect(mustBeTakenDown(down.standing.publication)).toBe(true);
    const back = given(down).when({ type: 'mask', masked }).question;
    expect(mustBeTakenDown(back.standing.publication)).toBe(true);
    const cleared = given(back).when({ type: 'approveMask', revision: 2 }).question;
    const decision = decidePublished(cleared, { slug: 's', version: 2, now });
    if (!decision.ok) throw new Error('the outbox is never refused');
    expect(stateAfter(cleared, decision.events)).toBe('published');
    expect(mustBeTakenDown(decision.events.reduce(evolvePublication, cleared).standing.publication)).toBe(false);
  });
});
