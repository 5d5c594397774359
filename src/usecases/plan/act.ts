/**
 * Carries out one act on the board's plan, from a chat or a page of the web desk. Parses the words given with it; rights and
 * rules belong to the plan's own modules. The outcome names what to show next.
 */
import { nothingPlanned, type PlanAct, type PlanInHand, type PlanNoun, planActs } from '../../domain/act/plan.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Attempt, refused } from '../../domain/decision.ts';
import type { BoardPage } from '../../domain/list-view.ts';
import { isBoard } from '../../domain/roles.ts';
import type { FigureSight } from '../../ports/period.ts';
import type { Records } from '../../ports/period-records.ts';
import type { Unit } from '../../ports/services.ts';
import { finishAction } from '../period/report.ts';
import { chooseAim } from './aims.ts';
import { attachByCode, confirmAttached, detach } from './attach.ts';
import { sendCoaching } from './coaching.ts';
import { answerMeeting, callMeeting, dropMeeting, holdMeeting, moveMeeting, proposeMeeting } from './meetings.ts';
import { addPlan, stepOfPlan } from './plan.ts';
import { askUnit, settleRequest } from './requests.ts';
import { setResolution } from './resolutions.ts';
import { inviteInto, setOfUnit } from './units.ts';

/** An act on plan, request, meeting or unit, from a button, a form or the command line. */
export interface PlanInput {
  readonly act: PlanAct['name'];
  /** Subject of the act, as its button carries it: an id, a unit's name, or the ids of an entry and an item. */
  readonly subject: string;
  readonly words: string;
}

/** What to show after the act. */
export type PlanShown =
  | { readonly page: BoardPage; readonly of: string }
  /** Shown only once, because the code is stored as a hash. */
  | {
      readonly page: 'invitation';
      readonly code: string;
      readonly link: string;
      readonly name: string;
      readonly unit: string;
    };

/** What is shown after an act on a plan, a request or a meeting. */
export type PlanOutcome = Attempt<{ readonly show: PlanShown }>;

/** Reads what an act's rule examines. */
export async function plannedInHand(
  { stores }: { readonly stores: Pick<Records['stores'], 'registers'> },
  noun: PlanNoun,
  subject: string,
): Promise<PlanInHand> {
  const { registers } = stores;
  const [id = ''] = subject.split(':');
  switch (noun) {
    case 'plan':
      return { ...nothingPlanned, plan: await registers.find('plan', id) };
    case 'request':
      return { ...nothingPlanned, request: await registers.find('request', id) };
    case 'meeting':
      return { ...nothingPlanned, meeting: await registers.find('meeting', id) };
    case 'unit':
    case 'coach':
    case 'resolution':
    case 'aim':
      return nothingPlanned;
  }
}

type Step = Attempt;

const shown = (step: Step, page: BoardPage, of: string): PlanOutcome =>
  step.ok ? { ok: true, show: { page, of } } : step;

/** Carries out an act by its row in the table of acts. */
export async function actOnPlan(unit: Unit, actor: Actor, input: PlanInput, sight: FigureSight): Promise<PlanOutcome> {
  const row = planActs.find(({ name }) => name === input.act);
  if (!row) return refused('issue-press-unknown');
  switch (row.noun) {
    case 'plan':
      return onPlan(unit, actor, input);
    case 'request':
      return onRequest(unit, actor, input);
    case 'meeting':
      return onMeeting(unit, actor, input, sight);
    case 'coach':
      return shown(await sendCoaching(unit, actor, input.subject, input.words), 'contributors', '');
    case 'unit':
      return onUnit(unit, actor, input);
    case 'aim': {
      const chosen = await chooseAim(unit, actor, input.subject);
      return shown(chosen, 'aims', chosen.ok ? chosen.item : '');
    }
    case 'resolution': {
      const { subject: id, words: note } = input;
      if (input.act === 'setResolution') return shown(await setResolution(unit, actor, id, note), 'meetings', '');
      // Board members are shown the remaining obligations.
      return shown(await finishAction(unit, actor, { id, note }), isBoard(actor.role) ? 'obligations' : 'meetings', '');
    }
  }
}

async function onPlan(unit: Unit, actor: Actor, { act, subject, words }: PlanInput): Promise<PlanOutcome> {
  if (act === 'addPlan') {
    const added = await addPlan(unit, actor, words);
    return shown(added, 'plan', added.ok ? added.entry.id : '');
  }
  const [id = ''] = subject.split(':');
  switch (act) {
    case 'assignPlan':
      return shown(await stepOfPlan(unit, actor, id, 'assign', words), 'plan', id);
    case 'movePlan':
      return shown(await stepOfPlan(unit, actor, id, 'move', words), 'plan', id);
    case 'dropPlan':
      return shown(await stepOfPlan(unit, actor, id, 'drop', words), 'plan', '');
    case 'attachPlan':
      return shown(await attachByCode(unit, actor, id, words), 'plan', id);
    case 'confirmPlan': {
      const confirmed = await confirmAttached(unit, actor, subject);
      return shown(confirmed, 'plan', confirmed.ok ? confirmed.entry.id : '');
    }
    default: {
      const detached = await detach(unit, actor, subject);
      return shown(detached, 'plan', detached.ok ? detached.entry.id : '');
    }
  }
}

async function onRequest(unit: Unit, actor: Actor, { act, subject, words }: PlanInput): Promise<PlanOutcome> {
  if (act === 'askUnit') {
    const asked = await askUnit(unit, actor, words);
    return shown(asked, 'requests', asked.ok ? asked.request.id : '');
  }
  const step = act === 'answerRequest' ? 'answer' : 'close';
  return shown(await settleRequest(unit, actor, subject, step, words), 'requests', subject);
}

async function onMeeting(
  unit: Unit,
  actor: Actor,
  { act, subject, words }: PlanInput,
  sight: FigureSight,
): Promise<PlanOutcome> {
  switch (act) {
    case 'proposeMeeting': {
      const proposed = await proposeMeeting(unit, actor, words);
      return shown(proposed, 'meetings', proposed.ok ? proposed.meeting.id : '');
    }
    case 'callMeeting':
      return shown(await callMeeting(unit, actor, subject), 'meetings', subject);
    case 'moveMeeting':
      return shown(await moveMeeting(unit, actor, subject, words), 'meetings', subject);
    case 'attendMeeting':
      return shown(await answerMeeting(unit, actor, subject, { comes: true, note: '' }), 'meetings', subject);
    case 'missMeeting':
      return shown(await answerMeeting(unit, actor, subject, { comes: false, note: words }), 'meetings', subject);
    case 'holdMeeting':
      return shown(await holdMeeting(unit, actor, subject, words, sight), 'meetings', subject);
    default:
      return shown(await dropMeeting(unit, actor, subject, words), 'meetings', subject);
  }
}

async function onUnit(unit: Unit, actor: Actor, { act, subject, words }: PlanInput): Promise<PlanOutcome> {
  if (act === 'inviteInto') {
    const invited = await inviteInto(unit, actor, subject, words);
    if (!invited.ok) return invited;
    const { code, link, unitName } = invited;
    return { ok: true, show: { page: 'invitation', code, link, name: words.trim(), unit: unitName } };
  }
  const what = act === 'setLiaison' ? 'liaison' : 'member';
  return shown(await setOfUnit(unit, actor, subject, what, words), 'units', subject);
}
