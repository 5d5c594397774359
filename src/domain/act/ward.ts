/** Acts on the ward's own rules and days: the process, the undertaking, the calendar. */
import type { Actor } from '../actor.ts';
import { maySubmit, type Role } from '../roles.ts';
import { mayEditSections } from '../section/section-page.ts';
import { type Act, actsOf } from './act.ts';

/** The ward itself. There is only one. */
export interface WardThing {
  readonly kind: 'ward';
}

const mayHold =
  (...roles: readonly Role[]) =>
  (_: WardThing, actor: Actor): boolean =>
    actor.status === 'active' && roles.includes(actor.role);

const row = actsOf<WardThing, never>()({ noun: 'ward', line: 1 });
const isHead = mayHold('head');
const keepsPages = (_: WardThing, actor: Actor): boolean => mayEditSections(actor);
const keepsCalendar = mayHold('head', 'standingDeputy');

export const wardActs = [
  row('changeProcess', 'process', { isOpen: isHead }),
  row('applyProcess', 'processApply', { label: 'choice-apply', isOpen: isHead }),
  row('changeUndertaking', 'undertake', { label: 'choice-undertaking-new', needs: 'words', isOpen: isHead }),
  row('addDay', 'day', { label: 'choice-day-add', needs: 'words', isOpen: keepsCalendar }),
  row('applyDay', 'dayApply', { label: 'choice-apply', isOpen: keepsCalendar }),
  row('adoptDay', 'dayAdopt', { isOpen: keepsCalendar }),
  row('dropDay', 'dayDrop', { isOpen: keepsCalendar }),
  row('removeDay', 'dayRemove', { isOpen: keepsCalendar }),
  row('confirmYear', 'yearApply', { label: 'choice-year-confirm', isOpen: keepsCalendar }),
  row('applySection', 'sectionApply', { label: 'choice-apply', isOpen: keepsPages }),
  row('undoSection', 'sectionUndo', { label: 'choice-undo', isOpen: keepsPages }),
  row('explainLate', 'lateWhy', {
    needs: 'words',
    isOpen: (_, actor) => actor.status === 'active' && maySubmit(actor.role),
  }),
] as const satisfies readonly Act<WardThing, never>[];

export type WardAct = (typeof wardActs)[number];
export type WardActName = WardAct['name'];
export type WardPress = WardAct['press'];
