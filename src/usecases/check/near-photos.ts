/**
 * Photos that come apart from the words they belong to: some platforms know no albums, and where there are some, words
 * come with one photo of many. For a short while it is kept which messages brought files, and when words of the same
 * sender were stopped.
 */
import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';

/** So long before and after stopped words a photo of the same sender belongs to them, in milliseconds. */
export const nearMs = 120_000;
/** So long a message is remembered: what a document says is known when it has been fetched, in milliseconds. */
const rememberMs = 3_600_000;
/** Messages of one sender that are remembered: more than an item takes. */
const mostRemembered = 60;

/** A message of a contributor, as far as it decides which words belong to which photos. */
export interface Brought {
  readonly messageKey: string;
  readonly albumKey: string | null;
  readonly hasPhotos: boolean;
  readonly hasWords: boolean;
  /** Epoch ms. */
  readonly at: number;
}

const broughtSetting = (person: PersonId): string => `recent-photos:${person}`;
const stoppedSetting = (person: PersonId): string => `secret-words:${person}`;

const broughtBy = async ({ stores, now }: Unit, person: PersonId): Promise<readonly Brought[]> =>
  (JSON.parse((await stores.setting(broughtSetting(person))) || '[]') as readonly Brought[]).filter(
    ({ at }) => now.getTime() - at <= rememberMs,
  );

/** Notes that a message brought files; the oldest notes go. */
export const rememberBrought = async (unit: Unit, person: PersonId, brought: Omit<Brought, 'at'>): Promise<void> => {
  const all = [...(await broughtBy(unit, person)), { ...brought, at: unit.now.getTime() }].slice(-mostRemembered);
  await unit.stores.setSetting(broughtSetting(person), JSON.stringify(all));
};

/** Of a message with files that came within the hour; else null. */
export const broughtIn = async (unit: Unit, person: PersonId, messageKey: string): Promise<Brought | null> =>
  (await broughtBy(unit, person)).find((each) => each.messageKey === messageKey) ?? null;

/** Words with any photo of an album are words of all of it: then it belongs to no others. */
const albumHasWords = (all: readonly Brought[], albumKey: string): boolean =>
  all.some((each) => each.albumKey === albumKey && each.hasWords);

/** Whether words came with this album already. */
export const hasOwnWords = async (unit: Unit, person: PersonId, albumKey: string): Promise<boolean> =>
  albumHasWords(await broughtBy(unit, person), albumKey);

/**
 * Messages of this person that belong to what had to be stopped; they are not remembered any more.
 * @param stopped when it came, epoch ms, and in which album
 */
export const takeNear = async (
  unit: Unit,
  person: PersonId,
  stopped: { readonly at: number; readonly albumKey: string | null },
): Promise<readonly Brought[]> => {
  const all = await broughtBy(unit, person);
  const isNear = ({ at, albumKey, hasPhotos }: Brought): boolean => {
    if (albumKey && albumKey === stopped.albumKey) return true;
    return hasPhotos && Math.abs(stopped.at - at) <= nearMs && !(albumKey && albumHasWords(all, albumKey));
  };
  const near = all.filter(isNear);
  const others = all.filter((each) => !near.includes(each));
  if (near.length > 0) await unit.stores.setSetting(broughtSetting(person), JSON.stringify(others));
  return near;
};

/** Words of this person were stopped just now: photos that come beside them may show the same secret. */
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
