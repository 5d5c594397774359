/** Interprets a verified press. The use case checks rights and revisions against the current state. */
import { actOfPress } from '../../domain/act/act.ts';
import { checkActs } from '../../domain/act/check.ts';
import { dangerActs } from '../../domain/act/danger.ts';
import { paperActs } from '../../domain/act/paper.ts';
import { personActs } from '../../domain/act/person.ts';
import { planActs } from '../../domain/act/plan.ts';
import { type Move, moves } from '../../domain/act/press.ts';
import {
  type ActWithReason,
  reasons,
  reclassifyReasons,
  type SubmissionActName,
  submissionActs,
} from '../../domain/act/submission.ts';
import { wardActs } from '../../domain/act/ward.ts';
import { addDays, parseLocalDate } from '../../domain/calendar/local-date.ts';
import { boardPages, pagedLists } from '../../domain/list-view.ts';
import { figureNames, paperNames } from '../../domain/period/paper-ref.ts';
import { isRole } from '../../domain/roles.ts';
import { isCategory } from '../../domain/submission/categories/index.ts';
import { services } from '../../domain/words/service.ts';
import type { PressedChoice } from '../../ports/signer.ts';
import type { PendingChoice } from '../talk/memory.ts';
import { readCommand } from './commands.ts';
import { answerWithForwarded } from './hear-forwarded.ts';
import { type HeldChoice, heldChoices, type Intent, isAskedSlot } from './intent.ts';
import { askFor, forget, runCommand, say, unlessPending, welcome } from './run-command.ts';
import type { Situation } from './situation.ts';

/** A press taken apart: in 'why.return.facts', `argument` and `more` are the parts after the dots. */
interface Pressed {
  readonly subject: string;
  readonly revision: number;
  readonly argument: string;
  readonly more: string;
}

type Hearing = (press: Pressed, situation: Situation) => readonly Intent[];

const promptsElsewhere: readonly string[] = [
  'reason',
  'boardEdit',
  'inviteName',
  'questionWords',
  'dangerWords',
  'wardWords',
  'paperWords',
];

/** The choice about text that is waiting for one. */
const choose = (choice: PendingChoice, { memory: { open } }: Situation): readonly Intent[] => [
  { do: 'settlePending', choice, received: open?.ask === 'pending' ? open.received : null },
];

const slotQuestion = (slot: 'title' | 'eventOn' | 'source' | 'place'): readonly Intent[] => [
  { do: 'remember', memory: { open: { ask: 'slot', slot } } },
  askFor({ key: `ask-${slot}-anew` }),
];

/** Prefix of the mark of a free-text reason that a press confirms. No listed reason begins with a capital letter. */
const ownWords = 'W';

const isHeldChoice = (choice: string): choice is HeldChoice => heldChoices.some((each) => each === choice);

const asksForSlot = ({ memory: { open } }: Situation, slot: string): boolean =>
  open?.ask === 'slot' && open.slot === slot;

const hasReasons = (act: string): act is ActWithReason => act in reasons;

const skip: Hearing = (_press, situation) => {
  const { open } = situation.memory;
  // "Chưa" has been recorded; its explanation may be left out.
  if (open?.ask === 'questionWords' && open.what === 'rateNo')
    return [forget, { do: 'sayForQuestion', ...open, text: '', photos: [], messageKey: '' }];
  // A person who leaves a prompt about something else is not looking at their draft.
  const isAboutDraft = !open || !promptsElsewhere.includes(open.ask);
  return [
    ...unlessPending(situation),
    ...(situation.draft && isAboutDraft ? [{ do: 'preview' } as const] : [say('skipped')]),
  ];
};

const editText =
  (slot: 'title' | 'text'): Hearing =>
  ({ subject, revision }) => [{ do: 'boardEditAsk', submission: subject, revision, slot }];

/** Moves of the dialogue: they lead on, or supply what an act has asked for. */
const hearMove: Readonly<Record<Move, Hearing>> = {
  go: ({ argument }, situation) => {
    const command = readCommand(`/${argument}`);
    return command ? [...unlessPending(situation), ...runCommand(command, situation)] : welcome(situation);
  },
  ask: (_press, situation) => runCommand({ name: 'hoi', rest: '' }, situation),
  skip,
  more: (_press, { canReceiveFiles }) =>
    canReceiveFiles ? [say('more-photos-please')] : [{ do: 'offerUpload', why: 'more' }],
  slot: ({ argument }) => {
    if (argument === 'title' || argument === 'eventOn' || argument === 'source' || argument === 'place')
      return slotQuestion(argument);
    if (argument === 'file') return [{ do: 'useFileText' }];
    return argument === 'text' ? [{ do: 'editText' }] : [{ do: 'preview' }];
  },
  date: ({ argument, subject }) => [
    forget,
    { do: 'fill', fill: { slot: 'eventOn', text: argument }, subject, messageKey: '' },
  ],
  source: ({ argument, subject }) => [
    forget,
    {
      do: 'fill',
      fill: argument === 'witness' ? { slot: 'witness' } : { slot: 'source', text: '' },
      subject,
      messageKey: '',
    },
  ],
  cat: ({ argument, subject }) =>
    isCategory(argument)
      ? [{ do: 'fill', fill: { slot: 'category', category: argument }, subject, messageKey: '' }]
      : [],
  recat: ({ argument, more, subject, revision }) => {
    const reason = reclassifyReasons[Number(more) - 1];
    if (!isCategory(argument)) return [];
    const act = { do: 'item', act: 'reclassify', submission: subject, revision, argument } as const;
    return reason ? [forget, { ...act, reason: { code: reason, note: '' } }] : [act];
  },
  retitle: editText('title'),
  rewrite: editText('text'),
  held: ({ argument, more, subject, revision }, situation) =>
    argument === 'mend'
      ? [{ do: 'makeRight', number: revision, submission: subject, way: Number(more) }]
      : argument === 'words'
        ? answerWithForwarded(revision, situation)
        : isHeldChoice(argument)
          ? [{ do: 'settleHeld', choice: argument, number: revision }]
          : isAskedSlot(argument)
            ? [
                ...(asksForSlot(situation, argument) ? [forget] : []),
                { do: 'settleHeld', choice: argument, number: revision },
              ]
            : [],
  service: ({ argument }) => {
    const service = services.find((each) => each === argument);
    return service ? [{ do: 'service', services: [service], text: '', messageKey: '' }] : [];
  },
  paper: ({ argument, more, subject }) => {
    if (argument === 'rules') return [{ do: 'openPaper', view: { name: argument, of: subject } }];
    const name = paperNames.find((each) => each === argument);
    const list = figureNames.find((each) => each === more);
    return name ? [{ do: 'openPaper', view: { name, of: subject, ...(list ? { list } : {}) } }] : [];
  },
  board: ({ argument, subject }) => {
    const page = boardPages.find((each) => each === argument);
    return page ? [{ do: 'boardPage', page, of: subject }] : [];
  },
  next: ({ argument, subject }) => {
    const name = pagedLists.find((each) => each === argument);
    return name ? [{ do: 'listNext', list: name, last: subject }] : [];
  },
  // The first day is in the argument; `revision` is the number of days to the last one.
  away: ({ argument, subject, revision }) => {
    const from = parseLocalDate(argument);
    return from ? [{ do: 'away', from, to: addDays(from, revision), deputy: subject, isSure: true }] : [];
  },
  why: ({ argument, more, subject, revision }, { memory: { open } }) => {
    if (!hasReasons(argument)) return [];
    const act = { do: 'item', act: argument, submission: subject, revision } as const;
    if (!more.startsWith(ownWords)) return [forget, { ...act, reason: { code: more, note: '' } }];
    const written =
      open?.ask === 'reason' && open.act === argument && open.submission === subject ? open.written : null;
    // If the reason was rewritten since, or is no longer stored, it is asked for again.
    return written && more === `${ownWords}${written.mark}`
      ? [forget, { ...act, reason: { code: 'other', note: written.note } }]
      : [act];
  },
};

/** Acts after which the author's open prompt is over: the item is sent, or editing starts again. */
const endsTalk: readonly SubmissionActName[] = ['send', 'resume'];
/** Acts that close the prompt only when they concern the open draft. On another item, the prompt stays open. */
const endsTalkOfDraft: readonly SubmissionActName[] = ['cancel', 'withdraw'];

const hearItemAct = (
  act: SubmissionActName,
  { subject: submission, revision, argument }: Pressed,
  { draft }: Situation,
): readonly Intent[] => [
  ...(endsTalk.includes(act) || (endsTalkOfDraft.includes(act) && draft?.id === submission) ? [forget] : []),
  { do: 'item', act, submission, revision, ...(argument === '' ? {} : { argument }) },
];

/** Choices about text that is waiting. */
const choiceOf = (name: string, { subject, argument }: Pressed): PendingChoice | null => {
  switch (name) {
    case 'q-similar':
      return { choose: 'similar', answer: subject };
    case 'q-similarYes':
      return { choose: 'similarYes', answer: subject };
    case 'q-addTo':
      return { choose: 'addTo', question: subject };
    case 'q-letter':
      return { choose: 'letter', kind: argument === 'complaint' ? 'complaint' : 'denunciation' };
    case 'q-ask':
      return { choose: 'ask' };
    case 'q-information':
      return { choose: 'information' };
    case 'q-tip':
      return { choose: 'tip' };
    case 'q-elsewhere':
      return { choose: 'elsewhere' };
    default:
      return null;
  }
};

const hearQuestionPress = (action: string, name: string, press: Pressed, situation: Situation): readonly Intent[] => {
  if (name === 'q-takeTip') return [{ do: 'takeTip', tip: press.subject }];
  const choice = choiceOf(name, press);
  return choice
    ? choose(choice, situation)
    : [{ do: 'pressQuestion', press: action, question: press.subject, revision: press.revision }];
};

/** Asks for the name of the person to invite. */
const hearInvitation = (role: string): readonly Intent[] =>
  isRole(role)
    ? [{ do: 'remember', memory: { open: { ask: 'inviteName', role } } }, askFor({ key: 'invite-name-please' })]
    : [];

/** Looks the name of the press up: first among the moves of the dialogue, then in the act tables of each noun. */
export function hearPress(press: PressedChoice, situation: Situation): readonly Intent[] {
  const [name = '', argument = '', more = ''] = press.action.split('.');
  const pressed = { subject: press.subject, revision: press.revision, argument, more };
  const move = moves.find((each) => each === name);
  if (move) return hearMove[move](pressed, situation);
  const ofItem = actOfPress(submissionActs, name);
  if (ofItem) return hearItemAct(ofItem.name, pressed, situation);
  const ofCheck = actOfPress(checkActs, name);
  if (ofCheck) return [{ do: 'check', act: ofCheck.name, subject: press.subject, argument }];
  const ofDanger = actOfPress(dangerActs, name);
  if (ofDanger) return [{ do: 'danger', act: ofDanger.name, danger: press.subject, words: null }];
  const ofPerson = actOfPress(personActs, name);
  if (ofPerson?.name === 'invite') return hearInvitation(argument);
  const ofPaper = actOfPress(paperActs, name) ?? actOfPress(planActs, name);
  if (ofPaper)
    return [{ do: 'paper', press: name, subject: press.subject, argument, words: null, revision: press.revision }];
  if (ofPerson)
    return [{ do: 'person', act: ofPerson.name, subject: press.subject, revision: press.revision, argument }];
  const ofWard = actOfPress(wardActs, name);
  if (ofWard) return [{ do: 'ward', act: ofWard.name, ...pressed }];
  return name.startsWith('q-') ? hearQuestionPress(press.action, name, pressed, situation) : [say('press-too-old')];
}
