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
  it('The start renews the configured token once, stores the pair and reads the account', async () => {
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

  it('The first and each later renewal store the pair before using it, also with concurrent calls', async () => {
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

  it('After a restart the configured token is not used again', async () => {
    const { context } = await opening();
    await opening(aContext({}, context.secret));
    expect(fake.state.refreshes).toBe(1);
    expect(fake.usedRefreshTokens).toEqual([]);
  });

  it('Without access the channel still receives, and reports that it must be connected', async () => {
    const context = aContext();
    const channel = open(context, { firstRefreshToken: null });
    const identity = await channel.start();
    expect(identity).toMatchObject({ accountId: ownOaId, displayName: 'Zalo OA' });
    expect(context.health).toEqual([{ kind: 'needsReconnect', reason: 'access has not been granted yet' }]);
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(fake.calls).toEqual([]);
    expect(channel.acceptWebhook({ headers: {}, body: Buffer.from('{}') })).toEqual({ kind: 'probe' });
  });

  it('The start fails while Zalo is unreachable, and works when it is called again', async () => {
    const context = aContext();
    const channel = open(context);
    failToken({ status: 403, body: 'no' });
    await expect(channel.start()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(context.health).toEqual([]);
    context.pass(0.1);
    await channel.start();
    expect(kinds(context)).toEqual(['ok']);
  });

  it('The token’s lifetime is read from text or a number, with a default', async () => {
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

describe('200 messages while the token expires', () => {
  it('The token is renewed once, and each message is sent exactly once', async () => {
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

  it('Three processes with one database also renew once', async () => {
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

  it.each([-216, -220, 216, 401, -401])('A call that fails with %i is repeated exactly once', async (error) => {
    const { channel } = await opening();
    fake.script.push({ path: paths.send, answer: { error } });
    await say(channel);
    expect(fake.said).toHaveLength(1);
    expect(fake.of(paths.send)).toHaveLength(2);
    fake.script.push({ path: paths.send, answer: { error } }, { path: paths.send, answer: { error } });
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(fake.of(paths.send)).toHaveLength(4);
    expect(fake.said).toHaveLength(1);
  });

  it('If no token is ever accepted, renewals do not repeat endlessly', async () => {
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

describe('renewal ahead of time', () => {
  it('The token is renewed when less than three hours remain, and not before', async () => {
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

  it('One process renews, and the others use the stored pair', async () => {
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

  it('Short-lived tokens are renewed at half their lifetime', async () => {
    fake.state.lifeSeconds = 3_600;
    const { context } = await opening(aContext(), {}, { lookMs: 5 });
    context.pass(0.45);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(fake.state.refreshes).toBe(1);
    context.pass(0.1);
    await eventually(() => expect(fake.state.refreshes).toBe(2));
  });

  it('If renewal fails the old token is used, and repeated failure is reported', async () => {
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

  it('The end of the refresh token’s life is reported in advance', async () => {
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

describe('a renewal whose answer is lost', () => {
  it('If Zalo did not renew, the same refresh token is tried once more', async () => {
    const { channel } = await opening();
    fake.killAccess();
    failToken('reset');
    await say(channel);
    expect(fake.state.refreshes).toBe(2);
    expect(fake.usedRefreshTokens).toEqual([]);
  });

  it('If Zalo used up the token, one retry follows; then reconnecting is requested and nothing is retried', async () => {
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

  it('After two lost answers no message is sent and reconnecting is requested; the channel recovers when Zalo does', async () => {
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

  it('If another process stored a newer pair meanwhile, that pair is used', async () => {
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

  it('Stopping waits for a running renewal', async () => {
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
  it('A refusal for another reason requests reconnecting and is retried later', async () => {
    const { channel, context } = await opening();
    fake.killAccess();
    failToken({ error: -14_002, message: 'Invalid app id' });
    await expect(say(channel)).rejects.toMatchObject({ kind: 'credentials' });
    expect(context.health.at(-1)).toMatchObject({ kind: 'needsReconnect' });
    context.pass(0.1);
    await say(channel);
    expect(context.health.at(-1)).toMatchObject({ kind: 'ok' });
  });

  it('A newer configured token replaces the refused one', async () => {
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

describe('a pair that cannot be stored', () => {
  it('The pair is used from memory, reported, and stored later', async () => {
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

  it('The pair is stored at the latest when the channel stops', async () => {
    const { channel, context } = await opening(aContext(), {}, { storeAgainMs: 60_000 });
    fake.killAccess();
    context.secret.failStores(3);
    await say(channel);
    expect(storedPair(context).refresh).not.toBe(fake.state.refresh);
    await channel.stop();
    expect(storedPair(context).refresh).toBe(fake.state.refresh);
  });

  it('A renewal waits for an unavailable database', async () => {
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

describe('the stored pair', () => {
  it('A pair stored for another app or account is not used', async () => {
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

  it('No stored, logged or thrown text contains a token', async () => {
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
