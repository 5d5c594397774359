/**
 * A story that is the same wherever people write is told by `npm test` in one of the apps, each story in another one, and in
 * the rest of them by `tests/stories/other-apps.long.test.ts`. On PostgreSQL (`postgres.long.test.ts`) all apps tell it.
 */
import type { PlatformName } from './phones.ts';

/** By their platforms. */
export const apps: readonly PlatformName[] = ['telegram', 'zalo-oa', 'zalo-bot'];
/** Of a citizen, who may use our own page as well. */
export const appsAndPage: readonly PlatformName[] = [...apps, 'web'];

/** @param here where `npm test` tells it */
export function toldOn(here: PlatformName, all = apps): readonly PlatformName[] {
  if (process.env.TEST_DATABASE === 'postgresql') return all;
  return all.filter((each) => (each === here) !== (process.env.TEST_LONG === '1'));
}
