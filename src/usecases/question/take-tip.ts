/** A board member takes a tip: its words and photos become their draft, with the citizen as its source. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { carryOutReactions } from '../react.ts';
import { type Added, addToDraft } from '../submission/draft.ts';
import { leadersOnly } from './relations.ts';
import { tipReaders } from './send-tip.ts';

/** Characters of a tip in a notice about it. */
const beginning = 80;

/** The first person to press gets the tip; the others are notified that it is taken. */
export async function takeTip(unit: Unit, actor: Person, id: string): Promise<Outcome<{ readonly added: Added }>> {
  if (!isBoard(actor.role)) return refused('issue-not-entitled');
  const tip = await unit.stores.tips.take(id, actor.id, unit.now);
  if (!tip) return refused('issue-tip-taken');
  const citizen = await unit.stores.people.get(tip.person);
  const outcome = await addToDraft(unit, actor, {
    text: tip.text,
    photos: tip.photos.map((file, at) => ({ file, position: tip.at.getTime() + at })),
    messageKey: `tip:${id}`,
    albumKey: null,
    forwardedFrom: citizen.name,
    saidAt: tip.at,
  });
  const view = { noun: 'citizen', name: 'tip-taken', facts: { name: actor.name } } as const;
  // A sent message keeps its button, so the other readers are told who has taken the tip.
  const facts = { name: actor.name, text: cutText(tip.text, beginning) };
  const byWhom = { noun: 'citizen', name: 'tip-taken-by', facts } as const;
  await carryOutReactions(
    unit,
    [
      { to: { person: citizen.id }, view, key: `tip-taken:${id}` },
      ...tipReaders.map((role) => ({ to: { role }, view: byWhom, key: `tip-taken-by:${id}`, except: actor.id })),
    ],
    leadersOnly(unit),
  );
  return outcome.ok ? { ok: true, added: outcome } : outcome;
}
