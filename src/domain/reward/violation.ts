/**
 * The register of violations (Art. 10.2): against a clause of the regulation, with a degree and evidence. Nothing happens
 * by itself, and nothing is proposed about anybody who was not heard.
 */
import type { Actor } from '../actor.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import type { Role } from '../roles.ts';

export const violationStates = ['noted', 'heard', 'proposed', 'decided', 'dropped'] as const;
/** `heard`: who it is about has been heard, or has answered; only then can something be proposed. */
export type ViolationState = (typeof violationStates)[number];
export const degrees = ['minor', 'serious', 'grave'] as const;
/** How grave it is, as the register says. */
export type Degree = (typeof degrees)[number];

/** One entry of the register. `person` is an id; days are the ward’s. */
export interface Violation {
  readonly id: string;
  readonly person: string;
  readonly clause: string;
  readonly degree: Degree;
  /** Codes of items, and words. */
  readonly evidence: string;
  readonly state: ViolationState;
  readonly notedOn: string;
  /** Taken down by somebody of the board; by whom is not known of the oldest ones. */
  readonly hearing: { readonly on: string; readonly words: string; readonly by?: string } | null;
  /** In their own words: this is a hearing that nobody else wrote. Absent: they have not answered. */
  readonly answer?: { readonly on: string; readonly words: string };
  readonly proposal: string | null;
  readonly outcome: string | null;
}

/** A step of an entry; `answer` is by who it is about, `decide` and `propose` are the head’s. */
export type ViolationCommand =
  | ({ readonly type: 'note' } & Pick<Violation, 'person' | 'clause' | 'degree' | 'evidence'>)
  | { readonly type: 'hear'; readonly on: string; readonly words: string; readonly by: string }
  | { readonly type: 'answer'; readonly on: string; readonly words: string }
  | { readonly type: 'propose'; readonly text: string }
  | { readonly type: 'decide'; readonly text: string }
  | { readonly type: 'drop'; readonly text: string };

const next = {
  hear: ['noted', 'heard'],
  answer: ['noted', 'heard', 'proposed'],
  propose: ['heard'],
  decide: ['proposed'],
  drop: ['noted', 'heard', 'proposed'],
} as const satisfies Record<Exclude<ViolationCommand['type'], 'note'>, readonly ViolationState[]>;

/** Who keeps the register. */
export const violationKeepers: readonly Role[] = ['standingDeputy', 'head'];

/** Why this person may not do it now, whatever would be said with it; null: they may. Who it is about only answers. */
export function objectionToViolation(
  violation: Pick<Violation, 'person' | 'state' | 'hearing' | 'answer'> | null,
  type: ViolationCommand['type'],
  actor: Actor,
): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  const isAbout = violation?.person === actor.person;
  if (type === 'answer' ? !isAbout : isAbout || !violationKeepers.includes(actor.role))
    return { key: 'issue-not-entitled' };
  if ((type === 'decide' || type === 'propose') && actor.role !== 'head') return { key: 'issue-not-entitled' };
  if (type === 'note') return null;
  if (!violation) return { key: 'issue-not-found' };
  if (type === 'propose' && !violation.hearing && !violation.answer) return { key: 'issue-not-heard' };
  if ((next[type] as readonly ViolationState[]).includes(violation.state)) return null;
  return { key: 'issue-violation-state', facts: { state: { key: `violation-state-${violation.state}` } } };
}

/** @param violation null for a note that opens one */
export function decideViolation(
  violation: Violation | null,
  command: ViolationCommand,
  actor: Actor,
): Decision<ViolationCommand> {
  const objection = objectionToViolation(violation, command.type, actor);
  if (objection) return { ok: false, issues: [objection] };
  if (command.type === 'note' && command.person === actor.person) return refused('issue-not-entitled');
  const words = 'words' in command ? command.words : 'text' in command ? command.text : command.evidence;
  if (words.trim() === '') return refused('issue-words-missing');
  if (command.type === 'note')
    return command.clause.trim() === '' ? refused('issue-clause-missing') : happened(command);
  return happened(command);
}

/** An answer of the person is a hearing: nothing is proposed about anybody who was not heard. */
export function evolveViolation(violation: Violation, event: Exclude<ViolationCommand, { type: 'note' }>): Violation {
  switch (event.type) {
    case 'hear':
      return { ...violation, state: 'heard', hearing: { on: event.on, words: event.words.trim(), by: event.by } };
    case 'answer': {
      const state = violation.state === 'noted' ? 'heard' : violation.state;
      return { ...violation, state, answer: { on: event.on, words: event.words.trim() } };
    }
    case 'propose':
      return { ...violation, state: 'proposed', proposal: event.text.trim() };
    case 'decide':
      return { ...violation, state: 'decided', outcome: event.text.trim() };
    case 'drop':
      return { ...violation, state: 'dropped', outcome: event.text.trim() };
  }
}
