/** What the outbox holds for people to read: notices by their names, messages by their keys. */
import type { Core } from '../../src/compose/core.ts';
import { rowsOf } from './rows.ts';

export interface Told {
  readonly person: string;
  readonly name: string;
  /** Of a message its facts, of a notice all that it knows. */
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly person: string;
  readonly message?: { readonly key: string; readonly facts?: Told['facts'] };
  readonly view?: { readonly name: string };
}

/** Oldest first. What was forgotten is not among it. */
export async function toldIn(core: Core, person?: { readonly id: string }): Promise<readonly Told[]> {
  const rows = await rowsOf(core)
    .selectFrom('outbox')
    .select('effect')
    .where('kind', 'in', ['tell', 'notice'])
    .orderBy('id')
    .execute();
  return rows
    .map(({ effect }) => JSON.parse(effect) as Row)
    .flatMap(({ person: to, message, view }) => {
      if (person && to !== person.id) return [];
      if (message) return [{ person: to, name: message.key, facts: message.facts ?? {} }];
      return view ? [{ person: to, name: view.name, facts: { ...view } }] : [];
    });
}
