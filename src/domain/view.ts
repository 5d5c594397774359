/**
 * The content of a notice without its text: its name, ids, the revision, and facts of what happened. `src/chat/notice` reads the
 * current state on delivery, `src/chat/say` composes the text. Views are discriminated by `noun`.
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

/** Every notice or requested list. */
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

/** A view that is a list: it is read before the transaction that delivers it. */
export type ListNotice = ListView | Extract<MachineView, { readonly name: 'unreached' }>;

/** True for lists. They are read on delivery; other notices describe the state at the time they were written. */
export const isList = (view: View): view is ListNotice => view.noun === 'list' || view.name === 'unreached';

/** The views of one noun. */
export type ViewOf<Noun extends View['noun']> = Extract<View, { readonly noun: Noun }>;
