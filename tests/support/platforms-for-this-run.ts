/**
 * A story that is the same on every platform runs in `npm test` on only one of the apps, a different one for each story. The
 * other apps run it in `tests/stories/other-apps.long.test.ts`. On PostgreSQL (`postgres.long.test.ts`) all apps run it.
 */
import type { PlatformName } from './phones.ts';

/** The apps by their platforms. */
export const apps: readonly PlatformName[] = ['telegram', 'zalo-oa', 'zalo-bot'];
/** For stories of a citizen, who can also use the ward's own page. */
export const appsAndPage: readonly PlatformName[] = [...apps, 'web'];

/** The platforms on which a story runs in this run. @param here the platform of `npm test` */
export function platformsForThisRun(here: PlatformName, all = apps): readonly PlatformName[] {
  if (process.env.TEST_DATABASE === 'postgresql') return all;
  return all.filter((each) => (each === here) !== (process.env.TEST_LONG === '1'));
}
