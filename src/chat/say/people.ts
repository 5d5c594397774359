/** What is said about people to whoever acts: invitations, accounts, their own data. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import { personActs } from '../../domain/act/person.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Deletion } from '../../usecases/person/own-data.ts';
import { button, skipButton } from './buttons.ts';

/** How somebody is spoken to about their own data. */
export const youOf = ({ role }: Person): Sentence => ({
  key: 'data-you',
  facts: { role: role === 'citizen' || role === 'contributor' ? role : 'board' },
});

const { press } = actNamed(personActs, 'ownData');

/** How much is kept of a person, before they ask for the copy of it. */
export interface OwnCounts {
  readonly accounts: number;
  readonly questions: number;
  readonly items: number;
}

/** @param due of a deletion that was asked for, as shown; null: none is */
export const ownDataMessage = (person: Person, counts: OwnCounts, due: string | null): Message => ({
  key: 'data-own',
  facts: {
    ...counts,
    you: youOf(person),
    name: person.name || 'none',
    phone: person.phone ? `0${person.phone.slice(2)}` : 'none',
    due: due ?? 'none',
  },
  buttons: [
    [button('choice-data-export', `${press}.export`)],
    [due === null ? button('choice-data-delete', `${press}.delete`) : button('choice-data-keep', `${press}.keep`)],
  ],
});

/** Asks before everything that is kept of somebody is erased. */
export const deletionSure = (person: Person): Message => ({
  key: 'data-delete-sure',
  facts: { you: youOf(person) },
  buttons: [[button('choice-data-sure', `${press}.sure`)], [skipButton]],
});

/** Null: a notice of its own says it. */
export function deletionMessage(person: Person, deletion: Deletion): Message | null {
  switch (deletion.kind) {
    case 'again':
      return { key: 'data-delete-again', facts: { you: youOf(person) } };
    case 'head':
      return { key: 'data-delete-of-head', facts: { due: deletion.due } };
    case 'atWork':
      return { key: 'data-delete-at-work', facts: { due: deletion.due } };
    case 'soon':
      return { key: 'data-delete-soon', facts: { due: deletion.due } };
    case 'prolonged':
      return null;
  }
}

/** The address of a page with what is kept of them. */
export const exportMessage = (person: Person, url: string): Message => ({
  key: 'data-export',
  facts: { you: youOf(person) },
  buttons: [[{ label: { key: 'choice-data-open' }, url }]],
});
