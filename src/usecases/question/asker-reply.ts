/** What an asker says in plain words about a question that is there already; the newest one when no code is written. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { AskerReply } from '../../domain/question/reply.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { actOnPublication, actOnQuestion } from './act-on-question.ts';
import { addToQuestion } from './add-to-question.ts';
import { lookUp } from './look-up.ts';

const mostRecent = 20;

/** Null when nothing of this person's fits: then the words are new. */
export const askerReply = async (
  unit: Unit,
  person: Person,
  reply: AskerReply,
  messageKey: string,
): Promise<Outcome | null> => {
  const own = await unit.stores.questions.ofAsker(person.id, mostRecent);
  const code = 'code' in reply ? reply.code : null;
  const newest = (fits: (question: Question) => boolean): Question | null =>
    own.find((question) => (code === null || question.code === code) && fits(question)) ?? null;
  switch (reply.act) {
    case 'yes':
    case 'no': {
      const answered = newest(({ state, standing }) => state === 'answered' && standing.ratings.length === 0);
      if (answered)
        return actOnQuestion(unit, person, answered.id, { type: 'rate', isHelpful: reply.act === 'yes', note: '' });
      return null;
    }
    case 'agree':
    case 'disagree': {
      const asked = newest(({ standing }) => standing.publication.state === 'asked');
      if (!asked) return null;
      return actOnPublication(unit, person, asked.id, {
        type: reply.act === 'agree' ? 'giveConsent' : 'refuseConsent',
      });
    }
    case 'state':
      return code !== null || own[0] ? lookUp(unit, person, code ?? own[0]?.code ?? '') : null;
    case 'withdraw': {
      const open = newest(({ state }) => isOpen(state));
      return open ? actOnQuestion(unit, person, open.id, { type: 'withdraw' }) : null;
    }
    case 'withdrawConsent': {
      const agreed = newest(({ standing }) => standing.publication.consent !== null);
      return agreed ? actOnPublication(unit, person, agreed.id, { type: 'withdrawConsent' }) : null;
    }
    case 'add': {
      const named = newest(() => true);
      return named ? addToQuestion(unit, person, named.id, { messageKey, text: reply.text, photos: [] }) : null;
    }
  }
};
