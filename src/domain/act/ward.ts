/** Acts on the ward's own rules and days: the process, the undertaking, the calendar. */
import type { Actor } from '../actor.ts';
import { maySubmit, type Role } from '../roles.ts';
import { type Act, never } from './act.ts';

/** The ward itself; there is one. */
export interface WardThing {
  readonly kind: 'ward';
}

const mayHold =
  (...roles: readonly Role[]) =>
  (_: WardThing, actor: Actor): boolean =>
    actor.status === 'active' && roles.includes(actor.role);

const common = { noun: 'ward', letter: null, line: 1, isSensitive: never, command: null } as const;
const isHead = mayHold('head');
const keepsCalendar = mayHold('head', 'standingDeputy');

export const wardActs = [
  { ...common, name: 'changeProcess', label: 'choice-process', press: 'process', needs: 'nothing', isOpen: isHead },
  { ...common, name: 'applyProcess', label: 'choice-apply', press: 'processApply', needs: 'nothing', isOpen: isHead },
  {
    ...common,
    name: 'changeUndertaking',
    label: 'choice-undertaking-new',
    press: 'undertake',
    needs: 'words',
    isOpen: isHead,
  },
  { ...common, name: 'addDay', label: 'choice-day-add', press: 'day', needs: 'words', isOpen: keepsCalendar },
  { ...common, name: 'applyDay', label: 'choice-apply', press: 'dayApply', needs: 'nothing', isOpen: keepsCalendar },
  {
    ...common,
    name: 'adoptDay',
    label: 'choice-day-adopt',
    press: 'dayAdopt',
    needs: 'nothing',
    isOpen: keepsCalendar,
  },
  { ...common, name: 'dropDay', label: 'choice-day-drop', press: 'dayDrop', needs: 'nothing', isOpen: keepsCalendar },
  {
    ...common,
    name: 'removeDay',
    label: 'choice-day-remove',
    press: 'dayRemove',
    needs: 'nothing',
    isOpen: keepsCalendar,
  },
  {
    ...common,
    name: 'confirmYear',
    label: 'choice-year-confirm',
    press: 'yearApply',
    needs: 'nothing',
    isOpen: keepsCalendar,
  },
  {
    ...common,
    name: 'explainLate',
    label: 'choice-late-why',
    press: 'lateWhy',
    needs: 'words',
    isOpen: (_, actor) => actor.status === 'active' && maySubmit(actor.role),
  },
] as const satisfies readonly Act<WardThing, never>[];

export type WardAct = (typeof wardActs)[number];
export type WardActName = WardAct['name'];
export type WardPress = WardAct['press'];
