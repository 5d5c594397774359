/**
 * Nobody took a case for five minutes: the next person is alerted; once everybody was, the first are told again each morning.
 * What has reached whom is written down by the outbox.
 */
import { localDateOf, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import {
  type DangerCase,
  firstAlerted,
  isMorningDue,
  isReminderDue,
  isSaidOver,
  lastAlertOf,
  nextAlerted,
} from '../../domain/danger/danger-case.ts';
import type { DangerCaseId, PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { alert, alertableOf, carryOutDanger, roundOf } from './report-danger.ts';

/** Cases that are looked through each minute; more open ones are a disaster that no list of ours helps with. */
const mostOpen = 500;
/** Reminded of in one minute, who waits longest first, a new one before a morning's repeat: each tells several people. */
const mostInMinute = 20;
/** So long after the last alert it is asked whether that nobody took it is on record: an older one has its note. */
const notedMs = 30 * 60_000;
/** From midnight to the hour of the morning's list, on days off as well: a cry for help has no working days. */
const morningMs = (7 * 60 + 15) * 60_000;

/** Called each minute. That nobody was left to alert is recorded once. */
export async function remindOfDangers(unit: Unit): Promise<void> {
  const due = (await unit.stores.dangers.open(mostOpen)).filter((danger) => isReminderDue(danger, unit.now));
  if (due.length === 0) return;
  const people = await alertableOf(unit);
  const midnight = startOfLocalDay(localDateOf(unit.now, unit.ward.timeZone), unit.ward.timeZone);
  const morning = new Date(midnight.getTime() + morningMs);
  const looked = due
    .map((danger) => {
      // Nobody new is called out for what its sender says is over; each morning it is asked for until somebody ends it.
      const tried = isSaidOver(danger) ? [] : nextAlerted(danger, people);
      const isAgain = tried.length === 0 && isMorningDue(danger, unit.now, morning);
      return { danger, isAgain, next: isAgain ? firstAlerted(danger, people) : tried };
    })
    .toSorted((a, b) => Number(a.isAgain) - Number(b.isAgain) || lastAlertOf(a.danger) - lastAlertOf(b.danger));
  // Only who has somebody left to be told takes a place: the others would hold theirs until the morning.
  for (const { danger, next } of looked.filter((each) => each.next.length > 0).slice(0, mostInMinute))
    await alert(unit, danger, next, roundOf(danger) + 1);
  for (const { danger, next } of looked)
    if (next.length === 0 && !isSaidOver(danger) && unit.now.getTime() - lastAlertOf(danger) < notedMs)
      await noteNobodyTook(unit, danger);
}

async function noteNobodyTook(unit: Unit, { id, code }: DangerCase): Promise<void> {
  if (await unit.stores.once(`danger-nobody-took:${id}`, unit.now))
    await putOnRecord(unit, 'system', 'danger-nobody-took', id, { code });
}

/** An alert has reached somebody, on this platform. */
export async function recordAlert(unit: Unit, id: DangerCaseId, person: PersonId, channel: string): Promise<void> {
  const danger = await unit.stores.dangers.find(id);
  const isAwaited = danger?.standing.alerts.some((each) => each.person === person && each.arrivedAt === null);
  if (danger && isAwaited)
    await carryOutDanger(unit, danger, { type: 'arrived', person, channel, at: unit.now }, 'system');
}
