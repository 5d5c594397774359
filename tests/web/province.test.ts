/** The page of all wards: who gets access, what it shows, and what it never shows. */
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashToken } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { guardPages } from '../../src/web/kit/guard.ts';
import { provinceRoutes } from '../../src/web/server/province-route.ts';
import { rowsOf } from '../support/rows.ts';
import { wardWith } from '../support/ward-with.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
let app: FastifyInstance;
beforeEach(async () => {
  world = await openWard();
  const { core, clock, ward } = world;
  const other = wardWith(ward, {
    id: wardId('le-dai-hanh'),
    code: 'LD',
    name: 'Lê Đại Hành',
    fullName: 'phường Lê Đại Hành',
  });
  app = fastify();
  await guardPages(app, { siteUrl: () => 'https://phuong.example' });
  await app.register(provinceRoutes, {
    ...{ wards: [ward, other], access: core.storage.province, reader: core.reader, hashToken, program: '1.2.3' },
    newToken: () => core.ids.token(),
    now: () => clock.now(),
    siteUrl: () => 'https://phuong.example',
    say: (key, facts) => core.translator.say('vi', facts ? { key, facts } : { key }),
  });
});
afterEach(async () => {
  await app.close();
  await world.close();
});

const day = 86_400_000;
async function address(): Promise<string> {
  const { core, clock } = world;
  const token = core.ids.token();
  await core.storage.province.invite(hashToken(token), clock.now(), new Date(clock.now().getTime() + 7 * day));
  return `/tinh/vao/${token}`;
}
const press = (url: string) => app.inject({ method: 'POST', url, headers: { origin: 'https://phuong.example' } });
const cookieOf = (answer: Awaited<ReturnType<typeof press>>): Record<string, string> =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
const look = (cookies: Record<string, string> = {}) => app.inject({ url: '/tinh', cookies });

it('the province’s address opens once, in the browser that pressed, and for nobody else', async () => {
  const url = await address();
  expect((await look()).statusCode).toBe(403);
  expect((await app.inject({ url })).body).toContain('dùng được một lần');
  const first = await press(url);
  expect([first.statusCode, first.headers.location]).toEqual([303, '/tinh']);
  expect(first.cookies[0]).toMatchObject({
    name: 'tinh',
    path: '/tinh',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  });
  expect((await look(cookieOf(first))).statusCode).toBe(200);
  const again = await press(url);
  expect([again.statusCode, again.cookies]).toEqual([403, []]);
  // Neither the token of the address nor another value is a session.
  for (const tinh of [url.split('/').at(-1) ?? '', 'x'.repeat(43), '', "' or 1=1 --"])
    expect((await look({ tinh })).statusCode).toBe(403);
  // A form of another site cannot press the button.
  const elsewhere = await app.inject({
    method: 'POST',
    url: await address(),
    headers: { origin: 'https://evil.example' },
  });
  expect(elsewhere.statusCode).toBe(403);
});

it('the province’s access ends when the address is old, after thirty days, and when the operator ends it', async () => {
  const old = await address();
  world.clock.advance(7 * day);
  expect((await press(old)).statusCode).toBe(403);
  const cookies = cookieOf(await press(await address()));
  const waiting = await address();
  world.clock.advance(30 * day - 1);
  expect((await look(cookies)).statusCode).toBe(200);
  world.clock.advance(1);
  expect((await look(cookies)).statusCode).toBe(403);
  const others = cookieOf(await press(await address()));
  expect(await world.core.storage.province.revoke(world.clock.now())).toBe(1);
  expect((await look(others)).statusCode).toBe(403);
  expect((await press(waiting)).statusCode).toBe(403);
});

it('the overview shows the state of each ward, the one with most problems first, and names no person and no case', async () => {
  await world.person('Vũ Thị Hoa', 'head');
  const author = await world.person('Nguyễn Thị Lan', 'contributor');
  await world.submitted(author);
  world.clock.advance(5 * day);
  const { body } = await look(cookieOf(await press(await address())));
  expect(body).toContain('2 cổng thông tin');
  expect(body).toContain('1 nơi đang hoạt động; 1 việc quá hạn; tháng này đã đăng 0 tin, bài.');
  const [others = '', ours = ''] = body.slice(body.indexOf('<tbody>')).split('</tr>');
  expect(others).toContain('Phường Lê Đại Hành');
  expect(ours).toContain('Phường Đồng Lạc');
  expect(others).toContain('Chưa có Trưởng Ban Biên tập');
  // Cases of one ward do not count in the other's line.
  expect(others).not.toContain('quá hạn 1');
  expect(ours).toContain('1, quá hạn 1');
  expect(ours).toContain('Chưa duyệt');
  expect(ours).toContain('bản 1');
  expect(body).toContain('chương trình bản 1.2.3');
  expect(body).not.toMatch(/Hoa|Lan|trồng cây|DL-\d/u);
});

it('the overview names channels that are down, the last message of contributors, and the used part of the budget', async () => {
  const { core, clock, ward } = world;
  await world.person('Vũ Thị Hoa', 'head');
  const author = await world.person('Nguyễn Thị Lan', 'contributor');
  const { id } = await world.submitted(author);
  await world.turn(({ stores, now }) =>
    stores.people.putAccount({
      ...{ channel: 'telegram', accountId: '7', conversation: '7', personId: author.id },
      ...{ displayName: author.name, lastUsedAt: now, unreachableAt: null },
    }),
  );
  const now = clock.now().getTime();
  const rows = rowsOf(core);
  await rows
    .updateTable('submission')
    .set({ state: 'published', publishedAt: now - 1, dueAt: now - 2 })
    .where('id', '=', id)
    .execute();
  await rows
    .insertInto('budget_line')
    .values({
      ...{ id: '1', wardId: ward.id, year: 2026, kind: 'royalty', name: 'Nhuận bút', estimateVnd: 0, basis: '' },
      ...{ approvedVnd: 40_000_000, decision: '12/QĐ-UBND', approvedOn: '2026-01-05' },
      ...{ spentVnd: 12_500_000, committedVnd: 1_500_000 },
    })
    .execute();
  const health = (channel: string, isDown: boolean) =>
    core.storage.channels.putHealth(
      { ward: ward.id, channel },
      isDown ? { kind: 'refused', reason: 'Unauthorized' } : { kind: 'ok', accessUntil: null },
      clock.now(),
    );
  await health('telegram', false);
  await health('zalo-oa', true);
  const cookies = cookieOf(await press(await address()));
  const lineOf = async () => {
    const { body } = await look(cookies);
    const found = body.split('</tr>').find((row) => row.includes('Phường Đồng Lạc')) ?? '';
    return { body, found };
  };
  const first = await lineOf();
  expect(first.body).toContain('1 nơi đang hoạt động; 0 việc quá hạn; tháng này đã đăng 1 tin, bài.');
  expect(first.found).toContain('Có: Ban Biên tập 1, cộng tác viên 1<br>Kênh Zalo OA đang mất kết nối');
  expect(first.found).toContain('0% của 1');
  expect(first.found).toMatch(/14\.000\.000 \/ 40\.000\.000\sđ/u);
  expect(first.found).toMatch(/data-label="Tin nhắn gần nhất">[^<]*25\/11\/2026/u);
  await health('telegram', true);
  clock.advance(60_000);
  const { body, found } = await lineOf();
  expect(body).toContain('0 nơi đang hoạt động');
  expect(found).toContain('Mất liên lạc: không ứng dụng nào nhận, gửi được tin<br>Kênh Telegram đang mất kết nối');
  // What the platform said may contain anything.
  expect(body).not.toMatch(/Unauthorized|Lan|Hoa/u);
});

it('an address of the province opens no signed page, and belongs to no ward', async () => {
  const token = (await address()).split('/').at(-1) ?? '';
  expect(await world.core.storage.linkWards.wardOf(hashToken(token))).toBeNull();
});
