/** All acts on a danger case, in the order of their buttons. */
import type { DangerCase, DangerCommand, DangerCommandType } from '../danger/danger-case.ts';
import { objectionToDanger } from '../danger/danger-case.ts';
import { type Act, type ActInput, actsOf } from './act.ts';

/** `words`: what was said to the person in danger, or how the case ended; '' for acts without words. */
export interface DangerInput extends ActInput {
  readonly words: string;
}

type Rule = Act<DangerCase, DangerCommand, DangerInput>['isOpen'];

const asCommand =
  (command: DangerCommandType): Rule =>
  (found, actor) =>
    objectionToDanger(found, command, actor) === null;

const row = actsOf<DangerCase, DangerCommand, DangerInput>()({ noun: 'danger' });

export const dangerActs = [
  row('call', 'dg-call', { line: 1, isOpen: asCommand('call'), command: () => ({ type: 'call' }) }),
  row('reply', 'dg-reply', {
    needs: 'words',
    line: 2,
    isOpen: asCommand('reply'),
    command: ({ words }) => ({ type: 'reply', text: words }),
  }),
  row('end', 'dg-end', {
    needs: 'words',
    line: 2,
    isOpen: asCommand('end'),
    command: ({ words }) => ({ type: 'end', how: words }),
  }),
] as const satisfies readonly Act<DangerCase, DangerCommand, DangerInput>[];

export type DangerAct = (typeof dangerActs)[number];
export type DangerActName = DangerAct['name'];
export type DangerPress = DangerAct['press'];
