import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { Bot, InlineKeyboard } from 'grammy';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { simulatorPage } from '../../bots/simulator/page/plugin.ts';
import { telegramServer } from '../../bots/simulator/telegram/server.ts';
import { createTelegramWorld, type TelegramWorld } from '../../bots/simulator/telegram/world.ts';
import { root as projectRoot } from '../support/root.ts';

const token = '7000000001:simulator';
const hoa = 101;
const minh = 102;
const chromiumPath = '/usr/bin/chromium';
const chromiumArgs = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

describe('the style of the page', () => {
  it.each([
    ['in light', /:root(?:,\n\.phone)? \{([^}]+)\}/u],
    ['in dark', /dark\) \{\s*:root \{([^}]+)\}/u],
  ])('The colours %s mode equal those of the shared style sheet', (_, block) => {
    const coloursOf = (file: string) => {
      const [, first = ''] = block.exec(readFileSync(join(projectRoot, file), 'utf8')) ?? [];
      return new Map([...first.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/gu)].map(([, name, value]) => [name, value]));
    };
    const kit = coloursOf('src/web/kit/tokens.css');
    const own = coloursOf('bots/simulator/page/assets/page.css');
    expect(own.size).toBeGreaterThan(6);
    for (const [name, value] of own) expect([name, value]).toEqual([name, kit.get(name)]);
  });
});

describe('the page with the phones', () => {
  let app: FastifyInstance;
  let telegram: TelegramWorld;
  let root: string;
  let aheadMs: number;
  let photo: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    const image = sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a8' } });
    photo = new Uint8Array(await image.jpeg().toBuffer());
  });

  beforeEach(async () => {
    aheadMs = 0;
    const start = Date.now();
    const clock = {
      now: () => new Date(Date.now() - start + Date.UTC(2026, 10, 20, 2) + aheadMs),
      advance: (ms: number) => {
        aheadMs += ms;
      },
    };
    telegram = createTelegramWorld({
      bot: { token: token, id: 7000000001, username: 'tinphuong_bot', firstName: 'Tin Phường' },
      clock,
    });
    telegram.person({ id: hoa, firstName: 'Lò Thị Hoa' });
    telegram.person({ id: minh, firstName: 'Nguyễn Văn Minh' });
    app = Fastify();
    await app.register(telegramServer({ world: telegram }), { prefix: '/telegram' });
    await app.register(
      simulatorPage({
        phones: [
          { personId: hoa, role: 'contributor', title: 'Cộng tác viên', name: 'Lò Thị Hoa' },
          { personId: minh, role: 'deputy', title: 'Phó Trưởng ban', name: 'Nguyễn Văn Minh' },
        ],
        telegram,
        clock,
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

  const page = (path = '') => fetch(`${root}/simulator${path}`);
  const json = async (path: string) => (await page(path)).json();
  const act = (phone: string, name: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${root}/simulator/api/phones/${phone}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const attach = (form: FormData, headers: Record<string, string> = { 'x-simulator': '1' }) =>
    fetch(`${root}/simulator/api/phones/contributor/files`, { method: 'POST', headers, body: form });
  const lastSaid = () => telegram.chat(hoa).messages.at(-1);

  it('The page and its files are served with a strict content security policy', async () => {
    const html = await page();
    expect(html.status).toBe(200);
    expect(html.headers.get('content-security-policy')).toContain("script-src 'self'");
    const words = await html.text();
    expect(words).toContain('lang="vi"');
    expect(words).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/);
    const assets = [...words.matchAll(/(?:href|src)="(\/simulator\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(assets.length).toBeGreaterThan(4);
    for (const asset of assets) expect((await fetch(root + asset)).status).toBe(200);
    expect((await page('/assets/..%2fplugin.ts')).status).toBe(404);
  });

  it('The state lists every phone with its messages', async () => {
    telegram.sendText(hoa, 'Chào phường');
    expect(await json('/api/state')).toMatchObject({
      wardName: 'phường Đồng Lạc',
      now: expect.stringMatching(/^2026-11-20T02:00/),
      samples: [{ name: 'ra-quan.jpg', label: 'Ra quân vệ sinh' }],
      phones: [
        { phone: 'contributor', title: 'Cộng tác viên', standing: 'open', messages: [{ text: 'Chào phường' }] },
        { phone: 'deputy', standing: 'stranger', messages: [] },
      ],
    });
  });

  it('Each button of the page does what its label says', async () => {
    await act('contributor', 'start', {});
    expect(lastSaid()?.text).toBe('/start');
    await act('contributor', 'text', { text: 'Tin khối 3' });
    await act('contributor', 'edit', { messageId: lastSaid()?.messageId, text: 'Tin khối 4' });
    expect(lastSaid()).toMatchObject({ text: 'Tin khối 4', editedAt: expect.any(Date) });
    const press = await act('contributor', 'press', { messageId: 1, data: 'm1:a' });
    expect(await press.json()).toEqual({ queryId: expect.any(String) });
    expect((await act('nobody', 'start', {})).status).toBe(404);
    expect((await act('contributor', 'text', { text: '' })).status).toBe(400);
  });

  it('A phone can send sample photos and its user’s own files', async () => {
    const form = new FormData();
    form.set('samples', '[0]');
    form.set('caption', 'Ra quân sáng nay');
    form.set('file0', new File([photo], 'của tôi.jpg', { type: 'image/jpeg' }));
    expect((await attach(form)).status).toBe(200);
    const album = telegram.chat(hoa).messages;
    expect(album.map((message) => message.text)).toEqual(['Ra quân sáng nay', '']);
    expect(new Set(album.map((message) => message.albumKey)).size).toBe(1);
    const shown = await page(`/api/files/contributor/${album[0]?.photo?.fileId}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);

    const report = new FormData();
    report.set('file0', new File(['báo cáo'], 'Báo cáo.txt'));
    await attach(report);
    expect(lastSaid()?.document?.name).toBe('Báo cáo.txt');
    const file = await page(`/api/files/contributor/${lastSaid()?.document?.fileId}`);
    expect(file.headers.get('content-disposition')).toBe('attachment');
  });

  it('Too large, empty and cross-site posts are refused', async () => {
    const large = new FormData();
    large.set('file0', new File([new Uint8Array(21 * 1024 * 1024)], 'phim.mp4'));
    expect(await (await attach(large)).json()).toEqual({ error: 'fileTooLarge', file: 'phim.mp4' });
    expect(await (await attach(new FormData())).json()).toMatchObject({ error: expect.any(String) });
    const form = new FormData();
    form.set('samples', '[0]');
    expect((await attach(form, {})).status).toBe(403);
    const plain = await fetch(`${root}/simulator/api/phones/contributor/start`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(plain.status).toBe(403);
    expect((await act('contributor', 'start', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(telegram.chat(hoa).messages).toEqual([]);
  });

  it('The network can be made slow or dead, and a phone can be taken offline', async () => {
    const turn = (state: string) =>
      fetch(`${root}/simulator/api/network`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state }),
      });
    const writes = async () => (await act('contributor', 'text', { text: 'Xin chào' })).status;
    const asked = () => fetch(`${root}/telegram/bot${token}/getMe`, { signal: AbortSignal.timeout(400) });
    expect((await turn('slow')).status).toBe(200);
    await expect(asked()).rejects.toThrow('timeout');
    expect((await turn('dead')).status).toBe(200);
    await expect(asked()).rejects.toThrow('fetch failed');
    // In this state the phones are still online; their messages wait at the platform.
    expect(await writes()).toBe(200);
    expect((await turn('offline')).status).toBe(200);
    expect((await asked()).status).toBe(200);
    expect(await writes()).toBe(503);
    expect((await turn('good')).status).toBe(200);
    expect((await asked()).status).toBe(200);
    expect(await writes()).toBe(200);
    expect((await turn('broken')).status).toBe(400);
  });

  it('The clock advances by the page’s steps, and any other step is refused', async () => {
    const advance = (hours: number) =>
      fetch(`${root}/simulator/api/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ hours }),
      });
    expect(await (await advance(24)).json()).toEqual({ now: expect.stringMatching(/^2026-11-21T02:00/) });
    expect((await advance(100_000)).status).toBe(400);
  });

  it('The page receives events as they happen, and an open event stream does not keep the server from closing', async () => {
    const events = await page('/api/events');
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (words: string) => {
      while (!heard.includes(words)) heard += (await reader?.read())?.value ?? '';
    };
    await until('retry:');
    telegram.sendText(hoa, 'Tin nóng');
    await until('"text":"Tin nóng"');
    expect(heard).toContain('event: message');
    expect(heard).not.toContain('"raw"');
    await app.close();
  });

  it.skipIf(!existsSync(chromiumPath))(
    'In a browser, photos are sent, a card arrives and a press is answered',
    async () => {
      const bot = new Bot(token, { client: { apiRoot: `${root}/telegram` } });
      bot.on('message:photo', (context) =>
        context.reply(`<b>Nháp</b>: ${context.message.caption}`, {
          parse_mode: 'HTML',
          reply_markup: new InlineKeyboard().text('✅ Gửi', 'send'),
        }),
      );
      bot.on('callback_query:data', async (context) => {
        await context.answerCallbackQuery({ text: 'Đã gửi Ban Biên tập' });
        await context.editMessageText('Đã gửi');
      });
      bot.on('message:text', (context) => context.reply(`Kính chào <img src=x onerror=alert(1)>`));
      const running = bot.start();
      const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArgs });
      try {
        const tab = await browser.newPage();
        const problems: string[] = [];
        tab.on('pageerror', (error) => problems.push(String(error)));
        tab.on('console', (line) => line.type() === 'error' && problems.push(line.text()));
        await tab.goto(`${root}/simulator`);
        const phone = tab.locator('[data-phone=contributor]');
        await phone.getByRole('button', { name: 'Bắt đầu' }).click();
        await phone.getByText('Kính chào <img src=x onerror=alert(1)>').waitFor();
        await phone.getByTestId('attach').click();
        await phone.getByTestId('sample-photo').first().click();
        await phone.getByTestId('caption').fill('Ra quân sáng nay');
        await phone.getByTestId('attach-send').click();
        await phone.getByText('Nháp: Ra quân sáng nay').waitFor();
        // The check mark is an SVG, because not every computer has a font with that character.
        expect(await phone.locator('.key .sign.tick svg').count()).toBe(1);
        await phone.getByRole('button', { name: '✅ Gửi', exact: true }).click();
        await phone.getByTestId('toast').getByText('Đã gửi Ban Biên tập').waitFor();
        await phone.getByTestId('message').last().getByText('đã sửa').waitFor();
        expect(await phone.getByTestId('keyboard').count()).toBe(0);
        expect(problems).toEqual([]);
        expect(telegram.violations).toEqual([]);
      } finally {
        await browser.close();
        await bot.stop();
        await running;
      }
    },
  );
});
