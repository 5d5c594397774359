/**
 * The value of a button: the press of an act or a move of the conversation, with arguments after dots: 'why.return.facts'.
 * Buttons stay on screens and numbered lists in the database, so a retired name is never reused for something else.
 */
import type { CheckPress } from './check.ts';
import type { DangerPress } from './danger.ts';
import type { PaperPress } from './paper.ts';
import type { PersonPress } from './person.ts';
import type { PlanPress } from './plan.ts';
import type { QuestionPress } from './question.ts';
import type { SubmissionPress } from './submission.ts';
import type { WardPress } from './ward.ts';

/** Moves of the conversation. They change nothing themselves: they continue the conversation or supply the input of an act. */
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

/** A press that continues the conversation and changes no item, question or paper. */
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
/** The value of a button: its press, and an argument after a dot if it has one ("q-sure.denunciation"). */
export type Action = PressName | `${PressName}.${string}`;
