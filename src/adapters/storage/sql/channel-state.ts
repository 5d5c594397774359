/** What a channel stores between two starts: its rotating secret, its health, and the messages of a page. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { ChannelHealth, KeptSecret, Mailbox, SecretSlot } from '../../../channel/factory.ts';
import type { WardId } from '../../../domain/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { ChannelPlace, Sealer } from '../../../ports/storage.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

/** How often a waiting process polls the slot, in milliseconds. */
const lookEveryMs = 25;

interface Place extends ChannelPlace {
  readonly db: Kysely<DB>;
}

/**
 * Creates the slot of a channel's secret: one row with the sealed value and its holder. The holder is a token with an
 * expiry time, so the hold of a crashed process ends by itself; within one process a chain of promises keeps the order.
 * A value that this key cannot open (sealed by another key, or damaged on disk) counts as absent, and a new grant
 * replaces it.
 * @param clock real time: the demo's moved clock would end a hold too early
 */
export const createSecretSlot = (
  { db, ward: wardId, channel }: Place,
  sealer: Sealer,
  clock: Clock,
  log: Pick<Log, 'error'>,
): SecretSlot => {
  const row = () =>
    db.selectFrom('channel_secret').selectAll().where('wardId', '=', wardId).where('channel', '=', channel);
  const read = async (): Promise<KeptSecret | null> => {
    const found = await row().executeTakeFirst();
    if (!found?.value) return null;
    try {
      return { value: sealer.open(found.value), version: found.version };
    } catch (error) {
      log.error({ ward: wardId, channel, reason: String(error) }, 'the stored access of a channel cannot be decrypted');
      return null;
    }
  };
  const tryHold = async (token: string, holdMs: number): Promise<boolean> => {
    const now = clock.now().getTime();
    await db
      .insertInto('channel_secret')
      .values({ wardId, channel, updatedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { numUpdatedRows } = await db
      .updateTable('channel_secret')
      .set({ holdToken: token, holdUntil: now + holdMs })
      .where('wardId', '=', wardId)
      .where('channel', '=', channel)
      .where((eb) => eb.or([eb('holdToken', 'is', null), eb('holdUntil', '<', now)]))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  };
  let last: Promise<unknown> = Promise.resolve();
  const hold = async <Result>(
    holdMs: number,
    work: (current: KeptSecret | null, store: (value: string) => Promise<void>) => Promise<Result>,
  ): Promise<Result> => {
    const token = randomUUID();
    while (!(await tryHold(token, holdMs))) await sleep(lookEveryMs);
    const mine = () =>
      db
        .updateTable('channel_secret')
        .where('wardId', '=', wardId)
        .where('channel', '=', channel)
        .where('holdToken', '=', token);
    try {
      return await work(await read(), async (value) => {
        const { numUpdatedRows } = await mine()
          .set((eb) => ({
            value: sealer.seal(value),
            version: eb('version', '+', 1),
            updatedAt: clock.now().getTime(),
          }))
          .executeTakeFirst();
        if (numUpdatedRows !== 1n)
          throw new Error(`the hold on the secret of ${channel} expired and another process has taken it`);
      });
    } finally {
      await mine().set({ holdToken: null, holdUntil: null }).execute();
    }
  };
  return {
    read,
    exclusively: (holdMs, work) => {
      const mine = last.then(() => hold(holdMs, work));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
};

/** Stores messages for people who read them on a page of this server; the row's number is the message's id. */
export const createMailbox = (db: Kysely<DB>, wardId: WardId, clock: Clock): Mailbox => ({
  put: async (conversation, message) => {
    const { id } = await db
      .insertInto('mailbox')
      .values({ wardId, conversation, direction: 'out', message, at: clock.now().getTime() })
      .returning('id')
      .executeTakeFirstOrThrow();
    return String(id);
  },
});

/** Returns true if the state differs from the previous one, in which case the board is notified. */
export const putChannelHealth = async (
  { db, ward: wardId, channel }: Place,
  health: ChannelHealth,
  at: Date,
): Promise<boolean> => {
  const row = {
    state: health.kind,
    reason: 'reason' in health ? health.reason.slice(0, 300) : null,
    until:
      (health.kind === 'ok' ? health.accessUntil : health.kind === 'expiring' ? health.until : null)?.getTime() ?? null,
    updatedAt: at.getTime(),
  };
  const rows = wardRows(db, wardId);
  const before = await rows.one('channel_health', { channel });
  await rows.put('channel_health', { wardId, channel }, row);
  return before?.state !== health.kind;
};

/**
 * Deletes the health of channels that the ward does not have here, for example after a move or after they were removed
 * from the environment.
 */
export const forgetOtherChannels = async (
  { db, ward }: Omit<Place, 'channel'>,
  channels: readonly string[],
): Promise<void> => {
  await db.deleteFrom('channel_health').where('wardId', '=', ward).where('channel', 'not in', channels).execute();
};
