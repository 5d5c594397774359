/**
 * The answer to an album waits two and a half seconds for another part. A story whose people all wait for an answer needs no
 * such seconds: once every part has come and nothing is under way, that moment is now.
 */
import type { openCore } from '../../src/compose/core.ts';
import type { MovableClock } from '../../src/ports/clock.ts';
import { jobsUnderWay, rowsOf } from './rows.ts';

/** Quiet for so long, by the machine's clock: nothing of what was sent is between two steps. */
const stillMs = 100;

/** Jobs that wait for the rest of an album. */
const waits = ['answer-draft', 'propose-correction'];

interface Stage {
  readonly core: Awaited<ReturnType<typeof openCore>>;
  readonly clock: MovableClock;
  readonly nudge: () => void;
}

export function albumOver({ core, clock, nudge }: Stage) {
  let expected = 0;
  let movedAt = performance.now();
  const count = async (): Promise<number> => {
    const rows = rowsOf(core)
      .selectFrom('inbox')
      .select((eb) => eb.fn.countAll().as('rows'));
    return Number((await rows.executeTakeFirstOrThrow()).rows);
  };
  // Some stories break the connections to the database: what the story itself looks at is asked for again.
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
    /** Somebody is about to send so many deliveries. */
    comes: async (deliveries: number): Promise<void> => {
      expected = Math.max(expected, await arrived()) + deliveries;
    },
    /** Asked again and again by whoever waits. */
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
      // Looked at once: a machine that is busy may lie between two looks at its clock.
      const at = performance.now();
      if (isMoving) movedAt = at;
      if (at - movedAt < stillMs) return;
      movedAt = performance.now();
      clock.advance(Math.max(1, Math.min(...answers.map(({ dueAt }) => Number(dueAt))) - clock.now().getTime()));
      nudge();
    },
  };
}

export type AlbumOver = ReturnType<typeof albumOver>;

/** What is looked for, or null; then an album may be over. */
export const orAlbumOver =
  <Value>(album: AlbumOver, look: () => Value | null | undefined) =>
  async (): Promise<Value | null | undefined> => {
    const found = look();
    if (found === null || found === undefined) await album.look();
    return found;
  };
