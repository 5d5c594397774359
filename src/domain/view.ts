/**
 * What somebody is told, without a word of it: the name of the notice, ids, the revision, and plain facts of what happened.
 * `src/chat/notice` reads what is true when it is delivered, `src/chat/say` finds the words. Each noun has its own views, told apart by `noun`.
 */

import type { CheckView } from './checks/view.ts';
import type { DangerView } from './danger/view.ts';
import type { ListView } from './list-view.ts';
import type { MachineView } from './machine-view.ts';
import type { PersonView } from './person/view.ts';
import type { PlanView } from './plan/view.ts';
import type { CitizenView, QuestionView } from './question/view.ts';
import type { SubmissionView } from './submission/view.ts';
import type { WardView } from './ward-view.ts';

/** Anything that a person can be told, or can ask for as a list. */
export type View =
  | SubmissionView
  | QuestionView
  | CitizenView
  | CheckView
  | PersonView
  | MachineView
  | ListView
  | DangerView
  | PlanView
  | WardView;

/** A view that is a list: read before the transaction that says it. */
export type ListNotice = ListView | Extract<MachineView, { readonly name: 'unreached' }>;

/** Lists are read anew when they are delivered; other notices say what was true when they were written. */
export const isList = (view: View): view is ListNotice => view.noun === 'list' || view.name === 'unreached';

/** The views of one noun. */
export type ViewOf<Noun extends View['noun']> = Extract<View, { readonly noun: Noun }>;
