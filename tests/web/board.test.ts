/** The board's pages on the running product, with the platform's own permission page: who gets access, and what they can do. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/domain/ids.ts';
import { createPageLink } from '../../src/usecases/page-link.ts';
import { tell } from '../../src/usecases/tell.ts';
import { rowsOf } from '../support/rows.ts';
import { openStage, type Player, type Stage } from '../support/stage.ts';

type Somebody = Player & { readonly id: PersonId };

let stage: Stage;
let hoa: Somebody;
let minh: Somebody;
beforeAll(async () => {
  stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
  stage.oa.setRedirectUri(`${stage.publicUrl}/board/zalo/callback`);
  hoa = await stage.person('Vũ Thị Hoa', 'head');
  minh = await stage.person('Trần Văn Minh', 'deputy');
});
afterAll(() => stage.close());

interface Page {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  readonly headers: Headers;
}

/** A browser that stores one cookie and follows no redirect by itself. */
const browser = () => {
  let cookie = '';
  const ask = async (address: string, init: RequestInit = {}): Promise<Page> => {
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await fetch(new URL(address, stage.publicUrl), { ...init, headers, redirect: 'manual' });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const { status } = answer;
    return {
      status,
      text: await answer.text(),
      location: answer.headers.get('location') ?? '',
      headers: answer.headers,
    };
  };
  return {
    get: (address: string) => ask(address),
    post: (address: string, fields: Readonly<Record<string, string>> = {}, headers: Record<string, string> = {}) =>
      ask(address, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: stage.publicUrl, 'sec-fetch-site': 'same-origin', ...headers },
      }),
    take: (other: string) => {
      cookie = other;
    },
    cookie: () => cookie,
  };
};
type Browser = ReturnType<typeof browser>;

/** Addresses that were already used: `linkFor` returns the newest unused one. */
const taken = new Set<string>();
const linkFor = async (player: Player): Promise<string> => {
  await player.says('/bang');
  const address = await stage.eventually('a new address', () => {
    const found = player.phone
      .seen()
      .flatMap(({ links }) => links)
      .findLast((each) => each.includes('/board/enter/'));
    return found && !taken.has(found) ? found : null;
  });
  taken.add(address);
  return address;
};
const enter = async (player: Player): Promise<Browser> => {
  const open = browser();
  const answer = await open.post(await linkFor(player));
  expect([answer.status, answer.location]).toEqual([303, '/board']);
  return open;
};
const save = (id: PersonId, change: object): Promise<void> =>
  stage.core.unitOfWork.run(stage.ward.id, async (stores) => {
    await stores.people.save({ ...(await stores.people.get(id)), ...change });
  });
const fieldsOf = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...page.matchAll(/name="([^"]+)" value="([^"]*)"/gu)].map(([, name, value]) => [name, value]));

describe('the language of the pages', () => {
  it('is that of the person who signed in', async () => {
    await save(minh.id, { locale: 'en' });
    const open = await enter(minh);
    const page = await open.get('/board');
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain('board&#39;s desk');
    expect((await open.get('/board/zalo/connect')).text).toContain('<html lang="en">');
    await save(minh.id, { locale: 'vi' });
    expect((await open.get('/board')).text).toContain('<html lang="vi">');
  });
});

describe('the sign-in address from /bang', () => {
  it('shows a button and does nothing by itself; the press signs in once', async () => {
    const address = await linkFor(minh);
    const open = browser();
    for (let times = 0; times < 3; times += 1) {
      const page = await open.get(address);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(page.text).toContain('>Vào Bảng làm việc</button>');
      expect(page.headers.get('set-cookie')).toBeNull();
    }
    const entered = await open.post(address);
    expect([entered.status, entered.location]).toEqual([303, '/board']);
    expect(entered.headers.get('set-cookie')).toMatch(
      /^board=dong-lac\.[\w-]{43}; Max-Age=43200; Path=\/board; HttpOnly; SameSite=Lax/u,
    );
    expect((await open.get('/board')).text).toContain('Chào đồng chí Trần Văn Minh');

    const second = browser();
    const again = await second.post(address);
    expect(again.status).toBe(403);
    expect(again.text).toContain('đã dùng hoặc hết hạn');
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('is valid for half an hour', async () => {
    const address = await linkFor(minh);
    stage.clock.advance(31 * 60_000);
    expect((await browser().post(address)).status).toBe(403);
  });

  it('is refused if another site sends the form', async () => {
    const address = await linkFor(minh);
    const elsewhere = await browser().post(address, {}, { origin: 'https://evil.example' });
    expect(elsewhere.status).toBe(403);
    const crossSite = await browser().post(address, {}, { 'sec-fetch-site': 'cross-site' });
    expect(crossSite.status).toBe(403);
    // Neither request has used up the address.
    expect((await browser().post(address)).status).toBe(303);
  });

  it('is not given to a citizen, and an invented address or cookie opens nothing', async () => {
    const tu = stage.stranger('Lê Văn Tư', 'zalo-oa');
    await tu.says('/bang');
    await tu.sees('chưa thuộc vai trò');
    expect((await browser().post(`/board/enter/${'A'.repeat(43)}`)).status).toBe(403);
    const open = browser();
    for (const cookie of [`board=dong-lac.${'A'.repeat(43)}`, 'board=elsewhere.x', 'board=', 'board=%00']) {
      open.take(cookie);
      const page = await open.get('/board');
      expect([page.status, page.text.includes('nhắn “bảng”')]).toEqual([200, true]);
      expect(page.text).not.toContain('Chào đồng chí');
      expect((await open.post('/board/called', { person: hoa.id })).status).toBe(401);
    }
  });

  it('differs from other addresses: one for an item or an upload does not open the desk', async () => {
    for (const purpose of ['upload', 'view', 'decide'] as const) {
      const url = await stage.core.unitOfWork.run(stage.ward.id, (stores) =>
        createPageLink(stage.runtime.openUnit(stores, `test:${purpose}`), {
          ...{ purpose, person: minh.id, revision: 0 },
          ...(purpose === 'upload' ? {} : { subject: minh.id }),
        } as Parameters<typeof createPageLink>[1]),
      );
      const entered = await browser().post(`/board/enter/${new URL(url).pathname.split('/').at(-1)}`);
      expect([purpose, entered.status, entered.headers.get('set-cookie')]).toEqual([purpose, 403, null]);
    }
  });

  it('ends the session of a frozen person at once', async () => {
    const open = await enter(minh);
    expect((await open.get('/board')).text).toContain('Trần Văn Minh');
    await save(minh.id, { status: 'frozen' });
    // Unfreezes him even if the test fails, because the other tests need his addresses.
    try {
      expect((await open.get('/board')).text).not.toContain('Trần Văn Minh');
      expect((await open.post('/board/called', { person: hoa.id })).status).toBe(401);
    } finally {
      await save(minh.id, { status: 'active' });
    }
    expect((await open.get('/board')).text).toContain('Trần Văn Minh');
  });

  it('ends a session after thirty minutes without use, and each session after twelve hours', async () => {
    const [idle, busy] = [await enter(minh), await enter(minh)];
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect((await busy.get('/board')).text).toContain('Trần Văn Minh');
      stage.clock.advance(20 * 60_000);
      if (minutes === 20) expect((await idle.get('/board')).text).not.toContain('Trần Văn Minh');
    }
    stage.clock.advance(1_000);
    expect((await busy.get('/board')).text).not.toContain('Trần Văn Minh');
  });

  it('keeps what was typed when the session has ended, and sends it again after signing in', async () => {
    const open = await enter(minh);
    const fields = { person: hoa.id, result: 'Máy bận, "hẹn <b>14 giờ</b>\ngọi lại' };
    stage.clock.advance(31 * 60_000);
    const over = await open.post('/board/called', fields);
    expect(over.status).toBe(401);
    expect(over.text).toContain('Đã hết phiên làm việc');
    expect(over.text).toContain('30 phút');
    const form = /<form method="post" action="\/board\/called"[^>]*>(.*?)<\/form>/su.exec(over.text)?.[1] ?? '';
    expect(form).toContain(`<input type="hidden" name="person" value="${hoa.id}">`);
    expect(form).toMatch(
      /<textarea name="result"[^>]*>\nMáy bận, &quot;hẹn &lt;b&gt;14 giờ&lt;\/b&gt;\ngọi lại<\/textarea>/u,
    );
    // Nothing was done, and the confirmation is not kept either.
    expect((await open.post('/board/people/x/act', { act: 'freeze', sure: '1' })).text).not.toContain('name="sure"');
    await open.post(await linkFor(minh));
    expect((await open.post('/board/called', fields)).status).toBe(303);
  });

  it('lets people end their own sessions, one or all, and nobody else’s', async () => {
    const [mine, phone, third] = [await enter(minh), await enter(minh), await enter(minh)];
    const theirs = await enter(hoa);
    const isIn = async (open: Browser) => (await open.get('/board')).text.includes('Chào đồng chí');
    const list = await mine.get('/board/sessions');
    const named = [...list.text.matchAll(/name="session" value="([0-9a-f]{64})"/gu)].map(([, hash = '']) => hash);
    expect(named.length).toBeGreaterThanOrEqual(3);
    expect(list.text.match(/phiên này/gu)).toHaveLength(1);
    for (const session of named) await theirs.post('/board/leave', { session });
    expect([await isIn(mine), await isIn(phone)]).toEqual([true, true]);

    const left = await phone.post('/board/leave');
    expect([left.status, left.location]).toEqual([303, '/board']);
    expect([await isIn(phone), await isIn(mine), await isIn(third)]).toEqual([false, true, true]);
    const fromElsewhere = await mine.post('/board/leave', { all: '1' }, { origin: 'https://evil.example' });
    expect([fromElsewhere.status, await isIn(third)]).toEqual([403, true]);
    await mine.post('/board/leave', { all: '1' });
    expect([await isIn(third), await isIn(theirs)]).toEqual([false, true]);
  });
});

describe('the board', () => {
  it('has its style only from the same server, and nothing inline', async () => {
    const page = await browser().get('/board');
    const [, style = ''] = /href="(\/assets\/desk\.[0-9a-f]{12}\.css)"/u.exec(page.text) ?? [];
    expect((await browser().get(style)).text).toContain('body {');
    expect(page.text).not.toMatch(/<style|<script(?! src="\/assets\/)| style=/u);
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self'");
  });

  it('reveals nothing of an internal error', async () => {
    const open = await enter(minh);
    await rowsOf(stage.core).schema.alterTable('channel_health').renameTo('channel_health_away').execute();
    const page = await open.get('/board');
    await rowsOf(stage.core).schema.alterTable('channel_health_away').renameTo('channel_health').execute();
    expect(page.status).toBe(500);
    expect(page.text).toContain('Xin thử lại sau ít phút');
    for (const inside of ['channel_health', 'SQLITE', 'select ']) expect(page.text).not.toContain(inside);
    expect((await open.get('/board')).status).toBe(200);
  });

  it('shows the state of each channel, and offers only the head to connect the Official Account', async () => {
    const mine = await enter(minh);
    const page = await mine.get('/board');
    for (const words of ['Telegram', 'Zalo OA', 'Hoạt động']) expect(page.text).toContain(words);
    expect(page.text).not.toContain('/board/zalo/connect');
    expect((await mine.get('/board/zalo/connect')).status).toBe(403);
    expect((await mine.post('/board/zalo/connect')).status).toBe(403);
    const hers = await enter(hoa);
    expect((await hers.get('/board')).text).toContain('href="/board/zalo/connect"');
    expect((await hers.get('/board/telegram/connect')).status).toBe(404);
  });

  it('answers an unknown page with 404 and a way back, without asking a signed-in person to sign in', async () => {
    const mine = await enter(minh);
    const page = await mine.get('/board/khong');
    expect(page.status).toBe(404);
    expect(page.text).toContain('Không có trang này.');
    expect(page.text).toContain('<a href="/board">Về Bảng làm việc</a>');
    expect(page.text).not.toContain('nhắn “bảng”');
    const theirs = await browser().get('/board/khong');
    expect([theirs.status, theirs.text.includes('nhắn “bảng”')]).toEqual([404, true]);
  });

  it('names the ward in its header, and links to the portal', async () => {
    for (const open of [browser(), await enter(minh)])
      expect((await open.get('/board')).text).toMatch(
        new RegExp(
          `<header.*Phường Đồng Lạc.*href="${stage.runtime.publicUrl}">Về Cổng thông tin điện tử</a>.*</header>`,
          's',
        ),
      );
  });

  it('lists people whom no message reaches, and records that somebody called them', async () => {
    const tu = stage.stranger('Lê Văn Tư', 'zalo-oa');
    await tu.says('Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
    await tu.sees('HD-2611-');
    stage.oa.person(tu.phone.accountId).submitInfo({ name: 'Lê <b>Văn</b> Tư', phone: '84987654321' });
    await tu.sees('0987654321');
    stage.clock.advance(49 * 3_600_000);
    const asker = await stage.core.unitOfWork.run(stage.ward.id, async (stores) => {
      const account = await stores.people.account('zalo-oa', tu.phone.accountId);
      if (!account) throw new Error('no account');
      await tell(stage.runtime.openUnit(stores, 'test'), account.personId, { key: 'skipped' }, 'test:board');
      return account.personId;
    });
    const open = await enter(minh);
    const page = await stage.eventually('the list', async () => {
      const { text } = await open.get('/board');
      return text.includes('0987654321') ? text : null;
    });
    // Names that people give themselves are shown as text.
    expect(page).toContain('Lê &lt;b&gt;Văn&lt;/b&gt; Tư');
    expect(page).toContain('<a href="tel:+84987654321">');
    expect(fieldsOf(page).person).toBe(asker);
    const called = await open.post('/board/called', { person: asker, result: 'Đã báo, sẽ nhắn lại' });
    expect([called.status, called.location]).toEqual([303, '/board']);
    expect((await open.get('/board')).text).toContain('đã gọi');
    const note = await rowsOf(stage.core).selectFrom('call_note').selectAll().executeTakeFirst();
    expect(note).toMatchObject({ personId: asker, calledBy: minh.id, result: 'Đã báo, sẽ nhắn lại' });
    const elsewhere = await open.post('/board/called', { person: asker }, { origin: 'https://evil.example' });
    expect(elsewhere.status).toBe(403);
    await tu.says('Tôi đây');
    await tu.sees('Đã bỏ qua');
  });
});

describe('the lists of the desk', () => {
  it('show the waiting items and the people to signed-in people only', async () => {
    const open = await enter(minh);
    const people = await open.get('/board/people');
    for (const words of ['Vũ Thị Hoa', 'trưởng ban', 'Trần Văn Minh']) expect(people.text).toContain(words);
    for (const address of ['/board/items', '/board/items?tatca=1', '/board/items?sau=zzz'])
      expect((await open.get(address)).status).toBe(200);
    for (const address of ['/board/items', '/board/people', '/board/sessions'])
      expect((await browser().get(address)).status).toBe(401);
  });
});

describe('connecting the Official Account', () => {
  let open: Browser;
  beforeEach(async () => {
    open = await enter(hoa);
  });
  const begin = async (): Promise<URL> => {
    const page = await open.get('/board/zalo/connect');
    expect([page.status, page.text.includes('Sang trang cấp quyền')]).toEqual([200, true]);
    const answer = await open.post('/board/zalo/connect');
    expect(answer.status).toBe(303);
    return new URL(answer.location);
  };
  /** The administrator grants access on the platform's page. @returns the address to which the browser is redirected */
  const allow = async (permission: URL): Promise<URL> => {
    const page = await (await fetch(permission)).text();
    expect(page).toContain('<form');
    const answer = await fetch(new URL(permission.pathname, permission), {
      method: 'POST',
      body: new URLSearchParams(fieldsOf(page)),
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get('location') ?? '');
  };
  const grantsOf = () => stage.oa.calls.filter(({ params }) => params.grant_type === 'authorization_code');

  it('goes through the platform’s page with PKCE and back, and held messages are sent', async () => {
    stage.oa.revokePermission();
    await hoa.sees('cần cấp quyền lại');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    await lan.says('/help');
    await stage.eventually('the answer is held', async () => {
      const rows = await rowsOf(stage.core)
        .selectFrom('outbox')
        .selectAll()
        .where('status', '=', 'held')
        .where('effect', 'like', `%${lan.id}%`)
        .execute();
      return rows.length > 0 ? true : null;
    });
    expect((await open.get('/board')).text).toContain('Cần kết nối lại');

    const permission = await begin();
    expect(permission.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/u);
    expect(permission.searchParams.get('state')).toMatch(/^[\w-]{43}$/u);
    expect(permission.href).not.toContain('verifier');
    const back = await allow(permission);
    expect(`${back.origin}${back.pathname}`).toBe(`${stage.publicUrl}/board/zalo/callback`);
    const page = await open.get(back.href);
    expect([page.status, page.text.includes('Đã kết nối')]).toEqual([200, true]);
    expect(await lan.sees('Chào anh/chị Nguyễn Thị Lan')).toContain('Chào');
    expect((await open.get('/board')).text).not.toContain('Cần kết nối lại');
    const entries = await rowsOf(stage.core)
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'channel-connected')
      .execute();
    expect(entries).toMatchObject([{ actorId: hoa.id, object: 'zalo-oa' }]);

    // The same address again, by a reload or another reader, has no effect.
    const exchanged = grantsOf().length;
    const again = await open.get(back.href);
    expect([again.status, again.text.includes('đã quá giờ hoặc đã dùng')]).toEqual([400, true]);
    expect(grantsOf()).toHaveLength(exchanged);
  });

  it('refuses an invented or late state, and a browser that is not signed in, without exchanging a code', async () => {
    const exchanged = grantsOf().length;
    const wrong = await allow(await begin());
    wrong.searchParams.set('state', 'B'.repeat(43));
    expect((await open.get(wrong.href)).status).toBe(400);

    const stranger = await allow(await begin());
    const answer = await browser().get(stranger.href);
    expect(answer.status).toBe(401);

    const late = await allow(await begin());
    stage.clock.advance(16 * 60_000);
    expect((await open.get(late.href)).status).toBe(400);
    expect(grantsOf()).toHaveLength(exchanged);
  });

  it('explains that the platform refused the code, and keeps the former access', async () => {
    const back = await allow(await begin());
    back.searchParams.set('code', 'not-a-code');
    const page = await open.get(back.href);
    expect([page.status, page.text.includes('chưa chấp nhận')]).toEqual([502, true]);
    const lan = stage.stranger('Bà Tư', 'zalo-oa');
    await lan.says('Xin chào');
    await lan.sees('Kính chào');
  });

  it('accepts the form from its own page only', async () => {
    const answer = await open.post('/board/zalo/connect', {}, { origin: 'https://evil.example' });
    expect([answer.status, answer.location]).toEqual([403, '']);
  });
});

// Must be last in this file: its failed attempts count for ten minutes.
describe('a wrong address of the desk', () => {
  it('is 429 after many tries, while a right one still works, because many people can share one address', async () => {
    const address = await linkFor(minh);
    const statuses = [];
    for (let at = 0; at < 21; at += 1) statuses.push((await browser().post(`/board/enter/${'B'.repeat(43)}`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await browser().post(address)).status).toBe(303);
  });
});
