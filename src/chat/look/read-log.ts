/** "Ai đã làm gì hôm nay?": answered from the ward's audit chain. */
import { isLogged } from '../../domain/act/logged.ts';
import { addDays, formatDate, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { personId } from '../../domain/ids.ts';
import type { LogDay } from '../../domain/list-view.ts';
import type { Message } from '../../domain/message.ts';
import { type LogLine, logList } from '../say/lists.ts';
import type { Look } from './look.ts';

/** Entries that are looked through: the chain also holds presses, links and refusals. */
const mostEntries = 3_000;
const daysOfWeek = 7;
const twoDaysMs = 2 * 24 * 3_600_000;

/** The first and the last day that is meant. */
const daysOf = (day: LogDay, today: LocalDate): readonly [LocalDate, LocalDate] => {
  if (day === 'today') return [today, today];
  return day === 'yesterday' ? [addDays(today, -1), addDays(today, -1)] : [addDays(today, 1 - daysOfWeek), today];
};

export async function logOf({ stores, readers, now, ward }: Look, day: LogDay): Promise<Message> {
  const [from, to] = daysOf(day, localDateOf(now, ward.timeZone));
  const since = new Date(now.getTime() - twoDaysMs * (day === 'week' ? daysOfWeek / 2 + 1 : 1));
  const acts = (await readers.audit.recent(since, mostEntries)).filter(({ action, at }) => {
    const on = localDateOf(at, ward.timeZone);
    return isLogged(action) && on >= from && on <= to;
  });
  const named = async (actor: string): Promise<string | Sentence> => {
    if (actor === 'admin') return { key: 'log-operator' };
    if (actor === 'system') return { key: 'log-system' };
    const name = (await stores.people.find(personId(actor)))?.name ?? '';
    return name === '' ? { key: 'person-unnamed' } : name;
  };
  const lines: LogLine[] = [];
  for (const act of acts) lines.push({ ...act, name: await named(act.actor) });
  return logList(lines, { from: formatDate(from), to: formatDate(to) }, ward.timeZone);
}
