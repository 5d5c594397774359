/** "Ai đã làm gì hôm nay?" is answered from the ward's audit chain, "bài nào đăng hôm nay?" from what is on the portal. */
import { isLogged } from '../../domain/act/logged.ts';
import {
  addDays,
  endOfLocalDay,
  formatDate,
  type LocalDate,
  localDateOf,
  startOfLocalDay,
} from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { personId } from '../../domain/ids.ts';
import type { LogDay } from '../../domain/list-view.ts';
import type { Message } from '../../domain/message.ts';
import { readContent } from '../../domain/submission/reading.ts';
import { type LogLine, logList, publishedList } from '../say/lists.ts';
import type { Look } from './list-readers.ts';

/** Most entries that are searched, because the chain also contains presses, links and refusals. */
const mostEntries = 3_000;
const daysOfWeek = 7;
const twoDaysMs = 2 * 24 * 3_600_000;

/** The first and the last day that are meant. */
const daysOf = (day: LogDay, today: LocalDate): readonly [LocalDate, LocalDate] => {
  if (day === 'today') return [today, today];
  return day === 'yesterday' ? [addDays(today, -1), addDays(today, -1)] : [addDays(today, 1 - daysOfWeek), today];
};

/** The log of a day in the ward's time zone. */
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

/** What was published then and is still on the portal, newest first. */
export async function publishedOn({ readers, now, ward }: Look, day: LogDay): Promise<Message> {
  const { timeZone } = ward;
  const [from, to] = daysOf(day, localDateOf(now, timeZone));
  const found = await readers.period.published(startOfLocalDay(from, timeZone), endOfLocalDay(to, timeZone));
  const there = found.filter(({ state }) => state === 'published').toSorted((one, other) => at(other) - at(one));
  const lines = there.map((each) => ({
    code: each.code,
    title: readContent(each.content, [], { saidAt: each.createdAt, timeZone, units: ward.units }).title,
    at: each.publishedAt ?? now,
  }));
  return publishedList(lines, { from: formatDate(from), to: formatDate(to) }, timeZone);
}

const at = ({ publishedAt }: { readonly publishedAt: Date | null }): number => publishedAt?.getTime() ?? 0;
