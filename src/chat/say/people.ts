/** Messages to the acting person about people: invitations, accounts, their own data. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import { personActs } from '../../domain/act/person.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Deletion } from '../../usecases/person/own-data.ts';
import { button, skipButton } from './buttons.ts';

/** How a person is addressed about their own data. */
export const youOf = ({ role }: Person): Sentence => ({
  key: 'data-you',
  facts: { role: role === 'citizen' || role === 'contributor' ? role : 'board' },
});

const { press } = actNamed(personActs, 'ownData');

/** How much is stored about a person, shown before they ask for a copy. */
export interface OwnCounts {
  readonly accounts: number;
  readonly questions: number;
  readonly items: number;
}

/**
 * What is stored about the person.
 * @param due of a requested deletion, as shown; null when none was requested
 */
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

/** Asks before all data stored about a person is deleted. */
export const deletionSure = (person: Person): Message => ({
  key: 'data-delete-sure',
  facts: { you: youOf(person) },
  buttons: [[button('choice-data-sure', `${press}.sure`)], [skipButton]],
});

/** Confirms a requested deletion. Returns null when a separate notice does so. */
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

/** The link to a page with the person's stored data. */
export const exportMessage = (person: Person, url: string): Message => ({
  key: 'data-export',
  facts: { you: youOf(person) },
  buttons: [[{ label: { key: 'choice-data-open' }, url }]],
});
