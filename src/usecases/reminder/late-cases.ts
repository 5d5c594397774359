/** Overdue cases: who holds them, since when, and the stated reason, which the holder is asked for. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { currentDraft, isUndelivered, type Question } from '../../domain/question/question.ts';
import { type LateCase, latePartOf, schedulerOf } from '../../domain/reminder/lateness.ts';
import { isBoard, isDeciding } from '../../domain/roles.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { turnOf } from '../question/relations.ts';
import { notify } from '../react.ts';
import { whoseTurn } from '../submission/cards.ts';
import { read } from '../submission/read.ts';

export const lateStates = ['submitted', 'returned', 'approved'] as const;

/** The people who must act next. */
async function holdersOf(unit: Unit, item: Submission): Promise<readonly Pick<Person, 'id' | 'name'>[]> {
  if (item.state === 'submitted') return whoseTurn(unit, item);
  if (item.state === 'returned') return [await unit.stores.people.get(item.authorId)];
  // Scheduled after its due day: the person who scheduled it can choose another hour.
  const scheduler = schedulerOf(item);
  return scheduler ? [{ id: scheduler.person, name: scheduler.name }] : [];
}

/**
 * Since when the case is with its holders. If all of them are substitutes, not before their first day.
 * @param isOwn whether a person would hold it without being a substitute
 */
export async function heldSince(
  { stores }: Pick<ReadContext, 'stores'>,
  since: Date,
  holders: LateCase['holders'],
  isOwn: (person: Person) => boolean = ({ role }) => isDeciding(role),
): Promise<Date> {
  if (holders.length === 0) return since;
  const people = await Promise.all(holders.map(({ id }) => stores.people.get(id)));
  const begun = people.map((person) => (isOwn(person) ? since : (person.standsIn?.from ?? since)).getTime());
  return new Date(Math.max(since.getTime(), Math.min(...begun)));
}

/** The late case of an item, or null if it is not overdue. */
export async function lateItem(unit: Unit, item: Submission): Promise<LateCase | null> {
  const { due, decidedBy, submittedAt, lateReason } = item.standing;
  if (!due?.at || due.at > unit.now) return null;
  const holders = await holdersOf(unit, item);
  return {
    kind: 'item',
    ...{ id: item.id, code: item.code, title: read(unit, item).title, dueOn: due.on },
    holders,
    waitsFor: item.state === 'approved' && !schedulerOf(item) ? 'portal' : null,
    since: await heldSince(unit, decidedBy?.at ?? submittedAt ?? item.createdAt, holders),
    part: latePartOf(item, unit.now),
    reason: lateReason?.text ?? null,
  };
}

/** Since when the current holder has it: since signing or a failed delivery, the draft, or the assignment. */
function sinceOf(question: Question): Date {
  const { state, receivedAt, standing } = question;
  const isSigned = state === 'approved';
  const from = isSigned ? (standing.deliveries.at(-1)?.at ?? standing.answer?.at) : currentDraft(question)?.at;
  const given = standing.assignee?.at;
  return new Date((state === 'drafted' || isSigned ? from : given) ?? given ?? receivedAt);
}

/** The late case of an overdue question. */
export async function lateQuestion(unit: ReadContext, question: Question): Promise<LateCase> {
  const { id, code, title, dueOn, standing, state } = question;
  const holders = await turnOf(unit, question);
  const isOwn = (person: Person) =>
    state === 'assigned' ? standing.assignee?.person === person.id : isDeciding(person.role);
  return {
    kind: 'question',
    ...{ id, code, title, dueOn },
    ...{ holders, since: await heldSince(unit, sinceOf(question), holders, isOwn) },
    waitsFor: question.state === 'approved' && !isUndelivered(question) ? 'delivery' : null,
    part: null,
    reason: standing.overdueReason?.reason.note ?? null,
  };
}

/** Stores the reason why an item is overdue, given by its holder or a decider. The head is notified. */
export async function explainLateItem(
  unit: Unit,
  person: Person,
  id: string,
  text: string,
): Promise<Outcome<{ readonly code: string }>> {
  const { stores, now } = unit;
  const before = await stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const actor = actorOf(person);
  const isHolder = (await holdersOf(unit, before)).some((each) => each.id === person.id);
  if (actor.status !== 'active' || !(isHolder || (isBoard(actor.role) && isDeciding(actor.role))))
    return refused('issue-not-entitled');
  const { due } = before.standing;
  if (!due?.at || due.at > now) return refused('issue-not-late', { code: before.code });
  // Cuts by whole characters, so that no surrogate pair is split.
  const reason = [...text.trim()].slice(0, 500).join('');
  const lateReason = { text: reason, by: person.id, name: person.name, at: now };
  await stores.submissions.save({ ...before, standing: { ...before.standing, lateReason } }, before);
  await stores.timeline.record(before.id, 'delay-explained', person.id, now);
  await putOnRecord(unit, person.id, 'delay-explained', before.id);
  const facts = { code: before.code, name: person.name, reason: lateReason.text };
  for (const head of await stores.people.holdersOf(['head'], now))
    if (head.id !== person.id) await notify(unit, head.id, { noun: 'ward', name: 'late-explained', facts });
  return { ok: true, code: before.code };
}
