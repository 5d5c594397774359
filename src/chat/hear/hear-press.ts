/** What a genuine press means. Rights and revisions are checked by the use case, against what is true then. */
import { isRole, type Role } from '../../domain/roles.ts';
import { isCategory } from '../../domain/submission/categories/index.ts';
import type { PendingChoice } from '../talk/memory.ts';
import { readCommand } from './commands.ts';
import type { Intent } from './intent.ts';
import { askFor, forget, runCommand, say, unlessPending, welcome } from './run-command.ts';
import type { Situation } from './situation.ts';

/** A press whose value was ours. */
export interface Press {
  readonly action: string;
  readonly subject: string;
  readonly revision: number;
}

const promptsElsewhere: readonly string[] = ['reason', 'boardEdit', 'inviteName', 'questionWords'];

/** About what somebody said and has not chosen about yet. */
const choose = (choice: PendingChoice, { memory: { open } }: Situation): readonly Intent[] => [
  { do: 'settlePending', choice, received: open?.ask === 'pending' ? open.received : null },
];

const slotQuestion = (slot: 'title' | 'eventOn' | 'source' | 'place'): readonly Intent[] => [
  { do: 'remember', memory: { open: { ask: 'slot', slot } } },
  askFor({ key: `ask-${slot}-anew` }),
];

/** What a genuine press means. Rights and revisions are checked by the use case, against what is true then. */
export const hearPress = (press: Press, situation: Situation): readonly Intent[] => {
  const { subject: submission, revision } = press;
  const [action = '', argument = '', more = ''] = press.action.split('.');
  const forgetIfDraft = situation.draft?.id === submission ? [forget] : [];
  switch (action) {
    case 'go': {
      const command = readCommand(`/${argument}`);
      return command ? [...unlessPending(situation), ...runCommand(command, situation)] : welcome(situation);
    }
    case 'ask':
      return runCommand({ name: 'hoi', rest: '' }, situation);
    case 'send':
      return [forget, { do: 'send', submission, revision }];
    case 'agree':
      return [{ do: 'agree', submission, revision }];
    case 'edit':
      return [{ do: 'editMenu' }];
    case 'more':
      return situation.canReceiveFiles ? [say('more-photos-please')] : [{ do: 'offerUpload', why: 'more' }];
    case 'pin':
      return [{ do: 'resetPin', person: submission }];
    case 'called':
      return [{ do: 'noteCall', person: submission }];
    case 'cancel':
      // On another item it asks once more, and what is asked for this one stays asked.
      return [...forgetIfDraft, { do: 'cancel', submission, isSure: false }];
    case 'date':
      return [forget, { do: 'fill', fill: { slot: 'eventOn', text: argument }, subject: submission, messageKey: '' }];
    case 'source':
      return [
        forget,
        {
          do: 'fill',
          fill: argument === 'witness' ? { slot: 'witness' } : { slot: 'source', text: '' },
          subject: submission,
          messageKey: '',
        },
      ];
    case 'slot':
      if (argument === 'title' || argument === 'eventOn' || argument === 'source' || argument === 'place')
        return slotQuestion(argument);
      if (argument === 'text') return [{ do: 'editText' }];
      return [{ do: 'preview' }];
    case 'cat':
      if (!isCategory(argument)) return [];
      return [{ do: 'fill', fill: { slot: 'category', category: argument }, subject: submission, messageKey: '' }];
    case 'recat':
      if (!isCategory(argument)) return [];
      return [{ do: 'boardEdit', submission, revision, fill: { slot: 'category', category: argument } }];
    case 'skip': {
      const { open } = situation.memory;
      // "Chưa" was said already; why, may be left out.
      if (open?.ask === 'questionWords' && open.what === 'rateNo')
        return [forget, { do: 'sayForQuestion', ...open, text: '', photos: [], messageKey: '' }];
      // The draft of somebody who leaves a prompt about something else is not what they look at.
      const isAboutDraft = !open || !promptsElsewhere.includes(open.ask);
      return [
        ...unlessPending(situation),
        ...(situation.draft && isAboutDraft ? [{ do: 'preview' } as const] : [say('skipped')]),
      ];
    }
    case 'resume':
      return [forget, { do: 'resume', submission }];
    case 'permit':
    case 'release':
    case 'destroy':
    case 'mask':
    case 'kids':
    case 'unconsent':
      return [{ do: 'check', act: action, subject: submission, revision, argument }];
    case 'withdraw':
      return [...forgetIfDraft, { do: 'cancel', submission, isSure: true }];
    case 'approve':
      return [{ do: 'decide', act: 'approve', submission, revision }];
    case 'return':
    case 'reject':
    case 'unpublish':
      return [{ do: 'askReason', act: action, submission, revision }];
    case 'why':
      if (argument !== 'return' && argument !== 'reject' && argument !== 'unpublish') return [];
      return [forget, { do: 'decide', act: argument, submission, revision, reason: { code: more, note: '' } }];
    case 'view':
      return [{ do: 'view', submission }];
    case 'mend':
      return [{ do: 'boardEditMenu', submission, revision }];
    case 'retitle':
    case 'rewrite':
      return [{ do: 'boardEditAsk', submission, revision, slot: action === 'retitle' ? 'title' : 'text' }];
    case 'grant': {
      const role: Role | null = isRole(argument) ? argument : null;
      return role
        ? [{ do: 'remember', memory: { open: { ask: 'inviteName', role } } }, askFor({ key: 'invite-name-please' })]
        : [];
    }
    case 'data':
      return [{ do: 'ownData', what: argument }];
    case 'q-takeTip':
      return [{ do: 'takeTip', tip: submission }];
    case 'q-similar':
      return choose({ choose: 'similar', answer: submission }, situation);
    case 'q-similarYes':
      return choose({ choose: 'similarYes', answer: submission }, situation);
    case 'q-addTo':
      return choose({ choose: 'addTo', question: submission }, situation);
    case 'q-letter':
      return choose({ choose: 'letter', kind: argument === 'complaint' ? 'complaint' : 'denunciation' }, situation);
    case 'q-ask':
      return choose({ choose: 'ask' }, situation);
    case 'q-information':
      return choose({ choose: 'information' }, situation);
    case 'q-tip':
      return choose({ choose: 'tip' }, situation);
    case 'q-elsewhere':
      return choose({ choose: 'elsewhere' }, situation);
    default:
      if (action.startsWith('q-'))
        return [{ do: 'pressQuestion', press: press.action, question: submission, revision }];
      return [say('press-too-old')];
  }
};
