/** What was not said is set aside; a photo or file that cannot be had must not keep its item from the portal. */

import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import { alarmUnknown } from '../usecases/alarm.ts';
import { noteEvent } from '../usecases/machine-log.ts';
import { recordDelivery } from '../usecases/question/delivery.ts';
import { put, tell } from '../usecases/tell.ts';

/**
 * It is not tried again. A card goes out once more without its picture; of an answer the office hears, as of one that is
 * held: somebody must phone. Of what may have arrived the head hears.
 * @param status `unknown`: it may have arrived
 */
export const setAside = async (
  unit: Unit,
  { id, key, effect }: Pick<OutboxRow, 'id' | 'key' | 'effect'>,
  status: 'dead' | 'unknown',
  { channel, why }: { readonly channel: string; readonly why: string },
): Promise<void> => {
  await unit.stores.outbox.mark(id, status, unit.now, { error: why });
  if (status === 'unknown') await noteEvent(unit, 'unknown', { about: effect.kind, id });
  if (effect.kind === 'card' && !effect.isPlain) await put(unit, `${key}:plain`, { ...effect, isPlain: true });
  else if (status === 'unknown') await alarmUnknown(unit, id);
  if (effect.kind === 'answer') await recordDelivery(unit, effect.question, 'failed', channel, why);
};

/** A row that is gone already is no error: somebody’s data was forgotten meanwhile. */
export const giveUpDelivery = async (unit: Unit, id: number, reason: string): Promise<void> => {
  const row = await unit.stores.outbox.find(id);
  if (!row) return;
  await setAside(unit, row, 'dead', { channel: '', why: reason });
  if (row.effect.kind === 'fetchFile') {
    const { file, submission } = row.effect;
    await unit.stores.checks.files.settle(file, { state: 'failed', refusal: 'gone' });
    const item = await unit.stores.submissions.get(submission);
    const name = item.files.find((each) => each.id === file)?.file.name ?? '…';
    await tell(unit, item.authorId, { key: 'file-gone', facts: { name, code: item.code } }, `file:${file}`);
  }
  if (row.effect.kind === 'fetchPhoto') {
    const { photo, submission } = row.effect;
    await unit.stores.submissions.settlePhoto(photo, { state: 'failed', refusal: 'gone' });
    const item = await unit.stores.submissions.get(submission);
    const number = item.photos.findIndex((each) => each.id === photo) + 1;
    await tell(unit, item.authorId, { key: 'photo-gone', facts: { which: number, code: item.code } }, `photo:${photo}`);
  }
};
