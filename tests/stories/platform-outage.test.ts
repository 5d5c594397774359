/** One platform is dead, hangs or refuses us: the others go on as if nothing were, and nothing is lost in silence. */
import { afterEach, describe, expect, it } from 'vitest';
import { startLinks } from '../../src/usecases/person/invite.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage | null = null;
let expected: readonly string[] = [];
afterEach(async () => {
  await stage?.close(expected);
  stage = null;
  expected = [];
});

/** Nothing listens there, as with a platform that is blocked in the country. */
const telegramOutOfReach = {
  TELEGRAM_TOKEN: '7000000001:test-bot-token-of-the-simulator-only',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  TELEGRAM_MODE: 'polling',
};

describe('a platform that cannot be reached', { timeout: 60_000 }, () => {
  it('keeps no other from starting: the others hear, answer and are linked', async () => {
    stage = await openStage({ platforms: ['zalo-bot', 'zalo-oa'], env: telegramOutOfReach });
    for (const platform of ['zalo-bot', 'zalo-oa'] as const) {
      const tu = stage.stranger(`Bà Tư trên ${platform}`, platform);
      await tu.says('Xin chào');
      await tu.sees('Kính chào');
    }
    const { core, ward, runtime } = stage;
    const links = await stage.eventually('both are linked', async () => {
      const known = await core.unitOfWork.run(ward.id, (stores) => startLinks(runtime.openUnit(stores, 'test:links')));
      return known.length === 2 ? known : null;
    });
    expect(links.map(({ channel }) => channel)).toEqual(['zalo-bot', 'zalo-oa']);
    expect(await (await fetch(stage.publicUrl)).text()).toContain(links[1]?.prefix.slice(0, -1));
    const health = await core.core.db.selectFrom('channel_health').select(['channel', 'state']).execute();
    expect(health).toContainEqual({ channel: 'zalo-oa', state: 'ok' });
  });
});

describe('a platform that takes calls and never answers', { timeout: 60_000 }, () => {
  it('holds what is said on it, and nothing else: whoever is on another platform is answered at once', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    expected = ['unsent', 'webhookSlow'];
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const crowd = Array.from({ length: 40 }, (_, at) => stage?.stranger(`Người ${at}`, 'zalo-oa'));
    const heals = stage.oa.fault({ path: '/message/cs', times: 1_000, effect: { kind: 'hang', when: 'before' } });
    for (const each of crowd) await each?.says('Xin chào');
    const rows = () => stage?.core.core.db.selectFrom('outbox').select('status').execute();
    await stage.eventually('calls hang, and more would', async () => {
      const statuses = (await rows())?.map(({ status }) => status) ?? [];
      const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
      return count('sending') > 0 && count('new') > 20 ? true : null;
    });
    for (let time = 1; time <= 3; time += 1) {
      const began = performance.now();
      await minh.says('/choduyet');
      await stage.eventually('the deputy is answered', () =>
        minh.count('Không có bài nào chờ') === time ? true : null,
      );
      expect(performance.now() - began).toBeLessThan(4_000);
    }
    heals();
  });
});
