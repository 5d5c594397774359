import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proofOf } from '../../bots/zalo-oa/client.ts';
import { challengeOf, createVerifier } from '../../bots/zalo-oa/grant.ts';
import { canBeGranted } from '../../src/channel/channel.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { appId, appSecret, type FakeZalo, ownOaId, paths, startFakeZalo } from './zalo-oa-fake.ts';
import { aContext, aMessage, openChannel, type ZaloOaContext } from './zalo-oa-world.ts';

const callbackUrl = 'https://tin.example.vn/board/zalo/callback';
const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

let fake: FakeZalo;
let context: ZaloOaContext;
let channel: ReturnType<typeof openChannel>;

const open = (config: Parameters<typeof openChannel>[2] = {}) => {
  channel = openChannel(fake, context, { firstRefreshToken: null, ...config });
  return channel;
};
beforeEach(async () => {
  fake = await startFakeZalo();
  context = aContext();
});
afterEach(async () => {
  await channel.stop();
  await fake.close();
});

const finish = (query: Record<string, string>) => channel.finishGrant(query, codeVerifier, callbackUrl);
const failure = async (work: Promise<unknown>): Promise<ChannelError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChannelError)) throw new Error('it did not fail');
  return error;
};

describe('the grant link to Zalo', () => {
  it('The link contains app, callback, challenge and state, and nothing else', () => {
    open();
    expect(canBeGranted(channel)).toBe(true);
    expect(channel.connectName).toBe('zalo');
    const { url, verifier } = channel.beginGrant(callbackUrl, 'state-1');
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe(`${fake.root}/v4/oa/permission`);
    expect(Object.fromEntries(searchParams)).toEqual({
      app_id: appId,
      redirect_uri: callbackUrl,
      code_challenge: challengeOf(verifier),
      state: 'state-1',
    });
    expect(verifier).toMatch(/^[A-Za-z0-9]{43}$/);
    expect(channel.beginGrant(callbackUrl, 'state-1').verifier).not.toBe(verifier);
  });

  it('A configured verifier and callback address are used', () => {
    open({ codeVerifier: codeVerifier, redirectUri: 'https://old.example.vn/cb' });
    const { url, verifier } = channel.beginGrant(callbackUrl, 's');
    expect(verifier).toBe(codeVerifier);
    expect(new URL(url).searchParams.get('code_challenge')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    expect(new URL(url).searchParams.get('redirect_uri')).toBe('https://old.example.vn/cb');
  });

  it('The challenge and proofs equal the reference', () => {
    expect(challengeOf(codeVerifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    expect(proofOf('AT-TEST-0001', appSecret)).toBe('cd042bc27e11510acbc06d592ee046e803a7ca6b1f089974c20adffbc9ddc231');
    const letters = new Set(Array.from({ length: 60 }, createVerifier).join(''));
    expect(letters.size).toBe(62);
  });
});

describe('the callback from Zalo', () => {
  it('A grant gives access that works at once and after a restart', async () => {
    open();
    await channel.start();
    expect(context.health.at(-1)?.kind).toBe('needsReconnect');
    await finish({ code: 'CODE-0001', oa_id: ownOaId, state: 's' });
    expect(fake.of(paths.token)[0]?.body).toEqual({
      code: 'CODE-0001',
      code_verifier: codeVerifier,
      grant_type: 'authorization_code',
      app_id: appId,
    });
    expect(context.health.at(-1)).toMatchObject({ kind: 'ok' });
    await channel.send(aMessage());
    await channel.stop();
    const again = aContext({}, context.secret);
    channel = openChannel(fake, again, { firstRefreshToken: null, oaId: null });
    expect(await channel.start()).toMatchObject({ accountId: ownOaId });
    expect(fake.state.refreshes).toBe(0);
  });

  it('A grant replaces expired access, for other processes too', async () => {
    open({ firstRefreshToken: 'RT-DEAD' });
    const other = openChannel(fake, aContext({}, context.secret), { firstRefreshToken: 'RT-DEAD' });
    await channel.start();
    await other.start();
    await expect(other.send(aMessage())).rejects.toMatchObject({ kind: 'credentials' });
    await finish({ code: 'CODE-0001', oa_id: ownOaId });
    await other.send(aMessage());
    expect(fake.said).toHaveLength(1);
    expect(fake.usedRefreshTokens).toEqual(['RT-DEAD']);
    await other.stop();
  });

  it('Another account is refused, whether the callback or Zalo names it', async () => {
    open();
    const named = await failure(finish({ code: 'CODE-0001', oa_id: '999' }));
    expect(named.kind).toBe('credentials');
    expect(named.message).toMatch(/another Official Account/);
    expect(fake.state.exchanges).toBe(0);
    fake.state.oaId = '999';
    expect((await failure(finish({ code: 'CODE-0001', oa_id: ownOaId }))).message).toMatch(/another Official Account/);
    expect(context.secret.stored).toEqual([]);
    await expect(channel.send(aMessage())).rejects.toMatchObject({ kind: 'credentials' });
  });

  it('A missing or old code or a lost answer is reported with advice', async () => {
    open();
    expect((await failure(finish({ oa_id: ownOaId }))).message).toMatch(/no code.*Begin again/);
    expect((await failure(finish({ code: 'CODE-OLD', oa_id: ownOaId }))).message).toMatch(/no more.*Begin again/);
    fake.script.push({ path: paths.token, answer: 'reset' });
    const lost = await failure(finish({ code: 'CODE-0001', oa_id: ownOaId }));
    expect(lost.kind).toBe('credentials');
    expect(lost.message).toMatch(/could not be fetched.*Begin again/);
    expect(lost.details).not.toHaveProperty('outcomeUnknown');
    for (const error of [lost]) expect(`${error} ${JSON.stringify(error)}`).not.toContain('CODE-0001');
  });

  it('If Zalo does not name the account, the callback’s account is used', async () => {
    open({ oaId: null });
    fake.script.push({ path: paths.account, answer: { status: 502, body: '<html>' } });
    await finish({ code: 'CODE-0001', oa_id: ownOaId });
    expect((await channel.start()).accountId).toBe(ownOaId);
  });
});
