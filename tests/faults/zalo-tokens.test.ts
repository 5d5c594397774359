/**
 * The Official Account's access token expires during work: it is renewed once, no message is lost or sent twice, whether one
 * process sends or two. A refresh token works once; a second use would end the access for good.
 */
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type StandaloneZaloOa, startZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';
import type { ZaloOaWorld } from '../../bots/simulator/zalo-oa/world.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { wardId } from '../../src/domain/ids.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { until } from '../support/product.ts';
import { type Child, openZaloProduct, runChild, wardSlug, type ZaloProduct } from './zalo-product.ts';

const hourMs = 3_600_000;
/** An access token is valid for 25 hours. */
const tokenLifeMs = 25 * hourMs;
/** Two hundred in `zalo-tokens.long.test.ts`; fewer are enough to prove that all senders wait for one renewal. */
const turns = process.env.TEST_LONG === '1' ? 200 : 40;
const patienceMs = 60_000;

const renewals = (world: ZaloOaWorld) => world.calls.filter(({ params }) => params.grant_type === 'refresh_token');
const refusedAsDead = (world: ZaloOaWorld) =>
  world.calls.filter(({ answer }) => answer.error === -220 || answer.error === -216);

let product: ZaloProduct | null = null;
afterEach(async () => {
  await product?.close();
  product = null;
});

const begin = async (count: number): Promise<ZaloProduct> => {
  product = await openZaloProduct(count);
  await product.begin();
  await product.world.setWebhook(product.hook);
  const { world } = product;
  await until(
    () => 'the first renewal, and a call that proves it',
    () => renewals(world).length === 1 && world.calls.some(({ path }) => path.endsWith('/getoa')),
    patienceMs,
  );
  // The first turn of a process loads the data that it needs.
  const [first] = product.people;
  first?.write('/help');
  await until(
    () => 'the first answer',
    () => first?.received().length === 1,
    patienceMs,
  );
  return product;
};

/** All people send /help at the same moment, while the process's stored token has expired. */
const everybodyAsks = async ({ world, people }: ZaloProduct): Promise<readonly number[]> => {
  const before = people.map((person) => person.received().length);
  const answers = () => people.map((person, at) => person.received().length - (before[at] ?? 0));
  world.holdDeliveries();
  for (const person of people) person.write('/help');
  world.advance(tokenLifeMs + 1_000);
  world.releaseDeliveries();
  await until(
    () => `${answers().filter((count) => count === 0).length} of ${people.length} heard nothing`,
    () => answers().every((count) => count > 0),
    patienceMs,
  );
  await world.deliveriesDone();
  return answers();
};

describe('the access token is revoked without notice', { timeout: 240_000 }, () => {
  it(`While ${turns} conversations send messages at once, the token is renewed once and each is answered once`, async () => {
    const at = await begin(turns);
    expect(await everybodyAsks(at)).toEqual(Array.from({ length: turns }, () => 1));
    expect(renewals(at.world)).toHaveLength(2);
    expect(refusedAsDead(at.world).length).toBeGreaterThan(0);
    // The webhook's response time is measured by bench/zalo-hook.ts; a busy machine must not fail this test.
    expect(at.world.violations.filter(({ rule }) => rule !== 'webhookSlow')).toEqual([]);
    expect(await at.rows("SELECT status FROM outbox WHERE status NOT IN ('done', 'dropped')")).toEqual([]);
  });

  it('When the connection breaks during the renewal, it is requested again and no administrator has to reconnect', async () => {
    const at = await begin(20);
    at.world.fault({ path: '/access_token', effect: { kind: 'hangUp', when: 'before' } });
    expect(await everybodyAsks(at)).toEqual(Array.from({ length: 20 }, () => 1));
    expect(await at.rows("SELECT state FROM channel_health WHERE channel = 'zalo-oa'")).toEqual([{ state: 'ok' }]);
    expect(at.world.violations).toEqual([]);
  });
});

describe('two processes with one database', { timeout: 240_000 }, () => {
  let oa: StandaloneZaloOa | null = null;
  let folder = '';
  const children: Child[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) await child.end('SIGKILL');
    await oa?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(`Two processes renew the token once between them, at the start and after a revocation, and send each of ${turns} messages once`, async () => {
    folder = await newDataFolder();
    oa = await startZaloOa({ now: systemClock.now });
    const { world } = oa;
    // Schema and key already exist, as after a first start.
    wardKey(folder, wardId(wardSlug));
    const people = Array.from({ length: turns }, (_, at) => world.addPerson(`Người ${at + 1}`, { hasWritten: true }));
    const env = {
      DATA_DIR: folder,
      ZALO_OA_APP_ID: world.account.appId,
      ZALO_OA_APP_SECRET: world.account.appSecret,
      ZALO_OA_SECRET_KEY: world.account.secretKey,
      ZALO_OA_REFRESH_TOKEN: world.issuePair().refreshToken,
      ZALO_OA_API_ROOT: oa.root,
      ZALO_OAUTH_ROOT: oa.root,
    };
    const half = turns / 2;
    for (const [first, last] of [
      [0, half],
      [half, turns],
    ] as const)
      children.push(
        runChild(
          'tests/faults/zalo-oa-speaker.ts',
          env,
          people.slice(first, last).map(({ id }) => id),
        ),
      );
    const all = (what: string, fits: (output: string) => boolean) =>
      until(
        () => `${what}: ${children.map((child) => child.output()).join(' | ')}`,
        () => children.every((child) => fits(child.output())),
        patienceMs,
      );
    await all('both are ready', (output) => output.includes('ready'));
    expect(renewals(world)).toHaveLength(1);
    world.advance(tokenLifeMs + 1_000);
    for (const child of children) child.tell('now');
    await all('both have spoken', (output) => output.includes(']'));
    for (const child of children)
      expect(JSON.parse(child.output().split('\n')[1] ?? '')).toEqual(Array.from({ length: half }, () => 'fulfilled'));
    expect(renewals(world)).toHaveLength(2);
    expect(people.map((person) => person.received().map(({ text }) => text))).toEqual(
      people.map(({ id }) => [`Kính gửi ${id}`]),
    );
    expect(world.violations).toEqual([]);
  });
});
