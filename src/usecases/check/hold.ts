/** A held item is visible only to the head until the head releases or destroys it. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Finding } from '../../domain/checks/check.ts';
import type { PersonId } from '../../domain/ids.ts';
import { actorOf } from '../../domain/person/person.ts';
import { accusedAmong } from '../../domain/question/named.ts';
import { leadingRoles } from '../../domain/roles.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { mayJudgeHeld } from '../../domain/submission/permissions.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { View } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { boardOf } from '../question/hand-over.ts';
import { notify } from '../react.ts';
import { renewCards } from '../submission/cards.ts';
import { read } from '../submission/read.ts';
import { checkItem, denunciation, heldBecause, rulesOf } from './check-item.ts';

/** Sends the author a neutral message and the head the item, and stores a record without content. */
export const announceHold = async (unit: Unit, submission: Submission, why: readonly string[]): Promise<void> => {
  const { code, authorId, id } = submission;
  const rules = rulesOf(why).join(', ');
  await unit.stores.checks.secrecy.insert({
    id: unit.ids.next(),
    at: unit.now,
    person: authorId,
    action: 'hold',
    rules,
    contentHash: unit.hashToken(JSON.stringify(submission.content)),
    subject: id,
    state: 'open',
  });
  await unit.stores.timeline.record(id, 'quarantined', 'system', unit.now);
  await putOnRecord(unit, 'system', 'quarantined', id, { code, rules });
  await unit.stores.checks.texts.remove(id);
  const key = `${id}:${submission.revision}`;
  await notify(unit, authorId, { ...aboutItem(submission), name: 'secrecy-held-sender' }, `held:${key}`);
  const view = await heldView(unit, submission);
  for (const judge of await unit.stores.people.holdersOf([...leadingRoles, 'chairman'], unit.now))
    if (mayJudgeHeld(submission, actorOf(judge))) await notify(unit, judge.id, view, `held-head:${key}`);
};

/** The notice of a held item for those who judge it: the sender's name and the time. */
export async function heldView(unit: Unit, submission: Submission): Promise<View> {
  const { name } = await unit.stores.people.get(submission.authorId);
  const time = localTime(submission.standing.submittedAt ?? unit.now, unit.ward.timeZone);
  return { ...aboutItem(submission), name: 'secrecy-held-head', by: name, time };
}

/** The people of the ward whom an accusation names. They must not learn of it. */
export interface Accused {
  readonly keptFrom: readonly PersonId[];
  /** True if every board member who could judge it is accused. */
  readonly isForChairman: boolean;
}

/** The board members accused by an item that is held as a denunciation. Empty if it is held for another reason. */
export async function accusedBy(unit: Unit, submission: Submission, why: readonly string[]): Promise<Accused> {
  if (!rulesOf(why).includes(denunciation)) return { keptFrom: [], isForChairman: false };
  const { title, paragraphs } = read(unit, submission);
  const keptFrom = accusedAmong([title, ...paragraphs].join('\n'), await boardOf(unit));
  const judges = await unit.stores.people.holdersOf(leadingRoles, unit.now);
  return { keptFrom, isForChairman: keptFrom.length > 0 && judges.every(({ id }) => keptFrom.includes(id)) };
}

/**
 * Runs the checks again after a change of what the board sees, and holds the item if a finding requires it.
 * @returns the saved item, with its findings
 */
export const recheck = async (
  unit: Unit,
  submission: Submission,
): Promise<{ readonly submission: Submission; readonly findings: readonly Finding[] }> => {
  const findings = await checkItem(unit, submission);
  const why = heldBecause(submission, findings);
  if (why.length === 0 || (submission.state !== 'submitted' && submission.state !== 'approved'))
    return { submission, findings };
  const accused = await accusedBy(unit, submission, why);
  const after = evolve(submission, { type: 'quarantined', at: unit.now, ...accused });
  await unit.stores.submissions.save(after, submission);
  const saved = { ...after, version: submission.version + 1 };
  await unit.stores.checks.findings.put(saved.id, saved.revision, findings, unit.now);
  await announceHold(unit, saved, why);
  await renewCards(unit, saved);
  return { submission: saved, findings };
};
