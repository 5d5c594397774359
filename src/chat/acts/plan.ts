/** Acts on plan, requests, meetings and units in the chat: what is asked before an act, and what is shown after it. */
import { actOfPress } from '../../domain/act/act.ts';
import { planActs } from '../../domain/act/plan.ts';
import { refused } from '../../domain/decision.ts';
import type { BoardPage } from '../../domain/list-view.ts';
import { actorOf, invitationDays, type Person } from '../../domain/person/person.ts';
import { isBoard, maySubmit } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import { actOnPlan, plannedInHand } from '../../usecases/plan/act.ts';
import { meetingAhead, meetingAsked, meetingToMinute } from '../../usecases/plan/meetings.ts';
import { notify } from '../../usecases/react.ts';
import type { PaperWish } from '../hear/intent.ts';
import { noReply, noted, type Reply, replied } from '../talk/reply.ts';
import { askBefore } from './papers.ts';

/** Carries out the act; returns null when the press is not one of these acts. */
export async function pressPlan(unit: Unit, person: Person, pressed: PaperWish): Promise<Reply | null> {
  const row = actOfPress(planActs, pressed.press);
  if (!row) return null;
  const actor = actorOf(person);
  // Typed without a subject: the open invitation, the latest meeting to be minuted, or the next meeting is meant.
  const isAnswer = row.name === 'attendMeeting' || row.name === 'missMeeting';
  const isMinutes = row.name === 'holdMeeting';
  const isMove = row.name === 'moveMeeting';
  const isTyped = pressed.subject === '' && (isAnswer || isMinutes || isMove);
  const meant = isMinutes ? meetingToMinute : isMove ? meetingAhead : meetingAsked;
  const subject = isTyped ? await meant(unit) : pressed.subject;
  if (isTyped && subject === '') return refused('issue-meeting-none');
  const wish = { ...pressed, subject };
  const thing = await plannedInHand(unit, row.noun, wish.subject);
  const { plan, request, meeting } = thing;
  const about = plan?.title ?? request?.unit ?? meeting?.period ?? wish.subject;
  const asked = row.isOpen(thing, actor) ? await askBefore(unit, person, row, wish, about) : null;
  if (asked) return asked;
  const { words } = wish;
  const outcome = await actOnPlan(unit, actor, { act: row.name, subject, words: words ?? '' }, figureSight(unit));
  if (!outcome.ok) return outcome;
  const { show } = outcome;
  if (show.page === 'invitation') {
    const { code, link, name, unit: unitName } = show;
    return replied(unit, person.id, {
      key: 'invitation-unit',
      facts: { code, link: link || 'none', name, unit: unitName, days: invitationDays },
    });
  }
  // People outside the board get a confirmation instead of a page of the board.
  if (!isBoard(actor.role)) {
    if (row.name === 'confirmPlan') return { ok: true, note: { key: 'note-plan-attached' }, isSaid: true };
    const key = row.name === 'detachPlan' ? 'note-plan-detached' : 'note-paper-done';
    return { ok: true, note: { key }, isSaid: true };
  }
  await showPage(unit, person, show.page, show.of);
  return noted('note-paper-done');
}

const showPage = (unit: Unit, person: Person, page: BoardPage, of: string): Promise<void> =>
  notify(unit, person.id, { noun: 'list', name: page, of }, `${unit.cause}:${page}:${of}`);

/** `/kehoach`, `/hop`, `/nghiavu`, `/donvi`. Contributors may see the plan. */
export async function showBoard(unit: Unit, person: Person, page: BoardPage, of: string): Promise<Reply> {
  const isOpen = page === 'plan' || page === 'requests' ? maySubmit(person.role) : isBoard(actorOf(person).role);
  if (!isOpen) return refused('issue-not-entitled');
  await showPage(unit, person, page, of);
  return noReply;
}
