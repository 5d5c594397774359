/** The board asks a unit for information by a day (Art. 5.1). The unit's liaison is notified, answers, and is reminded. */
import type { Actor } from '../../domain/actor.ts';
import { addDays, endOfLocalDay, formatDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import { fieldsIn } from '../../domain/period/fields.ts';
import type { NamedPerson } from '../../domain/plan/named.ts';
import { type InfoRequest, objectionToRequest } from '../../domain/plan/request.ts';
import { unitNamed, unitNoteId } from '../../domain/plan/unit.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { dayIn, objectionToDay } from '../../domain/words/moment.ts';
import type { InWard, ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { withSubstitutes } from '../person/with-substitutes.ts';
import { notify } from '../react.ts';
import { type Gathered, gather } from '../reminder/tell-each.ts';
import { todayOf } from './plan.ts';

type Asked = Outcome<{ readonly request: InfoRequest }>;

const requestFacts = ({ unit, text, dueOn, askedBy }: InfoRequest): Facts => ({
  ...{ unit, text, by: askedBy.name },
  due: formatDate(dueOn),
});

async function save({ stores, now }: Unit, actor: Actor, action: string, request: InfoRequest): Promise<void> {
  const { state, unit: about, askedBy } = request;
  await stores.registers.put('request', request, { state, about, by: askedBy.id, at: now });
  await putOnRecord({ stores, now }, actor.person, action, request.id);
}

/** The unit's liaison, otherwise its contributors; and the responsible board member. */
async function peopleOf({ stores, ward, now }: Unit, unit: string): Promise<readonly NamedPerson[]> {
  const note = await stores.registers.find('unit', unitNoteId(ward.id, unit));
  const own = note?.liaison
    ? [note.liaison]
    : (await stores.people.holdersOf(['contributor'], now)).filter((person) => person.unit === unit);
  const all = [...own, ...(note?.member ? [note.member] : [])].map(({ id, name }) => ({ id, name }));
  return all.filter(({ id }, at) => all.findIndex((each) => each.id === id) === at);
}

/** Parses 'Trường THCS; danh sách học sinh giỏi; 05/12': the unit, the subject, the due day. */
export async function askUnit(unit: Unit, actor: Actor, words: string): Promise<Asked> {
  const objection = objectionToRequest(null, 'ask', actor);
  if (objection) return { ok: false, issues: [objection] };
  const today = todayOf(unit);
  const [first = '', ...rest] = fieldsIn(words);
  const found = unitNamed(unit.ward.units, first);
  if (!found) return refused('issue-unit-unknown', { name: first });
  const day = rest.findLast((field) => dayIn(foldForSearch(field), today) !== null || objectionToDay(field, today));
  const noDay = objectionToDay(day ?? '', today);
  if (noDay) return { ok: false, issues: [noDay] };
  const dueOn = day === undefined ? null : dayIn(foldForSearch(day), today);
  const text = rest.filter((field) => field !== day).join('; ');
  if (!dueOn) return refused('issue-plan-no-day');
  if (text === '') return refused('issue-words-missing');
  if (dueOn < today) return refused('issue-plan-past', { day: formatDate(dueOn) });
  const request: InfoRequest = {
    ...{ id: unit.ids.next(), unit: found.name, text, askedOn: today, dueOn },
    askedBy: { id: actor.person, name: actor.name },
    asked: await peopleOf(unit, found.name),
    state: 'open',
    answer: null,
  };
  await save(unit, actor, 'request-ask', request);
  for (const { id } of request.asked)
    if (id !== actor.person)
      await notify(unit, id, {
        noun: 'plan',
        name: 'request-asked',
        subject: request.id,
        facts: requestFacts(request),
      });
  return { ok: true, request };
}

/** Records the unit's answer, or closes the request for the board. */
export async function settleRequest(
  unit: Unit,
  actor: Actor,
  id: string,
  step: 'answer' | 'close',
  words: string,
): Promise<Asked> {
  const before = await unit.stores.registers.find('request', id);
  const objection = objectionToRequest(before, step, actor);
  if (objection) return { ok: false, issues: [objection] };
  if (!before) return refused('issue-request-unknown');
  const text = words.trim();
  if (step === 'answer' && text === '') return refused('issue-words-missing');
  const by = { id: actor.person, name: actor.name };
  const request: InfoRequest =
    step === 'answer'
      ? { ...before, state: 'answered', answer: { text, by, on: todayOf(unit) } }
      : { ...before, state: 'closed' };
  await save(unit, actor, `request-${step}`, request);
  if (step === 'answer' && before.askedBy.id !== actor.person)
    await notify(unit, before.askedBy.id, {
      noun: 'plan',
      name: 'request-answered',
      subject: id,
      facts: { ...requestFacts(request), answer: text, name: actor.name },
    });
  return { ok: true, request };
}

/** Open requests, including overdue ones. */
export const openRequests = async ({ stores }: Pick<ReadContext, 'stores'>): Promise<readonly InfoRequest[]> =>
  (await stores.registers.list('request', null)).filter(({ state }) => state === 'open');

const levelOf = (dueOn: LocalDate, today: LocalDate): 'due' | 'late' | null =>
  dueOn < today ? 'late' : dueOn <= addDays(today, 1) ? 'due' : null;

/** Reminds the people asked on the day before the due day and once when it is overdue, then also the person who asked. */
export const requestsDue = (inWard: InWard, found: Gathered): Promise<void> =>
  inWard(async (unit) => {
    await gather(found, await openRequests(unit), async (request) => {
      const { id, dueOn, asked, askedBy } = request;
      const level = levelOf(dueOn, todayOf(unit));
      const key = `request:${id}:${level}`;
      if (!level || (await unit.stores.wasOnce(key))) return null;
      const facts = { ...requestFacts(request), level };
      const people = [...asked, ...(level === 'late' ? [askedBy] : [])].map((each) => each.id);
      const to = await withSubstitutes(unit, people);
      const dueAt = endOfLocalDay(dueOn, unit.ward.timeZone);
      const view = { noun: 'plan', name: 'request-due', subject: id, facts } as const;
      const line = { key: view.name, facts };
      return { key, to, dueAt, view, line, opens: `request:${id}` };
    });
  });
