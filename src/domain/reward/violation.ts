/**
 * The register of violations (Art. 10.2): the violated clause of the regulation, the degree and the evidence. Nothing happens
 * automatically, and nothing can be proposed about a person who was not heard.
 */
import type { Actor } from '../actor.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import type { Role } from '../roles.ts';

export const violationStates = ['noted', 'heard', 'proposed', 'decided', 'dropped'] as const;
/** `heard`: the person concerned was heard or has answered; only then can something be proposed. */
export type ViolationState = (typeof violationStates)[number];
export const degrees = ['minor', 'serious', 'grave'] as const;
/** Severity as stated in the register. */
export type Degree = (typeof degrees)[number];

/** One entry of the register. `person` is an id; days are local to the ward. */
export interface Violation {
  readonly id: string;
  readonly person: string;
  readonly clause: string;
  readonly degree: Degree;
  /** Codes of items, and words. */
  readonly evidence: string;
  readonly state: ViolationState;
  readonly notedOn: string;
  /** Recorded by a board member; `by` is missing in the oldest entries. */
  readonly hearing: { readonly on: string; readonly words: string; readonly by?: string } | null;
  /** The person's own words, which count as a hearing. Absent: they have not answered. */
  readonly answer?: { readonly on: string; readonly words: string };
  readonly proposal: string | null;
  readonly outcome: string | null;
}

/** A step of an entry. `answer` is taken by the person concerned, `propose` and `decide` by the head. */
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

/** Roles that keep the register. */
export const violationKeepers: readonly Role[] = ['standingDeputy', 'head'];

/** Why this person may not do it now, regardless of the input. Null: they may. The person concerned may only answer. */
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

/** @param violation null for a note that opens an entry */
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

/** Applies an event. An answer of the person counts as a hearing. */
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
