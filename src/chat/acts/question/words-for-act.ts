/** Completes an act with the text that a press asked for. */
import { actNamed } from '../../../domain/act/act.ts';
import { questionActs } from '../../../domain/act/question.ts';
import { localDateOf } from '../../../domain/calendar/local-date.ts';
import { refused } from '../../../domain/decision.ts';
import { questionId } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/person/person.ts';
import { templateAsked, templateNamed } from '../../../domain/question/template.ts';
import { findDayAhead } from '../../../domain/text/date-ahead.ts';
import { foldForSearch } from '../../../domain/text/normalize.ts';
import { dayIn, objectionToDay } from '../../../domain/words/moment.ts';
import type { Unit } from '../../../ports/services.ts';
import { done, type Outcome } from '../../../usecases/outcome.ts';
import { namesOf, templatesNow } from '../../../usecases/question/templates.ts';
import { tell } from '../../../usecases/tell.ts';
import type { Intent } from '../../hear/intent.ts';
import { doOnQuestion, showCurrentState } from '../../question/act.ts';
import { addToQuestion } from '../../question/add-to-question.ts';
import { showRedirect } from '../../question/confirm-redirect.ts';
import { screenAddition } from '../../question/screen-citizen-text.ts';
import { skipButton } from '../../say/buttons.ts';
import { remember } from '../../talk/talk.ts';
import { askForWords } from './ask-for-words.ts';

/** Text that an act on a question asked for. */
export type QuestionWords = Omit<Extract<Intent, { readonly do: 'sayForQuestion' }>, 'do'>;

/** Completes the act, or asks for its second text; the first is kept in that prompt. */
export async function wordsForAct(unit: Unit, person: Person, said: QuestionWords): Promise<Outcome> {
  const { what, question: id, revision, kept, photos, messageKey } = said;
  const words = said.text.trim();
  switch (what) {
    case 'interim': {
      const question = await unit.stores.questions.get(questionId(id));
      if (!question) return refused('issue-not-found');
      return askForWords(unit, person, question, 'interimDate', revision, words);
    }
    case 'interimDate': {
      const today = localDateOf(unit.now, unit.ward.timeZone);
      const noDay = objectionToDay(words, today);
      if (noDay) return { ok: false, issues: [noDay] };
      const dueOn = dayIn(foldForSearch(words), today) ?? findDayAhead(words, today);
      return dueOn ? doOnQuestion(unit, person, id, { type: 'interim', text: kept, dueOn }) : refused('issue-no-day');
    }
    case 'redirect':
    case 'redirectSure':
      return showRedirect(unit, person, id, revision, words);
    case 'add':
      return addToQuestion(unit, person, id, { messageKey, text: words, photos });
    case 'rateNo': {
      // The office and the head read the reason, so it must not contain a letter that names one of them.
      const passed = await screenAddition(unit, person, { text: words, photos, receivedAt: unit.now });
      if (passed) return doOnQuestion(unit, person, id, { type: 'rate', isHelpful: false, note: passed.text });
      // The text did not answer the prompt: it stays open, and counts without a reason if none comes.
      await remember(unit, person.id, { ask: 'questionWords', what, question: id, revision, kept });
      await tell(unit, person.id, { key: 'still-asked-why', buttons: [[skipButton]] });
      return done();
    }
    case 'maskAnswer':
      return doOnQuestion(unit, person, id, { type: 'mask', revision: null, words: { answer: words } });
    case 'draft': {
      const name = templateAsked(words);
      if (name === null) return doOnQuestion(unit, person, id, { type: 'draft', text: words });
      const { templates } = await templatesNow(unit);
      const template = templateNamed(templates, name);
      if (template) return doOnQuestion(unit, person, id, { type: 'draft', text: template.text });
      await remember(unit, person.id, { ask: 'questionWords', what, question: id, revision, kept });
      return refused('issue-template-unknown', { name, names: namesOf(templates) });
    }
    default: {
      const request = actNamed(questionActs, what).command({
        revision,
        reason: { code: 'other', note: words },
        words,
        messageKey,
        photos,
      });
      return showCurrentState(unit, person, id, await doOnQuestion(unit, person, id, request), what === 'rejectMask');
    }
  }
}
