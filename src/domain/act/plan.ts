/**
 * Acts on plans: plan entries, requests to units, meetings, units. Each row calls the rule of its noun. The input of an act is
 * one text with one field a line.
 */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import { type BoardMeeting, objectionToMeeting } from '../plan/meeting.ts';
import { keepsPlan, objectionToPlan, type PlanEntry } from '../plan/plan.ts';
import { type InfoRequest, objectionToRequest } from '../plan/request.ts';
import { objectionToUnit } from '../plan/unit.ts';
import { isBoard, isDeciding, maySubmit } from '../roles.ts';
import { type Act, actsOf } from './act.ts';

/** The entries that the rules examine; null: there is none yet. */
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
/** A step of one noun, as its rule decides. */
const asRuled =
  <Noun extends keyof PlanInHand, Step>(
    noun: Noun,
    objection: (thing: PlanInHand[Noun], step: Step, actor: Actor) => Issue | null,
  ) =>
  (step: Step) =>
    where((things, actor) => objection(things[noun], step, actor));
const ofPlan = asRuled('plan', objectionToPlan);
const ofRequest = asRuled('request', objectionToRequest);
const ofMeeting = asRuled('meeting', objectionToMeeting);
const ofUnit = where((_, actor) => objectionToUnit(actor));

const actsOn = actsOf<PlanInHand, never>();
const plan = actsOn({ noun: 'plan' });
const request = actsOn({ noun: 'request' });
const meeting = actsOn({ noun: 'meeting' });
const aim = actsOn({ noun: 'aim' });
const resolution = actsOn({ noun: 'resolution' });
const coach = actsOn({
  noun: 'coach',
  line: 1,
  isOpen: (_, actor) => actor.status === 'active' && isBoard(actor.role),
});
const unit = actsOn({ noun: 'unit', isOpen: ofUnit });

export const planActs = [
  plan('addPlan', 'pl-add', { needs: 'words', line: 1, isOpen: ofPlan('add') }),
  plan('assignPlan', 'pl-assign', { needs: 'words', line: 2, isOpen: ofPlan('assign') }),
  plan('movePlan', 'pl-move', { needs: 'words', line: 2, isOpen: ofPlan('move') }),
  plan('attachPlan', 'pl-item', { needs: 'words', line: 3, isOpen: ofPlan('attach') }),
  plan('dropPlan', 'pl-drop', { needs: 'words', line: 3, isOpen: ofPlan('drop') }),
  // Also open to the item's author, whom the use case checks.
  plan('confirmPlan', 'pl-yes', { isOpen: (_, actor) => actor.status === 'active' }),
  plan('detachPlan', 'pl-no', { isOpen: (_, actor) => actor.status === 'active' }),
  request('askUnit', 'rq-add', { needs: 'words', line: 1, isOpen: ofRequest('ask') }),
  request('answerRequest', 'rq-answer', { needs: 'words', line: 2, isOpen: ofRequest('answer') }),
  request('closeRequest', 'rq-close', { needs: 'certainty', line: 2, isOpen: ofRequest('close') }),
  meeting('proposeMeeting', 'mt-add', { needs: 'words', line: 1, isOpen: ofMeeting('propose') }),
  meeting('callMeeting', 'mt-call', { line: 2, isOpen: ofMeeting('call') }),
  meeting('moveMeeting', 'mt-move', { needs: 'words', line: 2, isOpen: ofMeeting('move') }),
  meeting('attendMeeting', 'mt-yes', { line: 3, isOpen: ofMeeting('answer') }),
  meeting('missMeeting', 'mt-no', { needs: 'words', line: 3, isOpen: ofMeeting('answer') }),
  meeting('holdMeeting', 'mt-hold', { needs: 'words', line: 4, isOpen: ofMeeting('hold') }),
  meeting('dropMeeting', 'mt-drop', { needs: 'words', line: 4, isOpen: ofMeeting('drop') }),
  aim('chooseAim', 'am-set', {
    label: 'choice-aim',
    isOpen: (_, actor) => actor.status === 'active' && isDeciding(actor.role),
  }),
  // Open to the owner, whom the use case checks, and to people who follow all actions.
  resolution('finishResolution', 'rs-done', {
    label: 'choice-resolution-done',
    needs: 'words',
    isOpen: (_, actor) => actor.status === 'active' && maySubmit(actor.role),
  }),
  resolution('setResolution', 'rs-set', {
    label: 'choice-resolution-set',
    needs: 'words',
    isOpen: (_, actor) => actor.status === 'active' && (keepsPlan(actor) || actor.role === 'chairman'),
  }),
  coach('coach', 'co-send', {}),
  coach('coachInWords', 'co-words', { needs: 'words' }),
  unit('setLiaison', 'un-liaison', { needs: 'words', line: 1 }),
  unit('setMember', 'un-member', { needs: 'words', line: 1 }),
  unit('inviteInto', 'un-invite', { needs: 'words', line: 2 }),
] as const satisfies readonly Act<PlanInHand, never>[];

export type PlanAct = (typeof planActs)[number];
export type PlanPress = PlanAct['press'];
export type PlanNoun = PlanAct['noun'];
