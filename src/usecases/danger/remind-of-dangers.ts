/**
 * If no one takes a case for five minutes, alerts the next person. Once everyone has been alerted, the first ones are
 * alerted again each morning. The outbox records which alerts arrived.
 */
import { localDateOf, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import {
  type DangerCase,
  firstAlerted,
  isMorningDue,
  isReminderDue,
  lastAlertOf,
  nextAlerted,
  senderSaysOver,
} from '../../domain/danger/danger-case.ts';
import type { DangerCaseId, PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { alert, alertableOf, carryOutDanger, roundOf } from './report-danger.ts';

/** Upper limit of open cases examined each minute. */
const mostOpen = 500;
/** Cases alerted in one minute, longest waiting first, new ones before the morning repeats. Each alert goes to several people. */
const mostInMinute = 20;
/**
 * For this long after the last alert, each run makes sure it is recorded that no one took the case. Older cases already have
 * that record.
 */
const notedMs = 30 * 60_000;
/** Time of the morning's repeat, from midnight; on days off as well, because calls for help do not follow working days. */
const morningMs = (7 * 60 + 15) * 60_000;

/** Runs each minute. Records once per case that everyone was alerted and no one took it. */
export async function remindOfDangers(unit: Unit): Promise<void> {
  const due = (await unit.stores.dangers.open(mostOpen)).filter((danger) => isReminderDue(danger, unit.now));
  if (due.length === 0) return;
  const people = await alertableOf(unit);
  const midnight = startOfLocalDay(localDateOf(unit.now, unit.ward.timeZone), unit.ward.timeZone);
  const morning = new Date(midnight.getTime() + morningMs);
  const looked = due
    .map((danger) => {
      // If the sender says that it is over, no further person is alerted; the morning's repeat continues until a person ends the
      // case.
      const tried = senderSaysOver(danger) ? [] : nextAlerted(danger, people);
      const isAgain = tried.length === 0 && isMorningDue(danger, unit.now, morning);
      return { danger, isAgain, next: isAgain ? firstAlerted(danger, people) : tried };
    })
    .toSorted((a, b) => Number(a.isAgain) - Number(b.isAgain) || lastAlertOf(a.danger) - lastAlertOf(b.danger));
  // Only cases with someone left to alert use a place, because the others would occupy theirs until the morning.
  for (const { danger, next } of looked.filter((each) => each.next.length > 0).slice(0, mostInMinute))
    await alert(unit, danger, next, roundOf(danger) + 1);
  for (const { danger, next } of looked)
    if (next.length === 0 && !senderSaysOver(danger) && unit.now.getTime() - lastAlertOf(danger) < notedMs)
      await noteNobodyTook(unit, danger);
}

async function noteNobodyTook(unit: Unit, { id, code }: DangerCase): Promise<void> {
  if (await unit.stores.once(`danger-nobody-took:${id}`, unit.now))
    await putOnRecord(unit, 'system', 'danger-nobody-took', id, { code });
}

/** Records that an alert has reached a person on this platform. */
export async function recordAlert(unit: Unit, id: DangerCaseId, person: PersonId, channel: string): Promise<void> {
  const danger = await unit.stores.dangers.find(id);
  const isAwaited = danger?.standing.alerts.some((each) => each.person === person && each.arrivedAt === null);
  if (danger && isAwaited)
    await carryOutDanger(unit, danger, { type: 'arrived', person, channel, at: unit.now }, 'system');
}
