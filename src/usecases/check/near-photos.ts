/**
 * Photos that come apart from the words they belong to: some platforms know no albums. For a short while it is kept which
 * messages brought photos, and when words of the same sender were stopped.
 */
import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';

/** So long before and after stopped words a photo of the same sender belongs to them, in milliseconds. */
export const nearMs = 120_000;
/** Photos of one sender that are remembered: more than an item takes. */
const mostRemembered = 60;

interface Brought {
  readonly messageKey: string;
  /** Epoch ms. */
  readonly at: number;
}

const broughtSetting = (person: PersonId): string => `recent-photos:${person}`;
const stoppedSetting = (person: PersonId): string => `secret-words:${person}`;

const brought = async ({ stores, now }: Unit, person: PersonId): Promise<readonly Brought[]> =>
  (JSON.parse((await stores.setting(broughtSetting(person))) || '[]') as readonly Brought[]).filter(
    ({ at }) => now.getTime() - at <= nearMs,
  );

export const rememberPhoto = async (unit: Unit, person: PersonId, messageKey: string): Promise<void> => {
  const all = [...(await brought(unit, person)), { messageKey, at: unit.now.getTime() }].slice(-mostRemembered);
  await unit.stores.setSetting(broughtSetting(person), JSON.stringify(all));
};

/** Keys of messages with photos of this person that came just before; they are not remembered any more. */
export const takeNearPhotos = async (unit: Unit, person: PersonId): Promise<readonly string[]> => {
  const near = await brought(unit, person);
  if (near.length > 0) await unit.stores.setSetting(broughtSetting(person), '');
  return near.map(({ messageKey }) => messageKey);
};

export const rememberStop = (unit: Unit, person: PersonId): Promise<void> =>
  unit.stores.setSetting(stoppedSetting(person), String(unit.now.getTime()));

/** The head has found it harmless: photos may come with it now. */
export const forgetStop = (unit: Unit, person: PersonId): Promise<void> =>
  unit.stores.setSetting(stoppedSetting(person), '');

/** When words of this person were stopped, epoch ms, if that was just now; else null. */
export const nearStop = async ({ stores, now }: Unit, person: PersonId): Promise<number | null> => {
  const at = Number((await stores.setting(stoppedSetting(person))) || '0');
  return at > 0 && now.getTime() - at <= nearMs ? at : null;
};
