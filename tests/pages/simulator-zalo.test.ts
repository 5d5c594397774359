/** Zalo phones on the simulator page: users' actions reach the simulated platforms, and answers are shown. */
import Fastify, { type FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { simulatorPage } from '../../bots/simulator/page/plugin.ts';
import { zaloBotServer } from '../../bots/simulator/zalo-bot/server.ts';
import { createZaloBotWorld, type ZaloBotPerson, type ZaloBotWorld } from '../../bots/simulator/zalo-bot/world.ts';
import type { ZaloOaPerson } from '../../bots/simulator/zalo-oa/person.ts';
import { zaloOaServer } from '../../bots/simulator/zalo-oa/server.ts';
import { createZaloOaWorld, type ZaloOaWorld } from '../../bots/simulator/zalo-oa/world.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';

const botToken = '1459000000000000001:simulator';
const hoursMs = 60 * 60 * 1000;

describe('the phones with Zalo', () => {
  let app: FastifyInstance;
  let zaloOa: ZaloOaWorld;
  let zaloBot: ZaloBotWorld;
  let hung: ZaloOaPerson;
  let tu: ZaloBotPerson;
  let root: string;
  let aheadMs: number;
  let accessToken: string;
  let photo: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    const image = sharp({ create: { width: 320, height: 240, channels: 3, background: '#38a' } });
    photo = new Uint8Array(await image.jpeg().toBuffer());
  });

  beforeEach(async () => {
    aheadMs = 0;
    const now = () => new Date(Date.UTC(2026, 10, 20, 2) + aheadMs);
    const advance = (ms: number) => {
      aheadMs += ms;
    };
    zaloOa = createZaloOaWorld({ now });
    hung = zaloOa.addPerson('Nguyễn Văn Hùng');
    const bot = { token: botToken, id: '1459', accountName: 'bot.x', displayName: 'Bot Tin Phường' };
    zaloBot = createZaloBotWorld({ now, bot });
    tu = zaloBot.addPerson('Lê Văn Tư', 'tu');
    accessToken = zaloOa.issuePair().accessToken;
    app = Fastify({ forceCloseConnections: true });
    await app.register(zaloOaServer({ world: zaloOa }), { prefix: '/zalo-oa' });
    await app.register(zaloBotServer(zaloBot), { prefix: '/zalo-bot' });
    await app.register(
      simulatorPage({
        phones: [
          { role: 'deputy', title: 'Phó Trưởng ban', name: 'Trần Văn Minh', personId: 1 },
          { platform: 'zaloOa', role: 'contributor', title: 'Cộng tác viên', name: hung.name, personId: hung.id },
          { platform: 'zaloBot', role: 'contributor', title: 'Cộng tác viên', name: tu.name, personId: tu.key },
        ],
        zaloOa,
        zaloBot,
        clock: { now, advance },
        samplePhotos: async () => [{ name: 'ra-quan.jpg', label: 'Ra quân vệ sinh', bytes: photo }],
        portalUrl: '/',
        boardUrl: '/board',
        wardName: 'phường Đồng Lạc',
      }),
      { prefix: '/simulator' },
    );
    root = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => app.close());

  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(root + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const act = (phone: string, name: string, body: object) => post(`/simulator/api/phones/${phone}/${name}`, body);
  const oaSays = (message: object) =>
    post('/zalo-oa/v3.0/oa/message/cs', { recipient: { user_id: hung.id }, message }, { access_token: accessToken });
  const botSays = (text: string) => post(`/zalo-bot/bot${botToken}/sendMessage`, { chat_id: tu.id, text });
  const state = async () => {
    const answer = await fetch(`${root}/simulator/api/state`);
    return (await answer.json()) as { phones: Record<string, unknown>[] };
  };
  const attach = (phone: string, form: FormData) =>
    fetch(`${root}/simulator/api/phones/${phone}/files`, {
      method: 'POST',
      headers: { 'x-simulator': '1' },
      body: form,
    });
  const draft = {
    text: 'Bản nháp. Xem ở https://example.vn/a.',
    attachment: {
      type: 'template',
      payload: {
        buttons: [
          { title: 'Gửi bài', type: 'oa.query.hide', payload: '#gui:42' },
          { title: 'Mở trang', type: 'oa.open.url', payload: { url: 'https://example.vn/a' } },
        ],
      },
    },
  };

  it('The page shows the phones of the running platforms', async () => {
    expect(await state()).toMatchObject({
      phones: [
        { phone: 'contributor', platform: 'zaloOa', standing: 'stranger', window: 'free', messages: [] },
        { phone: 'contributor-2', platform: 'zaloBot', standing: 'stranger', messages: [] },
      ],
    });
  });

  it('A follower of an OA can begin, write, press a button and share a phone number', async () => {
    await act('contributor', 'start', {});
    expect(hung.chat()).toMatchObject({ isFollower: true, standing: 'open' });
    await act('contributor', 'text', { text: 'Tin khối 3' });
    await oaSays(draft);
    const [, message] = hung.chat().messages;
    const press = await act('contributor', 'press', { messageId: message?.messageId, data: '#gui:42' });
    expect(press).toEqual({ status: 200, body: {} });
    await act('contributor', 'contact', { phoneNumber: '0912 345 678' });
    expect((await act('contributor', 'edit', { messageId: message?.messageId, text: 'x' })).status).toBe(409);
    expect(zaloOa.events.map(({ name }) => name)).toEqual([
      'follow',
      'user_send_text',
      'oa_send_text',
      'user_send_text',
      'user_submit_info',
    ]);
    const bodies = zaloOa.events.map(({ body }) => JSON.parse(body));
    expect(bodies[3].message.text).toBe('#gui:42');
    expect(bodies[4].info).toMatchObject({ name: 'Nguyễn Văn Hùng', phone: '84912345678' });
    expect(JSON.stringify(await state())).not.toMatch(/"text":"#gui/);
  });

  it('Phones send photos and files in the way of their platform', async () => {
    const form = () => {
      const fields = new FormData();
      fields.set('samples', '[0]');
      fields.set('caption', 'Ra quân sáng nay');
      fields.set('file0', new File([photo], 'hai.jpg', { type: 'image/jpeg' }));
      fields.set('file1', new File(['báo cáo'], 'Báo cáo.docx'));
      return fields;
    };
    expect((await attach('contributor', form())).status).toBe(200);
    expect((await attach('contributor-2', form())).status).toBe(200);
    const words = ['Ra quân sáng nay', '', ''];
    expect(hung.chat().messages.map(({ text }) => text)).toEqual(words);
    expect(hung.chat().messages.at(-1)?.document?.name).toBe('Báo cáo.docx');
    expect(tu.messages().map(({ kind }) => kind)).toEqual(['photo', 'photo', 'file']);
    const { phones } = await state();
    for (const phone of phones) {
      const [first] = phone.messages as { photo: { fileId: string } }[];
      const shown = await fetch(`${root}/simulator/api/files/${phone.phone}/${first?.photo.fileId}`);
      expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(new Uint8Array(await shown.arrayBuffer())).toEqual(photo);
    }
    const words2 = new FormData();
    words2.set('caption', 'Chỉ có tệp');
    words2.set('file0', new File(['báo cáo'], 'Báo cáo.docx'));
    await attach('contributor', words2);
    expect(hung.chat().messages.at(-1)?.text).toBe('Chỉ có tệp');
  });

  it('A Zalo bot’s user can greet it and type numbers, and has no buttons', async () => {
    await act('contributor-2', 'start', {});
    await botSays('1. Hỏi phường\n2. Phản ánh');
    await act('contributor-2', 'text', { text: '2' });
    expect(tu.messages().map(({ text }) => text)).toEqual(['Xin chào', '1. Hỏi phường\n2. Phản ánh', '2']);
    expect((await act('contributor-2', 'press', { messageId: 'x', data: '2' })).status).toBe(409);
  });

  it('The page shows when the reply window has ended', async () => {
    hung.write('Chào');
    await post('/simulator/api/clock', { hours: 72 });
    expect((await state()).phones[0]).toMatchObject({ window: 'paid' });
    aheadMs += 100 * hoursMs;
    expect((await state()).phones[0]).toMatchObject({ window: 'closed' });
  });

  it.skipIf(!chromiumPath)(
    'The Zalo phones work in a browser',
    async () => {
      const browser = await openBrowser({ width: 1440, height: 900 });
      try {
        const tab = await browser.context.newPage();
        const problems: string[] = [];
        tab.on('pageerror', (error) => problems.push(String(error)));
        tab.on('console', (line) => line.type() === 'error' && problems.push(line.text()));
        await tab.goto(`${root}/simulator`);
        const oa = tab.locator('[data-phone=contributor]');
        const bot = tab.locator('[data-phone=contributor-2]');
        expect(await oa.getByTestId('menu').count()).toBe(0);

        await oa.getByRole('button', { name: 'Quan tâm' }).click();
        await oa.getByTestId('attach').click();
        await oa.getByTestId('sample-photo').first().click();
        await oa.getByTestId('caption').fill('Ra quân sáng nay');
        await oa.getByTestId('attach-send').click();
        await oa.getByText('Ra quân sáng nay').waitFor();
        await oaSays(draft);
        await oa.getByRole('link', { name: 'https://example.vn/a' }).waitFor();
        expect(await oa.getByTestId('keyboard').getByRole('link').getAttribute('href')).toBe('https://example.vn/a');
        await oa.getByRole('button', { name: 'Gửi bài' }).click();
        await expect.poll(() => zaloOa.events.at(-1)?.body).toContain('#gui:42');
        expect(await oa.getByText('#gui:42').count()).toBe(0);
        await expect.poll(() => oa.locator('.is-waiting').count()).toBe(0);
        expect(await oa.locator('.edit').count()).toBe(0);

        await bot.getByRole('button', { name: 'Gửi lời chào' }).click();
        await botSays('1. Hỏi phường <img src=x onerror=alert(1)>');
        await bot.getByText('1. Hỏi phường <img src=x onerror=alert(1)>').waitFor();
        await bot.getByTestId('composer').fill('1');
        await bot.getByTestId('send').click();
        await expect.poll(() => tu.messages().at(-1)?.text).toBe('1');

        await tab.getByRole('button', { name: '+3 ngày' }).click();
        await oa.getByTestId('window-note').getByText('48 giờ').waitFor();
        await oa.getByTestId('composer').fill('Tôi đây');
        await oa.getByTestId('send').click();
        await oa.getByTestId('window-note').waitFor({ state: 'hidden' });
        hung.unfollow();
        await oa.getByRole('button', { name: 'Quan tâm lại' }).click();
        await expect.poll(() => hung.chat().standing).toBe('open');
        expect(problems).toEqual([]);
        expect(zaloOa.violations).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
