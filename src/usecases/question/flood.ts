/** Limits notices to the office when very many questions arrive. No question is refused. */
import type { Unit } from '../../ports/services.ts';
import { carryOutReactions } from '../react.ts';
import { leadersOnly } from './relations.ts';

const minuteMs = 60_000;
/** Notices of new questions to the office in ten minutes; further ones are summarised in one message. */
const noticesPerSpell = 30;
const spellMs = 600_000;

/** Whether the office gets a separate notice for one more question. */
export async function mayNotifyOffice(unit: Unit): Promise<boolean> {
  const firstMinute = Math.floor(unit.now.getTime() / spellMs) * (spellMs / minuteMs);
  if (await unit.stores.isWithin('pace:questions', firstMinute, noticesPerSpell)) return true;
  if (await unit.stores.once('storm', unit.now, spellMs))
    await carryOutReactions(
      unit,
      [
        {
          to: { holdersOf: 'leading' },
          view: { noun: 'citizen', name: 'question-storm', facts: {} },
          key: `${unit.cause}:storm`,
        },
      ],
      leadersOnly(unit),
    );
  return false;
}
