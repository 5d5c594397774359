import { Api, type GrammyError, HttpError } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaceLimits } from '../../bots/simulator/telegram/pace.ts';
import { type StandaloneTelegram, startTelegram } from '../../bots/simulator/telegram/standalone.ts';

const token = '7000000001:simulator';
const hoa = 5012345678;
const group = -1002234567890;

describe('rate limits of the simulated Telegram and whom a bot may write to', () => {
  let realMs: number;
  let telegram: StandaloneTelegram;
  let api: Api;

  const start = async (limits: PaceLimits | false | undefined = undefined) => {
    realMs = 0;
    telegram = await startTelegram({
      bot: { token: token, id: 7000000001, username: 'tinxa_demo_bot', firstName: 'Tin xã' },
      clock: { now: () => new Date('2026-11-20T02:00:00Z') },
      monotonicMs: () => realMs,
      ...(limits === undefined ? {} : { limits }),
    });
    telegram.world.person({ id: hoa, firstName: 'Hoa' });
    telegram.world.start(hoa);
    api = new Api(token, { apiRoot: telegram.apiRoot });
  };
  beforeEach(() => start());
  afterEach(() => telegram.close());

  const send = (chatId: number = hoa) => api.sendMessage(chatId, 'tin');
  const refusal = async (call: Promise<unknown>) => (await call.catch((error: unknown) => error)) as GrammyError;

  describe('too many requests (429)', () => {
    it('The simulator allows a burst of five messages in a chat, then one a second', async () => {
      for (let count = 0; count < 5; count += 1) await send();
      const refused = await refusal(send());
      expect([refused.error_code, refused.description, refused.parameters]).toEqual([
        429,
        'Too Many Requests: retry after 1',
        { retry_after: 1 },
      ]);
      realMs += 1000;
      await send();
      expect(telegram.world.violations).toEqual([]);
    });

    it('A call made during the wait is recorded as a violation and makes the wait longer', async () => {
      for (let count = 0; count < 5; count += 1) await send();
      await refusal(send());
      expect((await refusal(send())).parameters).toEqual({ retry_after: 2 });
      expect(telegram.world.violations).toMatchObject([{ rule: 'calledDuringRetryAfter' }]);
      realMs += 1500;
      expect((await refusal(send())).error_code).toBe(429);
    });

    it('A demo whose clock jumped days ahead can send again after half a minute of real time', async () => {
      for (let count = 0; count < 5; count += 1) await send();
      for (let count = 0; count < 60; count += 1) await refusal(send());
      expect((await refusal(send())).parameters).toEqual({ retry_after: 30 });
      realMs += 30_000;
      await send();
    });

    it('Edits count towards the limit, and answers to presses do not', async () => {
      const { message_id: id } = await send();
      for (const text of ['a', 'b', 'c', 'd']) await api.editMessageText(hoa, id, text);
      expect((await refusal(api.editMessageText(hoa, id, 'e'))).error_code).toBe(429);
      const { queryId } = telegram.world.forgePress(hoa, id, 'x');
      await api.answerCallbackQuery(queryId);
    });

    it('The simulator allows thirty messages a second over all chats', async () => {
      for (let person = 1; person <= 31; person += 1) {
        telegram.world.person({ id: person, firstName: `Người ${person}`, hasStarted: true });
      }
      for (let person = 1; person <= 30; person += 1) await send(person);
      expect((await refusal(send(31))).error_code).toBe(429);
    });

    it('The simulator allows twenty messages a minute in a group', async () => {
      telegram.world.group({ id: group, title: 'Tổ duyệt tin' });
      for (let count = 0; count < 20; count += 1) {
        await send(group);
        realMs += 2000;
      }
      expect((await refusal(send(group))).parameters).toEqual({ retry_after: 20 });
    });

    it('The wait is also stated in the Retry-After header, and the limits can be switched off', async () => {
      for (let count = 0; count < 5; count += 1) await send();
      const address = `${telegram.apiRoot}/bot${token}/sendMessage?chat_id=${hoa}&text=x`;
      expect((await fetch(address)).headers.get('retry-after')).toBe('1');
      await telegram.close();
      await start(false);
      for (let count = 0; count < 50; count += 1) await send();
    });
  });

  describe('refused receivers (403 and 400)', () => {
    it('The bot cannot write to a person who never wrote to it', async () => {
      telegram.world.person({ id: 42, firstName: 'Sơn' });
      expect((await refusal(send(42))).description).toBe("Forbidden: bot can't initiate conversation with a user");
      telegram.world.person({ id: 43, firstName: 'Mai', hasStarted: true });
      await send(43);
    });

    it('The bot cannot write to a person who blocked it, and gets an update about the block', async () => {
      telegram.world.block(hoa);
      expect((await refusal(send())).description).toBe('Forbidden: bot was blocked by the user');
      telegram.world.unblock(hoa);
      await send();
      const updates = await api.getUpdates({ offset: -2 });
      expect(updates.map(({ my_chat_member: change }) => change?.new_chat_member.status)).toEqual(['kicked', 'member']);
      expect(updates[0]?.my_chat_member).toMatchObject({
        chat: { id: hoa, type: 'private' },
        old_chat_member: { status: 'member' },
        new_chat_member: { status: 'kicked', until_date: 0 },
      });
    });

    it('A call to an unknown chat or without a chat is refused', async () => {
      expect((await refusal(send(999))).description).toBe('Bad Request: chat not found');
      const bare = await fetch(`${telegram.apiRoot}/bot${token}/sendMessage?text=x`);
      expect(await bare.json()).toMatchObject({ description: 'Bad Request: chat_id is empty' });
      telegram.world.deactivate(hoa);
      expect((await refusal(send())).description).toBe('Forbidden: user is deactivated');
    });
  });

  describe('scripted faults', () => {
    it('A scripted error is returned as often as the script states', async () => {
      telegram.world.fault({
        method: 'sendMessage',
        skip: 1,
        times: 2,
        effect: { kind: 'answer', code: 500, description: 'Internal Server Error: restart' },
      });
      await send();
      expect((await refusal(send())).error_code).toBe(500);
      expect((await refusal(send())).error_code).toBe(500);
      await send();
    });

    it('A scripted wait applies to the following calls too', async () => {
      telegram.world.fault({
        effect: { kind: 'answer', code: 429, description: 'Too Many Requests: retry after 7', retryAfter: 7 },
      });
      expect((await refusal(send())).parameters).toEqual({ retry_after: 7 });
      expect((await refusal(send())).error_code).toBe(429);
      expect(telegram.world.violations).toHaveLength(1);
    });

    it('A scripted hang-up breaks the connection before or after the message is sent', async () => {
      const texts = () => telegram.world.chat(hoa).messages.map((message) => message.text);
      telegram.world.fault({ effect: { kind: 'hangUp', when: 'before' } });
      expect(await refusal(api.sendMessage(hoa, 'không tới'))).toBeInstanceOf(HttpError);
      expect(texts()).not.toContain('không tới');
      telegram.world.fault({ effect: { kind: 'hangUp', when: 'after' } });
      expect(await refusal(api.sendMessage(hoa, 'tới mà không biết'))).toBeInstanceOf(HttpError);
      expect(texts()).toContain('tới mà không biết');
    });

    it('A scripted fault can answer with a gateway’s HTML page', async () => {
      telegram.world.fault({ effect: { kind: 'html', status: 502 } });
      const answer = await fetch(`${telegram.apiRoot}/bot${token}/getMe`);
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
        502,
        'text/html',
        '<html><head><title>502 Bad Gateway</title></head></html>',
      ]);
    });
  });
});
