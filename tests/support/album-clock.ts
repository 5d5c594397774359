/**
 * The bot answers an album only after it has waited two and a half seconds for further
 * parts. Stories need not wait in real time: once every expected part has arrived and no job
 * is running, this helper advances the story's clock to the due time of the answer.
 */
import type { openCore } from '../../src/compose/core.ts';
import type { MovableClock } from '../../src/ports/clock.ts';
import { jobsUnderWay, rowsOf } from './rows.ts';

/** Milliseconds of real time without any activity after which every sent part counts as processed. */
const stillMs = 100;

/** Jobs that wait for the rest of an album. */
const waits = ['answer-draft', 'propose-correction'];

interface Stage {
  readonly core: Awaited<ReturnType<typeof openCore>>;
  readonly clock: MovableClock;
  readonly nudge: () => void;
}

export function albumClock({ core, clock, nudge }: Stage) {
  let expected = 0;
  let movedAt = performance.now();
  const count = async (): Promise<number> => {
    const rows = rowsOf(core)
      .selectFrom('inbox')
      .select((eb) => eb.fn.countAll().as('rows'));
    return Number((await rows.executeTakeFirstOrThrow()).rows);
  };
  // Some stories break the database connections. The helper's own queries are therefore retried.
  const arrived = async (): Promise<number> => {
    for (let tries = 0; ; tries += 1)
      try {
        return await count();
      } catch (error) {
        if (tries >= 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
  };
  return {
    /** Call before sending this number of deliveries. */
    comes: async (deliveries: number): Promise<void> => {
      expected = Math.max(expected, await arrived()) + deliveries;
    },
    /** Called repeatedly while a story waits for a message. Advances the clock when the album is complete. */
    look: async (): Promise<void> => {
      const now = clock.now().getTime();
      const answers = await rowsOf(core)
        .selectFrom('job')
        .select('dueAt')
        .where('task', 'in', waits)
        .where('status', '=', 'waiting')
        .execute();
      const isMoving =
        answers.length === 0 || (await jobsUnderWay(core, now)).length > 0 || (await arrived()) < expected;
      // Read the clock only once: on a busy machine much time can pass between two readings.
      const at = performance.now();
      if (isMoving) movedAt = at;
      if (at - movedAt < stillMs) return;
      movedAt = performance.now();
      clock.advance(Math.max(1, Math.min(...answers.map(({ dueAt }) => Number(dueAt))) - clock.now().getTime()));
      nudge();
    },
  };
}

export type AlbumOver = ReturnType<typeof albumClock>;

/** Returns what `look` finds. If it finds nothing, checks whether the album is complete. */
export const orAlbumOver =
  <Value>(album: AlbumOver, look: () => Value | null | undefined) =>
  async (): Promise<Value | null | undefined> => {
    const found = look();
    if (found === null || found === undefined) await album.look();
    return found;
  };
