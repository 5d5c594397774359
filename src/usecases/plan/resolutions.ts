/**
 * Turns resolutions of a meeting and directions of the Chairman into actions with an owner and a day. Owners are notified and
 * reminded.
 */
import type { Actor } from '../../domain/actor.ts';
import { endOfLocalDay, formatDate, localDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import { fieldsIn } from '../../domain/period/fields.ts';
import type { Resolution } from '../../domain/period/report.ts';
import { readResolution } from '../../domain/plan/meeting.ts';
import type { NamedPerson } from '../../domain/plan/named.ts';
import { keepsPlan } from '../../domain/plan/plan.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { dayIn, objectionToDay } from '../../domain/words/moment.ts';
import { bareName } from '../../domain/words/names.ts';
import { officeNamed } from '../../domain/words/task-in-sentence.ts';
import type { NewAction } from '../../ports/period.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { oneAtWork } from '../person/one-person.ts';
import { withSubstitutes } from '../person/with-substitutes.ts';
import { notify } from '../react.ts';
import { type Gathered, gather } from '../reminder/tell-each.ts';

/** The person meant by an office or a name. Null: unknown or ambiguous. */
export async function personByOfficeOrName(unit: Unit, name: string): Promise<NamedPerson | null> {
  if (name === '') return null;
  const role = officeNamed(name);
  const [holder, other] = role ? await unit.stores.people.holdersOf([role], unit.now) : [];
  if (holder && !other) return { id: holder.id, name: holder.name };
  const named = await oneAtWork(unit, name);
  return named.ok ? named.person : null;
}

/** An unknown name stays in the text: it may be a unit or an outsider. */
async function actionOf(unit: Unit, line: string): Promise<NewAction> {
  const { text, owner, isOwnerInText, dueOn } = readResolution(line, localDateOf(unit.now, unit.ward.timeZone));
  const person = await personByOfficeOrName(unit, owner);
  return { text: person || isOwnerInText ? text : `${text} – ${owner}`, dueOn, owner: person };
}

/** The day formatted, or the word `none`, which texts select on. */
export const dayOf = (dueOn: string | null): string => (dueOn === null ? 'none' : formatDate(localDate(dueOn)));

/** Asks the author for the missing owner or day of actions that could not be reminded of, with a button for each. */
async function askForRest(unit: Unit, actor: Actor, actions: readonly (NewAction & { readonly id: string })[]) {
  const unclear = actions.filter(({ owner, dueOn }) => !owner || dueOn === null).slice(0, mostAsked);
  if (unclear.length === 0) return;
  const lines = unclear.map(
    ({ text, owner, dueOn }, at): Sentence => ({
      key: 'action-unclear',
      facts: { number: at + 1, text, lacks: owner ? 'day' : dueOn === null ? 'both' : 'owner' },
    }),
  );
  const subject = unclear.map(({ id }) => id).join(' ');
  await notify(unit, actor.person, {
    noun: 'plan',
    name: 'actions-unclear',
    subject,
    facts: { lines: joinedLines(lines) },
  });
}

const mostAsked = 5;

/** Sets an action's owner, day, or both: 'chị Lan; 10/12'. The owner is notified. */
export async function setResolution(unit: Unit, actor: Actor, id: string, words: string): Promise<Outcome> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!mayDirect(actor)) return refused('issue-not-entitled');
  const today = localDateOf(unit.now, unit.ward.timeZone);
  const known = (await unit.stores.reports.actions(today)).find((each) => each.id === id && each.doneOn === null);
  if (!known) return refused('issue-not-found');
  const fields = fieldsIn(words);
  const noDay = objectionToDay(words, today);
  if (noDay) return { ok: false, issues: [noDay] };
  const day = fields.map((field) => dayIn(foldForSearch(field), today)).find((each) => each !== null) ?? null;
  const name = fields.find((field) => dayIn(foldForSearch(field), today) === null) ?? '';
  const owner = await personByOfficeOrName(unit, bareName(name));
  if (name !== '' && !owner) return refused('issue-person-unknown', { name });
  if (!owner && day === null) return refused('issue-words-missing');
  const changed = { text: known.text, owner: owner ?? known.owner ?? null, dueOn: day ?? known.dueOn };
  await unit.stores.reports.setAction(id, changed);
  await putOnRecord(unit, actor.person, 'action-set', id);
  await tellOwner(unit, id, changed, actor);
  return done();
}

const mayDirect = (actor: Actor): boolean => keepsPlan(actor) || actor.role === 'chairman';

/** Who gives the action: a meeting, the Chairman by a direction on a report, or the person who set its owner. */
type Giver = 'meeting' | 'chairman' | Actor;

const tellOwner = async (unit: Unit, id: string, { text, dueOn, owner }: NewAction, by: Giver): Promise<void> =>
  owner
    ? notify(
        unit,
        owner.id,
        {
          noun: 'plan',
          name: 'resolution-given',
          subject: id,
          facts: { text, due: dayOf(dueOn), by: typeof by === 'string' ? by : by.name },
        },
        `resolution:${id}:${owner.id}:${dueOn}`,
      )
    : undefined;

/** Stores lines as actions. @param source id of the report they come from, or of the meeting */
export async function keepActions(
  unit: Unit,
  actor: Actor,
  source: string,
  lines: readonly string[],
  by: Exclude<Giver, Actor> = 'meeting',
): Promise<void> {
  const actions: NewAction[] = [];
  for (const line of lines) actions.push(await actionOf(unit, line));
  const ids = actions.map(() => unit.ids.next());
  await unit.stores.reports.addActions(source, actions, ids, unit.now);
  for (const [nth, action] of actions.entries()) await tellOwner(unit, ids[nth] ?? '', action, by);
  await askForRest(
    unit,
    actor,
    actions.map((action, nth) => ({ ...action, id: ids[nth] ?? '' })),
  );
}

/** True from the day after the due day. @param today in the ward, as year-month-day: days compare as text */
export const isOverdueAction = ({ doneOn, dueOn }: Resolution, today: string): boolean =>
  doneOn === null && dueOn !== null && dueOn < today;

/** Reminds the owner on the due day and once when it is overdue. The head sees overdue actions in the digest. */
export const actionsDue = (inWard: InWard, found: Gathered): Promise<void> =>
  inWard(async (unit) => {
    const today = localDateOf(unit.now, unit.ward.timeZone);
    await gather(found, await unit.stores.reports.actions(today), async (action) => {
      const { id, owner, dueOn, doneOn, text } = action;
      if (!owner || dueOn === null || doneOn !== null || dueOn > today) return null;
      const level = dueOn < today ? 'late' : 'due';
      const key = `resolution:${id}:${level}`;
      if (await unit.stores.wasOnce(key)) return null;
      const facts = { text, due: dayOf(dueOn), level };
      const dueAt = endOfLocalDay(localDate(dueOn), unit.ward.timeZone);
      const view = { noun: 'plan', name: 'resolution-due', subject: id, facts } as const;
      const to = await withSubstitutes(unit, [owner.id]);
      return { key, to, dueAt, view, line: { key: view.name, facts }, opens: `resolution:${id}` };
    });
  });
