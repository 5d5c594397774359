/**
 * What was not said is set aside, and a publication is tried again later; a photo or file that cannot be had must not keep its
 * item from the portal.
 */

import type { Effect } from '../domain/effect.ts';
import { isExpected } from '../domain/submission/photos-and-files.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import { alarmUnknown } from '../usecases/alarm.ts';
import { noteEvent } from '../usecases/machine-log.ts';
import { recordDelivery } from '../usecases/question/delivery.ts';
import { whichPhoto } from '../usecases/submission/refused-photo.ts';
import { put, tell } from '../usecases/tell.ts';
import { shownName } from './fetch-file.ts';

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

/**
 * What could not be had must not keep its item from the portal: the item goes on without it, and its author hears.
 * @param refusal `later`: it is tried again, for a day at most
 */
async function goOnWithout(unit: Unit, effect: Effect, refusal: 'gone' | 'later'): Promise<void> {
  const { submissions, checks } = unit.stores;
  const fate = { state: 'failed', refusal } as const;
  if (effect.kind === 'fetchFile') {
    const item = await submissions.get(effect.submission);
    const file = item.files.find(({ id }) => id === effect.file);
    if (!file || !isExpected(file)) return;
    await checks.files.settle(file.id, fate);
    const facts = { name: shownName(file), code: item.code };
    await tell(unit, item.authorId, { key: `file-${refusal}`, facts }, `file-${refusal}:${file.id}`);
  }
  if (effect.kind === 'fetchPhoto') {
    const item = await submissions.get(effect.submission);
    const photo = item.photos.find(({ id }) => id === effect.photo);
    if (!photo || !isExpected(photo)) return;
    await submissions.settlePhoto(photo.id, fate);
    const facts = { which: whichPhoto(item, photo.id), code: item.code };
    await tell(unit, item.authorId, { key: `photo-${refusal}`, facts }, `photo-${refusal}:${photo.id}`);
  }
}

/** It is tried again and again, an hour apart; what waited for it goes on without. */
export const waitNoLonger = async (unit: Unit, id: number): Promise<void> => {
  const row = await unit.stores.outbox.find(id);
  if (row) await goOnWithout(unit, row.effect, 'later');
};

/**
 * A row that is gone already is no error: somebody’s data was forgotten meanwhile.
 * @param isTriedLater a publication is put again; false: that was done already, for a day
 */
export const giveUpDelivery = async (unit: Unit, id: number, reason: string, isTriedLater = true): Promise<void> => {
  const row = await unit.stores.outbox.find(id);
  if (!row) return;
  await setAside(unit, row, 'dead', { channel: '', why: reason });
  if (isTriedLater && publicationKinds.includes(row.effect.kind)) await publishLater(unit, row);
  await goOnWithout(unit, row.effect, 'gone');
};
