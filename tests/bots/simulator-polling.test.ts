import { Api, GrammyError } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandaloneTelegram, startTelegram } from '../../bots/simulator/telegram/standalone.ts';

const token = '7000000001:simulator';
const hoa = 5012345678;

describe('getUpdates of the simulated Telegram', () => {
  let now: Date;
  let telegram: StandaloneTelegram;
  let api: Api;

  beforeEach(async () => {
    now = new Date('2026-11-20T02:00:00Z');
    telegram = await startTelegram({
      bot: { token: token, id: 7000000001, username: 'tinxa_demo_bot', firstName: 'Tin xã' },
      clock: { now: () => now },
    });
    telegram.world.person({ id: hoa, firstName: 'Lò Thị', lastName: 'Hoa' });
    api = new Api(token, { apiRoot: telegram.apiRoot });
  });

  afterEach(() => telegram.close());

  it('getUpdates returns what people wrote, in order, until it is confirmed', async () => {
    telegram.world.start(hoa, 'inv_8Kq3');
    telegram.world.sendText(hoa, 'Chào phường');
    const updates = await api.getUpdates();
    expect(updates.map((update) => update.message?.text)).toEqual(['/start inv_8Kq3', 'Chào phường']);
    expect(updates[0]?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }]);
    expect(updates[0]?.message?.chat).toEqual({
      id: hoa,
      type: 'private',
      first_name: 'Lò Thị',
      last_name: 'Hoa',
    });
    const [first, second] = updates.map((update) => update.update_id);
    expect(second).toBe((first ?? 0) + 1);
    expect(await api.getUpdates({ offset: second ?? 0 })).toHaveLength(1);
    expect(await api.getUpdates({ offset: (second ?? 0) + 1 })).toEqual([]);
  });

  it('getUpdates waits for a message and answers as soon as it arrives', async () => {
    const polling = api.getUpdates({ timeout: 30 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const writtenAt = performance.now();
    telegram.world.sendText(hoa, 'Tin mới');
    expect((await polling)[0]?.message?.text).toBe('Tin mới');
    expect(performance.now() - writtenAt).toBeLessThan(10_000);
  });

  it('A second poller ends the first one’s call, which is recorded as a violation', async () => {
    const first = api.getUpdates({ timeout: 30 }).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = api.getUpdates({ timeout: 30 });
    const refusal = (await first) as GrammyError;
    expect(refusal).toBeInstanceOf(GrammyError);
    expect([refusal.error_code, refusal.description]).toEqual([
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ]);
    expect(telegram.world.violations).toMatchObject([{ rule: 'getUpdates' }]);
    telegram.world.sendText(hoa, 'Vẫn nhận được');
    expect(await second).toHaveLength(1);
  });

  it('A poller that hung up before the next one is no violation', async () => {
    const leaving = new AbortController();
    const left = fetch(`${telegram.apiRoot}/bot${token}/getUpdates?timeout=30`, { signal: leaving.signal });
    await new Promise((resolve) => setTimeout(resolve, 50));
    leaving.abort();
    await expect(left).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    telegram.world.sendText(hoa, 'Sau khi nối lại');
    expect(await api.getUpdates({ timeout: 1 })).toHaveLength(1);
    expect(telegram.world.violations).toEqual([]);
  });

  it('Polling again without confirming returns fewer updates', async () => {
    telegram.world.sendText(hoa, 'một');
    telegram.world.sendText(hoa, 'hai');
    expect(await api.getUpdates()).toHaveLength(2);
    expect(await api.getUpdates()).toHaveLength(1);
  });

  it('Messages are kept for a day and presses for 150 seconds', async () => {
    telegram.world.sendText(hoa, 'Tin');
    telegram.world.forgePress(hoa, 1, 'x');
    now = new Date(now.getTime() + 151_000);
    const updates = await api.getUpdates({ offset: -5 });
    expect(updates.map((update) => Object.keys(update)[1])).toEqual(['message']);
    now = new Date(now.getTime() + 24 * 3600_000);
    expect(await api.getUpdates()).toEqual([]);
  });

  it('getUpdates returns only the requested kinds and remembers them', async () => {
    await api.getUpdates({ allowed_updates: ['message'] });
    const { messageId } = telegram.world.sendText(hoa, 'Tin');
    telegram.world.editText(hoa, messageId, 'Tin đã sửa');
    const updates = await api.getUpdates({ offset: -5 });
    expect(updates.map((update) => update.message?.text)).toEqual(['Tin']);
  });

  it('Update numbers can restart from a random number after a silent week', async () => {
    telegram.world.jumpToUpdateId(17);
    telegram.world.sendText(hoa, 'Sau một tuần');
    expect((await api.getUpdates())[0]?.update_id).toBe(17);
  });

  it('Unknown tokens and methods are refused', async () => {
    const ask = async (path: string) => (await fetch(`${telegram.apiRoot}/${path}`)).json();
    expect(await ask('bot1:wrong/getMe')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
    expect(await ask(`bot${token}/sendDice`)).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found: method not found',
    });
    expect(await ask(`bot${token}/GETME`)).toMatchObject({ ok: true, result: { username: 'tinxa_demo_bot' } });
  });

  it('No update number is repeated after a restart', async () => {
    telegram.world.sendText(hoa, 'Trước');
    const [before] = await api.getUpdates();
    await telegram.close();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    telegram = await startTelegram({
      bot: { token: token, id: 7000000001, username: 'tinxa_demo_bot', firstName: 'Tin xã' },
      clock: { now: () => now },
    });
    telegram.world.person({ id: hoa, firstName: 'Lò Thị' });
    telegram.world.sendText(hoa, 'Sau');
    const [after] = await new Api(token, { apiRoot: telegram.apiRoot }).getUpdates();
    expect(after?.update_id).toBeGreaterThan(before?.update_id ?? 0);
    expect(after?.message?.message_id).toBeGreaterThan(before?.message?.message_id ?? 0);
    expect(after?.message?.message_id).toBeLessThan(2 ** 31);
  });
});
