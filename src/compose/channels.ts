/** Channels begin: each is tried until its platform answers, and then is told where people write to it. */
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

/** Waits between two tries to start a channel, and the one that repeats; in milliseconds. */
const usual = { waits: [1_000, 2_000, 5_000, 15_000, 30_000], last: 60_000 };
/** The platform refuses us, or the program failed: somebody may put it right outside, and nobody has to start us again. */
const refusal = { waits: [60_000, 300_000, 900_000, 1_800_000], last: 3_600_000 };
/** A channel that ran so long was well: the next refusal is a first one. */
const wellMs = 3_600_000;

/** What the starts of channels need: each is tried until its platform answers. */
export interface ChannelStartsOptions {
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
  /** Where people write to us, when it is not the channels' own address. */
  readonly contactUrl?: string | undefined;
  /** Of everybody who has none of their own: a stranger is given none, which would be a call for each. */
  readonly menu?: readonly MenuEntry[];
  /** Between two tries. */
  readonly pause?: (ms: number) => Promise<void>;
  readonly now?: () => number;
  /** Left out: nothing ends the process here. */
  readonly reach?: CrashPoint;
}

/** Real time; keeps no process alive. */
export const wait = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false });

type MenuGiving = Required<Pick<ChannelStartsOptions, 'menu' | 'log' | 'pause'>> & {
  readonly isStopped: () => boolean;
};

/** Beside the rest: a platform that is away now is asked again. */
async function giveMenu(channel: Channel, ward: Ward, { menu, log, pause, isStopped }: MenuGiving): Promise<void> {
  if (!canSetMenu(channel) || menu.length === 0) return;
  for (let attempt = 0; !isStopped(); attempt += 1) {
    try {
      return await channel.setMenu(null, menu);
    } catch (error) {
      log.warn({ channel: channel.name, ward: ward.id, reason: String(error) }, 'the menu of a channel was not set');
      await pause(usual.waits[attempt] ?? refusal.last);
    }
  }
}

const failed =
  (log: Log, { ward }: WardRuntime, { name }: Channel, what: string) =>
  (error: unknown): void =>
    log.error({ ward: ward.id, channel: name, reason: String(error) }, what);

/** How often a channel was refused in a row, and since when it runs; null: it does not. */
function createRefusals(now: () => number) {
  const known = new Map<Channel, { readonly count: number; readonly begunAt: number | null }>();
  const of = (channel: Channel) => known.get(channel) ?? { count: 0, begunAt: null };
  return {
    begun: (channel: Channel): void => void known.set(channel, { count: of(channel).count, begunAt: now() }),
    /** Until a refused channel is tried again; longer each time. */
    waitMs: (channel: Channel): number => {
      const { count, begunAt } = of(channel);
      const before = begunAt !== null && now() - begunAt > wellMs ? 0 : count;
      known.set(channel, { count: before + 1, begunAt: null });
      return refusal.waits[before] ?? refusal.last;
    },
  };
}

/** With this one in place of its channel's older one, as the ward's file has them. */
const inOrderOf =
  (order: readonly string[]) =>
  <Link extends { readonly channel: string }>(known: readonly Link[], link: Link): readonly Link[] =>
    [...known.filter(({ channel }) => channel !== link.channel), link].sort(
      (a, b) => order.indexOf(a.channel) - order.indexOf(b.channel),
    );

/** A platform that does not answer, or refuses us, is tried again after growing pauses until `stop`. */
export const createChannelStarts = ({
  unitOfWork,
  log,
  contactUrl,
  menu = [],
  pause = wait,
  now = () => performance.now(),
  reach = nowhere,
}: ChannelStartsOptions) => {
  /** What the portal says of our channels, once they have told who they are. */
  const contacts = new Map<string, readonly PortalChannel[]>();
  let isStopped = false;
  const refusals = createRefusals(now);

  /** A platform that is down keeps nobody from starting: it is tried again until it answers. */
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

  /** Where people write to a channel, for invitations and the portal. */
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
    // Our own pages are linked by the portal itself, and nobody is invited to them.
    if (identity && !speaksThroughPages(channel)) await storeLink(runtime, channel.name, identity);
  };

  return {
    /** Returns at once; one that cannot be reached keeps no other waiting. */
    begin: (runtime: WardRuntime, channel: Channel): void => {
      openChannel(runtime, channel).catch(failed(log, runtime, channel, 'where a channel is found was not stored'));
    },
    /** It ran, and the platform refuses it now: it is begun again by itself, after growing pauses. */
    again: (runtime: WardRuntime, channel: Channel): void => {
      const waitMs = refusals.waitMs(channel);
      log.warn({ ward: runtime.ward.id, channel: channel.name, waitMs }, 'a channel is begun again later');
      pause(waitMs)
        .then(() => (isStopped ? undefined : openChannel(runtime, channel)))
        .catch(failed(log, runtime, channel, 'a channel was not begun'));
    },
    /** In a process that does not speak to platforms: what the one that does has found out. */
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
