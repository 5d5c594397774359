/**
 * Links photos to words of the same sender that arrive separately: some platforms have no albums, and in an album the
 * words come with one photo of many. For a short time the system stores which messages brought files, and when words of
 * a sender were stopped for secrecy.
 */
import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';

/** A photo of the same sender belongs to stopped words within this time before or after them, in milliseconds. */
export const nearMs = 120_000;
/** How long a message is remembered, in milliseconds. The text of a document is known only after it was fetched. */
const rememberMs = 3_600_000;
/** Messages remembered per sender; more than one item can contain. */
const mostRemembered = 60;

/** A message of a contributor, with the facts that decide which words belong to which photos. */
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

/** Remembers that a message brought files; drops the oldest entries above the limit. */
export const rememberBrought = async (unit: Unit, person: PersonId, brought: Omit<Brought, 'at'>): Promise<void> => {
  const all = [...(await broughtBy(unit, person)), { ...brought, at: unit.now.getTime() }].slice(-mostRemembered);
  await unit.stores.setSetting(broughtSetting(person), JSON.stringify(all));
};

/** The remembered message with files, if it came within the last hour. Otherwise null. */
export const broughtIn = async (unit: Unit, person: PersonId, messageKey: string): Promise<Brought | null> =>
  (await broughtBy(unit, person)).find((each) => each.messageKey === messageKey) ?? null;

/** Words with any photo of an album belong to the whole album, so its photos do not belong to other words. */
const albumHasWords = (all: readonly Brought[], albumKey: string): boolean =>
  all.some((each) => each.albumKey === albumKey && each.hasWords);

/** Whether this album already had words. */
export const hasOwnWords = async (unit: Unit, person: PersonId, albumKey: string): Promise<boolean> =>
  albumHasWords(await broughtBy(unit, person), albumKey);

/**
 * Returns the messages of this person that belong to the stopped message, and forgets them.
 * @param stopped when it came, epoch ms, and in which album
 */
export const takeMessagesNearStop = async (
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

/** Remembers that words of this person were stopped now. Photos that arrive close to them may show the same secret. */
export const rememberStop = (unit: Unit, person: PersonId): Promise<void> =>
  unit.stores.setSetting(stoppedSetting(person), String(unit.now.getTime()));

/** Clears the stop after the head found the message harmless; photos may come with it again. */
export const forgetStop = (unit: Unit, person: PersonId): Promise<void> =>
  unit.stores.setSetting(stoppedSetting(person), '');

/** When words of this person were stopped, in epoch ms, if that is less than `nearMs` ago. Otherwise null. */
export const recentStopAt = async ({ stores, now }: Unit, person: PersonId): Promise<number | null> => {
  const at = Number((await stores.setting(stoppedSetting(person))) || '0');
  return at > 0 && now.getTime() - at <= nearMs ? at : null;
};
