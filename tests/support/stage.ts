/**
 * A running ward for stories that must work the same on every platform: the real system on real SQLite files, with one or several
 * platforms as strict simulators over HTTP. The steps of a person read the same for every platform.
 */
import { rmSync } from 'node:fs';
import Fastify from 'fastify';
import { afterEach, expect } from 'vitest';
import { channelFactories } from '../../bots/index.ts';
import type { ZaloBotWorld } from '../../bots/simulator/zalo-bot/world.ts';
import type { ZaloOaWorld } from '../../bots/simulator/zalo-oa/world.ts';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { openCore } from '../../src/compose/core.ts';
import { createSystem } from '../../src/compose/system.ts';
import { readConfig } from '../../src/config.ts';
import { type PersonId, personId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Log } from '../../src/ports/log.ts';
import { offerPin } from '../../src/usecases/link/offer-pin.ts';
import { albumClock, orAlbumOver } from './album-clock.ts';
import { newDataFolder } from './data-folder.ts';
import { openPhones, type Phone, type Phones, type PlatformName, type Shown } from './phones.ts';
import { storyDatabases } from './postgres.ts';
import { quickly } from './quick-pace.ts';
import { jobsUnderWay } from './rows.ts';
import { sharingCore } from './shared-workers.ts';
import { shippedTexts, shippedWard } from './shipped-ward.ts';
import { wardWith } from './ward-with.ts';
import { aPhoto, eventually, root, silentLog } from './world.ts';

/**
 * Milliseconds without progress after which work counts as blocked by a hanging platform,
 * which a story may test; the story then continues.
 */
const mostStillMs = 3_000;
/** Maximum milliseconds to wait: calls that hang and are retried look like progress. */
const mostQuietMs = 30_000;

export interface Player {
  readonly name: string;
  readonly phone: Phone;
  says(text: string): Promise<void>;
  /** @param captioned index of the photo that has the caption, from 0 */
  sends(count: number, caption?: string, captioned?: number): Promise<void>;
  /** Sends documents at once, on platforms that carry them. @param caption if a document can have one */
  brings(files: readonly { readonly bytes: Uint8Array; readonly name: string }[], caption?: string): Promise<void>;
  /** Waits for a message that contains these words. @returns its text */
  sees(words: string): Promise<string>;
  /** Presses the newest choice with this label, or types it where the platform has no buttons. */
  chooses(label: string): Promise<void>;
  choosesOn(words: string, label: string): Promise<void>;
  /** Waits for a message that contains these words and a link. @returns its last link */
  link(words: string): Promise<string>;
  count(words: string): number;
}

export interface StageOptions {
  readonly platforms: readonly PlatformName[];
  readonly now?: Date;
  readonly log?: Log;
  readonly env?: Readonly<Record<string, string>>;
  /** Changes to the shipped ward's file. */
  readonly ward?: Partial<Ward>;
  /** Sends at the platform's own rate limit. */
  readonly hasOwnPace?: boolean;
}

export const openStage = async (options: StageOptions) => {
  const dataDir = await newDataFolder();
  const start = options.now ?? new Date('2026-11-25T02:00:00Z');
  const began = performance.now();
  const clock = createMovableClock({ now: () => new Date(start.getTime() + Math.round(performance.now() - began)) });
  const phones = new Map<PlatformName, Phones>();
  for (const platform of options.platforms) phones.set(platform, await openPhones[platform](clock));
  const ward = wardWith(shippedWard(), options.ward);
  const opened = await openCore({
    ...{ root, dataDir, clock, reach: nowhere, wards: [ward] },
    texts: shippedTexts(),
    databases: await storyDatabases(),
  });
  const core = sharingCore(opened, dataDir);
  const probe = Fastify();
  const publicUrl = await probe.listen({ host: '127.0.0.1', port: 0 });
  const env = Object.assign({ DEMO: '0' }, ...[...phones.values()].map((each) => each.env()), options.env ?? {});
  const reading = readConfig(env, [ward.id], channelFactories);
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  const system = await createSystem({
    dataDir,
    wards: [ward],
    clock,
    log: options.log ?? silentLog,
    reach: nowhere,
    core,
    channels: options.hasOwnPace ? reading.config.channels : quickly(reading.config.channels),
    publicUrl: null,
    localUrl: () => publicUrl,
    // A worker does not run the timetable, so it runs only when the story calls `pass`, never at a minute of the real clock.
    role: 'worker',
  });
  // The port stays occupied until now, because other tests open ports at the same time.
  await probe.close();
  await system.app.listen({ host: '127.0.0.1', port: Number(new URL(publicUrl).port) });
  await system.start();
  await system.tick();
  for (const each of phones.values()) await each.connect(publicUrl);
  const [runtime] = system.runtimes;
  if (!runtime) throw new Error('no runtime');

  const album = albumClock({ core, clock, nudge: () => system.queue.nudge() });

  const playerOf = (name: string, phone: Phone): Player => {
    const glance = () =>
      phone
        .seen()
        .slice(-3)
        .map((each) => `${each.text} [${each.buttons.join('|')}]`)
        .join(' ‖ ');
    const find = (what: string, fits: (message: Shown) => boolean): Promise<Shown> =>
      eventually(
        () => `${name} looks for ${what}; sees: ${glance()}`,
        orAlbumOver(album, () => phone.seen().filter(fits).at(-1)),
      );
    const choose = async (words: string, label: string): Promise<void> => {
      const message = await find(
        `"${label}" on "${words}"`,
        ({ text, buttons }) => text.includes(words) && buttons.some((each) => each.includes(label)),
      );
      phone.choose(message, label);
    };
    return {
      name,
      phone,
      says: async (text) => {
        await album.comes(1);
        await phone.write(text);
      },
      sends: async (count, caption, captioned) => {
        const photos = await Promise.all(Array.from({ length: count }, () => aPhoto()));
        // The web page sends all its files in one form, so they count as one delivery.
        await album.comes(phone.begin ? 1 : count);
        await phone.photos(photos, caption, captioned);
      },
      brings: async (files, caption) => {
        if (!phone.papers) throw new Error(`the chat of ${name} carries no documents`);
        await album.comes(files.length);
        phone.papers(files, caption);
      },
      sees: async (words) => (await find(`"${words}"`, ({ text }) => text.includes(words))).text,
      chooses: (label) => choose('', label),
      choosesOn: choose,
      link: async (words) => {
        const message = await find(
          `an address on "${words}"`,
          ({ text, links }) => text.includes(words) && links.length > 0,
        );
        return message.links.at(-1) ?? '';
      },
      count: (words) => phone.seen().filter(({ text }) => text.includes(words)).length,
    };
  };

  /** Waits until no job is running, or until nothing has changed for a while. */
  const untilQuiet = async (): Promise<void> => {
    const underWay = async (): Promise<string> => {
      const jobs = await jobsUnderWay(core, clock.now().getTime());
      return jobs.map((job) => Object.values(job).join(' ')).join();
    };
    let before = '';
    const began = performance.now();
    let movedAt = began;
    for (;;) {
      const now = await underWay();
      const at = performance.now();
      if (now === '' || at - began > mostQuietMs || (now === before && at - movedAt > mostStillMs)) return;
      if (now !== before) movedAt = at;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  /** Creates a person with a role and accounts, as an invitation would. */
  const putPerson = (name: string, role: Role, accounts: readonly [PlatformName, Phone][], hasAccepted: boolean) =>
    core.unitOfWork.run(ward.id, async (stores): Promise<PersonId> => {
      const unit = runtime.openUnit(stores, `test:${name}`);
      const id = personId(unit.ids.next());
      await stores.people.insert({
        id,
        name,
        role,
        unit: null,
        status: 'active',
        locale: 'vi',
        noticedAt: role === 'citizen' ? null : unit.now,
        createdAt: unit.now,
      });
      for (const [channel, phone] of accounts)
        await stores.people.putAccount({
          channel,
          accountId: phone.accountId,
          personId: id,
          conversation: phone.accountId,
          displayName: name,
          lastUsedAt: unit.now,
          unreachableAt: null,
        });
      if (hasAccepted && role !== 'citizen') await stores.people.accept(id, '1', unit.now);
      await offerPin(unit, await stores.people.get(id));
      return id;
    });

  const phonesOf = (platform: PlatformName): Phones => {
    const found = phones.get(platform);
    if (!found) throw new Error(`${platform} is not on this stage`);
    return found;
  };

  return {
    system,
    core,
    ward,
    clock,
    runtime,
    publicUrl,
    dataDir,
    phonesOf,
    eventually,
    /** A person with a phone who is unknown to the ward. */
    stranger: (name: string, platform: PlatformName = options.platforms[0] ?? 'telegram'): Player =>
      playerOf(name, phonesOf(platform).add(name)),
    person: async (
      name: string,
      role: Role,
      {
        platform = options.platforms[0] ?? 'telegram',
        hasAccepted = true,
      }: { platform?: PlatformName; hasAccepted?: boolean } = {},
    ): Promise<Player & { readonly id: PersonId }> => {
      const phone = phonesOf(platform).add(name);
      const id = await putPerson(name, role, [[platform, phone]], hasAccepted);
      const player = playerOf(name, phone);
      if (phone.begin) {
        phone.begin();
        await player.sees('hào');
      }
      return { ...player, id };
    },
    questions: () => core.unitOfWork.run(ward.id, (stores) => stores.questions.list()),
    /** Puts a question with its answer on the portal, as if published earlier. */
    publishAnswer: (title: string, text: string) =>
      core.publisher.apply({
        key: `test:${title}`,
        ward: ward.id,
        code: 'HD-2601-0001',
        version: 1,
        title,
        summary: title,
        paragraphs: [text],
        category: 'answer',
        section: 'hoi-dap',
        eventOn: null,
        place: null,
        source: ward.fullName,
        authors: [],
        photographers: [],
        photos: [],
        publishedAt: clock.now(),
        updatedAt: clock.now(),
        corrections: [],
        files: [],
        documentNumber: null,
        signer: null,
        withdrawn: false,
      }),
    submissions: (): Promise<readonly Submission[]> =>
      core.unitOfWork.run(ward.id, (stores) => stores.submissions.inStates(null, 1000)),
    article: (words: string) =>
      eventually(
        () => `an article "${words}" on the portal`,
        async () => {
          const { items } = (await (await fetch(`${publicUrl}/api/v1/articles`)).json()) as {
            items: { title: string; slug: string }[];
          };
          const found = items.find((item) => item.title.includes(words));
          if (!found) return null;
          const article = (await (await fetch(`${publicUrl}/api/v1/articles/${found.slug}`)).json()) as {
            title: string;
            photos: readonly unknown[];
            authors: readonly string[];
          };
          return { ...article, page: await (await fetch(`${publicUrl}/tin/${found.slug}`)).text() };
        },
      ),
    /** The simulators of the platforms. @throws Error if the platform is not on this stage */
    get oa(): ZaloOaWorld {
      const { oa } = phonesOf('zalo-oa');
      if (!oa) throw new Error('no Official Account');
      return oa;
    },
    get bot(): ZaloBotWorld {
      const { bot } = phonesOf('zalo-bot');
      if (!bot) throw new Error('no Zalo bot');
      return bot;
    },
    /** Waits until no job is running, advances the clock, and runs what is due by the timetable. */
    pass: async (ms: number): Promise<void> => {
      await untilQuiet();
      clock.advance(ms);
      await system.tick();
    },
    /** Closes the stage. Fails if the product broke a rule of a platform, except the rules in `expected`. */
    close: async (expected: readonly string[] = []): Promise<void> => {
      const broken = [...phones.values()].flatMap((each) => each.violations());
      const violations = broken.filter(({ rule }) => !expected.includes(rule));
      await system.stop(5_000);
      for (const each of phones.values()) await each.close();
      rmSync(dataDir, { recursive: true, force: true });
      expect(violations).toEqual([]);
    },
  };
};

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Opens a stage for the running test and closes it after the test, even if the test fails. */
export function stagePerTest(): typeof openStage {
  const open: Stage[] = [];
  afterEach(async () => {
    for (const stage of open.splice(0)) await stage.close();
  });
  return async (options) => {
    const stage = await openStage(options);
    open.push(stage);
    return stage;
  };
}

/** All text on the person's screen. */
export const everything = ({ phone }: Player): string =>
  phone
    .seen()
    .map(({ text }) => text)
    .join('\n');
