/**
 * Gives up a delivery: a message that could not be sent is set aside, a publication is tried again later, and a photo or file
 * that cannot be fetched no longer keeps its item from the portal.
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
 * Sets a row aside; it is not tried again. A card is sent once more without its picture. For an answer, the failure is recorded
 * for the office, as for a held one: the asker must be phoned. If the message may have arrived, the head is alerted.
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
/**
 * A failed publication is tried again once an hour for a day, so that a short outage does not keep an approved item off the
 * portal.
 */
const publishedAgainAtMost = 24;

async function publishLater(unit: Unit, { key, effect }: OutboxRow): Promise<void> {
  // The store prefixes each key with the ward.
  const [first = key, times = '0'] = key.replace(`${unit.ward.id}:`, '').split(':again-');
  if (Number(times) >= publishedAgainAtMost) return;
  await put(unit, `${first}:again-${Number(times) + 1}`, effect, new Date(unit.now.getTime() + hourMs));
}

/**
 * Marks a photo or file that could not be fetched as failed, so that its item goes on without it, and tells the author.
 * @param refusal `later`: fetching is still retried, for at most a day
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

/** Lets the item go on without a photo or file whose fetch is still retried every hour. */
export const waitNoLonger = async (unit: Unit, id: number): Promise<void> => {
  const row = await unit.stores.outbox.find(id);
  if (row) await goOnWithout(unit, row.effect, 'later');
};

/**
 * Gives up an outbox row after its last attempt. A missing row is not an error: the person's data was deleted meanwhile.
 * @param isTriedLater false when the hourly repeats of a publication have already been queued
 */
export const giveUpDelivery = async (unit: Unit, id: number, reason: string, isTriedLater = true): Promise<void> => {
  const row = await unit.stores.outbox.find(id);
  if (!row) return;
  await setAside(unit, row, 'dead', { channel: '', why: reason });
  if (isTriedLater && publicationKinds.includes(row.effect.kind)) await publishLater(unit, row);
  await goOnWithout(unit, row.effect, 'gone');
};
