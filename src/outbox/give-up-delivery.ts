/**
 * What was not said is set aside, and a publication is tried again later; a photo or file that cannot be had must not keep its
 * item from the portal.
 */

import type { Effect } from '../domain/effect.ts';
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

const publicationKinds: readonly Effect['kind'][] = ['publish', 'publishQuestion', 'publishSection'];
const hourMs = 3_600_000;
/** Once an hour for a day: what was approved must not stay unseen because the machine had a bad quarter of an hour. */
const publishedAgainAtMost = 24;

async function publishLater(unit: Unit, { key, effect }: OutboxRow): Promise<void> {
  // The store puts the ward before each key.
  const [first = key, times = '0'] = key.replace(`${unit.ward.id}:`, '').split(':again-');
  if (Number(times) >= publishedAgainAtMost) return;
  await put(unit, `${first}:again-${Number(times) + 1}`, effect, new Date(unit.now.getTime() + hourMs));
}

/** A row that is gone already is no error: somebody’s data was forgotten meanwhile. */
export const giveUpDelivery = async (unit: Unit, id: number, reason: string): Promise<void> => {
  const row = await unit.stores.outbox.find(id);
  if (!row) return;
  await setAside(unit, row, 'dead', { channel: '', why: reason });
  if (publicationKinds.includes(row.effect.kind)) await publishLater(unit, row);
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
