/**
 * Which notices follow from an event of a question: the audience, the view and the facts of the event. The question itself and
 * the acts available to the reader are looked up when the notice is delivered.
 *
 * The asker is notified of each step taken by others. A hand-over is notified only to the asker and to the receivers chosen by
 * `handOverOf`, so the accused does not learn of it; no notice contains the letter's words.
 */
import type { Audience, Reaction } from '../audience.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';
import type { GatheredList } from '../list-view.ts';
import { cutText } from '../text/normalize.ts';
import type { HandlingEvent, QuestionEvent, Typed } from './events.ts';
import { mustBeTakenDown } from './publication-state.ts';
import { isUndelivered, lastDayInTime, type Question } from './question.ts';
import type { CitizenView, QuestionView } from './view.ts';

/** Audiences by their duty towards a question. */
export type QuestionDuty =
  /** The office; if the ward has no office, the deciders. */
  | 'leading'
  | 'assignee'
  /** The assignee; while there is no assignee, the people who lead. */
  | 'handling'
  /** People who may sign, without those who drafted or masked it; the head when nobody else remains. */
  | 'signing'
  /** The people who lead, and the head; only when nobody remains who may sign. */
  | 'missingSigner';

type Notice = Reaction<QuestionDuty>;

const asker = { asker: true } as const;
const head = { role: 'head' } as const;
const holders = (duty: QuestionDuty) => ({ holdersOf: duty });

/**
 * Notices that may arrive in numbers, when a member works through a week's questions. They are not urgent and are collected
 * into one list.
 */
const gatheredAs: Partial<Record<QuestionView['name'], GatheredList>> = {
  'question-to-approve': 'questions-to-sign',
  'question-assigned': 'questions-to-draft',
  'question-approved': 'questions-signed',
};

const notice = (
  to: Audience<QuestionDuty>,
  question: Question,
  name: QuestionView['name'],
  facts: Facts = {},
): Notice => ({
  to,
  view: { noun: 'question', name, question: question.id, code: question.code, facts },
  key: `${name}:${question.id}:${question.version}`,
  ...(gatheredAs[name] ? { gathered: gatheredAs[name] } : {}),
});

const citizenNotice = (
  to: Audience<QuestionDuty>,
  question: Question,
  name: CitizenView['name'],
  facts: Facts,
): Notice => ({
  to,
  view: { noun: 'citizen', name, facts },
  key: `${name}:${question.id}:${question.version}`,
});

/**
 * The question goes to the person who stands in for its assignee, or back to the assignee.
 * @param from the name of the person who had it until now
 */
export const reactToHand = (question: Question, person: PersonId, from: string, at: Date): Notice => ({
  ...notice({ person }, question, 'question-assigned', { name: from }),
  key: `question-hand:${question.id}:${at.getTime()}:${person}`,
});

/**
 * A draft waits for this person, who stands in for a signer or has returned. The key prevents a second notice of the same
 * draft.
 */
export const reactToSigner = (question: Question, person: PersonId): Notice =>
  notice({ person }, question, 'question-to-approve');

/**
 * Notices about a drafted or masked text. When nobody remains who may sign, the people who lead are told to invite somebody.
 */
const toSign = (question: Question, name: QuestionView['name'], facts: Facts = {}): readonly Notice[] => [
  notice(holders('signing'), question, name, facts),
  notice(holders('missingSigner'), question, 'question-nobody-approves'),
];

/** Publishes the text or takes it down: the outbox acts on the state that it finds when it runs. */
const publication = ({ id, version, standing }: Question): Notice => ({
  effect: { kind: 'publishQuestion', question: id, revision: standing.publication.revision },
  key: `publish-question:${id}:${version}`,
});

const takingDown = (question: Question): readonly Notice[] =>
  mustBeTakenDown(question.standing.publication) ? [publication(question)] : [];

type Reactions = {
  readonly [Type in QuestionEvent['type']]: (
    event: Typed<QuestionEvent, Type>,
    after: Question,
    before: Question,
  ) => readonly Notice[];
};

/** Length of the asker's words in a notice, in characters. */
const textLength = 1_200;
const shortened = (text: string): string => cutText(text, textLength);

/** A question was received: the people who lead are notified. */
export const reactToReceipt = (question: Question): readonly Notice[] => [
  notice(holders('leading'), question, 'question-new'),
];

type Closed = Typed<HandlingEvent, 'closed'>;

const closings: { readonly [Why in Closed['why']]: (event: Closed, after: Question) => readonly Notice[] } = {
  done: () => [],
  notAQuestion: (_, after) => [notice(asker, after, 'question-closed-other')],
  withdrawn: (_, after) => [notice(holders('handling'), after, 'question-withdrawn-note')],
  unanswered: (_, after) => [notice(asker, after, 'question-closed-unanswered')],
  duplicate: ({ same }, after) => {
    const facts = { other: same?.code ?? '', isOwn: same?.isOwn ? 'yes' : 'no', answer: same?.answer || 'none' };
    return [notice(asker, after, 'question-closed-duplicate', facts)];
  },
  unreached: ({ attempts }, after) => [
    // Held together with the answer until the asker writes again.
    notice(asker, after, 'question-closed-unreached'),
    notice(head, after, 'question-closed-unreached-note', { note: attempts?.note ?? '' }),
  ],
};

const noteOf = ({ standing }: Question): string => standing.ratings.at(-1)?.note || 'none';

const reactions: Reactions = {
  assigned: ({ name, assignee, before }, after) => [
    notice(holders('assignee'), after, 'question-assigned', { name }),
    before
      ? notice({ person: before.person }, after, 'question-taken-over', { name: assignee.name })
      : notice(asker, after, 'question-in-hand'),
  ],
  drafted: (_, after) => toSign(after, 'question-to-approve'),
  sentBack: ({ name, reason }, after) => [
    notice(holders('assignee'), after, 'question-sent-back', { name, note: reason.note }),
  ],
  approved: ({ name }, after) => [
    {
      to: asker,
      answer: { question: after.id, code: after.code, round: after.standing.earlierAnswers.length },
      // An answer that was undone and approved again gets a new key, so it is sent again.
      key: `answer:${after.id}:${after.standing.earlierAnswers.length}:${after.version}`,
    },
    notice(holders('assignee'), after, 'question-approved', { name }),
  ],
  answered: () => [],
  topicSet: () => [],
  undone: ({ act, name }, after, before) => {
    const wasTold = act === 'redirected' || act === 'closed' || (act === 'approved' && before.state === 'answered');
    const people = new Set(
      [before, after].flatMap(({ standing: { assignee } }) => (assignee ? [assignee.person] : [])),
    );
    return [
      ...(wasTold ? [notice(asker, after, 'question-undone-asker', { act })] : []),
      ...[...people].map((person) => notice({ person }, after, 'question-undone', { act, name })),
    ];
  },
  heldBack: ({ delivery }, after) => [
    notice(holders('leading'), after, 'question-unreachable', { outcome: delivery.outcome }),
  ],
  clarificationAsked: ({ text }, after) => [notice(asker, after, 'question-clarify', { text })],
  added: ({ text, photos, heardBy }, after) => [
    ...(heardBy ? [notice(asker, after, 'question-heard-thanks', { text: shortened(text) })] : []),
    notice(
      holders('handling'),
      after,
      heardBy ? 'question-heard' : text === '' ? 'question-photos-added' : 'question-added',
      { text: shortened(text), photos: photos.length, name: heardBy?.name ?? '' },
    ),
    ...(after.state === 'drafted' ? toSign(after, 'question-to-approve') : []),
  ],
  separated: ({ text }, after) => [
    notice(holders('handling'), after, 'question-separated', { text: shortened(text) }),
    ...(after.state === 'drafted' ? toSign(after, 'question-to-approve') : []),
  ],
  interimSent: ({ text, name, due }, after) => {
    const on = formatDate(due.on);
    return [
      notice(asker, after, 'question-interim', { text, due: on }),
      notice(holders('signing'), after, 'question-interim-sent', { name, due: on }),
    ];
  },
  delayExplained: ({ name, reason }, after) => [
    notice(head, after, 'question-delay', { due: formatDate(lastDayInTime(after)), name, note: reason.note }),
  ],
  redirected: ({ body, contact }, after) => [
    notice(asker, after, 'question-redirected', { body, contact: contactFact(contact) }),
  ],
  handedOver: (_, after) => takingDown(after),
  letterGone: ({ handOver: { kind, directions, receivers } }, after) => [
    citizenNotice(asker, after, directions === 'ward' ? 'question-letter' : 'question-letter-higher', { kind }),
    ...receivers.map((person) => citizenNotice({ person }, after, 'question-handed-over', { kind })),
  ],
  rated: ({ isHelpful, note }, after, before) => {
    if (isHelpful) return [notice(holders('assignee'), after, 'question-rated-helpful')];
    return before.standing.reopenedAt === null ? [] : [notice(head, after, 'question-not-helpful-twice', { note })];
  },
  reopened: ({ former }, after, before) => [
    notice(holders('leading'), after, 'question-reopened-office', {
      name: former?.name ?? '',
      note: noteOf(after),
    }),
    ...[...new Set([former?.person, before.standing.answer?.signer.person])].flatMap((person) =>
      person === undefined ? [] : notice({ person }, after, 'question-reopened-board', { note: noteOf(after) }),
    ),
    ...takingDown(after),
  ],
  closed: (event, after) => closings[event.why](event, after),
  // The asker sees the result of these steps in the dialogue in which they happen.
  consentAsked: () => [],
  consentGiven: (_, after) => [notice(holders('leading'), after, 'question-to-mask')],
  consentRefused: () => [],
  consentWithdrawn: (_, after) => [
    notice(holders('leading'), after, 'question-consent-withdrawn-note'),
    ...takingDown(after),
  ],
  masked: ({ name }, after) => toSign(after, 'question-mask-to-approve', { name }),
  maskApproved: (_, after) => [publication(after)],
  maskRejected: ({ name, reason }, after) => [
    notice(holders('leading'), after, 'question-mask-rejected', { name, note: reason }),
  ],
  questionPublished: (_, after) => [notice(asker, after, 'question-published')],
  takenDown: ({ reason }, after) => [
    notice(asker, after, 'question-taken-down', { note: reason }),
    ...takingDown(after),
  ],
};

const reactWith = <Type extends QuestionEvent['type']>(
  type: Type,
  event: Typed<QuestionEvent, Type>,
  after: Question,
  before: Question,
): readonly Notice[] => reactions[type](event, after, before);

/** The person who caused the event; null: the outbox or the clock. */
const doerOf = (event: QuestionEvent, { askerId }: Question): PersonId | null =>
  'by' in event ? event.by : event.type === 'reopened' ? askerId : null;

/**
 * Notices of an event, without the person who caused it. Exception: the notice that nobody remains to sign goes to everyone who
 * could change that.
 * @param after the question after all events of the same act
 */
export function reactToQuestion(event: QuestionEvent, before: Question, after: Question): readonly Notice[] {
  const doer = doerOf(event, after);
  return reactWith(event.type, event, after, before).map((reaction) =>
    doer === null || !('view' in reaction) || reaction.view.name === 'question-nobody-approves'
      ? reaction
      : { ...reaction, except: doer },
  );
}

/** The contact of another body as a fact for sentences; 'none' if it is missing. */
export const contactFact = (contact: string): string => (contact === '' ? 'none' : contact);

/** Who must act next; null when no action of ours is due. Reminders addressed to a `holder` go to them. */
export function holderOf(question: Question): 'office' | 'assignee' | 'approvers' | 'asker' | null {
  const { state, standing } = question;
  switch (state) {
    case 'received':
      return 'office';
    case 'assigned':
      return standing.assignee ? 'assignee' : 'office';
    case 'drafted':
      return 'approvers';
    // Signed but not delivered: a member must phone.
    case 'approved':
      return isUndelivered(question) ? 'office' : null;
    case 'clarification':
      return 'asker';
    case 'answered':
    case 'rated':
    case 'closed':
    case 'redirected':
    case 'handedOver':
      return null;
  }
}
