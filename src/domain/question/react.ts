/**
 * Who must hear what when something has happened to a question. Data; the use case finds the people and the outbox the words.
 *
 * The asker is told of each move. Nobody is told of their own act. Of a hand-over the accused hears nothing, because only
 * the asker and the receivers that `handOverOf` left over are told, and even they read no word of it.
 */
import type { WorkCalendar } from '../calendar/holidays.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { Button } from '../effect.ts';
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';
import { cutText, foldForSearch } from '../text/normalize.ts';
import type { QuestionEvent } from './events.ts';
import type { PublicationEvent } from './publication.ts';
import { currentDraft, isUndelivered, lastDayInTime, type Question, wholeText } from './question.ts';

/**
 * `approvers`: whoever may approve this draft; `receivers`: of a hand-over, by id in `people`; `formerAssignee`: who had it
 * before. A recipient who is also the one who acted is left out by the caller.
 */
export type QuestionRecipient = 'asker' | 'assignee' | 'formerAssignee' | 'office' | 'approvers' | 'head' | 'receivers';

export interface QuestionNotice {
  readonly to: QuestionRecipient;
  readonly key: string;
  readonly facts: Facts;
  readonly buttons?: readonly (readonly Button[])[];
  /** For `receivers` and `formerAssignee`: exactly these. */
  readonly people?: readonly PersonId[];
}

/** What the sentences need of the ward. */
export interface QuestionSurroundings {
  /** 'phường Đồng Lạc' */
  readonly ward: string;
  readonly phone: string;
  /** Where letters are handed in, and when: 'Trụ sở UBND phường Đồng Lạc', '7 giờ 30 – 11 giờ 30 …'. */
  readonly place: string;
  readonly hours: string;
  readonly calendar: WorkCalendar;
  /** The question's page, '' when it has none. */
  readonly url: string;
}

/** Titles and texts on a small screen, in characters. */
const titleLength = 80;
const textLength = 1200;

const heading = (question: Question): Facts => ({
  code: question.code,
  title: cutText(question.title, titleLength),
  due: formatDate(question.dueOn),
});

/** A press on a notice binds to the revision that was shown. */
const pressFor =
  ({ id, standing }: Question) =>
  (label: string, action: Button['action']): Button => ({
    label: { key: label },
    action,
    subject: id,
    revision: standing.revision,
  });

const maskPressFor =
  ({ id, standing }: Question) =>
  (label: string, action: Button['action']): Button => ({
    label: { key: label },
    action,
    subject: id,
    revision: standing.publication.revision,
  });

/** A question has been written down: the office hears of it. The asker's receipt is the use case's. */
export const reactToReceipt = (question: Question): readonly QuestionNotice[] => {
  const press = pressFor(question);
  return [
    {
      to: 'office',
      key: 'question-new',
      facts: {
        ...heading(question),
        desk: { key: 'question-desk', facts: { desk: question.standing.about?.desk ?? 'none' } },
      },
      buttons: [[press('choice-q-assign', 'q-assign'), press('choice-q-view', 'q-view')]],
    },
  ];
};

/** What a sentence says of how a body is reached; 'none' where nobody wrote it. */
export const contactFact = (contact: string): string => (contact === '' ? 'none' : contact);

const greetings = ['kinh gui', 'kinh thua', 'kinh chao'] as const;

/** The answer greets by itself: its frame does not greet a second time. */
const isGreeted = (answer: string): boolean => {
  const folded = foldForSearch(answer).trim();
  return greetings.some((words) => folded.startsWith(words));
};

const handlers = ({ standing }: Question): 'assignee' | 'office' => (standing.assignee ? 'assignee' : 'office');

/** @param question as it is after the event */
export const reactToQuestion = (
  question: Question,
  event: QuestionEvent,
  around: QuestionSurroundings,
): readonly QuestionNotice[] => {
  const press = pressFor(question);
  const facts = heading(question);
  const code = { code: question.code };
  switch (event.type) {
    case 'assigned':
      return [
        {
          to: 'assignee',
          key: 'question-assigned',
          facts: { ...facts, name: event.name, text: cutText(wholeText(question), textLength) },
          buttons: [
            [press('choice-q-draft', 'q-draft')],
            [press('choice-q-clarify', 'q-clarify'), press('choice-q-interim', 'q-interim')],
          ],
        },
        ...(event.before
          ? [
              {
                to: 'formerAssignee' as const,
                people: [event.before.person],
                key: 'question-taken-over',
                facts: { ...code, name: event.assignee.name },
              },
            ]
          : [{ to: 'asker' as const, key: 'question-in-hand', facts: { ...code, due: formatDate(question.dueOn) } }]),
      ];
    case 'drafted':
      return [
        {
          to: 'approvers',
          key: 'question-to-approve',
          facts: {
            ...facts,
            name: event.name,
            text: cutText(wholeText(question), textLength),
            answer: event.draft.text,
          },
          buttons: [
            [press('choice-q-approve', 'q-approve')],
            [press('choice-q-send-back', 'q-sendBack'), press('choice-q-view', 'q-view')],
          ],
        },
      ];
    case 'sentBack':
      return [
        {
          to: 'assignee',
          key: 'question-sent-back',
          facts: { ...code, name: event.name, note: event.reason.note },
          buttons: [[press('choice-q-draft', 'q-draft')]],
        },
      ];
    case 'approved':
      return [
        {
          to: 'asker',
          key: 'question-answer',
          facts: {
            ...code,
            answer: event.answer.text,
            name: event.answer.signer.name,
            isGreeted: isGreeted(event.answer.text) ? 'yes' : 'no',
          },
          buttons: [[press('choice-q-yes', 'q-yes'), press('choice-q-no', 'q-no')]],
        },
        { to: 'assignee', key: 'question-approved', facts: { ...code, name: event.name } },
      ];
    case 'answered':
      return [];
    case 'heldBack':
      return [
        {
          to: 'office',
          key: 'question-unreachable',
          facts: { ...facts, outcome: event.delivery.outcome },
          buttons: [[press('choice-q-phoned', 'q-phone')], [press('choice-q-give-up', 'q-giveUp')]],
        },
      ];
    case 'clarificationAsked':
      return [
        {
          to: 'asker',
          key: 'question-clarify',
          facts: { ...code, text: event.text },
          buttons: [[press('choice-q-add', 'q-add')]],
        },
      ];
    case 'added':
      return [
        {
          to: 'asker',
          ...(event.heardBy
            ? {
                key: 'question-heard-thanks',
                facts: { ...code, text: cutText(event.text, textLength), due: formatDate(question.dueOn) },
              }
            : {
                key: event.resumed ? 'question-clarified-thanks' : 'question-added-thanks',
                facts: { ...code, due: formatDate(question.dueOn) },
              }),
        },
        {
          to: handlers(question),
          ...(event.heardBy
            ? {
                key: 'question-heard',
                facts: { ...facts, name: event.heardBy.name, text: cutText(event.text, textLength) },
              }
            : {
                key: event.text === '' ? 'question-photos-added' : 'question-added',
                facts: { ...facts, text: cutText(event.text, textLength), photos: event.photos.length },
              }),
          buttons: [
            [
              press(
                question.standing.assignee ? 'choice-q-draft' : 'choice-q-assign',
                question.standing.assignee ? 'q-draft' : 'q-assign',
              ),
            ],
          ],
        },
        ...(question.state === 'drafted'
          ? [
              {
                to: 'approvers' as const,
                key: 'question-to-approve',
                facts: {
                  ...facts,
                  name: currentDraft(question)?.name ?? '',
                  text: cutText(wholeText(question), textLength),
                  answer: currentDraft(question)?.text ?? '',
                },
                buttons: [
                  [press('choice-q-approve', 'q-approve')],
                  [press('choice-q-send-back', 'q-sendBack'), press('choice-q-view', 'q-view')],
                ],
              },
            ]
          : []),
      ];
    case 'interimSent':
      return [
        { to: 'asker', key: 'question-interim', facts: { ...code, text: event.text, due: formatDate(event.due.on) } },
        { to: 'approvers', key: 'question-interim-sent', facts: { ...facts, name: event.name } },
      ];
    case 'delayExplained':
      return [
        {
          to: 'head',
          key: 'question-delay',
          facts: {
            ...facts,
            due: formatDate(lastDayInTime(question)),
            name: event.name,
            note: event.reason.note,
          },
        },
      ];
    case 'redirected':
      return [
        {
          to: 'asker',
          key: 'question-redirected',
          facts: { ...code, body: event.body, contact: contactFact(event.contact) },
        },
      ];
    case 'handedOver':
      return [
        ...directionsForLetter(event.handOver.kind, event.handOver.directions, around),
        ...(event.handOver.receivers.length > 0
          ? [
              {
                to: 'receivers' as const,
                people: event.handOver.receivers,
                key: 'question-handed-over',
                facts: { kind: event.handOver.kind },
              },
            ]
          : []),
      ];
    case 'rated':
      return event.isHelpful
        ? [
            { to: 'asker', key: 'question-rated-thanks', facts: code },
            { to: 'assignee', key: 'question-rated-helpful', facts },
          ]
        : question.standing.reopenedAt === null || question.state === 'received'
          ? []
          : [
              { to: 'asker', key: 'question-rated-sorry', facts: { ...code, phone: around.phone } },
              { to: 'head', key: 'question-not-helpful-twice', facts: { ...facts, note: event.note } },
            ];
    case 'reopened':
      return [
        { to: 'asker', key: 'question-reopened', facts: { ...code, due: formatDate(event.due.on) } },
        {
          to: 'office',
          key: 'question-reopened-office',
          facts: { ...facts, name: event.former?.name ?? '', note: question.standing.ratings.at(-1)?.note ?? '' },
          buttons: [[press('choice-q-assign', 'q-assign'), press('choice-q-view', 'q-view')]],
        },
      ];
    case 'closed':
      return reactToClosing(question, event, around);
  }
};

const reactToClosing = (
  question: Question,
  { why, attempts }: Extract<QuestionEvent, { type: 'closed' }>,
  { phone }: QuestionSurroundings,
): readonly QuestionNotice[] => {
  const facts = { code: question.code };
  switch (why) {
    case 'done':
      return [];
    case 'notAQuestion':
      return [{ to: 'asker', key: 'question-closed-other', facts: { ...facts, phone } }];
    case 'withdrawn':
      return [
        { to: 'asker', key: 'question-withdrawn', facts },
        { to: handlers(question), key: 'question-withdrawn-note', facts },
      ];
    case 'unanswered':
      return [{ to: 'asker', key: 'question-closed-unanswered', facts }];
    case 'duplicate':
      return [{ to: 'asker', key: 'question-closed-duplicate', facts }];
    case 'unreached':
      return [
        // Waits with the answer until they write again.
        { to: 'asker', key: 'question-closed-unreached', facts: { ...facts, phone } },
        {
          to: 'head',
          key: 'question-closed-unreached-note',
          facts: { ...heading(question), note: attempts?.note ?? '' },
        },
      ];
  }
};

/** Neutral directions: where and how, nothing of the matter, no promise of ours. */
const directionsForLetter = (
  kind: 'complaint' | 'denunciation',
  directions: 'ward' | 'higher',
  { place, hours }: QuestionSurroundings,
): readonly QuestionNotice[] => [
  directions === 'ward'
    ? { to: 'asker', key: 'question-letter', facts: { kind, place, hours } }
    : { to: 'asker', key: 'question-letter-higher', facts: { kind } },
];

/** Something of the question and something of the answer, however long the other is; the whole is on a page. */
const bothHalves = (question: string, answer: string): string =>
  `${cutText(question, textLength / 2)}\n\n${cutText(answer, textLength / 2)}`.trim();

/** @param question as it is after the event */
export const reactToPublication = (
  question: Question,
  event: PublicationEvent,
  around: QuestionSurroundings,
): readonly QuestionNotice[] => {
  const press = maskPressFor(question);
  const facts = heading(question);
  switch (event.type) {
    case 'consentAsked':
      return [
        {
          to: 'asker',
          key: 'question-consent',
          facts: { code: question.code },
          buttons: [[press('choice-q-agree', 'q-agree'), press('choice-q-disagree', 'q-disagree')]],
        },
      ];
    case 'consentGiven':
      return [
        { to: 'asker', key: 'question-consent-thanks', facts: { code: question.code } },
        { to: 'office', key: 'question-to-mask', facts, buttons: [[press('choice-q-mask', 'q-mask')]] },
      ];
    case 'consentRefused':
      return [{ to: 'asker', key: 'question-consent-refused', facts: { code: question.code } }];
    case 'consentWithdrawn':
      return [
        { to: 'asker', key: 'question-consent-withdrawn', facts: { code: question.code } },
        { to: 'office', key: 'question-consent-withdrawn-note', facts },
      ];
    case 'masked':
      return [
        {
          to: 'approvers',
          key: 'question-mask-to-approve',
          facts: {
            code: question.code,
            name: event.name,
            title: event.masked.title,
            text: bothHalves(event.masked.question, event.masked.answer),
            original: bothHalves(wholeText(question), question.standing.answer?.text ?? ''),
          },
          buttons: [[press('choice-q-publish', 'q-approveMask'), press('choice-q-send-back', 'q-rejectMask')]],
        },
      ];
    case 'maskApproved':
      return [];
    case 'maskRejected':
      return [
        {
          to: 'office',
          key: 'question-mask-rejected',
          facts: { code: question.code, name: event.name, note: event.reason },
          buttons: [[press('choice-q-mask', 'q-mask')]],
        },
      ];
    case 'questionPublished':
      return [{ to: 'asker', key: 'question-published', facts: { code: question.code, url: around.url } }];
    case 'takenDown':
      return [{ to: 'asker', key: 'question-taken-down', facts: { code: question.code, note: event.reason } }];
  }
};

/** Who has to do the next thing; null when nobody of us. Reminders to a `holder` go there. */
export const holderOf = (question: Question): 'office' | 'assignee' | 'approvers' | 'asker' | null => {
  const { state, standing } = question;
  switch (state) {
    case 'received':
      return 'office';
    case 'assigned':
      return standing.assignee ? 'assignee' : 'office';
    case 'drafted':
      return 'approvers';
    // Signed, but not out: somebody must phone.
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
};
