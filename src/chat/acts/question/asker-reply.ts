/**
 * Interprets plain words of an asker about an existing question. If several could be meant and no code is given, asks which one.
 */
import { actorOf, type Person } from '../../../domain/person/person.ts';
import { mayReadQuestion } from '../../../domain/question/permissions.ts';
import { openPause, type Question } from '../../../domain/question/question.ts';
import type { AskerReply } from '../../../domain/question/reply.ts';
import { isOpen } from '../../../domain/question/transitions.ts';
import type { Unit } from '../../../ports/services.ts';
import { done, type Outcome } from '../../../usecases/outcome.ts';
import { keepPhone } from '../../../usecases/person/link-accounts.ts';
import { tell } from '../../../usecases/tell.ts';
import { doOnQuestion, viewQuestion } from '../../question/act.ts';
import { addToQuestion } from '../../question/add-to-question.ts';
import { lookUp } from '../../question/look-up.ts';
import { ownQuestions } from '../../question/own-questions.ts';
import { rememberPending } from '../../question/pending-words.ts';
import { screenAddition } from '../../question/screen-citizen-text.ts';
import { separateAddition } from '../../question/separate-addition.ts';
import { openOf } from '../../question/withdraw-all.ts';
import { askWhich } from '../../say/triage-answers.ts';
import { ofWhichQuestion, withdrawAllSure } from '../../say/which-question.ts';
import { listQuestions } from '../lists.ts';

/** A bare yes answers our latest question to the asker within this time, in milliseconds. */
const askedLifeMs = 7 * 24 * 3_600_000;

/** "là việc khác" refers to an addition within this time, in milliseconds. */
const justAddedMs = 10 * 60_000;

/** A phone number belongs to the question before it within this time, in milliseconds. */
const ofLatestMs = 24 * 3_600_000;
/** Most choices in one message. */
const mostAsked = 5;

interface Asked {
  readonly what: 'rating' | 'consent' | 'reply';
  readonly question: Question;
  /** ISO text. */
  readonly at: string;
}

/** What this person was asked about their questions and has not answered, newest first. */
const askedOf = (own: readonly Question[]): readonly Asked[] =>
  own
    .flatMap((question): readonly Asked[] => {
      const { state, standing } = question;
      const asked = (what: Asked['what'], at: string | null | undefined) => (at ? [{ what, question, at }] : []);
      if (state === 'clarification') return asked('reply', openPause(question)?.at);
      // Consent to publish is asked only after the asker has said that the answer helps.
      if (standing.publication.state === 'asked') return asked('consent', standing.ratings.at(-1)?.at);
      return state === 'answered' ? asked('rating', standing.answeredAt) : [];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at));

const isOld = ({ at }: Asked, now: Date): boolean => now.getTime() - Date.parse(at) > askedLifeMs;

/**
 * Records that the answer did not help. The office reads the reason, so it is screened first: a letter in it is not stored as a
 * rating.
 */
async function notHelped(unit: Unit, person: Person, { id }: Question, note: string): Promise<Outcome> {
  const passed = await screenAddition(unit, person, { text: note, photos: [], receivedAt: unit.now });
  return passed ? doOnQuestion(unit, person, id, { type: 'rate', isHelpful: false, note: passed.text }) : done();
}

/** A board member with access sees the whole question. The asker, or a person with the asker's phone number, sees its state. */
const stateByCode = async (unit: Unit, person: Person, code: string, phone: string): Promise<Outcome> => {
  const question = await unit.stores.questions.byCode(code);
  return question && question.askerId !== person.id && mayReadQuestion(question, actorOf(person))
    ? viewQuestion(unit, person, question)
    : lookUp(unit, person, `${code} ${phone}`.trim());
};

/** Asks which of several questions is meant. */
const askOfWhich = async (
  unit: Unit,
  person: Person,
  questions: readonly Question[],
  press: 'q-withdraw' | 'q-withdrawConsent',
): Promise<Outcome> => {
  await tell(unit, person.id, ofWhichQuestion(questions, press));
  return done();
};

const isFresh = ({ receivedAt }: Question, now: Date, withinMs: number): boolean =>
  now.getTime() - receivedAt.getTime() <= withinMs;

/** Adds text without a code to the only open question or to one asked just now; otherwise asks which one is meant. */
async function addUncoded(
  unit: Unit,
  person: Person,
  own: readonly Question[],
  text: string,
  messageKey: string,
): Promise<Outcome | null> {
  const open = own.filter(({ state }) => isOpen(state) && state !== 'approved');
  const [newest, ...others] = open;
  if (!newest) return null;
  if (others.length === 0 || isFresh(newest, unit.now, justAddedMs))
    return addToQuestion(unit, person, newest.id, { messageKey, text, photos: [] });
  const { channel, conversation } = newest;
  const received = { text, photos: [], messageKey, channel, conversation, receivedAt: unit.now };
  await rememberPending(unit, person, { ...received, addTo: newest.id });
  await tell(unit, person.id, askWhich(open.slice(0, mostAsked)));
  return done();
}

/** Stores the phone number and adds it to the latest open question, so that the person who answers can call. */
async function tellPhone(
  unit: Unit,
  person: Person,
  own: readonly Question[],
  { phone, text }: Extract<AskerReply, { readonly act: 'phone' }>,
  messageKey: string,
): Promise<Outcome | null> {
  const latest = own.find((question) => isOpen(question.state) && isFresh(question, unit.now, ofLatestMs));
  if (!latest) return null;
  await keepPhone(unit, person, phone);
  return addToQuestion(unit, person, latest.id, { messageKey, text, photos: [] });
}

/**
 * Carries out what the asker says about a question. Returns null when the words fit none of this person's questions; they are
 * then a new message.
 */
export const askerReply = async (
  unit: Unit,
  person: Person,
  reply: AskerReply,
  messageKey: string,
): Promise<Outcome | null> => {
  const own = await ownQuestions(unit, person);
  const code = 'code' in reply ? reply.code : null;
  const newest = (fits: (question: Question) => boolean): Question | null =>
    own.find((question) => (code === null || question.code === code) && fits(question)) ?? null;
  switch (reply.act) {
    case 'no': {
      const [last] = code === null ? askedOf(own) : [];
      const named = code === null ? null : newest(() => true);
      if (named)
        return named.state === 'answered' || named.state === 'rated'
          ? notHelped(unit, person, named, reply.note)
          : lookUp(unit, person, named.code);
      if (!last || isOld(last, unit.now)) return null;
      if (last.what === 'rating') return notHelped(unit, person, last.question, reply.note);
      return last.what === 'consent' && reply.note === ''
        ? doOnQuestion(unit, person, last.question.id, { type: 'refuseConsent' })
        : null;
    }
    case 'yes': {
      const [last] = askedOf(own);
      if (!last || isOld(last, unit.now)) return null;
      if (last.what === 'rating')
        return doOnQuestion(unit, person, last.question.id, { type: 'rate', isHelpful: true, note: '' });
      return last.what === 'consent' ? doOnQuestion(unit, person, last.question.id, { type: 'giveConsent' }) : null;
    }
    case 'agree':
    case 'disagree': {
      const asked = newest(({ standing }) => standing.publication.state === 'asked');
      if (!asked) return null;
      return doOnQuestion(unit, person, asked.id, {
        type: reply.act === 'agree' ? 'giveConsent' : 'refuseConsent',
      });
    }
    case 'state':
      if (code !== null) return stateByCode(unit, person, code, reply.phone ?? '');
      if (own.length > 1) return listQuestions(unit, person);
      return own[0] ? lookUp(unit, person, own[0].code) : null;
    case 'withdraw': {
      const meant = own.filter(({ state }) => isOpen(state));
      // Words may be misunderstood, so the question is named and only a press withdraws it.
      if (code === null && meant.length > 0) return askOfWhich(unit, person, meant, 'q-withdraw');
      const open = newest(({ state }) => isOpen(state));
      return open ? doOnQuestion(unit, person, open.id, { type: 'withdraw' }) : null;
    }
    case 'withdrawConsent': {
      const meant = own.filter(({ standing }) => standing.publication.consent !== null);
      if (code === null && meant.length > 1) return askOfWhich(unit, person, meant, 'q-withdrawConsent');
      const agreed = newest(({ standing }) => standing.publication.consent !== null);
      return agreed ? doOnQuestion(unit, person, agreed.id, { type: 'withdrawConsent' }) : null;
    }
    case 'separate': {
      const [latest] = own;
      const isJustAdded = latest?.standing.addenda.some(({ at }) => unit.now.getTime() - Date.parse(at) <= justAddedMs);
      return latest && isJustAdded ? separateAddition(unit, person, latest, null) : null;
    }
    case 'withdrawAll': {
      const open = await openOf(unit, person);
      if (open.length === 0) return null;
      await tell(unit, person.id, open.length === 1 ? ofWhichQuestion(open, 'q-withdraw') : withdrawAllSure(open));
      return done();
    }
    case 'phone':
      return tellPhone(unit, person, own, reply, messageKey);
    case 'add': {
      if (reply.code === null) return addUncoded(unit, person, own, reply.text, messageKey);
      const named = newest(() => true);
      // An answered question takes no additions; its state is shown with the choices that remain.
      if (named?.state === 'answered') return lookUp(unit, person, named.code);
      return named ? addToQuestion(unit, person, named.id, { messageKey, text: reply.text, photos: [] }) : null;
    }
  }
};
