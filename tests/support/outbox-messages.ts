/** The messages and notices in the outbox: notices by their names, messages by their keys. */
import type { Core } from '../../src/compose/core.ts';
import { rowsOf } from './rows.ts';

export interface Told {
  readonly person: string;
  readonly name: string;
  /** The facts of a message, or all data of a notice. */
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly person: string;
  readonly message?: { readonly key: string; readonly facts?: Told['facts'] };
  readonly view?: { readonly name: string };
}

/** Returns the entries oldest first, without deleted ones. */
export async function outboxMessages(core: Core, person?: { readonly id: string }): Promise<readonly Told[]> {
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
