/**
 * What a button carries: the press of an act, or a move of the talk, and after dots with what: 'why.return.facts'.
 * Buttons stay on screens, and numbered lists in the database: a name that is out of use is never given to something else.
 */
import type { CheckPress } from './check.ts';
import type { DangerPress } from './danger.ts';
import type { PaperPress } from './paper.ts';
import type { PersonPress } from './person.ts';
import type { PlanPress } from './plan.ts';
import type { QuestionPress } from './question.ts';
import type { SubmissionPress } from './submission.ts';
import type { WardPress } from './ward.ts';

/** Moves that do nothing to a thing: they lead on in the talk, or bring what an act has asked for. */
export const moves = [
  'go',
  'ask',
  'skip',
  'more',
  'slot',
  'date',
  'source',
  'cat',
  'recat',
  'retitle',
  'rewrite',
  'why',
  'held',
  'service',
  'paper',
  'board',
  'next',
  'away',
] as const;

/** A press that leads on in the talk and does nothing to an item, a question or a paper. */
export type Move = (typeof moves)[number];
/** Every press that a button can carry. */
export type PressName =
  | Move
  | SubmissionPress
  | CheckPress
  | PersonPress
  | QuestionPress
  | DangerPress
  | WardPress
  | PaperPress
  | PlanPress;
/** A press as a button carries it: its name, and a word behind a dot where it has one ("q-sure.denunciation"). */
export type Action = PressName | `${PressName}.${string}`;
