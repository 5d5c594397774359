/** Starts the channels: each is retried until its platform answers; then its contact address is stored. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Channel, type ChannelIdentity, canSetMenu } from '../channel/channel.ts';
import { ChannelError } from '../channel/channel-error.ts';
import type { MenuEntry } from '../channel/outgoing.ts';
import { speaksThroughPages } from '../channel/page-channel.ts';
import type { Ward } from '../domain/ward.ts';
import { type CrashPoint, nowhere } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WardRuntime } from '../ward-runtime.ts';
import type { PortalChannel } from '../web/portal/ward.ts';

/** Waits between attempts to start a channel, and the last one, which repeats; in milliseconds. */
const usual = { waits: [1_000, 2_000, 5_000, 15_000, 30_000], last: 60_000 };
/**
 * The same after the platform refused the bot, or the program failed: the cause may be fixed outside, and then no
 * restart is needed.
 */
const refusal = { waits: [60_000, 300_000, 900_000, 1_800_000], last: 3_600_000 };
/** After running this long, a channel counts as healthy: the next refusal is treated as the first. */
const wellMs = 3_600_000;

/** What starting channels needs. */
export interface ChannelStartsOptions {
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
  /** Contact address, if it is not the channels' own. */
  readonly contactUrl?: string | undefined;
  /** Menu of everyone without a menu of their own. Strangers get no own menu, because each would cost a call. */
  readonly menu?: readonly MenuEntry[];
  /** Pause between attempts. */
  readonly pause?: (ms: number) => Promise<void>;
  readonly now?: () => number;
  /** Crash points for tests; by default none. */
  readonly reach?: CrashPoint;
}

/** Waits in real time; does not keep the process alive. */
export const wait = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false });

type MenuGiving = Required<Pick<ChannelStartsOptions, 'menu' | 'log' | 'pause'>> & {
  readonly isStopped: () => boolean;
};

/** Sets the menu in the background; an unreachable platform is retried. */
async function giveMenu(channel: Channel, ward: Ward, { menu, log, pause, isStopped }: MenuGiving): Promise<void> {
  if (!canSetMenu(channel) || menu.length === 0) return;
  for (let attempt = 0; !isStopped(); attempt += 1) {
    try {
      return await channel.setMenu(null, menu);
    } catch (error) {
      log.warn(
        { channel: channel.name, ward: ward.id, reason: String(error) },
        'the command menu of a channel could not be set',
      );
      await pause(usual.waits[attempt] ?? refusal.last);
    }
  }
}

const failed =
  (log: Log, { ward }: WardRuntime, { name }: Channel, what: string) =>
  (error: unknown): void =>
    log.error({ ward: ward.id, channel: name, reason: String(error) }, what);

/** How often a channel was refused in a row, and since when it runs; null if it does not run. */
function createRefusals(now: () => number) {
  const known = new Map<Channel, { readonly count: number; readonly begunAt: number | null }>();
  const of = (channel: Channel) => known.get(channel) ?? { count: 0, begunAt: null };
  return {
    begun: (channel: Channel): void => void known.set(channel, { count: of(channel).count, begunAt: now() }),
    /** Wait until a refused channel is retried; longer each time. */
    waitMs: (channel: Channel): number => {
      const { count, begunAt } = of(channel);
      const before = begunAt !== null && now() - begunAt > wellMs ? 0 : count;
      known.set(channel, { count: before + 1, begunAt: null });
      return refusal.waits[before] ?? refusal.last;
    },
  };
}

/** Replaces the channel's older link; the order is that of the ward's file. */
const inOrderOf =
  (order: readonly string[]) =>
  <Link extends { readonly channel: string }>(known: readonly Link[], link: Link): readonly Link[] =>
    [...known.filter(({ channel }) => channel !== link.channel), link].sort(
      (a, b) => order.indexOf(a.channel) - order.indexOf(b.channel),
    );

/**
 * Creates the starts. A platform that does not answer, or refuses the bot, is retried after growing pauses until
 * `stop`.
 */
export const createChannelStarts = ({
  unitOfWork,
  log,
  contactUrl,
  menu = [],
  pause = wait,
  now = () => performance.now(),
  reach = nowhere,
}: ChannelStartsOptions) => {
  /** The contact links that the portal shows, known once the channels have started. */
  const contacts = new Map<string, readonly PortalChannel[]>();
  let isStopped = false;
  const refusals = createRefusals(now);

  /** An unreachable platform does not delay the program's start; it is retried until it answers. */
  const startChannel = async (channel: Channel, ward: Ward): Promise<ChannelIdentity | null> => {
    for (let attempt = 0; !isStopped; attempt += 1) {
      try {
        const identity = await channel.start();
        refusals.begun(channel);
        log.info({ channel: channel.name, ward: ward.id }, 'a channel is up');
        return identity;
      } catch (error) {
        const kind = error instanceof ChannelError ? error.kind : 'unexpected';
        const isRefused = kind === 'credentials' || kind === 'unexpected';
        const waitMs = isRefused ? refusals.waitMs(channel) : (usual.waits[attempt] ?? usual.last);
        log.error({ channel: channel.name, ward: ward.id, kind, attempt, waitMs }, 'a channel could not start');
        await pause(waitMs);
      }
    }
    return null;
  };

  /** Stores the contact address of a channel, for invitations and the portal. */
  const storeLink = async (
    { ward, channels }: WardRuntime,
    name: string,
    { linkTo, displayName }: ChannelIdentity,
  ): Promise<void> => {
    if (!linkTo) return;
    const inOrder = inOrderOf([...channels.keys()]);
    const contact = { channel: name, name: displayName, url: contactUrl ?? linkTo() };
    contacts.set(ward.id, inOrder(contacts.get(ward.id) ?? [], contact));
    const link = { channel: name, prefix: linkTo('CODE').slice(0, -'CODE'.length) };
    await unitOfWork.run(ward.id, async (stores) => {
      const known = JSON.parse((await stores.setting('start-links')) ?? '[]') as readonly (typeof link)[];
      await stores.setSetting('start-links', JSON.stringify(inOrder(known, link)));
      await stores.setSetting('contacts', JSON.stringify(contacts.get(ward.id) ?? []));
    });
  };

  const openChannel = async (runtime: WardRuntime, channel: Channel): Promise<void> => {
    const identity = await startChannel(channel, runtime.ward);
    reach('channel.afterStart');
    if (identity) void giveMenu(channel, runtime.ward, { menu, log, pause, isStopped: () => isStopped });
    // The portal links its own pages itself, and invitations do not lead there.
    if (identity && !speaksThroughPages(channel)) await storeLink(runtime, channel.name, identity);
  };

  return {
    /** Returns at once; an unreachable channel does not delay the others. */
    begin: (runtime: WardRuntime, channel: Channel): void => {
      openChannel(runtime, channel).catch(failed(log, runtime, channel, 'the link of a channel could not be stored'));
    },
    /** Restarts a channel that ran and is refused now, after growing pauses. */
    again: (runtime: WardRuntime, channel: Channel): void => {
      const waitMs = refusals.waitMs(channel);
      log.warn({ ward: runtime.ward.id, channel: channel.name, waitMs }, 'a channel will be restarted later');
      pause(waitMs)
        .then(() => (isStopped ? undefined : openChannel(runtime, channel)))
        .catch(failed(log, runtime, channel, 'a channel could not be restarted'));
    },
    /** For a process that does not run the channels: reads what the worker has stored. */
    readContacts: async (ward: Ward): Promise<void> => {
      const told = (await unitOfWork.run(ward.id, (stores) => stores.setting('contacts'))) ?? '[]';
      contacts.set(ward.id, JSON.parse(told) as readonly PortalChannel[]);
    },
    contactsOf: (ward: Ward): readonly PortalChannel[] => contacts.get(ward.id) ?? [],
    stop: (): void => {
      isStopped = true;
    },
  };
};
