/**
 * The register of violations (Art. 10.2): against a clause of the regulation, with a degree and evidence. Nothing happens
 * by itself, and nothing is proposed about anybody who was not heard.
 */
import type { Actor } from '../actor.ts';
import { type Decision, happened, refused } from '../decision.ts';
import type { Role } from '../roles.ts';

export const violationStates = ['noted', 'heard', 'proposed', 'decided', 'dropped'] as const;
export type ViolationState = (typeof violationStates)[number];
export const degrees = ['minor', 'serious', 'grave'] as const;
export type Degree = (typeof degrees)[number];

export interface Violation {
  readonly id: string;
  readonly person: string;
  readonly clause: string;
  readonly degree: Degree;
  /** Codes of items, and words. */
  readonly evidence: string;
  readonly state: ViolationState;
  readonly notedOn: string;
  readonly hearing: { readonly on: string; readonly words: string } | null;
  readonly proposal: string | null;
  readonly outcome: string | null;
}

export type ViolationCommand =
  | {
      readonly type: 'note';
      readonly person: string;
      readonly clause: string;
      readonly degree: Degree;
      readonly evidence: string;
    }
  | { readonly type: 'hear'; readonly on: string; readonly words: string }
  | { readonly type: 'propose'; readonly text: string }
  | { readonly type: 'decide'; readonly text: string }
  | { readonly type: 'drop'; readonly text: string };

const next = {
  hear: ['noted', 'heard'],
  propose: ['heard'],
  decide: ['proposed'],
  drop: ['noted', 'heard', 'proposed'],
} as const satisfies Record<Exclude<ViolationCommand['type'], 'note'>, readonly ViolationState[]>;

const mayKeep: readonly Role[] = ['standingDeputy', 'head'];

/** Who it is about takes no part in it. */
export function decideViolation(
  violation: Violation | null,
  command: ViolationCommand,
  actor: Actor,
): Decision<ViolationCommand> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  const about = command.type === 'note' ? command.person : violation?.person;
  if (!mayKeep.includes(actor.role) || about === actor.person) return refused('issue-not-entitled');
  if ((command.type === 'decide' || command.type === 'propose') && actor.role !== 'head')
    return refused('issue-not-entitled');
  const words = command.type === 'note' ? command.evidence : command.type === 'hear' ? command.words : command.text;
  if (words.trim() === '') return refused('issue-words-missing');
  if (command.type === 'note')
    return command.clause.trim() === '' ? refused('issue-clause-missing') : happened(command);
  if (!violation) return refused('issue-not-found');
  if (command.type === 'propose' && !violation.hearing) return refused('issue-not-heard');
  if (!(next[command.type] as readonly ViolationState[]).includes(violation.state))
    return refused('issue-violation-state', { state: { key: `violation-state-${violation.state}` } });
  return happened(command);
}

export function evolveViolation(violation: Violation, event: Exclude<ViolationCommand, { type: 'note' }>): Violation {
  switch (event.type) {
    case 'hear':
      return { ...violation, state: 'heard', hearing: { on: event.on, words: event.words.trim() } };
    case 'propose':
      return { ...violation, state: 'proposed', proposal: event.text.trim() };
    case 'decide':
      return { ...violation, state: 'decided', outcome: event.text.trim() };
    case 'drop':
      return { ...violation, state: 'dropped', outcome: event.text.trim() };
  }
}
