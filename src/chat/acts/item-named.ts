/** An act on an item that is named by its author or by words of its title: the one is shown or asked about, of several it is chosen. */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { type ItemInWords, isItemAbout } from '../../domain/words/item-in-words.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../../usecases/submission/read.ts';
import { tell } from '../../usecases/tell.ts';
import { type Reply, silence } from '../reply.ts';
import { button } from '../say/buttons.ts';
import { actByNumber } from './item.ts';

/** The newest that are looked through, and those that are offered. */
const mostItems = 60;
const mostOffered = 5;

const statesOf = (act: ItemInWords['act']): readonly Submission['state'][] =>
  act === 'unpublish' || act === 'correct'
    ? ['published']
    : act === 'view'
      ? ['submitted', 'approved', 'published', 'returned']
      : ['submitted'];

/** Null: no such item is there. */
export async function actOnNamed(unit: Unit, person: Person, { act, about }: ItemInWords): Promise<Reply | null> {
  const found: Submission[] = [];
  for (const item of await unit.stores.submissions.inStates(statesOf(act), mostItems)) {
    const author = await unit.stores.people.get(item.authorId);
    if (isItemAbout(about, read(unit, item).title, author.name)) found.push(item);
  }
  const [one, other] = found;
  if (!one) return null;
  const { letter } = actNamed(submissionActs, act);
  const number = Number(/\d+$/u.exec(one.code)?.[0] ?? 0);
  if (!other) return letter ? actByNumber(unit, person, { act, number, code: one.code, rest: '' }) : null;
  const { press } = actNamed(submissionActs, 'view');
  await tell(unit, person.id, {
    key: 'item-which',
    facts: { words: about, count: found.length },
    buttons: found
      .slice(0, mostOffered)
      .map((item) => [
        button(
          { key: 'choice-item-named', facts: { code: item.code, title: read(unit, item).title } },
          press,
          item.id,
          item.revision,
        ),
      ]),
  });
  return silence;
}
