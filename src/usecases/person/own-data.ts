/**
 * `/dulieu`: what is kept about somebody, their copy of it, and its deletion, within the times of Luật 91/2025/QH15 and
 * NĐ 356/2025 Điều 5: shown at once, deleted within 20 days. What must stay is said: an answered question stays on record
 * without the person.
 */
import { addDays, formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import type { Button } from '../../domain/effect.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { createPageLink } from '../page-link.ts';
import { tell } from '../tell.ts';

/** Days within which data is deleted (NĐ 356/2025 Điều 5). */
const deletionDays = 20;
const mostRows = 1_000;

const press = (key: string, action: string): Button => ({ label: { key }, action, subject: '', revision: 0 });

const show = async (unit: Unit, person: Person): Promise<Outcome> => {
  const questions = await unit.stores.questions.ofAsker(person.id, mostRows);
  const items = await unit.stores.submissions.ofAuthor(person.id, mostRows);
  const accounts = await unit.stores.people.accountsOf(person.id);
  await tell(unit, person.id, {
    key: 'data-own',
    facts: {
      name: person.name || '–',
      accounts: accounts.length,
      phone: person.phone ? `0${person.phone.slice(2)}` : '–',
      questions: questions.length,
      items: items.length,
    },
    buttons: [[press('choice-data-export', 'data.export')], [press('choice-data-delete', 'data.delete')]],
  });
  return done();
};

/** A question stays on record without the person: their own words are masked as for the public. */
const withoutPerson = (unit: Unit, question: Question): Question => {
  const facts = wardFactsOf(unit.ward);
  const hide = (text: string): string => maskPersonalData(text, facts).masked;
  return {
    ...question,
    title: hide(question.title),
    body: hide(question.body),
    conversation: '',
    standing: {
      ...question.standing,
      addenda: question.standing.addenda.map((each) => ({ ...each, text: hide(each.text), photos: [] })),
    },
  };
};

/** Everything that leads from the ward's records to this person is gone afterwards. */
export const forgetPerson = async (unit: Unit, person: Person): Promise<void> => {
  for (const question of await unit.stores.questions.ofAsker(person.id, mostRows))
    await unit.stores.questions.save(withoutPerson(unit, question), question);
  await unit.stores.people.forget(person.id, unit.now);
  await unit.stores.audit.record({ actor: person.id, action: 'person-forgotten', object: person.id }, unit.now);
};

const deletionDue = (unit: Unit): Date => new Date(unit.now.getTime() + deletionDays * 86_400_000);

const erase = async (unit: Unit, person: Person): Promise<Outcome> => {
  const isAtWork = person.role !== 'citizen';
  const hasOpen = (await unit.stores.questions.ofAsker(person.id, mostRows)).some(({ state }) => isOpen(state));
  const request = {
    id: unit.ids.next(),
    person: person.id,
    kind: 'delete' as const,
    at: unit.now,
    dueAt: deletionDue(unit),
  };
  if (await unit.stores.dataRequests.openOf(person.id)) {
    await tell(unit, person.id, { key: 'data-delete-again' });
    return done();
  }
  await unit.stores.dataRequests.insert(request);
  await unit.stores.audit.record({ actor: person.id, action: 'data-deletion-asked', object: person.id }, unit.now);
  const facts = { due: formatDate(addDays(localDateOf(unit.now, unit.ward.timeZone), deletionDays)) };
  if (isAtWork) {
    await tell(unit, person.id, { key: 'data-delete-at-work', facts });
    for (const head of await unit.stores.people.withRoles(['head']))
      await tell(unit, head.id, { key: 'data-delete-to-head', facts: { ...facts, name: person.name } });
    return done();
  }
  if (hasOpen) {
    await tell(unit, person.id, { key: 'data-delete-after-answer', facts });
    return done();
  }
  await tell(unit, person.id, { key: 'data-delete-soon', facts });
  return done();
};

const exportLink = async (unit: Unit, person: Person): Promise<Outcome> => {
  const url = await createPageLink(unit, { purpose: 'data', person: person.id });
  await unit.stores.audit.record({ actor: person.id, action: 'data-exported', object: person.id }, unit.now);
  await tell(unit, person.id, { key: 'data-export', buttons: [[{ label: { key: 'choice-data-open' }, url }]] });
  return done();
};

export const ownData = async (unit: Unit, person: Person, what: string): Promise<Outcome> => {
  switch (what) {
    case 'export':
      return exportLink(unit, person);
    case 'delete':
      await tell(unit, person.id, {
        key: 'data-delete-sure',
        buttons: [[press('choice-data-sure', 'data.sure')], [press('choice-skip', 'skip')]],
      });
      return done();
    case 'sure':
      return erase(unit, person);
    default:
      return show(unit, person);
  }
};

/** Each night: what was asked for and can be done is done; what runs late is told to the head. */
export const carryOutDataRequests = async (unit: Unit): Promise<void> => {
  for (const request of await unit.stores.dataRequests.open()) {
    const person = await unit.stores.people.get(request.person);
    const hasOpen = (await unit.stores.questions.ofAsker(person.id, mostRows)).some(({ state }) => isOpen(state));
    if (person.role === 'citizen' && !hasOpen) {
      await forgetPerson(unit, person);
      await unit.stores.dataRequests.finish(request.id, unit.now, 'deleted');
    } else if (unit.now >= request.dueAt && (await unit.stores.once(`data-late:${request.id}`, unit.now))) {
      for (const head of await unit.stores.people.withRoles(['head']))
        await tell(unit, head.id, { key: 'data-delete-late', facts: { name: person.name } }, `data-late:${request.id}`);
    }
  }
};
