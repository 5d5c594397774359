/** Danger cases in the chat: the list shown above every other list, presses, and the text that a press asked for. */
import { actNamed } from '../../domain/act/act.ts';
import { type DangerActName, dangerActs } from '../../domain/act/danger.ts';
import { mayReadDanger, objectionToDanger } from '../../domain/danger/danger-case.ts';
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { listDangers } from '../../reading/dangers.ts';
import { actOnDanger } from '../../usecases/danger/act-on-danger.ts';
import { tellOf } from '../../usecases/danger/report-danger.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { tell } from '../../usecases/tell.ts';
import { dangerList, dangerPrompt } from '../say/danger.ts';
import { remember } from '../talk/talk.ts';
import { settleWaiting } from './question/settle-words.ts';

/**
 * Sends the list of danger cases.
 * @returns false when there are none that this person may see
 */
export async function tellDangers(unit: Unit, person: Person): Promise<boolean> {
  const list = dangerList(await listDangers(unit.stores, actorOf(person)), unit.ward.timeZone);
  if (list) await tell(unit, person.id, list);
  return list !== null;
}

/**
 * An act on a case named by its code, independent of where its alert was shown.
 * @param act null shows the case again, with its buttons
 */
export async function actOnDangerByCode(
  unit: Unit,
  person: Person,
  act: DangerActName | null,
  code: string,
  words: string,
): Promise<Outcome> {
  const found = await unit.stores.dangers.byCode(code);
  if (!found || found.state === 'ended' || !mayReadDanger(found, actorOf(person)))
    return refused('issue-danger-not-open', { code });
  if (act !== null) return actOnDangerInChat(unit, person, act, found.id, act === 'call' ? null : words);
  await tellOf(unit, person.id, found, 'danger-alert', { round: 1 });
  return done();
}

/**
 * Carries out an act on a case.
 * @param words null asks for them, if the act needs any
 */
export async function actOnDangerInChat(
  unit: Unit,
  person: Person,
  act: DangerActName,
  id: string,
  words: string | null,
): Promise<Outcome> {
  const row = actNamed(dangerActs, act);
  if (row.name !== 'call' && words === null) {
    const found = await unit.stores.dangers.find(id);
    if (!found) return refused('issue-not-found');
    const issue = objectionToDanger(found, row.name, actorOf(person));
    if (issue) return { ok: false, issues: [issue] };
    await settleWaiting(unit, person);
    await remember(unit, person.id, { ask: 'dangerWords', act: row.name, danger: found.id });
    await tell(unit, person.id, dangerPrompt(row.name, found));
    return done();
  }
  const command = row.command({ revision: 0, reason: { code: 'other', note: '' }, words: words ?? '' });
  const acted = await actOnDanger(unit, person, id, command);
  return acted.ok
    ? { ok: true, note: { key: 'note-danger', facts: { act, code: acted.danger.code } }, isSaid: true }
    : acted;
}
