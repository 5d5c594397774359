/**
 * Nobody took a case for five minutes: the next person is alerted; once everybody was, the first are told again each morning.
 * What has reached whom is written down by the outbox.
 */
import { localDateOf, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import {
  firstAlerted,
  isMorningDue,
  isReminderDue,
  isSaidOver,
  lastAlertOf,
  nextAlerted,
} from '../../domain/danger/danger-case.ts';
import type { DangerCaseId, PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import { alert, alertableOf, carryOutDanger } from './report-danger.ts';

/** Cases that are looked through each minute; more open ones are a disaster that no list of ours helps with. */
const mostOpen = 500;
/** Reminded of in one minute, who waits longest first: each tells several people. */
const mostInMinute = 20;
/** From midnight to the hour of the morning's list, on days off as well: a cry for help has no working days. */
const morningMs = (7 * 60 + 15) * 60_000;

/** Called each minute. That nobody was left to alert is recorded once. */
export async function remindOfDangers(unit: Unit): Promise<void> {
  const due = (await unit.stores.dangers.open(mostOpen))
    .filter((danger) => isReminderDue(danger, unit.now))
    .toSorted((a, b) => lastAlertOf(a) - lastAlertOf(b))
    .slice(0, mostInMinute);
  if (due.length === 0) return;
  const people = await alertableOf(unit);
  const midnight = startOfLocalDay(localDateOf(unit.now, unit.ward.timeZone), unit.ward.timeZone);
  const morning = new Date(midnight.getTime() + morningMs);
  for (const danger of due) {
    // Nobody new is called out for what its sender says is over; each morning it is asked for until somebody ends it.
    const isOver = isSaidOver(danger);
    const tried = isOver ? [] : nextAlerted(danger, people);
    const next = tried.length === 0 && isMorningDue(danger, unit.now, morning) ? firstAlerted(danger, people) : tried;
    const round = (danger.standing.alerts.at(-1)?.round ?? 0) + 1;
    if (next.length > 0) await alert(unit, danger, next, round);
    else if (!isOver && (await unit.stores.once(`danger-nobody-took:${danger.id}`, unit.now)))
      await unit.stores.audit.record(
        { actor: 'system', action: 'danger-nobody-took', object: danger.id, details: { code: danger.code } },
        unit.now,
      );
  }
}

/** An alert has reached somebody, on this platform. */
export async function recordAlert(unit: Unit, id: DangerCaseId, person: PersonId, channel: string): Promise<void> {
  const danger = await unit.stores.dangers.find(id);
  const isAwaited = danger?.standing.alerts.some((each) => each.person === person && each.arrivedAt === null);
  if (danger && isAwaited)
    await carryOutDanger(unit, danger, { type: 'arrived', person, channel, at: unit.now }, 'system');
}
