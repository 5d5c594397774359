/** Undoes what a stolen account changed for everyone: rules, texts, days, the plan. Restores the previous state. */
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { type Refused, refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { decidingRoles } from '../../domain/roles.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import { putDaysBack } from '../calendar/change-calendar.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { planDueOn, savePlan } from '../plan/plan.ts';
import { notAgreed } from '../process/texts.ts';
import { notify } from '../react.ts';
import { saveSection, showRegulation } from '../section/save.ts';

/** Undoes one act of a stolen account, each in its own transaction. */
export type Undoing = (unit: Unit, by: Person, stolen: Person, deed: DoneAct) => Promise<Outcome>;

/** The refusal if the object was worked on since: undoing would remove that work too. */
export const movedOn = ({ code }: DoneAct): Refused => refused('issue-stolen-moved-on', { code: code ?? 'none' });

const isOf = (stolen: Person, deed: DoneAct) => (row: { readonly by: string | null; readonly at: Date }) =>
  row.by === stolen.id && row.at.getTime() === deed.at.getTime();

const versionsOf = {
  'process-changed': 'process',
  'undertaking-changed': 'undertaking',
  'template-kept': 'answers',
  'template-dropped': 'answers',
} as const;

/** Adds the previous version as the newest one. No version is deleted, because items and consents refer to them. */
export const undoVersion: Undoing = async (unit, by, stolen, deed) => {
  const { stores, now, ward } = unit;
  const kind = versionsOf[deed.action as keyof typeof versionsOf];
  const rows = await stores.rules.list(kind);
  const at = rows.findIndex(isOf(stolen, deed));
  if (at === -1 || rows.slice(at).some((row) => row.by !== stolen.id)) return movedOn(deed);
  const content = rows[at - 1]?.content ?? (kind === 'answers' ? JSON.stringify({ templates: [] }) : null);
  if (content === null) return movedOn(deed);
  const version = String(rows.length + 1);
  const from = localDateOf(now, ward.timeZone);
  await stores.rules.put({ kind, version, from, content, by: by.id, at: now });
  await putOnRecord(unit, by.id, deed.action, ward.id, { version });
  if (kind === 'undertaking')
    for (const { id } of await notAgreed(unit))
      await notify(unit, id, { noun: 'ward', name: 'undertaking', facts: { version } });
  if (kind === 'process')
    for (const { id } of await stores.people.holdersOf(decidingRoles, now))
      if (id !== by.id)
        await notify(unit, id, { noun: 'ward', name: 'process-changed', facts: { version, name: by.name } });
  return done();
};

/** Removes a version of rates, ceilings or deadlines and its date, because the decision it names may not exist. */
export const undoRule: Undoing = async (unit, by, stolen, deed) => {
  const { stores, now } = unit;
  const proposal = await stores.registers.find('rule', deed.object);
  if (!proposal || proposal.state === 'dropped') return movedOn(deed);
  const { kind, version, from } = proposal;
  if (proposal.state === 'adopted') {
    const held = (await stores.rules.list(kind)).find((row) => row.version === version);
    if (held?.by !== stolen.id || !(await stores.rules.remove(kind, version))) return movedOn(deed);
    if (kind === 'regulation') await showRegulation(unit, `back:${proposal.id}`, from);
  }
  const state = 'dropped';
  await stores.registers.put('rule', { ...proposal, state }, { state, about: kind, by: by.id, at: now });
  const details = { kind, version, from };
  await putOnRecord(unit, by.id, 'rule-dropped', proposal.id, details);
  const facts = { kind: { key: `rule-kind-${kind}` }, version, name: by.name };
  for (const { id } of await stores.people.holdersOf(['head', 'standingDeputy', 'chairman', 'accountant'], now))
    if (id !== by.id) await notify(unit, id, { noun: 'ward', name: 'rule-taken-back', facts });
  return done();
};

/** Restores the days, unless they were changed again since. */
export const undoDays: Undoing = async (unit, by, _stolen, deed) =>
  (await putDaysBack(unit, by.id, deed)) ? done() : movedOn(deed);

const lookedThrough = 20;

/** Restores the previous text as a new version. */
export const undoSection: Undoing = async (unit, by, stolen, deed) => {
  const page = unit.ward.pages.find(({ slug }) => slug === deed.object);
  if (!page) return movedOn(deed);
  const texts = await unit.stores.sections.history(page.slug, lookedThrough);
  const at = texts.findIndex(isOf(stolen, deed));
  if (at === -1 || texts.slice(0, at).some((text) => text.by !== stolen.id)) return movedOn(deed);
  const seen = texts[0]?.version ?? 0;
  const saved = await saveSection(unit, by, { slug: page.slug, text: texts[at + 1]?.text ?? '', seen });
  if (saved.kind === 'refused') return { ok: false, issues: saved.issues };
  return saved.kind === 'saved' ? done() : movedOn(deed);
};

/** Restores day, hour, place and assignee from before the last change, if the stolen account made it. */
const undoPlanChange: Undoing = async (unit, by, stolen, deed) => {
  const entry = await unit.stores.registers.find('plan', deed.object);
  if (entry?.before?.by !== stolen.id || `plan-${entry.before.step}` !== deed.action) return movedOn(deed);
  const { before, ...now } = entry;
  const { on, at, place, assignee } = before;
  const back = { ...now, on, at, place, assignee };
  await savePlan(unit, { ...back, dueOn: planDueOn(unit, back) });
  return noted(unit, by, deed.action, entry.id);
};

/** Drops an added entry, or plans a dropped one again, unless its state changed since. */
export const undoPlan: Undoing = async (unit, by, stolen, deed) => {
  if (deed.action === 'plan-move' || deed.action === 'plan-assign') return undoPlanChange(unit, by, stolen, deed);
  const entry = await unit.stores.registers.find('plan', deed.object);
  const [from, to] = deed.action === 'plan-add' ? (['planned', 'dropped'] as const) : (['dropped', 'planned'] as const);
  if (entry?.state !== from) return movedOn(deed);
  const note = to === 'planned' ? null : entry.note;
  await savePlan(unit, { ...entry, state: to, note });
  return noted(unit, by, to === 'planned' ? 'plan-add' : 'plan-drop', entry.id);
};

const noted = async ({ stores, now }: Unit, by: Person, action: string, object: string): Promise<Outcome> => {
  await putOnRecord({ stores, now }, by.id, action, object);
  return done();
};

const meetingBefore = { 'meeting-propose': 'dropped', 'meeting-call': 'proposed', 'meeting-drop': 'proposed' } as const;

/** Restores the meeting's state from before it was proposed, called or dropped, unless it changed since. */
export const undoMeeting: Undoing = async (unit, by, _stolen, deed) => {
  const { stores, now } = unit;
  const meeting = await stores.registers.find('meeting', deed.object);
  const after = { 'meeting-propose': 'proposed', 'meeting-call': 'called', 'meeting-drop': 'dropped' }[deed.action];
  if (!meeting || meeting.state !== after) return movedOn(deed);
  const state = meetingBefore[deed.action as keyof typeof meetingBefore];
  const about = String((meeting.on satisfies LocalDate).slice(0, 4));
  await stores.registers.put('meeting', { ...meeting, state }, { state, about, by: by.id, at: now });
  return noted(unit, by, state === 'dropped' ? 'meeting-drop' : 'meeting-propose', meeting.id);
};

/** Closes or reopens a request, unless it changed since. */
export const undoRequest: Undoing = async (unit, by, _stolen, deed) => {
  const { stores, now } = unit;
  const request = await stores.registers.find('request', deed.object);
  const [from, to] = deed.action === 'request-ask' ? (['open', 'closed'] as const) : (['closed', 'open'] as const);
  if (request?.state !== from) return movedOn(deed);
  const about = request.unit;
  await stores.registers.put('request', { ...request, state: to }, { state: to, about, by: by.id, at: now });
  return noted(unit, by, to === 'closed' ? 'request-close' : 'request-ask', request.id);
};

/** Restores the unit's previous liaison or responsible board member, unless it was changed since. */
export const undoUnit: Undoing = async (unit, by, stolen, deed) => {
  const { stores, now } = unit;
  const what = deed.action === 'unit-liaison' ? 'liaison' : 'member';
  const note = await stores.registers.find('unit', deed.object);
  const { person, before } = deed.details;
  if (!note || typeof before !== 'string' || note[what]?.id !== person || stolen.id === by.id) return movedOn(deed);
  const was = before === '' ? null : await stores.people.find(before as Person['id']);
  const put = { ...note, [what]: was && { id: was.id, name: was.name } };
  await stores.registers.put('unit', put, { state: 'open', about: note.name, by: by.id, at: now });
  return noted(unit, by, deed.action, note.id);
};
