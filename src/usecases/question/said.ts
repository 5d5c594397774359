/** The words that a press asked for have come: the command is complete. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { PhotoFile } from '../../domain/submission/submission.ts';
import { findDayAhead } from '../../domain/text/date-ahead.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { actOnPublication, actOnQuestion } from './act-on-question.ts';
import { addToQuestion } from './add-to-question.ts';
import { letThrough } from './gate.ts';
import { maskInOwnWords } from './mask.ts';
import { askForWords, shownAnew } from './press.ts';
import { showRedirect } from './redirect.ts';

export interface QuestionWords {
  /** The press that asked. */
  readonly what: string;
  readonly question: string;
  readonly revision: number;
  /** What was said one step before. */
  readonly kept: string;
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly messageKey: string;
}

export const saidForQuestion = async (unit: Unit, person: Person, words: QuestionWords): Promise<Outcome> => {
  const { question: id, revision, photos, messageKey } = words;
  const text = words.text.trim();
  const reason = { code: 'other', note: text };
  switch (words.what) {
    case 'draft':
      return actOnQuestion(unit, person, id, { type: 'draft', text });
    case 'sendBack':
      return shownAnew(
        unit,
        person,
        questionId(id),
        await actOnQuestion(unit, person, id, { type: 'sendBack', revision, reason }),
      );
    case 'takeDown':
      return actOnPublication(unit, person, id, { type: 'takeDown', reason: text });
    case 'rejectMask':
      return shownAnew(
        unit,
        person,
        questionId(id),
        await actOnPublication(unit, person, id, { type: 'rejectMask', revision, reason: text }),
        true,
      );
    case 'clarify':
      return actOnQuestion(unit, person, id, { type: 'clarify', text });
    case 'interim': {
      const question = await unit.stores.questions.get(questionId(id));
      if (!question) return refused('issue-not-found');
      return askForWords(unit, person, question, 'interimDate', 'interimDate', revision, text);
    }
    case 'interimDate': {
      const today = localDateOf(unit.now, unit.ward.timeZone);
      const heard = findDayAhead(text, today);
      if (!heard) return refused('issue-no-day');
      return actOnQuestion(unit, person, id, { type: 'interim', text: words.kept, dueOn: heard });
    }
    case 'redirect':
    case 'redirectSure':
      return showRedirect(unit, person, id, revision, text);
    case 'explainDelay':
      return actOnQuestion(unit, person, id, { type: 'explainDelay', reason });
    case 'phone':
      return actOnQuestion(unit, person, id, { type: 'phone', note: text });
    case 'no': {
      // The reason is read by the office and the head: a letter that names one of them must not be in it.
      const kept = await letThrough(unit, person, { text, photos, receivedAt: unit.now });
      return actOnQuestion(unit, person, id, { type: 'rate', isHelpful: false, note: kept?.text ?? '' });
    }
    case 'heardByPhone':
      return actOnQuestion(unit, person, id, { type: 'heardByPhone', messageKey, text });
    case 'giveUp':
      return actOnQuestion(unit, person, id, { type: 'giveUp', note: text });
    case 'add':
      return addToQuestion(unit, person, id, { messageKey, text, photos });
    case 'mask':
      return maskInOwnWords(unit, person, id, { question: text });
    case 'maskAnswer':
      return maskInOwnWords(unit, person, id, { answer: text });
    default:
      return refused('issue-press-unknown');
  }
};
