/** Deciding at the web desk of the running product: the same acts and rules as in a chat, without scripts. */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import { boardRoles, isDeciding } from '../../src/domain/roles.ts';
import { openStage, type Player, type Stage } from '../support/stage.ts';
import { withoutCodeMarkup } from '../support/without-code-markup.ts';

interface Page {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}
interface Desk {
  readonly id: PersonId;
  readonly get: (path: string) => Promise<Page>;
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ) => Promise<Page>;
  readonly cookie: string;
}

let stage: Stage;
let lan: Player;
let code: string;
const desks = new Map<Role, Desk>();
const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A person with this role who is signed in at the desk. */
async function deskOf(role: Role): Promise<Desk> {
  const known = desks.get(role);
  if (known) return known;
  const { id } = await stage.person(`Người ${role}`, role);
  const token = randomBytes(32).toString('base64url');
  const beganAt = stage.clock.now();
  await stage.core.storage.sessions.begin(stage.ward.id, {
    ...{ tokenHash: hashToken(token), person: id, browser: 'Test', beganAt },
    expiresAt: new Date(beganAt.getTime() + 1_800_000),
  });
  const cookie = `board=${stage.ward.id}.${token}`;
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const headers = { cookie, ...Object.fromEntries(new Headers(init.headers)) };
    const answer = await fetch(new URL(path, stage.publicUrl), { ...init, headers, redirect: 'manual' });
    return {
      status: answer.status,
      text: withoutCodeMarkup(await answer.text()),
      location: answer.headers.get('location') ?? '',
    };
  };
  const desk: Desk = {
    id,
    cookie,
    get: (path) => ask(path, {}),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: stage.publicUrl, 'sec-fetch-site': 'same-origin', ...headers },
      }),
  };
  desks.set(role, desk);
  return desk;
}
const stateOf = async (): Promise<string | undefined> =>
  (await stage.submissions()).find((each) => each.code === code)?.state;
const revisionIn = ({ text }: Page, act = ''): string =>
  new RegExp(`value="${act}[^>]*><input[^>]*name="revision" value="(\\d+)"`, 'u').exec(text)?.[1] ??
  /name="revision" value="(\d+)"/u.exec(text)?.[1] ??
  '';

beforeAll(async () => {
  stage = await openStage({ platforms: ['telegram'] });
  lan = await stage.person('Nguyễn Thị Lan', 'contributor');
  for (const role of boardRoles) await deskOf(role);
  await lan.sends(1, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh. <script>alert(1)</script>');
  await lan.chooses('Tôi có mặt');
  await lan.choosesOn('1 ảnh', 'Gửi');
  code = await stage.eventually(
    'the item',
    async () => (await stage.submissions()).find(({ state }) => state === 'submitted')?.code ?? null,
  );
});
afterAll(() => stage.close());

describe('an item', () => {
  it('waits in the queue and is shown on its page as the public will read it, with markup as text', async () => {
    const deputy = await deskOf('deputy');
    expect((await deputy.get('/board/items')).text).toContain(`href="/board/items/${code}"`);
    const page = await deputy.get(`/board/items/${code}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Khối 4 trồng cây</h1>');
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('name="act" value="approve"');
    expect(page.text).toContain('<details data-act="return">');
  });

  it('is found by its code and by words without accents', async () => {
    const deputy = await deskOf('deputy');
    for (const words of [code, 'trong cay', 'nguyen thi lan'])
      expect((await deputy.get(`/board/search?q=${encodeURIComponent(words)}`)).text).toContain(`/board/items/${code}`);
    expect((await deputy.get('/board/search?q=khong+co')).text).not.toContain('/board/items/DL-');
  });

  it('that was cancelled before sending, or destroyed, is in no list of the board', async () => {
    const binh = await stage.person('Đỗ Văn Bình', 'contributor');
    await binh.sends(1, 'Khối 9 múa lân');
    await binh.choosesOn('Khối 9', 'Hủy');
    const gone = await stage.eventually(
      'the draft',
      async () => (await stage.submissions()).find(({ state }) => state === 'withdrawn')?.code ?? null,
    );
    const deputy = await deskOf('deputy');
    for (const page of ['/board/items?tatca=1', `/board/search?q=${gone}`, '/board/search?q=do+van+binh'])
      expect((await deputy.get(page)).text).not.toContain(`/board/items/${gone}`);
    expect((await deputy.get(`/board/items/${gone}`)).status).toBe(404);
  });

  it('can be decided by deciding roles only', async () => {
    for (const role of boardRoles) {
      const desk = await deskOf(role);
      const page = await desk.get(`/board/items/${code}`);
      expect([role, page.text.includes('value="approve"')]).toEqual([role, isDeciding(role)]);
      if (isDeciding(role)) continue;
      for (const act of ['approve', 'return', 'reject']) {
        const answer = await desk.post(`/board/items/${code}/act`, { act, revision: '1', reason: 'facts' });
        expect([role, act, answer.status]).toEqual([role, act, 409]);
      }
    }
    // The chairman and the accountant can use the desk only for their papers.
    const refused = { citizen: 401, contributor: 401, chairman: 403, accountant: 403 } as const;
    for (const [role, status] of Object.entries(refused) as [keyof typeof refused, number][]) {
      const desk = await deskOf(role);
      const acted = await desk.post(`/board/items/${code}/act`, { act: 'approve', revision: '1' });
      expect([role, (await desk.get(`/board/items/${code}`)).status, acted.status]).toEqual([role, status, status]);
    }
    expect(await stateOf()).toBe('submitted');
  });

  it('is not decided by a form of another site, by an unknown act, or without a needed reason', async () => {
    const deputy = await deskOf('deputy');
    const at = `/board/items/${code}/act`;
    expect((await deputy.post(at, { act: 'approve', revision: '1' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    expect((await deputy.post(at, { act: 'destroyEverything', revision: '1' })).status).toBe(400);
    const without = await deputy.post(at, { act: 'return', revision: '1' });
    expect([without.status, without.text.includes('Cần chọn hoặc viết lý do')]).toEqual([422, true]);
    expect((await deputy.post('/board/items/DL-2611-9999/act', { act: 'approve', revision: '1' })).status).toBe(404);
    expect(await stateOf()).toBe('submitted');
  });

  it('that changed meanwhile is not decided: the change is shown', async () => {
    const deputy = await deskOf('deputy');
    const seen = JSON.stringify({ title: 'Khối 4 trồng rau', text: 'Sáng nay khối 4 trồng 10 cây xanh.' });
    const answer = await deputy.post(`/board/items/${code}/act`, { act: 'approve', revision: '0', seen });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Đã đổi từ khi đồng chí mở trang');
    expect(answer.text).toMatch(/<del>rau<\/del>/u);
    expect(await stateOf()).toBe('submitted');
  });

  it('is approved with one form and published; the author is told, and undoing is offered for a minute', async () => {
    const deputy = await deskOf('deputy');
    const page = await deputy.get(`/board/items/${code}`);
    const done = await deputy.post(`/board/items/${code}/act`, { act: 'approve', revision: revisionIn(page) });
    expect([done.status, done.location]).toEqual([303, `/board/items/${code}?xong=approve`]);
    await lan.sees('đã được đăng');
    const after = await deputy.get(done.location);
    expect(after.text).toContain(`Đã ghi nhận quyết định về ${code}`);
    expect(after.text).toContain('value="undo"');
  });

  it('is corrected by two people, and its history names both', async () => {
    const [deputy, head] = [await deskOf('deputy'), await deskOf('head')];
    const at = `/board/items/${code}`;
    const shown = await deputy.get(at);
    const [, text = ''] = /<textarea name="text"[^>]*>([^<]*)/u.exec(shown.text) ?? [];
    const [, title = ''] = /<input name="title"[^>]*value="([^"]*)"/u.exec(shown.text) ?? [];
    const proposal = {
      ...{ act: 'correct', revision: revisionIn(shown), words: 'Sửa số cây và ngày.' },
      ...{ title, text: text.replace(/trồng/u, 'cùng nhau trồng'), eventOn: '2026-11-24', place: 'Nhà văn hóa khối 4' },
    };
    expect((await deputy.post(`${at}/act`, { ...proposal, revision: '1' })).status).toBe(409);
    const before = await countTold(head.cookie);
    expect((await deputy.post(`${at}/act`, proposal)).status).toBe(303);
    // It waits for the head, not for its author: in the live count, on the overview, and in the queue for the keyboard shortcuts.
    expect(await countTold(head.cookie)).toBe(before + 1);
    expect(await countTold(deputy.cookie)).toBe(before);
    const need = `href="${at}"><b>${code} · đính chính chờ đồng chí duyệt`;
    expect((await head.get('/board')).text).toContain(need);
    expect((await deputy.get('/board')).text).not.toContain(need);
    // The signer sees each change, not only the sentence below the item.
    const waiting = (await head.get(at)).text;
    expect(waiting).toContain('Đính chính chờ duyệt (Người deputy đề nghị)');
    expect(waiting).toMatch(/<ins>cùng nhau /u);
    expect(waiting).toMatch(/Ngày: \d\d\/11\/2026 → 24\/11\/2026/u);
    expect((await head.get('/board/items')).text).toContain('Đính chính chờ đồng chí duyệt');
    const approval = { act: 'approveCorrection', revision: revisionIn(await head.get(at), 'approveCorrection') };
    expect((await head.post(`${at}/act`, approval)).status).toBe(303);
    expect(await countTold(head.cookie)).toBe(before);
    expect((await head.get(at)).text).toMatch(/\?ban=\d+">Bản \d+<\/a> · Nguyễn Thị Lan<\/li>/u);
    const renewed = await stage.eventually('the correction', async () => {
      const { text } = await head.get(at);
      return text.includes('Cổng đã có bản mới') ? text : null;
    });
    expect(renewed).toMatch(/Đã đăng trên Cổng.*đề nghị đính chính.*duyệt đính chính.*Cổng đã có bản mới/su);
  });

  it('is counted in the month’s figures, with a chart and the list, for people who may read them', async () => {
    const head = await deskOf('head');
    const at = '/board/papers/report/monthly%3A2026-11';
    await head.post(`${at}/act`, { act: 'draftReport', subject: 'monthly:2026-11', revision: '0' });
    const page = (await head.get(at)).text;
    const [chart = ''] = /<table class="chart">.*?<\/table>/su.exec(page) ?? [];
    expect(chart).toMatch(/<td><span>1<\/span> <svg class="bar"/u);
    expect(page).toContain(code);
    expect((await (await deskOf('member')).get(at)).status).toBe(404);
  });
});

/** The first event of the live page: the number of things that wait for its reader. */
async function firstTold(cookie: string): Promise<string> {
  const ended = new AbortController();
  const answer = await fetch(`${stage.publicUrl}/board/live`, { headers: { cookie }, signal: ended.signal });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const told = new TextDecoder().decode((await answer.body?.getReader().read())?.value);
  ended.abort();
  return told;
}

const countTold = async (cookie: string): Promise<number> =>
  Number(/"items":(\d+)/u.exec(await firstTold(cookie))?.[1] ?? -1);

describe('a page of the portal', () => {
  it('is written by the office only, and the public can read it at once', async () => {
    const office = await deskOf('office');
    const at = '/board/sections/bo-may';
    expect((await office.get('/board/sections')).text).toContain('Còn trống');
    const preview = await office.post(at, { do: 'preview', seen: '0', text: '## Lãnh đạo' });
    expect(preview.text).toContain('<h2>Lãnh đạo</h2>');
    // Text above the length limit is not rendered.
    const long = await office.post(at, { do: 'preview', seen: '0', text: `## Lãnh đạo\n${'a\n'.repeat(20_000)}` });
    expect([long.status, long.text.includes('<h2>Lãnh đạo</h2>')]).toEqual([422, false]);
    expect((await office.post(at, { do: 'save', seen: '0', text: '## Lãnh đạo\n\nÔng Bắc' })).status).toBe(303);
    await stage.eventually('the page', async () =>
      (await (await fetch(`${stage.publicUrl}/bo-may`)).text()).includes('Ông Bắc') ? true : null,
    );
    expect((await (await deskOf('member')).post(at, { do: 'save', seen: '1', text: 'x' })).status).toBe(403);
    // The desk's search finds the page by its text; a code finds only its own object, and none with the same digits.
    const found = await office.get('/board/search?q=ong+bac');
    expect([found.text.includes(`href="${at}"`), found.text.includes('TRANG-')]).toEqual([true, false]);
    const [, year] = /DL-(\d{4})-0001/u.exec((await office.get('/board/search?q=DL')).text) ?? [];
    if (year)
      expect((await office.get(`/board/search?q=HD-${year}-0001`)).text).not.toContain(`/board/items/DL-${year}`);
  });

  it('that another person saved meanwhile shows both texts and loses neither', async () => {
    const head = await deskOf('head');
    const stale = await head.post('/board/sections/bo-may', { do: 'save', seen: '0', text: '## Lãnh đạo\n\nBà Hoa' });
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/<del>(?:Ông )?Bắc<\/del>/u);
    expect(stale.text).toMatch(/<textarea[^>]*>## Lãnh đạo\n\nBà Hoa<\/textarea>/u);
    expect(stale.text).toContain('name="seen" value="1"');
    expect((await head.post('/board/sections/bo-may', { do: 'save', seen: '1', text: 'Bà Hoa' })).status).toBe(303);
    expect((await head.get('/board/sections/bo-may')).text).toContain('Bản 2');
  });

  it('does not accept a secrecy mark', async () => {
    const office = await deskOf('office');
    const answer = await office.post('/board/sections/cong-khai', {
      do: 'save',
      seen: '0',
      text: 'TỐI MẬT\nKế hoạch tác chiến khu vực phòng thủ',
    });
    expect(answer.status).toBe(422);
    expect(await (await fetch(`${stage.publicUrl}/cong-khai`)).text()).not.toContain('tác chiến');
  });
});

describe('a question', () => {
  it('is answered at the desk step by step, while the asker reads it in the chat', async () => {
    const tu = stage.stranger('Lê Văn Tư');
    await tu.says('Khi nào phường tiêm phòng dại cho chó?');
    await tu.sees('15 ngày làm việc');
    const [question] = await stage.questions();
    const office = await deskOf('office');
    const at = `/board/questions/${question?.code}`;
    expect((await office.get('/board/questions')).text).toContain(`href="${at}"`);
    const [member, head] = [await deskOf('member'), await deskOf('head')];
    expect((await member.get(at)).status).toBe(404);
    // The count in the page title includes it only for the person who must act next.
    const figures = async () => Promise.all([office, member, head].map(({ cookie }) => countTold(cookie)));
    const [ofOffice = 0, ofMember = 0, ofHead = 0] = await figures();
    const step = async (desk: Desk, fields: Readonly<Record<string, string>>): Promise<void> => {
      const answer = await desk.post(`${at}/act`, { revision: revisionIn(await desk.get(at)), ...fields });
      expect([fields.act, answer.status, answer.status === 303 ? '' : answer.text]).toEqual([fields.act, 303, '']);
    };
    await step(office, { act: 'assign', person: member.id });
    expect(await figures()).toEqual([ofOffice - 1, ofMember + 1, ofHead - 1]);
    await step(member, { act: 'draft', words: 'Trạm Y tế tiêm vào sáng thứ Bảy hằng tuần.' });
    expect(await figures()).toEqual([ofOffice - 1, ofMember, ofHead]);
    await step(head, { act: 'approve' });
    expect(await figures()).toEqual([ofOffice - 1, ofMember, ofHead - 1]);
    await tu.sees('sáng thứ Bảy hằng tuần');
    expect((await head.get(at)).text).toContain('Trả lời đã duyệt');
  });
});

describe('the live connection', () => {
  it('sends the number of waiting items, and ends with the session', async () => {
    const head = await deskOf('head');
    expect(await firstTold(head.cookie)).toMatch(/^event: waiting\ndata: \{"items":\d+,"dangers":0\}\n\n$/u);
    expect((await fetch(`${stage.publicUrl}/board/live`)).status).toBe(401);
  });

  it('serves at most eight windows of a session: a ninth ends the oldest', async () => {
    const { cookie } = await deskOf('office');
    const windows: { readonly reader: ReadableStreamDefaultReader<Uint8Array>; readonly end: () => void }[] = [];
    for (let nth = 1; nth <= 9; nth += 1) {
      const ended = new AbortController();
      const answer = await fetch(`${stage.publicUrl}/board/live`, { headers: { cookie }, signal: ended.signal });
      const reader = answer.body?.getReader();
      if (!reader) throw new Error('no body');
      await reader.read();
      windows.push({ reader, end: () => ended.abort() });
    }
    const isOver = async (nth: number): Promise<boolean> => {
      const read = windows[nth]?.reader.read().then(({ done }) => done);
      return Promise.race([read ?? true, new Promise<boolean>((resolve) => setTimeout(resolve, 500, false))]);
    };
    expect([await isOver(0), await isOver(1), await isOver(8)]).toEqual([true, false, false]);
    for (const { end } of windows) end();
  });
});
