/** Notices about questions, in words. Pure. The question and its open acts are those at delivery. */
import type { QuestionActName } from '../../domain/act/question.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Facts, Sentence } from '../../domain/facts.ts';
import type { LinkButton, Message } from '../../domain/message.ts';
import { currentDraft, type Question, wholeText } from '../../domain/question/question.ts';
import type { CitizenView, QuestionView } from '../../domain/question/view.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { button } from './buttons.ts';
import { openButtons, type Reading, titleLength } from './question-acts.ts';

/** Longest excerpt of a question in its notice, in characters. */
const textLength = 1_200;
/** Longest excerpt of a draft for its signers, shown with the question; the full text is on a page. */
const longestDraft = 1_000;

/** What a notice uses besides the view. */
export interface QuestionSeen extends Reading {
  readonly question: Question;
  readonly asker: { readonly name: string; readonly phone?: string | null };
  /** The ward's. */
  readonly phone: string;
  /** The question's page on the portal, '' when it has none. */
  readonly url: string;
}

/** The person's name, or the word for an unnamed person. */
export const nameFact = (name: string): Sentence | string => (name === '' ? { key: 'person-unnamed' } : name);
/** '84912…' → '0912…' */
export const phoneFact = (phone: string | null | undefined): string => (phone ? `0${phone.slice(2)}` : 'none');

const acts: Partial<Record<QuestionView['name'], readonly (readonly QuestionActName[])[]>> = {
  'question-new': [['assign', 'view', 'whyDue']],
  'question-assigned': [['draft'], ['clarify', 'interim']],
  'question-to-approve': [['approve'], ['sendBack', 'view', 'whyDue']],
  'question-sent-back': [['draft']],
  'question-unreachable': [['phone'], ['giveUp']],
  'question-clarify': [['add']],
  'question-reopened-office': [['assign', 'view', 'whyDue']],
  'question-to-mask': [['mask']],
  'question-mask-to-approve': [['approveMask', 'rejectMask']],
  'question-mask-rejected': [['mask']],
  'question-reminder': [['view', 'whyDue']],
  'question-pause-over': [['heardByPhone'], ['view']],
};

const actsBelow = ({ name }: QuestionView, { standing }: Question): readonly (readonly QuestionActName[])[] =>
  name === 'question-heard' || name === 'question-added' || name === 'question-photos-added'
    ? [[standing.assignee ? 'draft' : 'assign']]
    : (acts[name] ?? []);

/** The purpose of the page linked from a notice; null when there is none. */
export function pageBeside({ name }: QuestionView, question: Question): 'answer' | 'mask' | null {
  if (name === 'question-assigned') return 'answer';
  if (name === 'question-mask-to-approve') return 'mask';
  return name === 'question-to-approve' && isLong(question) ? 'answer' : null;
}

const isLong = (question: Question): boolean => (currentDraft(question)?.text ?? '').length > longestDraft;

const pageLabels: Partial<Record<QuestionView['name'], Sentence>> = {
  'question-assigned': { key: 'choice-q-page' },
  'question-to-approve': { key: 'choice-q-page-read' },
  'question-mask-to-approve': { key: 'choice-q-page-masked' },
};

/** An excerpt of both the question and the answer, whatever their lengths; the full text is on a page. */
const bothHalves = (question: string, answer: string): string =>
  `${cutText(question, textLength / 2)}\n\n${cutText(answer, textLength / 2)}`.trim();

/** True when the requested act was done meanwhile or is no longer possible, so nothing is said. */
const isOver = ({ name }: QuestionView, { state, standing }: Question): boolean =>
  (name === 'question-to-approve' && (state !== 'drafted' || standing.drafts.length === 0)) ||
  (name === 'question-mask-to-approve' && standing.publication.state !== 'masked');

/** The facts of a notice about the question itself, besides its code, title and due date. */
const ownFacts = ({ name, facts }: QuestionView, { question, asker, phone, url }: QuestionSeen): Facts => {
  const { standing } = question;
  switch (name) {
    case 'question-new':
      return { desk: { key: 'question-desk', facts: { desk: standing.about?.desk ?? 'none' } } };
    case 'question-assigned':
      return { text: cutText(wholeText(question), textLength) };
    case 'question-to-approve': {
      const draft = currentDraft(question);
      return {
        name: draft?.name ?? '',
        text: cutText(wholeText(question), textLength),
        answer: isLong(question) ? cutText(draft?.text ?? '', longestDraft) : (draft?.text ?? ''),
      };
    }
    case 'question-mask-to-approve': {
      const { masked } = standing.publication;
      return {
        title: masked?.title ?? '',
        text: bothHalves(masked?.question ?? '', masked?.answer ?? ''),
        original: bothHalves(wholeText(question), standing.answer?.text ?? ''),
      };
    }
    case 'question-unreachable':
    case 'question-pause-over':
      return { name: nameFact(asker.name), phone: phoneFact(asker.phone) };
    case 'question-closed-duplicate':
      // Notices queued by older versions name no other question.
      return { other: facts.other ?? '', isOwn: facts.isOwn ?? 'no', answer: facts.answer ?? 'none' };
    case 'question-closed-other':
    case 'question-closed-unreached':
      return { phone };
    case 'question-published':
      return { url };
    case 'question-reminder':
      return {
        holder: standing.assignee?.name ?? '',
        hasHolder: question.state === 'approved' ? 'signed' : standing.assignee ? 'yes' : 'no',
        level: facts.level ?? '',
      };
    default:
      return {};
  }
};

/**
 * The message of a notice; null when there is nothing to say any more.
 * @param page the link, where `pageBeside` names a purpose
 */
export function questionNotice(view: QuestionView, seen: QuestionSeen, page: string | null): Message | null {
  const { question } = seen;
  if (isOver(view, question)) return null;
  const link: readonly LinkButton[] =
    page === null ? [] : [{ label: pageLabels[view.name] ?? { key: 'choice-q-page' }, url: page }];
  const buttons = [...openButtons(question, actsBelow(view, question), seen), ...(page === null ? [] : [link])];
  return {
    key: view.name,
    facts: {
      code: view.code,
      title: cutText(question.title, titleLength),
      due: formatDate(question.dueOn),
      ...view.facts,
      ...ownFacts(view, seen),
    },
    ...(buttons.length > 0 ? { buttons } : {}),
  };
}

/** Where letters are handed in, and when. */
export interface Reception {
  readonly place: string;
  readonly hours: string;
}

/** Notices to citizens about letters, and to the board about emergencies and tips. */
export function citizenNotice({ name, facts, subject = '' }: CitizenView, reception: Reception): Message {
  switch (name) {
    case 'question-letter':
      return { key: name, facts: { ...facts, ...reception } };
    case 'question-emergency-alert':
      return {
        key: name,
        facts: { ...facts, name: nameFact(String(facts.name)), phone: phoneFact(String(facts.phone)) },
      };
    case 'question-storm':
      return { key: name, buttons: [[button('menu-cauhoi', 'go.cauhoi')]] };
    case 'tip-to-board':
      return { key: name, facts, buttons: [[button('choice-tip-take', 'q-takeTip', subject)]] };
    default:
      return { key: name, facts };
  }
}
