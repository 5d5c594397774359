/** Notices about the plan, requests, meetings and resolutions, in words. Pure. */
import type { ButtonRows, Message } from '../../domain/message.ts';
import type { PlanView } from '../../domain/plan/view.ts';
import { button, skipButton } from './buttons.ts';
import { pageButton } from './plan.ts';

function buttonsOf({ name, subject }: PlanView): ButtonRows {
  switch (name) {
    case 'plan-attached':
      // Rows written by older versions also name the entry.
      return [[button('choice-pl-no', 'pl-no', subject.split(':').at(-1))]];
    case 'plan-attach-ask':
      return [[button('choice-pl-yes', 'pl-yes', subject), button('choice-pl-no', 'pl-no', subject)]];
    case 'request-asked':
    case 'request-due':
      return [[button('choice-rq-answer', 'rq-answer', subject)]];
    case 'coach-proposed':
      return [
        [button('choice-co-send', 'co-send', subject), button('choice-co-words', 'co-words', subject)],
        [skipButton],
      ];
    case 'meeting-proposed':
      return [
        [button('choice-mt-call', 'mt-call', subject), button('choice-mt-move', 'mt-move', subject)],
        [button('choice-mt-drop', 'mt-drop', subject)],
      ];
    case 'meeting-invited':
    case 'meeting-moved':
      return [
        [button('choice-mt-yes', 'mt-yes', subject), button('choice-mt-no', 'mt-no', subject)],
        [pageButton('choice-meeting-agenda', 'meetings', subject)],
      ];
    case 'actions-unclear':
      return subject
        .split(' ')
        .map((id, at) => [button({ key: 'choice-resolution-set', facts: { number: at + 1 } }, 'rs-set', id)]);
    case 'resolution-given':
    case 'resolution-due':
      return subject === '' ? [] : [[button('choice-resolution-done', 'rs-done', subject)]];
    default:
      return [];
  }
}

/** Facts missing in an older notice are shown as unknown. */
export const planNotice = (view: PlanView): Message => ({
  key: view.name,
  // Older notices name no origin; all of them came from meetings.
  facts:
    view.name === 'resolution-given'
      ? { by: 'meeting', ...view.facts }
      : view.name === 'meeting-invited'
        ? { agenda: 'none', ...view.facts }
        : view.facts,
  buttons: buttonsOf(view),
});
