import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandaloneZaloOa, startZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';
import type { ZaloOaWorldOptions } from '../../bots/simulator/zalo-oa/world.ts';
import { type Client, challenge, clientOf, codeVerifier } from './simulator-zalo-oa-client.ts';

const callbackUrl = 'https://dong-lac.example.vn/board/zalo/callback';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('grants and tokens of the simulated Zalo OA', () => {
  let zalo: StandaloneZaloOa;
  let client: Client;

  const start = async (options: Partial<ZaloOaWorldOptions> = {}) => {
    await zalo?.close();
    const now = new Date('2026-11-25T02:00:00Z');
    zalo = await startZaloOa({ now: () => now, redirectUri: callbackUrl, ...options });
    client = clientOf(zalo);
  };
  beforeEach(() => start());
  afterEach(() => zalo.close());

  const link = (change: Record<string, string> = {}) => {
    const query = {
      app_id: zalo.world.account.appId,
      redirect_uri: callbackUrl,
      code_challenge: challenge,
      state: 's-1',
    };
    return `${zalo.root}/v4/oa/permission?${new URLSearchParams({ ...query, ...change })}`;
  };
  const agree = async (change: Record<string, string> = {}) => {
    const { searchParams } = new URL(link(change));
    const answer = await fetch(`${zalo.root}/v4/oa/permission`, {
      method: 'POST',
      body: searchParams,
      redirect: 'manual',
    });
    return { status: answer.status, callback: new URL(answer.headers.get('location') ?? 'https://nowhere.example') };
  };
  const codeOf = async () => (await agree()).callback.searchParams.get('code') ?? '';
  const first = (code: string, verifier = codeVerifier) =>
    client.exchange({ grant_type: 'authorization_code', code, code_verifier: verifier });
  const refresh = (token: unknown) => client.exchange({ grant_type: 'refresh_token', refresh_token: String(token) });
  const tokenWorks = async (token: unknown) => {
    client.use(String(token));
    return (await client.ask('/v2.0/oa/getoa')).error;
  };

  it('The page asks the administrator in Vietnamese and redirects back with code, oa_id and state', async () => {
    const html = await (await fetch(link())).text();
    expect(html).toContain('Cho phép');
    expect(html).toContain('name="state" value="s-1"');
    const { status, callback } = await agree();
    expect(status).toBe(303);
    expect(callback.origin + callback.pathname).toBe(callbackUrl);
    expect(Object.fromEntries(callback.searchParams)).toEqual({
      code: expect.stringMatching(/^[\w-]{20,}$/),
      oa_id: zalo.world.account.oaId,
      state: 's-1',
    });
    expect(client.rules()).toEqual([]);
  });

  it('Values of a link are escaped in the page', async () => {
    const html = await (await fetch(link({ state: '"><script>alert(1)</script>' }))).text();
    expect(html).not.toContain('<script>');
  });

  it.each([
    ['another app', { app_id: '1' }, '-14002'],
    ['an address that differs in one letter', { redirect_uri: `${callbackUrl}/` }, '-14003'],
    ['no code challenge', { code_challenge: '' }, '-14003'],
    ['a plain challenge', { code_challenge: 'plain' }, '-14003'],
  ])('A grant link with %s is refused', async (_what, change, code) => {
    const html = await (await fetch(link(change))).text();
    expect(html).toContain(code);
    expect(html).not.toContain('Cho phép<');
    expect((await agree(change)).status).toBe(200);
    expect(client.rules()).toEqual(['grantLink', 'grantLink']);
  });

  it('A code is exchanged for working tokens', async () => {
    const pair = await first(await codeOf());
    expect(pair).toEqual({
      status: 200,
      access_token: expect.stringMatching(/^AT-/),
      refresh_token: expect.stringMatching(/^RT-/),
      expires_in: '90000',
    });
    expect(await tokenWorks(pair.access_token)).toBe(0);
    expect(client.rules()).toEqual([]);
  });

  it('A code works once', async () => {
    const code = await codeOf();
    await first(code);
    expect(await first(code)).toMatchObject({ status: 200, error: -118 });
    expect(client.rules()).toEqual(['codeReused']);
  });

  it('A code works for ten minutes', async () => {
    const code = await codeOf();
    zalo.world.advance(10 * minute - 1);
    const other = await codeOf();
    expect((await first(code)).access_token).toBeDefined();
    zalo.world.advance(10 * minute);
    expect(await first(other)).toMatchObject({ error: -118, error_reason: expect.stringContaining('expired') });
  });

  it('The exchange needs the verifier of the challenge, and a wrong one uses up the code', async () => {
    const code = await codeOf();
    expect(await first(code, codeVerifier.replace('d', 'e'))).toMatchObject({ error: -118 });
    expect(await first(code)).toMatchObject({ error: -118 });
    expect(client.rules()).toEqual(['wrongVerifier', 'codeReused']);
  });

  it('A wrong app, a wrong secret and a body that is no form are refused with HTTP 200', async () => {
    const fields = { grant_type: 'refresh_token', refresh_token: zalo.world.issuePair().refreshToken };
    expect(await client.exchange({ ...fields, app_id: '1' })).toMatchObject({ status: 200, error: -14002 });
    expect(await client.exchange(fields, 'guess')).toMatchObject({ status: 200, error: -14002 });
    const answer = await fetch(`${zalo.root}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: zalo.world.account.appSecret, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    expect([answer.status, (await answer.json()) as object]).toEqual([200, expect.objectContaining({ error: -14002 })]);
    expect(client.rules()).toEqual(['tokenRequest']);
  });

  it('A refresh makes the former access token invalid at once', async () => {
    const old = zalo.world.issuePair();
    expect(await tokenWorks(old.accessToken)).toBe(0);
    const fresh = await refresh(old.refreshToken);
    expect(await tokenWorks(old.accessToken)).toBe(-216);
    expect(await tokenWorks(fresh.access_token)).toBe(0);
  });

  it('An access token works for 25 hours', async () => {
    const { accessToken } = zalo.world.issuePair();
    zalo.world.advance(25 * hour - 1);
    expect(await tokenWorks(accessToken)).toBe(0);
    zalo.world.advance(1);
    expect(await tokenWorks(accessToken)).toBe(-220);
  });

  it('A refresh token works once, and a second use is recorded', async () => {
    const { refreshToken } = zalo.world.issuePair();
    const fresh = await refresh(refreshToken);
    expect(await refresh(refreshToken)).toEqual({
      status: 200,
      error_name: 'Refresh token was used or expired',
      error_reason: 'The refresh token is single use',
      ref_doc: '',
      error_description: 'Refresh token was used or expired',
      error: -14020,
    });
    expect(client.rules()).toEqual(['refreshTokenReused']);
    expect((await refresh(fresh.refresh_token)).access_token).toBeDefined();
  });

  it('Of many simultaneous refreshes exactly one succeeds', async () => {
    const { refreshToken } = zalo.world.issuePair();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    expect(answers.filter((answer) => answer.access_token !== undefined)).toHaveLength(1);
    expect(answers.filter((answer) => answer.error === -14020)).toHaveLength(19);
  });

  it('A refresh whose answer was lost can be retried once with the same token', async () => {
    const { refreshToken } = zalo.world.issuePair();
    zalo.world.fault({ path: '/access_token', effect: { kind: 'hangUp', when: 'after' } });
    await expect(refresh(refreshToken)).rejects.toThrow();
    expect(await refresh(refreshToken)).toMatchObject({ error: -14020 });
    expect(client.rules()).toEqual([]);
    await refresh(refreshToken);
    expect(client.rules()).toEqual(['refreshTokenReused']);
  });

  it('A refresh token works for three months', async () => {
    const kept = zalo.world.issuePair();
    zalo.world.advance(90 * day - 1);
    const fresh = await refresh(kept.refreshToken);
    expect(fresh.access_token).toBeDefined();
    zalo.world.advance(90 * day);
    expect(await refresh(fresh.refresh_token)).toMatchObject({ error: -14020 });
  });

  it('Unknown refresh tokens and those replaced by a newer pair are refused', async () => {
    expect(await refresh('RT-TEST-0001')).toMatchObject({ error: -14014 });
    const first = zalo.world.issuePair();
    zalo.world.issuePair();
    expect(await refresh(first.refreshToken)).toMatchObject({ error: -14014 });
    expect(await tokenWorks('AT-TEST-0001')).toBe(-216);
    expect(await tokenWorks(first.refreshToken)).toBe(-216);
  });

  it('Withdrawing the permission makes all tokens invalid until access is granted again', async () => {
    const { accessToken, refreshToken } = zalo.world.issuePair();
    zalo.world.revokePermission();
    expect(await tokenWorks(accessToken)).toBe(-223);
    expect(await refresh(refreshToken)).toMatchObject({ error: -14014 });
    const pair = await first(await codeOf());
    expect(await tokenWorks(pair.access_token)).toBe(0);
    expect(await tokenWorks(accessToken)).toBe(-216);
  });

  it('Tokens of an earlier run are accepted only if configured', async () => {
    const { accessToken, refreshToken } = zalo.world.issuePair();
    await start();
    expect(await refresh(refreshToken)).toMatchObject({ error: -14014 });
    await start({ knowsEarlierRuns: true });
    const fresh = await refresh(refreshToken);
    expect(await tokenWorks(fresh.access_token)).toBe(0);
    expect(await tokenWorks(accessToken)).toBe(-216);
    expect(await refresh(refreshToken)).toMatchObject({ error: -14020 });
  });

  it('The record of calls contains no secrets', async () => {
    const { refreshToken } = zalo.world.issuePair();
    await refresh(refreshToken);
    const kept = JSON.stringify(zalo.world.calls);
    expect(kept).toContain('/v4/oa/access_token');
    expect(kept).not.toMatch(/AT-|RT-|app-secret/);
  });
});
