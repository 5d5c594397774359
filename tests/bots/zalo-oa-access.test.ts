import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { createMemorySecretSlot } from '../support/secret-slot.ts';
import { appSecret, type FakeZalo, firstRefresh, ownOaId, paths, startFakeZalo } from './zalo-oa-fake.ts';
import { aContext, aMessage, openChannel, patientTimes, type ZaloOaContext } from './zalo-oa-world.ts';

type Channel = ReturnType<typeof openChannel>;

let fake: FakeZalo;
let opened: Channel[];

beforeEach(async () => {
  fake = await startFakeZalo();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((channel) => channel.stop()));
  await fake.close();
});

function open(context: ZaloOaContext, ...more: [config?: Parameters<typeof openChannel>[2], times?: object]): Channel {
  const channel = openChannel(fake, context, ...more);
  opened.push(channel);
  return channel;
}

async function opening(context = aContext(), ...more: [config?: Parameters<typeof openChannel>[2], times?: object]) {
  const channel = open(context, ...more);
  await channel.start();
  return { channel, context };
}

const say = (channel: Channel, text = 'x') => channel.send(aMessage({ text }));
const storedPair = (context: ZaloOaContext) => JSON.parse(context.secret.stored.at(-1) ?? '{}');
const kinds = ({ health }: ZaloOaContext) => health.map(({ kind }) => kind);
const failToken = (...answers: FakeZalo['script'][number]['answer'][]) => {
  for (const answer of answers) fake.script.push({ path: paths.token, answer });
};

describe('the first start', () => {
  it('renews the configured token once, stores the pair, and learns who we are', async () => {
    const channel = open(aContext(), { oaId: null });
    const identity = await channel.start();
    expect(identity).toMatchObject({ accountId: ownOaId, displayName: 'OA Phường Mẫu' });
    expect(identity.linkTo?.()).toBe(`https://zalo.me/${ownOaId}`);
    expect(fake.state.refreshes).toBe(1);
    const [call] = fake.of(paths.token);
    expect(call?.headers.secret_key).toBe(appSecret);
    expect(call?.body).toEqual({
      refresh_token: firstRefresh,
      grant_type: 'refresh_token',
      app_id: '3141592653589793238',
    });
  });

  it('and each later renewal store before they use, whoever asks meanwhile', async () => {
    const slot = createMemorySecretSlot();
    const slow: typeof slot = {
      ...slot,
      exclusively: (holdMs, work) =>
        slot.exclusively(holdMs, (kept, store) =>
          work(kept, async (value) => {
            await new Promise((resolve) => setTimeout(resolve, 60));
            await store(value);
          }),
        ),
    };
    const early: string[] = [];
    fake.state.watch = ({ path, headers }) => {
      const used = String(headers.access_token ?? '');
      if (path !== paths.token && !slot.stored.join().includes(`"${used}"`)) early.push(used);
    };
    const { channel, context } = await opening(aContext({}, slow));
    context.pass(22.5);
    const looking = channel.start();
    const saying: Promise<unknown>[] = [];
    for (let at = 0; at < 30; at += 1) {
      saying.push(say(channel, `tin ${at}`));
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    await Promise.all([looking, ...saying]);
    expect(early).toEqual([]);
    expect(fake.state.refreshes).toBe(2);
    expect(fake.said).toHaveLength(30);
  });

  it('does not use the configured token again after a restart', async () => {
    const { context } = await opening();
    await opening(aContext({}, context.secret));
    expect(fake.state.refreshes).toBe(1);
    expect(fake.usedRefreshTokens).toEqual([]);
  });

  it('hears without any access, and says what has to be done', async () => {
    const context = aContext();
    const channel = open(context, { firstRefreshToken: null });
    const identity = await channel.start();
    expect(identity).toMatchObject({ accountId: ownOaId, displayName: 'Zalo OA' });
    expect(context.health).toEqual([{ kind: 'needsReconnect', reason: 'access has not been granted yet' }]);
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(fake.calls).toEqual([]);
    expect(channel.acceptWebhook({ headers: {}, body: Buffer.from('{}') })).toEqual({ kind: 'probe' });
  });

  it('throws when Zalo is out of reach, and heals when it is called again', async () => {
    const context = aContext();
    const channel = open(context);
    failToken({ status: 403, body: 'no' });
    await expect(channel.start()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(context.health).toEqual([]);
    context.pass(0.1);
    await channel.start();
    expect(kinds(context)).toEqual(['ok']);
  });

  it('takes lives as text, number, or not told', async () => {
    for (const [told, hours] of [
      ['90000', 25],
      [7_200, 2],
      ['soon', 1],
    ] as const) {
      fake.state.lifeSeconds = told;
      fake.state.refresh = firstRefresh;
      const { context } = await opening();
      expect(storedPair(context).accessUntil - context.now().getTime()).toBe(hours * 3_600_000);
    }
  });
});

describe('200 messages at the moment the token dies', () => {
  it('renew once, lose none and say none twice', async () => {
    const { channel, context } = await opening(aContext(), {}, patientTimes);
    await say(channel, 'before');
    const holdsBefore = context.secret.holds();
    fake.state.delayMs = 30;
    fake.killAccess();
    const texts = Array.from({ length: 200 }, (_, at) => `tin ${at}`);
    await Promise.all(texts.map((text) => say(channel, text)));
    expect(fake.state.refreshes).toBe(2);
    expect(fake.usedRefreshTokens).toEqual([]);
    const said = fake.said.map(({ message }) => (message as { text: string }).text);
    expect(said.toSorted()).toEqual(['before', ...texts].toSorted());
    // They do not hold the database's slot one after the other.
    expect(context.secret.holds() - holdsBefore).toBe(1);
  });

  it('the same in three processes with one database', async () => {
    const slot = createMemorySecretSlot();
    const channels: Channel[] = [];
    for (let at = 0; at < 3; at += 1) channels.push((await opening(aContext({}, slot), {}, patientTimes)).channel);
    expect(fake.state.refreshes).toBe(1);
    fake.state.delayMs = 10;
    fake.killAccess();
    const texts = Array.from({ length: 60 }, (_, at) => `tin ${at}`);
    await Promise.all(texts.flatMap((text, at) => say(channels[at % 3] as Channel, text)));
    expect(fake.state.refreshes).toBe(2);
    expect(fake.usedRefreshTokens).toEqual([]);
    expect(fake.said.map(({ message }) => (message as { text: string }).text).toSorted()).toEqual(texts.toSorted());
    expect(slot.mostHolders()).toBe(1);
  });

  it.each([-216, -220, 216, 401, -401])(
    'a call in flight that fails with %i is repeated exactly once',
    async (error) => {
      const { channel } = await opening();
      fake.script.push({ path: paths.send, answer: { error } });
      await say(channel);
      expect(fake.said).toHaveLength(1);
      expect(fake.of(paths.send)).toHaveLength(2);
      fake.script.push({ path: paths.send, answer: { error } }, { path: paths.send, answer: { error } });
      await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
      expect(fake.of(paths.send)).toHaveLength(4);
      expect(fake.said).toHaveLength(1);
    },
  );

  it('does not renew in a storm when no token is ever taken', async () => {
    const { channel, context } = await opening();
    for (let at = 0; at < 30; at += 1) fake.script.push({ path: paths.send, answer: { error: -216 } });
    for (let at = 0; at < 10; at += 1) await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(fake.state.refreshes).toBe(2);
    expect(context.health.at(-1)?.kind).toBe('needsReconnect');
    fake.script.length = 0;
    context.pass(0.1);
    await say(channel);
    expect(context.health.at(-1)?.kind).toBe('ok');
  });
});

describe('ahead of time', () => {
  it('renews when less than three hours remain, and not before', async () => {
    const { channel, context } = await opening(aContext(), {}, { lookMs: 5 });
    context.pass(21.9);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(fake.state.refreshes).toBe(1);
    context.pass(0.2);
    await eventually(() => expect(fake.state.refreshes).toBe(2));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(fake.state.refreshes).toBe(2);
    await channel.stop();
    context.pass(24);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(fake.state.refreshes).toBe(2);
  });

  it('once among processes, and the others take what it stored', async () => {
    const slot = createMemorySecretSlot();
    const contexts = [aContext({}, slot), aContext({}, slot), aContext({}, slot)];
    const channels: Channel[] = [];
    for (const context of contexts) channels.push((await opening(context, {}, { lookMs: 5 })).channel);
    for (const context of contexts) context.pass(23);
    await eventually(() => expect(fake.state.refreshes).toBe(2));
    await new Promise((resolve) => setTimeout(resolve, 40));
    for (const channel of channels) await say(channel);
    expect(fake.state.refreshes).toBe(2);
    expect(fake.said).toHaveLength(3);
  });

  it('renews short lives at their half', async () => {
    fake.state.lifeSeconds = 3_600;
    const { context } = await opening(aContext(), {}, { lookMs: 5 });
    context.pass(0.45);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(fake.state.refreshes).toBe(1);
    context.pass(0.1);
    await eventually(() => expect(fake.state.refreshes).toBe(2));
  });

  it('goes on with the old access when it fails, and tells a person when it keeps failing', async () => {
    const { channel, context } = await opening(aContext(), {}, { lookMs: 5 });
    context.pass(22.5);
    failToken(...Array.from({ length: 50 }, () => ({ status: 403, body: 'busy' })));
    await eventually(() => expect(fake.of(paths.token).length).toBe(2));
    await say(channel);
    expect(kinds(context)).toEqual(['ok']);
    context.pass(0.5);
    await eventually(() => expect(kinds(context)).toEqual(['ok', 'expiring']));
    expect(context.health.at(-1)).toMatchObject({ until: new Date(storedPair(context).accessUntil) });
    fake.script.length = 0;
    context.pass(0.5);
    await eventually(() => expect(kinds(context)).toEqual(['ok', 'expiring', 'ok']));
  });

  it('tells a person when the refresh token itself comes to its end', async () => {
    const context = aContext();
    const channel = open(context, {}, { lookMs: 5 });
    fake.state.lifeSeconds = 100 * 86_400;
    await channel.start();
    context.pass(75 * 24);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(kinds(context)).toEqual(['ok']);
    context.pass(2 * 24);
    await eventually(() => expect(kinds(context)).toEqual(['ok', 'expiring']));
  });
});

describe('an answer that is lost', () => {
  it('after Zalo did nothing: once more with the same token', async () => {
    const { channel } = await opening();
    fake.killAccess();
    failToken('reset');
    await say(channel);
    expect(fake.state.refreshes).toBe(2);
    expect(fake.usedRefreshTokens).toEqual([]);
  });

  it('after Zalo used it up: once more, then an administrator is asked, and nothing is tried again', async () => {
    const { channel, context } = await opening();
    fake.killAccess();
    failToken('lost');
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(fake.usedRefreshTokens).toHaveLength(1);
    expect(context.health.at(-1)).toMatchObject({ kind: 'needsReconnect' });
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    const other = await opening(aContext({}, context.secret));
    await expect(say(other.channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(fake.usedRefreshTokens).toHaveLength(1);
    expect(other.context.health.at(-1)).toMatchObject({ kind: 'needsReconnect' });
  });

  it('twice: nothing was said, an administrator is asked, and it heals when Zalo does', async () => {
    const { channel, context } = await opening();
    fake.killAccess();
    failToken({ status: 502, body: '<html>' }, { status: 502, body: '<html>' });
    const error = await say(channel).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect((error as { details: object }).details).not.toHaveProperty('outcomeUnknown');
    expect(context.health.at(-1)).toMatchObject({ kind: 'needsReconnect' });
    // The next call does not repeat the failing renewal at once.
    await expect(say(channel)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(fake.of(paths.token)).toHaveLength(3);
    context.pass(0.1);
    await say(channel);
    expect(context.health.at(-1)).toMatchObject({ kind: 'ok' });
  });

  it('while another process stored a newer pair: that one', async () => {
    const { channel, context } = await opening(aContext(), {}, { lostWaitMs: 60 });
    fake.killAccess();
    failToken('lost');
    const saying = say(channel);
    await eventually(() => expect(fake.state.refreshes).toBe(2));
    const newer = { ...storedPair(context), access: fake.state.access, refresh: fake.state.refresh };
    context.secret.put(JSON.stringify(newer));
    await saying;
    expect(fake.usedRefreshTokens).toEqual([]);
    expect(fake.state.refreshes).toBe(2);
  });

  it('is waited for when the channel stops', async () => {
    const { channel, context } = await opening();
    fake.killAccess();
    await expect(say(channel).then(() => 'said')).resolves.toBe('said');
    fake.killAccess();
    fake.state.delayMs = 150;
    const saying = say(channel).catch(() => 'not said');
    await eventually(() => expect(fake.of(paths.token)).toHaveLength(3));
    await channel.stop();
    expect(fake.state.refreshes).toBe(3);
    expect(storedPair(context).refresh).toBe(fake.state.refresh);
    await saying;
  });
});

describe('a refresh token that is refused', () => {
  it('asks for an administrator; other numbers are tried again later', async () => {
    const { channel, context } = await opening();
    fake.killAccess();
    failToken({ error: -14_002, message: 'Invalid app id' });
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(context.health.at(-1)).toMatchObject({ kind: 'needsReconnect' });
    context.pass(0.1);
    await say(channel);
    expect(context.health.at(-1)).toMatchObject({ kind: 'ok' });
  });

  it('gives way to a newer one in the configuration', async () => {
    const { channel, context } = await opening();
    fake.killAccess();
    failToken({ error: -14_014 });
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    await channel.stop();
    fake.state.refresh = 'RT-BY-HAND';
    const again = await opening(aContext({}, context.secret), { firstRefreshToken: 'RT-BY-HAND' });
    await say(again.channel);
    expect(again.context.health.at(-1)).toMatchObject({ kind: 'ok' });
  });
});

describe('a pair that can not be stored', () => {
  it('is used from memory, told, and stored later', async () => {
    const { channel, context } = await opening();
    fake.killAccess();
    context.secret.failStores(5);
    await say(channel);
    expect(context.health.at(-1)).toMatchObject({ kind: 'expiring' });
    expect(storedPair(context).refresh).not.toBe(fake.state.refresh);
    await eventually(() => expect(storedPair(context).refresh).toBe(fake.state.refresh));
    await eventually(() => expect(context.health.at(-1)).toMatchObject({ kind: 'ok' }));
    expect(fake.state.refreshes).toBe(2);
    expect(fake.usedRefreshTokens).toEqual([]);
  });

  it('is stored at the latest when the channel stops', async () => {
    const { channel, context } = await opening(aContext(), {}, { storeAgainMs: 60_000 });
    fake.killAccess();
    context.secret.failStores(3);
    await say(channel);
    expect(storedPair(context).refresh).not.toBe(fake.state.refresh);
    await channel.stop();
    expect(storedPair(context).refresh).toBe(fake.state.refresh);
  });

  it('waits for a database that is away', async () => {
    const slot = createMemorySecretSlot();
    let isAway = true;
    const away = () => {
      if (isAway) throw new Error('SQLITE_BUSY');
    };
    const context = aContext(
      {},
      {
        ...slot,
        read: async () => {
          away();
          return slot.read();
        },
        exclusively: (async (holdMs: number, work: never) => {
          away();
          return slot.exclusively(holdMs, work);
        }) as typeof slot.exclusively,
      },
    );
    const channel = open(context);
    await expect(channel.start()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(fake.calls).toEqual([]);
    isAway = false;
    context.pass(0.1);
    await channel.start();
    await say(channel);
  });
});

describe('what is kept', () => {
  it('is of this app and account only', async () => {
    const { context } = await opening();
    const other = aContext({}, createMemorySecretSlot(context.secret.stored.at(-1) ?? ''));
    fake.state.refresh = 'RT-OTHER';
    await opening(other, { appId: '42', firstRefreshToken: 'RT-OTHER' });
    expect(fake.state.refreshes).toBe(2);
    const garbled = aContext({}, createMemorySecretSlot('not ours'));
    fake.state.refresh = firstRefresh;
    await opening(garbled);
    expect(garbled.health.at(-1)?.kind).toBe('ok');
  });

  it('and logged or thrown holds no token', async () => {
    const { channel, context } = await opening();
    const secrets = [fake.state.access, fake.state.refresh, appSecret];
    fake.killAccess();
    failToken({ error: -14_002, message: `refused: ${secrets.join(' ')}` });
    const error = await say(channel).catch((thrown: unknown) => thrown);
    const told = `${error} ${JSON.stringify(error)} ${JSON.stringify(context.logged)} ${JSON.stringify(context.health)}`;
    expect(told).toContain('refused: ');
    for (const secret of secrets.slice(1)) expect(told).not.toContain(secret);
  });
});
