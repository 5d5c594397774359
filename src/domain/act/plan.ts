/**
 * Acts on what the board intends: plan, requests to units, meetings, units. Each row asks the rule of its noun; what is said
 * with an act comes in one text, in parts of a line each.
 */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import { type BoardMeeting, objectionToMeeting } from '../plan/meeting.ts';
import { keepsPlan, objectionToPlan, type PlanEntry } from '../plan/plan.ts';
import { type InfoRequest, objectionToRequest } from '../plan/request.ts';
import { objectionToUnit } from '../plan/unit.ts';
import { isBoard, isDeciding, maySubmit } from '../roles.ts';
import { type Act, never } from './act.ts';

/** What the rules look at; null: there is none yet. */
export interface PlanInHand {
  readonly plan: PlanEntry | null;
  readonly request: InfoRequest | null;
  readonly meeting: BoardMeeting | null;
}

export const nothingPlanned: PlanInHand = { plan: null, request: null, meeting: null };

const where =
  (objection: (thing: PlanInHand, actor: Actor) => Issue | null) =>
  (thing: PlanInHand, actor: Actor): boolean =>
    objection(thing, actor) === null;
const ofPlan = (step: Parameters<typeof objectionToPlan>[1]) =>
  where(({ plan }, actor) => objectionToPlan(plan, step, actor));
const ofRequest = (step: Parameters<typeof objectionToRequest>[1]) =>
  where(({ request }, actor) => objectionToRequest(request, step, actor));
const ofMeeting = (step: Parameters<typeof objectionToMeeting>[1]) =>
  where(({ meeting }, actor) => objectionToMeeting(meeting, step, actor));
const ofUnit = where((_, actor) => objectionToUnit(actor));

const common = { letter: null, isSensitive: never, command: null, needs: 'nothing', line: null } as const;
const plan = { ...common, noun: 'plan' } as const;
const request = { ...common, noun: 'request' } as const;
const meeting = { ...common, noun: 'meeting' } as const;
const unit = { ...common, noun: 'unit' } as const;
const coach = {
  ...common,
  noun: 'coach',
  isOpen: (_: PlanInHand, actor: Actor): boolean => actor.status === 'active' && isBoard(actor.role),
} as const;

export const planActs = [
  { ...plan, name: 'addPlan', label: 'choice-pl-add', press: 'pl-add', needs: 'words', line: 1, isOpen: ofPlan('add') },
  {
    ...plan,
    name: 'assignPlan',
    label: 'choice-pl-assign',
    press: 'pl-assign',
    needs: 'words',
    line: 2,
    isOpen: ofPlan('assign'),
  },
  {
    ...plan,
    name: 'movePlan',
    label: 'choice-pl-move',
    press: 'pl-move',
    needs: 'words',
    line: 2,
    isOpen: ofPlan('move'),
  },
  {
    ...plan,
    name: 'attachPlan',
    label: 'choice-pl-item',
    press: 'pl-item',
    needs: 'words',
    line: 3,
    isOpen: ofPlan('attach'),
  },
  {
    ...plan,
    name: 'dropPlan',
    label: 'choice-pl-drop',
    press: 'pl-drop',
    needs: 'words',
    line: 3,
    isOpen: ofPlan('drop'),
  },
  {
    ...plan,
    name: 'detachPlan',
    label: 'choice-pl-no',
    press: 'pl-no',
    // Also the item's author, whom only the use case knows.
    isOpen: (_, actor) => actor.status === 'active',
  },
  {
    ...request,
    name: 'askUnit',
    label: 'choice-rq-add',
    press: 'rq-add',
    needs: 'words',
    line: 1,
    isOpen: ofRequest('ask'),
  },
  {
    ...request,
    name: 'answerRequest',
    label: 'choice-rq-answer',
    press: 'rq-answer',
    needs: 'words',
    line: 2,
    isOpen: ofRequest('answer'),
  },
  {
    ...request,
    name: 'closeRequest',
    label: 'choice-rq-close',
    press: 'rq-close',
    needs: 'certainty',
    line: 2,
    isOpen: ofRequest('close'),
  },
  {
    ...meeting,
    name: 'proposeMeeting',
    label: 'choice-mt-add',
    press: 'mt-add',
    needs: 'words',
    line: 1,
    isOpen: ofMeeting('propose'),
  },
  {
    ...meeting,
    name: 'callMeeting',
    label: 'choice-mt-call',
    press: 'mt-call',
    line: 2,
    isOpen: ofMeeting('call'),
  },
  {
    ...meeting,
    name: 'moveMeeting',
    label: 'choice-mt-move',
    press: 'mt-move',
    needs: 'words',
    line: 2,
    isOpen: ofMeeting('move'),
  },
  {
    ...meeting,
    name: 'attendMeeting',
    label: 'choice-mt-yes',
    press: 'mt-yes',
    line: 3,
    isOpen: ofMeeting('answer'),
  },
  {
    ...meeting,
    name: 'missMeeting',
    label: 'choice-mt-no',
    press: 'mt-no',
    needs: 'words',
    line: 3,
    isOpen: ofMeeting('answer'),
  },
  {
    ...meeting,
    name: 'holdMeeting',
    label: 'choice-mt-hold',
    press: 'mt-hold',
    needs: 'words',
    line: 4,
    isOpen: ofMeeting('hold'),
  },
  {
    ...meeting,
    name: 'dropMeeting',
    label: 'choice-mt-drop',
    press: 'mt-drop',
    needs: 'words',
    line: 4,
    isOpen: ofMeeting('drop'),
  },
  {
    ...common,
    noun: 'aim',
    name: 'chooseAim',
    label: 'choice-aim',
    press: 'am-set',
    isOpen: (_, actor) => actor.status === 'active' && isDeciding(actor.role),
  },
  {
    ...common,
    noun: 'resolution',
    name: 'finishResolution',
    label: 'choice-resolution-done',
    press: 'rs-done',
    needs: 'words',
    // Its owner, whom only the use case knows, or who follows all.
    isOpen: (_, actor) => actor.status === 'active' && maySubmit(actor.role),
  },
  {
    ...common,
    noun: 'resolution',
    name: 'setResolution',
    label: 'choice-resolution-set',
    press: 'rs-set',
    needs: 'words',
    isOpen: (_, actor) => actor.status === 'active' && (keepsPlan(actor) || actor.role === 'chairman'),
  },
  {
    ...coach,
    name: 'coach',
    label: 'choice-co-send',
    press: 'co-send',
    needs: 'nothing',
    line: 1,
  },
  {
    ...coach,
    name: 'coachInWords',
    label: 'choice-co-words',
    press: 'co-words',
    needs: 'words',
    line: 1,
  },
  {
    ...unit,
    name: 'setLiaison',
    label: 'choice-un-liaison',
    press: 'un-liaison',
    needs: 'words',
    line: 1,
    isOpen: ofUnit,
  },
  {
    ...unit,
    name: 'setMember',
    label: 'choice-un-member',
    press: 'un-member',
    needs: 'words',
    line: 1,
    isOpen: ofUnit,
  },
  {
    ...unit,
    name: 'inviteInto',
    label: 'choice-un-invite',
    press: 'un-invite',
    needs: 'words',
    line: 2,
    isOpen: ofUnit,
  },
] as const satisfies readonly Act<PlanInHand, never>[];

export type PlanAct = (typeof planActs)[number];
export type PlanPress = PlanAct['press'];
export type PlanNoun = PlanAct['noun'];
