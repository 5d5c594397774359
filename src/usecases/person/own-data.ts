/**
 * `/dulieu`: shows people their stored data, gives them a copy, and deletes it, within the time limits of Luật 91/2025/QH15
 * and NĐ 356/2025 Điều 5: shown at once, deleted within 20 days. An answer that is still due takes 15 working days or more;
 * in that case the limit is prolonged once, as the law allows, and the person is given the reason and the new day. The person
 * is also told what must stay: an answered question stays on record without the person.
 */
import { formatDate, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { hiddenMark, maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { type DangerCase, isForgotten, withoutSenderWords } from '../../domain/danger/danger-case.ts';
import { refused } from '../../domain/decision.ts';
import type { PersonId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { QuestionEvent } from '../../domain/question/events.ts';
import { consentsEndedWith, hasNoAsker, withoutAsker } from '../../domain/question/forget-asker.ts';
import { evolvePublication } from '../../domain/question/publication.ts';
import type { Question } from '../../domain/question/question.ts';
import { reactToQuestion } from '../../domain/question/react.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import type { SaidPart, SaidRows } from '../../ports/checks.ts';
import type { DataRequest } from '../../ports/retention.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { createPageLink } from '../page-link.ts';
import { carryOut } from '../question/act-on-question.ts';
import { dropQuestionPhotos } from '../question/photos.ts';
import { relationsOf } from '../question/relations.ts';
import { carryOutReactions, notify, notifyRoles } from '../react.ts';
import { put } from '../tell.ts';
import { mayDo } from './may-do.ts';
import { remove } from './standing.ts';

/** Days within which data is deleted (NĐ 356/2025 Điều 5); the limit may be prolonged once by the same number. */
const deletionDays = 20;
const dayMs = 86_400_000;
const mostRows = 1_000;
const deletionsANight = 5;

/** Returns a function that masks personal data in a text, including the person's own name and number. */
const hider = (unit: Unit, { name, phone }: Person): ((text: string) => string) => {
  const facts = wardFactsOf(unit.ward);
  const own = [name, ...(phone ? [`0${phone.slice(2)}`, phone] : [])].filter((word) => word.length > 1);
  return (text) =>
    own.reduce(
      (less, word) => less.replaceAll(word, hiddenMark),
      maskPersonalData(text.normalize('NFC'), facts).masked,
    );
};

/** Withdraws the person's consents without notices. Those who mask or approve the question next see that the consent is gone. */
const endConsents = async (unit: Unit, person: Person, question: Question): Promise<Question> => {
  const events = consentsEndedWith(question, person, unit.now);
  for (const { type } of events) {
    await unit.stores.consents.withdraw(question.id, unit.now);
    await unit.stores.timeline.record(question.id, type, person.id, unit.now);
    await putOnRecord(unit, person.id, `question-${type}`, question.id, { code: question.code });
  }
  return events.reduce(evolvePublication, question);
};

/** Rows of messages searched in one transaction; takes some milliseconds whatever they contain. */
export const saidAtOnce = 500;
const noRows: SaidRows = { inbox: 0, outbox: 0, mailbox: 0 };

/** Questions or danger cases of one person per transaction. */
const ownAtOnce = 50;

/** Deletes, in this part of all messages, what the person wrote, what was sent to them, and messages about these questions. */
async function silence({ stores, now }: Unit, person: Person, part: SaidPart, own: readonly Question[]): Promise<void> {
  const { traces } = stores.checks;
  const phones = person.phone ? [person.phone, `0${person.phone.slice(2)}`] : [];
  const words = [...phones, ...own.map(({ code }) => code)];
  await traces.forgetTalk(person.id, part);
  for (let from = 0; from < words.length; from += ownAtOnce)
    await traces.forgetSaid(words.slice(from, from + ownAtOnce), part, now);
  await stores.retention.forgetTraces(person.id, person.name, part);
}

/** Reads pages, newest first, each in its own transaction. `work` is called with each page. */
async function inPages<Row>(
  inWard: InWard,
  page: (unit: Unit, behind: Row | null) => Promise<readonly Row[]>,
  work: (rows: readonly Row[], isFirst: boolean) => Promise<void>,
): Promise<void> {
  let behind: Row | null = null;
  do {
    const last: Row | null = behind;
    const rows: readonly Row[] = await inWard((unit) => page(unit, last));
    await work(rows, last === null);
    behind = rows.length < ownAtOnce ? null : (rows.at(-1) ?? null);
  } while (behind !== null);
}

/**
 * Searches all messages for a person to forget, each part in its own transaction so that others wait for one part at most.
 * Also covers their questions and danger cases, except the newest page, which `forgetPerson` handles. Repeating it is
 * harmless, so after a crash it simply runs again.
 * @returns the last rows handled, for `forgetPerson`
 */
export async function silenceInParts(inWard: InWard, id: PersonId): Promise<SaidRows> {
  const { before, settled } = await inWard(({ stores }) => stores.checks.traces.saidRows());
  const inTurn = (work: (unit: Unit, person: Person) => Promise<void>) =>
    inWard(async (unit) => work(unit, await unit.stores.people.get(id)));
  await inPages<Question>(
    inWard,
    ({ stores }, behind) => stores.questions.ofAsker(id, ownAtOnce, behind),
    async (questions, isFirst) => {
      for (let after = before; tables.some((table) => after[table] < settled[table]); ) {
        const upTo = rowsBehind(after, settled);
        const part = { after, upTo };
        await inTurn((unit, person) => silence(unit, person, part, questions));
        after = upTo;
      }
      if (!isFirst) await inTurn((unit, person) => forgetQuestions(unit, person, questions));
    },
  );
  await inPages<DangerCase>(
    inWard,
    ({ stores }, behind) => stores.dangers.ofSender(id, ownAtOnce, behind),
    (cries, isFirst) => (isFirst ? Promise.resolve() : inWard((unit) => forgetCries(unit, cries))),
  );
  return settled;
}

const forgetCries = async ({ stores: { dangers } }: Unit, cries: readonly DangerCase[]): Promise<void> => {
  for (const danger of cries) if (!isForgotten(danger)) await dangers.save(withoutSenderWords(danger), danger);
};

/** Deletes the files of the questions as well. Open questions are closed first. */
async function forgetQuestions(unit: Unit, person: Person, questions: readonly Question[]): Promise<void> {
  const hide = hider(unit, person);
  const hashes: string[] = [];
  const uploads: string[] = [];
  for (const found of questions) {
    const question = isOpen(found.state)
      ? await carryOut(unit, found, [withdrawn(unit, person)], person.id, true)
      : found;
    const files = await dropQuestionPhotos(unit, question);
    hashes.push(...files.hashes);
    uploads.push(...files.uploads);
    const ended = await endConsents(unit, person, question);
    await unit.stores.questions.save(withoutAsker(ended, hide), question);
  }
  // The database's own files still contain the overwritten rows until this effect empties them.
  await put(unit, `forget:${unit.cause}:${person.id}:${questions[0]?.id}`, { kind: 'forgetFiles', hashes, uploads });
}

const withdrawn = ({ now }: Unit, { id }: Person) =>
  ({ type: 'closed', at: now, why: 'withdrawn', by: id }) as const satisfies QuestionEvent;

const tables = ['inbox', 'outbox', 'mailbox'] as const satisfies readonly (keyof SaidRows)[];
const rowsBehind = (after: SaidRows, last: SaidRows): SaidRows => {
  const next = (table: keyof SaidRows): number =>
    Math.max(after[table], Math.min(after[table] + saidAtOnce, last[table]));
  return { inbox: next('inbox'), outbox: next('outbox'), mailbox: next('mailbox') };
};

/**
 * Removes everything in the ward's records that leads to this person: name, number, accounts, messages from and to them.
 * Questions stay without the person; ids in the audit log point to an empty row.
 * @param after result of `silenceInParts`; without it, all messages are searched here
 */
export const forgetPerson = async (unit: Unit, person: Person, after: SaidRows = noRows): Promise<void> => {
  const { stores } = unit;
  const questions = await stores.questions.ofAsker(person.id, mostRows);
  await forgetQuestions(
    unit,
    person,
    questions.filter((each) => !hasNoAsker(each)),
  );
  await forgetCries(unit, await stores.dangers.ofSender(person.id, mostRows));
  await silence(unit, person, { after, upTo: null }, questions);
  await stores.pins.remove(person.id);
  await stores.people.forget(person.id, unit.now);
  await putOnRecord(unit, person.id, 'person-forgotten', person.id);
};

const openQuestions = async (unit: Unit, person: Person): Promise<readonly Question[]> =>
  (await unit.stores.questions.ofAsker(person.id, mostRows)).filter(({ state }) => isOpen(state));

const dueOnOf = (unit: Unit, { dueAt }: Pick<DataRequest, 'dueAt'>): LocalDate =>
  localDateOf(dueAt, unit.ward.timeZone);

/**
 * Prolongs the limit once, because an open answer could not reach a forgotten person. Records the reason and tells the person.
 */
const prolong = async (unit: Unit, { id, person, at }: DataRequest): Promise<void> => {
  const dueAt = new Date(at.getTime() + 2 * deletionDays * dayMs);
  await unit.stores.dataRequests.prolong(id, dueAt);
  await putOnRecord(unit, 'system', 'data-deletion-prolonged', person, {
    reason: 'question-open',
    until: dueOnOf(unit, { dueAt }),
  });
  const facts = { days: deletionDays, due: formatDate(dueOnOf(unit, { dueAt })) };
  await notify(unit, person, { noun: 'person', name: 'data-delete-after-answer', facts });
};

const isProlonged = ({ at, dueAt }: DataRequest): boolean => dueAt.getTime() - at.getTime() > deletionDays * dayMs;

/** State of a deletion request. For `prolonged`, the person gets a separate notice. */
export type Deletion =
  | { readonly kind: 'again' | 'prolonged' }
  /** `due` formatted for display. */
  | { readonly kind: 'soon' | 'atWork' | 'head'; readonly due: string };

/**
 * Takes a deletion request; a second request changes nothing. For people with a role the head decides, because their
 * mandate ends with the deletion.
 */
export async function askForDeletion(unit: Unit, person: Person): Promise<Deletion> {
  if (await unit.stores.dataRequests.openOf(person.id)) return { kind: 'again' };
  const dueAt = new Date(unit.now.getTime() + deletionDays * dayMs);
  const request = { id: unit.ids.next(), person: person.id, at: unit.now, dueAt };
  await unit.stores.dataRequests.insert({ ...request, kind: 'delete' });
  await putOnRecord(unit, person.id, 'data-deletion-asked', person.id);
  const due = formatDate(dueOnOf(unit, request));
  if (person.role !== 'citizen') {
    const facts = { due, name: person.name };
    for (const head of await unit.stores.people.holdersOf(['head'], unit.now))
      if (head.id !== person.id)
        await notify(unit, head.id, { noun: 'person', name: 'data-delete-to-head', wisher: person.id, facts });
    return { kind: person.role === 'head' ? 'head' : 'atWork', due };
  }
  if ((await openQuestions(unit, person)).length === 0) return { kind: 'soon', due };
  await prolong(unit, request);
  return { kind: 'prolonged' };
}

const openRequest = async ({ stores }: Unit, person: Person): Promise<DataRequest | null> =>
  (await stores.dataRequests.openOf(person.id))
    ? ((await stores.dataRequests.open()).find((each) => each.person === person.id) ?? null)
    : null;

/** The day by which requested data will be deleted, formatted; null: no request is open. */
export async function deletionAsked(unit: Unit, person: Person): Promise<string | null> {
  const request = await openRequest(unit, person);
  return request && formatDate(dueOnOf(unit, request));
}

/**
 * Cancels a deletion request. The head who would have decided is notified, because the buttons no longer work.
 * @returns false if no request is open
 */
export async function takeBackDeletion(unit: Unit, person: Person): Promise<boolean> {
  const request = await openRequest(unit, person);
  if (!request) return false;
  await unit.stores.dataRequests.finish(request.id, unit.now, 'withdrawn');
  await putOnRecord(unit, person.id, 'data-deletion-taken-back', person.id);
  if (person.role !== 'citizen') {
    const view = { noun: 'person', name: 'data-delete-taken-back', facts: { name: person.name } } as const;
    for (const head of await unit.stores.people.holdersOf(['head'], unit.now))
      if (head.id !== person.id) await notify(unit, head.id, view);
  }
  return true;
}

/**
 * The head decides on a deletion request of a person with a role. If granted, they lose their role at once, and their data
 * is deleted the following night, except what must stay. If declined, they are given the legal reason: their duty continues.
 */
export async function decideDeletionRequest(
  unit: Unit,
  head: Person,
  id: PersonId,
  isGranted: boolean,
): Promise<Outcome<{ readonly name: string }>> {
  const person = await unit.stores.people.find(id);
  const isGone = person?.role === 'citizen';
  const may =
    person &&
    (isGone ? actorOf(head).role === 'head' : mayDo(isGranted ? 'grantDeletion' : 'declineDeletion', head, person));
  if (!may) return refused('issue-not-entitled');
  const request = (await unit.stores.dataRequests.open()).find((each) => each.person === person.id);
  if (!request || isGone) return refused('issue-data-settled', { name: person.name });
  const { name } = person;
  if (isGranted) {
    const left = await remove(unit, head, person, true);
    if (!left.ok) return left;
  } else await unit.stores.dataRequests.finish(request.id, unit.now, 'declined');
  await putOnRecord(unit, head.id, isGranted ? 'data-deletion-granted' : 'data-deletion-declined', person.id);
  const facts = { due: formatDate(dueOnOf(unit, request)) };
  await notify(unit, person.id, {
    noun: 'person',
    name: isGranted ? 'data-delete-granted' : 'data-delete-declined',
    facts,
  });
  return { ok: true, name };
}

/** Counts the person's stored questions, items and accounts. */
export async function countOwn(unit: Unit, person: Person) {
  const { questions, submissions, people } = unit.stores;
  return {
    questions: (await questions.ofAsker(person.id, mostRows)).length,
    items: (await submissions.ofAuthor(person.id, mostRows)).length,
    accounts: (await people.accountsOf(person.id)).length,
  };
}

/** Returns the address of the page with the person's copy. */
export async function exportOwn(unit: Unit, person: Person): Promise<string> {
  const url = await createPageLink(unit, { purpose: 'data', person: person.id });
  await putOnRecord(unit, person.id, 'data-exported', person.id);
  return url;
}

/**
 * Carries out a deletion whose day has come although questions are open: closes them, because an answer could no longer be
 * delivered. The writers of the answers are notified after the deletion, which would remove earlier notices about the questions.
 */
const forgetWithOpen = async (
  unit: Unit,
  person: Person,
  open: readonly Question[],
  after: SaidRows,
): Promise<void> => {
  const event = withdrawn(unit, person);
  const closed: Question[] = [];
  for (const question of open) closed.push(await carryOut(unit, question, [event], person.id, true));
  await forgetPerson(unit, person, after);
  for (const question of closed)
    await carryOutReactions(unit, reactToQuestion(event, question, question), relationsOf(unit, question));
};

/**
 * Runs each night. Carries out a few requests, because each one searches all messages; requests due today are all carried out.
 */
export const carryOutDataRequests = async (inWard: InWard): Promise<void> => {
  let left = deletionsANight;
  for (const { id } of await inWard(({ stores }) => stores.dataRequests.open())) {
    const person = await inWard(async (unit) => (await readyRequest(unit, id, left > 0))?.person);
    if (!person) continue;
    const after = await silenceInParts(inWard, person.id);
    if (await inWard((unit) => carryOutRequest(unit, id, left > 0, after))) left -= 1;
  }
};

/** Carries out one request in its own transaction. False: it must still wait. */
async function carryOutRequest(unit: Unit, id: string, isRoom: boolean, after: SaidRows): Promise<boolean> {
  const ready = await readyRequest(unit, id, isRoom);
  if (!ready) return false;
  await forgetWithOpen(unit, ready.person, ready.open, after);
  await unit.stores.dataRequests.finish(id, unit.now, 'deleted');
  return true;
}

/** Null: the request must still wait. */
async function readyRequest(unit: Unit, id: string, isRoom: boolean) {
  const today = localDateOf(unit.now, unit.ward.timeZone);
  const request = (await unit.stores.dataRequests.open()).find((each) => each.id === id);
  if (!request) return null;
  const person = await unit.stores.people.get(request.person);
  if (person.role !== 'citizen') return null;
  const open = await openQuestions(unit, person);
  // A question was asked after the request: the person is notified of the new day now, not when the old one has passed.
  if (open.length > 0 && !isProlonged(request)) await prolong(unit, request);
  const isDue = today >= dueOnOf(unit, request) && (open.length === 0 || isProlonged(request));
  return isDue || (open.length === 0 && isRoom) ? { person, open } : null;
}

/** Runs each working morning. Tells the head once about each deletion that is overdue. */
export const remindOfDataRequests = async (unit: Unit): Promise<void> => {
  for (const request of await unit.stores.dataRequests.open()) {
    if (unit.now < request.dueAt || !(await unit.stores.once(`data-late:${request.id}`, unit.now))) continue;
    const { name } = await unit.stores.people.get(request.person);
    const view = { noun: 'person', name: 'data-delete-late', facts: { name } } as const;
    await notifyRoles(unit, ['head'], view, `data-late:${request.id}`);
  }
};
