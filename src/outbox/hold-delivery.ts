/**
 * Holds a message when none of the recipient's accounts can be reached: it waits until the person writes, and the board sees whom
 * to call.
 */
import type { ChannelError } from '../channel/channel-error.ts';
import { isListOfTheDay, isWorthCall } from '../domain/effect.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import { alarmRefusal } from '../usecases/alarm.ts';
import { recordDelivery } from '../usecases/question/delivery.ts';
import type { Call } from './call.ts';

/** Returns false when the row is dropped instead: a daily list is built anew the next day. */
export async function holdDelivery(unit: Unit, { id, effect }: OutboxRow, why: string): Promise<boolean> {
  const isKept = !isListOfTheDay(effect);
  await unit.stores.outbox.mark(id, isKept ? 'held' : 'dropped', unit.now, { error: why });
  if (isWorthCall(effect))
    await unit.stores.callNotes.insert({ id: unit.ids.next(), person: effect.person, outboxId: id, at: unit.now });
  return isKept;
}

/** Holds a message whose content the platform refused: the board must phone, and it is tried again when the person writes. */
export async function holdRefused(
  unit: Unit,
  row: OutboxRow,
  { channel }: Call,
  { kind, details: { description = kind } }: ChannelError,
): Promise<void> {
  await holdDelivery(unit, row, kind);
  if (row.effect.kind === 'answer')
    await recordDelivery(unit, row.effect.question, 'failed', channel.name, description);
  if (isWorthCall(row.effect)) await alarmRefusal(unit, channel.name, description);
}
