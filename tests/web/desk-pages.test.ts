/** Every page and form of the desk, for every role, by HTTP: open exactly to the roles that its declaration names. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import { wordsForAct } from '../../src/chat/acts/question/words-for-act.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { mayEnterDesk, type Role, roles } from '../../src/domain/roles.ts';
import { reportDanger } from '../../src/usecases/danger/report-danger.ts';
import { endSession } from '../../src/usecases/link/browser.ts';
import { createPageLink } from '../../src/usecases/page-link.ts';
import { templatesNow } from '../../src/usecases/question/templates.ts';
import { sealed } from '../../src/web/desk/pair-route.ts';
import { textOf } from '../../src/web/kit/html.ts';
import { limits } from '../../src/web/kit/limits.ts';
import { qr } from '../../src/web/kit/qr.ts';
import { rowsOf } from '../support/rows.ts';
import { type DeskReader, type DeskWorld, openDesk } from './desk-world.ts';

let desk: DeskWorld;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

/** Fills path parameters with objects that do not exist, so that a form has no effect. */
const filled = (path: string): string =>
  path
    .replace(':code', 'DL-2611-9999')
    .replace(':name/connect', 'zalo/connect')
    .replace(':name/callback', 'zalo/callback')
    .replace('papers/:name/:of', 'papers/statement/2026-11')
    .replace(':form', 'docx')
    .replace(':slug', 'bo-may')
    .replace(':id', 'nobody')
    .replace(':token', 'none');

const desksOf = async (): Promise<readonly (readonly [Role, DeskReader])[]> => {
  const found: [Role, DeskReader][] = [];
  for (const role of roles) found.push([role, await desk.as(role)]);
  return found;
};

const pagesOf = (method: string) =>
  desk.system.app.declaredPages.filter(
    // Event streams do not end; they are requested only with roles that may not open them.
    ({ path, opener, method: own }) =>
      own === method && path.startsWith('/board') && opener.by === 'session' && path !== '/board/leave',
  );

describe('the page that shows all parts of pages', () => {
  it('contains the parts of the kit and of the portal', async () => {
    const { text } = await (await desk.as('head')).get('/board/kit');
    const kit = ['masthead', 'onceMore', 'errorPage', 'notice', 'refusals', 'field', 'fact', 'diff', 'qr', 'marked'];
    for (const part of [...kit, 'teasers', 'lines', 'turning', 'channelList', 'askHere'])
      expect(text).toContain(`${part}()`);
    expect(text).toContain('class="masthead"');
    expect(text).toContain('data-sure');
  });
});

describe('each page of the desk', () => {
  it('opens for the roles that it declares, and asks others to sign in or says that it is not theirs', async () => {
    const wrong: unknown[] = [];
    for (const { path, opener } of pagesOf('GET')) {
      const isOpenTo = (role: Role) => opener.by === 'session' && opener.roles.includes(role);
      for (const [role, { get }] of await desksOf()) {
        if (path === '/board/live' && isOpenTo(role)) continue;
        const { status } = await get(filled(path));
        const isInside = mayEnterDesk(role);
        // The overview shows strangers how to sign in.
        const refused = isInside ? 403 : path === '/board' ? 200 : 401;
        const isRight = isOpenTo(role) ? [200, 400, 404].includes(status) : status === refused;
        if (!isRight) wrong.push([path, role, status]);
      }
      const { status } = await desk.stranger.get(filled(path));
      if (status !== (path === '/board' ? 200 : 401)) wrong.push([path, 'nobody', status]);
    }
    expect(wrong).toEqual([]);
  });

  it('accepts forms from the roles that it declares only', async () => {
    const wrong: unknown[] = [];
    for (const { path, opener } of pagesOf('POST')) {
      for (const [role, { post }] of await desksOf()) {
        const { status } = await post(filled(path), { sure: '1' });
        const isInside = mayEnterDesk(role);
        const isOpenTo = opener.by === 'session' && opener.roles.includes(role);
        const isRight = isOpenTo ? [303, 400, 404, 409, 422].includes(status) : status === (isInside ? 403 : 401);
        if (!isRight) wrong.push([path, role, status]);
      }
      const { status } = await desk.stranger.post(filled(path));
      if (status !== 401) wrong.push([path, 'nobody', status]);
    }
    expect(wrong).toEqual([]);
  });

  it('is open to the whole board, with these exceptions', () => {
    const narrower = desk.system.app.declaredPages.flatMap(({ method, path, opener }) =>
      method !== 'HEAD' && path.startsWith('/board') && opener.by === 'session' && opener.roles.length < 5
        ? [`${method} ${path}: ${opener.roles.join(' ')}`]
        : [],
    );
    expect(narrower.sort()).toEqual([
      'GET /board/:name/callback: head standingDeputy',
      'GET /board/:name/connect: head standingDeputy',
      'GET /board/audit: head',
      'POST /board/:name/connect: head standingDeputy',
      'POST /board/audit/check: head',
      'POST /board/calendar: head standingDeputy',
      'POST /board/channels/retry: head standingDeputy',
      'POST /board/people/:id/act: deputy standingDeputy head',
      'POST /board/people/invitations/:id/revoke: head standingDeputy',
      'POST /board/people/invite: head standingDeputy',
      'POST /board/process/undertaking: head',
      'POST /board/process: head',
      'POST /board/search/phone: office deputy standingDeputy head',
      'POST /board/sections/:slug/files: office deputy standingDeputy head',
      'POST /board/sections/:slug: office deputy standingDeputy head',
      'POST /board/templates: office deputy standingDeputy head',
    ]);
  });
});

describe('the chairman and the accountant', () => {
  it('may open the pages that they read or sign, and no others', async () => {
    const wider = desk.system.app.declaredPages.flatMap(({ method, path, opener }) =>
      method !== 'HEAD' && opener.by === 'session' && opener.roles.includes('chairman') ? [`${method} ${path}`] : [],
    );
    expect(wider.sort()).toEqual([
      'GET /board',
      'GET /board/money',
      'GET /board/pair/phone',
      'GET /board/papers',
      'GET /board/papers/:name/:of',
      'GET /board/papers/:name/:of/:form',
      'GET /board/rules',
      'GET /board/sessions',
      'POST /board/leave',
      'POST /board/pair/phone',
      'POST /board/papers/:name/:of/act',
      'POST /board/rules',
    ]);
    const author = await desk.person('Ngô Văn Tám', 'contributor');
    const item = await desk.sent(author, 'Khối 8 mở lớp bơi\nSáng nay khối 8 mở lớp bơi.\nNguồn: ông Tám');
    for (const role of ['chairman', 'accountant'] as const) {
      const reader = await desk.as(role);
      const overview = (await reader.get('/board')).text;
      expect([role, overview.includes('href="/board/papers"'), overview.includes('data-live')]).toEqual([
        role,
        true,
        false,
      ]);
      for (const hidden of [
        item.code,
        'lớp bơi',
        '/board/items',
        '/board/questions',
        '/board/search',
        '/board/dangers',
      ])
        expect([role, hidden, overview.includes(hidden)]).toEqual([role, hidden, false]);
      for (const path of [`/board/items/${item.code}`, '/board/items?tatca=1', '/board/search?q=boi', '/board/dangers'])
        expect([role, path, (await reader.get(path)).status]).toEqual([role, path, 403]);
    }
  });

  it('read their papers: the accountant the statement and the budget, the chairman also the reports, on which he gives directions', async () => {
    const standing = await desk.as('standingDeputy');
    const report = '/board/papers/report/monthly%3A2026-11';
    await standing.post(`${report}/act`, { act: 'draftReport', subject: 'monthly:2026-11' });
    const [chairman, accountant] = [await desk.as('chairman'), await desk.as('accountant')];
    const listed = async ({ get }: DeskReader) =>
      [...(await get('/board/papers')).text.matchAll(/href="\/board\/papers\/(\w+)\//gu)].map(([, name]) => name);
    expect(new Set(await listed(accountant))).toEqual(new Set(['statement', 'budget', 'estimate']));
    expect(await listed(chairman)).toContain('report');
    for (const path of [
      report,
      `${report}/docx`,
      '/board/papers/violations/-',
      '/board/papers/dossier/DL-2611-0001/zip',
    ])
      expect([path, (await accountant.get(path)).status]).toEqual([path, 404]);
    expect((await chairman.get('/board/papers/dossier/DL-2611-0001/zip')).status).toBe(404);
    expect((await accountant.get('/board/papers/statement/2026-11')).status).toBe(200);
    expect((await accountant.get('/board/money')).text).not.toContain('/board/items/');
    expect((await chairman.get(report)).status).toBe(200);
    const wrong = { act: 'approveStatement', subject: '2026-11' };
    expect((await accountant.post('/board/papers/statement/2026-11/act', wrong)).status).toBe(409);
    expect(
      (await accountant.post(`${report}/act`, { act: 'directReport', subject: 'monthly:2026-11', words: 'x' })).status,
    ).toBe(404);
  });
});

describe('dated rules', () => {
  it('are proposed by the accountant, shown with their difference, and adopted by the chairman', async () => {
    const [chairman, accountant, deputy] = [
      await desk.as('chairman'),
      await desk.as('accountant'),
      await desk.as('deputy'),
    ];
    const words = '77/QĐ-UBND; từ 10/12/2026; tin A 0,9; quản lý 10 %';
    expect((await accountant.post('/board/rules', { act: 'proposeRule', subject: 'rates', words })).status).toBe(303);
    const seen = (await chairman.get('/board/rules')).text;
    for (const part of ['77/QĐ-UBND', '<ins>C 0,1 · B 0,2 · A 0,9</ins>', '<del>20 %</del>', 'tính theo mức cũ'])
      expect([part, seen.includes(part)]).toEqual([part, true]);
    const subject = /name="act" value="adoptRule">.*?name="subject" value="([^"]+)"/u.exec(seen)?.[1] ?? '';
    for (const [reader, status] of [
      [accountant, 409],
      [deputy, 409],
      [chairman, 303],
      [chairman, 409],
    ] as const)
      expect((await reader.post('/board/rules', { act: 'adoptRule', subject })).status).toBe(status);
    expect((await deputy.get('/board/rules')).text).toContain('77/QĐ-UBND');
    // The first ceiling: only the sum is new, and missing values are not shown as deleted.
    const ceiling = 'tháng 6 triệu; giảm đều; 31/QĐ-UBND; từ 10/12/2026';
    await accountant.post('/board/rules', { act: 'proposeRule', subject: 'ceilings', words: ceiling });
    const [, first = ''] = (await chairman.get('/board/rules')).text.split('31/QĐ-UBND');
    expect(first).toContain('<td><del>không có</del></td><td><ins>6.000.000 đồng</ins></td>');
    expect(first).toContain('<td>không có</td><td>không có</td>');
    const refused = await accountant.post('/board/rules', { act: 'proposeRule', subject: 'rates', words: 'từ 31/02' });
    expect([refused.status, refused.text.includes('Không có ngày nào')]).toEqual([409, true]);
  });
});

describe('settings', () => {
  it('are changed by the head with a preview of the difference, and the portal shows a new number from its first day', async () => {
    const head = await desk.as('head');
    const page = (await head.get('/board/rules')).text;
    const form = page.slice(page.indexOf('name="subject" value="office"'));
    const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`, 'u').exec(form)?.[1] ?? '';
    const parts = ['place', 'reception', 'hours', 'responsible', 'address', 'phone', 'email'];
    const fields = Object.fromEntries(parts.map((name) => [name, value(name)]));
    const written = { ...fields, act: 'proposeRule', subject: 'office', from: '2026-11-25', phone: '0220 3000 888' };
    expect((await (await desk.as('member')).post('/board/rules', written)).status).toBe(409);
    expect((await head.post('/board/rules', written)).status).toBe(303);
    const seen = (await head.get('/board/rules')).text;
    expect(seen).toContain(`<del>${fields.phone}</del></td><td><ins>0220 3000 888</ins>`);
    const front = async () => (await desk.stranger.get('/')).text;
    expect(await front()).not.toContain('0220 3000 888');
    const section = seen.slice(seen.indexOf('<section id="office"'));
    const subject = /value="adoptRule">.*?name="subject" value="([^"]+)"/u.exec(section)?.[1] ?? '';
    expect((await head.post('/board/rules', { act: 'adoptRule', subject })).status).toBe(303);
    expect(await front()).toContain('0220 3000 888');
    const settings = (await (await desk.as('office')).get('/board/settings')).text;
    expect(settings).toContain('0220 3000 888');
    expect(settings).toMatch(/tệp cấu hình<\/h2>.*<dd>DL<\/dd>/su);
  });
});

describe('people', () => {
  it('are listed with their unit and when they last used the bot', async () => {
    const cuc = await desk.person('Lâm Thị Cúc', 'contributor');
    const { text } = await (await desk.as('head')).get('/board/people');
    const line = new RegExp(`people/${cuc.id}">.*?</li>`, 'su').exec(text)?.[0] ?? '';
    expect(line).toMatch(/chưa ghi đơn vị · (?:dùng gần nhất \d|chưa liên kết)/u);
  });

  it('are frozen and unfrozen by the head only, whatever a form contains', async () => {
    const lan = await desk.person('Nguyễn Thị Lan', 'contributor');
    const at = `/board/people/${lan.id}`;
    for (const role of ['member', 'office', 'deputy', 'standingDeputy'] as const) {
      const { get, post } = await desk.as(role);
      expect([role, (await get(at)).text.includes('value="freeze"')]).toEqual([role, false]);
      for (const act of ['freeze', 'remove', 'resetPin', 'role'])
        expect([role, act, (await post(`${at}/act`, { act, role: 'head' })).status]).not.toContain(303);
    }
    const head = await desk.as('head');
    expect((await head.get(at)).text).toContain('data-act="freeze">Khóa tài khoản');
    expect((await head.post(`${at}/act`, { act: 'freeze' })).location).toBe(`${at}?xong=freeze`);
    expect((await head.get(at)).text).toContain('Đang khóa');
    expect((await head.post(`${at}/act`, { act: 'freeze' })).status).toBe(409);
    expect((await head.post(`${at}/act`, { act: 'unfreeze' })).status).toBe(303);
    expect((await head.post(`${at}/act`, { act: 'role', role: 'member' })).status).toBe(303);
    expect((await head.get(at)).text).toContain('thành viên');
    expect((await head.post(`/board/people/${head.person.id}/act`, { act: 'remove' })).status).toBe(409);
    expect((await desk.turn(({ stores }) => stores.people.get(lan.id))).role).toBe('member');
  });

  it('are invited by a person who may grant the role; the code is shown once, works, and can be revoked', async () => {
    const deputy = await desk.as('standingDeputy');
    const page = await deputy.post('/board/people/invite', { name: 'Bà <b>Năm</b>', role: 'contributor' });
    const code = /class="code-told"><strong>([^<]+)</u.exec(page.text)?.[1] ?? '';
    expect(page.text).toContain('Bà &lt;b&gt;Năm&lt;/b&gt;');
    expect(code).toMatch(/^[A-Za-z0-9-]{6,}$/u);
    const list = await deputy.get('/board/people');
    expect(list.text).not.toContain(code);
    expect((await deputy.post('/board/people/invite', { name: 'Ông Sáu', role: 'head' })).status).toBe(409);
    const [, id = ''] = /invitations\/([^/]+)\/revoke/u.exec(list.text) ?? [];
    expect((await deputy.post(`/board/people/invitations/${id}/revoke`)).status).toBe(303);
    expect((await deputy.post(`/board/people/invitations/${id}/revoke`)).status).toBe(409);
    expect(await desk.audit()).toContain('invitation-revoked');
  });

  it('name a substitute for their absence, and end it', async () => {
    const member = await desk.as('member');
    const office = await desk.as('office');
    const days = { from: '2026-11-26', to: '2026-11-30', deputy: office.person.id };
    expect((await member.post('/board/people/away', { ...days, from: '2026-12-30' })).status).toBe(409);
    expect((await member.post('/board/people/away', days)).status).toBe(303);
    expect((await member.get('/board/people')).text).toContain('Đỗ Thị Hạnh thay Lê Thị Mai');
    expect((await member.post('/board/people/back')).status).toBe(303);
    expect((await member.get('/board/people')).text).toContain('Không ai đang nghỉ.');
  });
});

describe('the calendar', () => {
  it('shows due work on its day, and which dates move before a day is entered', async () => {
    const lan = await desk.person('Trần Thị Cúc', 'contributor');
    const item = await desk.sent(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    const asker = await desk.person('Lê Văn Tư', 'citizen');
    const code = await desk.question(asker, 'Khi nào phường tiêm phòng dại cho chó?');
    const head = await desk.as('head');
    const page = await head.get('/board/calendar?thang=2026-12');
    expect(page.text).toContain(`href="/board/questions/${code}"`);
    const home = (await head.get('/board')).text;
    expect(home).toMatch(new RegExp(`href="/board/questions/${code}"><b>${code} chưa giao ai`, 'u'));
    expect((await (await desk.as('member')).get('/board')).text).not.toContain('chưa giao ai');
    const plan = { act: 'addPlan', words: 'Hội thao khối 3; 05/12 7 giờ; khối 3' };
    expect((await head.post('/board/plan/act', plan)).status).toBe(303);
    const meeting = { act: 'proposeMeeting', words: 'quý; 02/12 14 giờ; phòng họp tầng 2' };
    expect((await head.post('/board/plan/act', meeting)).status).toBe(303);
    const month = (await head.get('/board/calendar?thang=2026-12')).text;
    expect(month).toMatch(/datetime="2026-12-05".*?<a href="\/board\/plan">07:00 Hội thao khối 3<\/a>/su);
    expect(month).toContain('<a href="/board/plan">14:00 Họp quý</a>');
    expect((await head.get('/board')).text).toContain('đề xuất, chưa mời');
    const log = (await head.get('/board/audit')).text;
    expect(log).toContain('<td>thêm kế hoạch</td><td>Hội thao khối 3</td>');
    expect(log).toContain('<td>đề nghị họp</td><td>14:00 02/12/2026</td>');
    expect(log).not.toMatch(/>[0-9A-HJKMNP-TV-Z]{26}</u);
    // Information about proposed days is in the page's language.
    expect(page.text).toContain('Chưa thấy quyết định hoặc thông báo chính thức');
    expect(page.text).not.toMatch(/announced|proposed/u);
    expect((await head.get('/board/calendar')).text).toContain(`href="/board/items/${item.code}"`);
    expect((await (await desk.as('member')).get('/board/calendar?thang=2026-12')).text).not.toContain(code);
    const day = { act: 'addDay', date: '2026-11-30', kind: 'closure', source: 'Thông báo 12/TB-UBND' };
    const offer = await head.post('/board/calendar', day);
    expect(offer.text).toMatch(new RegExp(`${code}.*<del>16/12/2026</del> → <ins>17/12/2026</ins>`, 's'));
    expect((await head.get('/board/calendar?thang=2026-12')).text).not.toContain('Thông báo 12');
    const done = await head.post('/board/calendar', { ...day, sure: '1' });
    expect(done.status).toBe(303);
    const after = await head.get(done.location);
    expect(after.text).toContain('Thông báo 12/TB-UBND');
    expect(after.text).toContain('1 việc đổi hạn');
    expect((await head.post('/board/calendar', { ...day, sure: '1' })).status).toBe(409);
    expect((await head.post('/board/calendar', { act: 'removeDay', date: '2026-11-30', sure: '1' })).status).toBe(303);
  });
});

describe('the process', () => {
  it('is changed by the head after the difference is shown; a change of an older version is refused', async () => {
    const head = await desk.as('head');
    const change = { what: 'route', category: 'news', value: 'two', seen: '1' };
    const offer = await head.post('/board/process', change);
    expect(offer.text).toMatch(/<del>.*<\/del>.*<ins>.*rồi.*<\/ins>/su);
    expect((await head.get('/board/process')).text).toContain('Bản 1, áp dụng');
    expect((await head.post('/board/process', { ...change, sure: '1' })).status).toBe(303);
    expect((await head.get('/board/process')).text).toContain('Bản 2, áp dụng');
    expect((await head.post('/board/process', { ...change, value: 'one', sure: '1' })).status).toBe(409);
    expect((await head.post('/board/process', { ...change, value: 'one', seen: '2', sure: '1' })).status).toBe(303);
    const long = { what: 'budget', category: 'news', value: '99', seen: '3', sure: '1' };
    expect((await head.post('/board/process', long)).status).toBe(409);
  });
});

describe('papers and money', () => {
  it('are read by the people who sign them; others see only their own lines', async () => {
    const head = await desk.as('head');
    expect((await head.get('/board/papers')).text).toContain('href="/board/papers/statement/2026-11"');
    // A month that has not begun has no statement to open.
    const ahead = (await head.get('/board/papers?thang=2026-12')).text;
    expect(ahead).toContain('href="/board/papers/report/monthly%3A2026-12"');
    expect(ahead).not.toContain('papers/statement');
    expect((await (await desk.as('deputy')).get('/board/papers')).text).not.toContain('papers/statement');
    for (const role of ['member', 'office', 'deputy'] as const) {
      const reader = await desk.as(role);
      expect([role, (await reader.get('/board/papers/statement/2026-11')).status]).toEqual([role, 404]);
      expect([role, (await reader.get('/board/papers/statement/2026-11/xlsx')).status]).toEqual([role, 404]);
      const money = (await reader.get('/board/money')).text;
      expect([role, money.includes('Nhuận bút của đồng chí'), money.includes('Theo dõi kinh phí')]).toEqual([
        role,
        true,
        false,
      ]);
    }
    expect((await head.get('/board/money')).text).toContain('Theo dõi kinh phí');
  });

  it('include a report that the chairman reads once it is sent, and before that only its due date', async () => {
    const at = '/board/papers/report/monthly%3A2026-10';
    const [head, chairman] = [await desk.as('head'), await desk.as('chairman')];
    const subject = 'monthly:2026-10';
    expect((await head.post(`${at}/act`, { act: 'draftReport', subject })).status).toBe(303);
    const awaited = await chairman.get(at);
    expect([awaited.status, awaited.text.includes('Báo cáo này chưa gửi đồng chí. Hạn gửi: 10/11/2026.')]).toEqual([
      200,
      true,
    ]);
    expect(awaited.text).not.toMatch(/TM\. BAN BIÊN TẬP|name="act"/u);
    expect((await chairman.get('/board/papers?thang=2026-10')).text).toContain('chưa gửi đồng chí');
    for (const form of ['docx', 'onTime', 'units']) expect((await chairman.get(`${at}/${form}`)).status).toBe(404);
    for (const act of ['approveReport', 'sendReport']) {
      const revision = /name="revision" value="(\d+)"/u.exec((await head.get(at)).text)?.[1] ?? '';
      expect((await head.post(`${at}/act`, { act, subject, sure: '1', revision })).status).toBe(303);
    }
    const sent = await chairman.get(at);
    expect(sent.text).toContain('value="directReport"');
    expect((await chairman.get(`${at}/docx`)).status).toBe(200);
  });

  it('a violation is read and answered by the person concerned, from the first page of the desk', async () => {
    const [head, member, office] = [await desk.as('head'), await desk.as('member'), await desk.as('office')];
    const at = '/board/papers/violations/-';
    expect((await member.get(at)).status).toBe(404);
    const { name } = member.person;
    const noted = { act: 'noteViolation', subject: '', words: `${name}; Điều 7 khoản 2; nhẹ; chép <b>báo</b>` };
    expect((await head.post(`${at}/act`, noted)).status).toBe(303);
    expect((await member.get('/board')).text).toMatch(/href="\/board\/papers\/violations\/-"><b>[^<]*Điều 7 khoản 2/u);
    const page = (await member.get(at)).text;
    expect(page).toContain('chép &lt;b&gt;báo');
    expect((await office.get(at)).status).toBe(404);
    expect((await member.get(`${at}/docx`)).status).toBe(404);
    const subject = /name="subject" value="([^"]+)"/u.exec(page)?.[1] ?? '';
    const revision = /name="revision" value="([^"]+)"/u.exec(page)?.[1] ?? '';
    const answer = { act: 'answerViolation', subject, revision, words: 'Tôi đã xin phép.' };
    expect((await office.post(`${at}/act`, answer)).status).toBe(404);
    expect((await member.post(`${at}/act`, answer)).location).toBe(`${at}?xong=1`);
    expect((await member.get(at)).text).toContain('Tôi đã xin phép.');
    expect((await member.get('/board')).text).not.toContain('violations/-');
  });

  it('the expected royalty with the rest of the ceiling is on an item’s page, and what came after the freezing on the month’s page', async () => {
    const [head, deputy] = [await desk.as('head'), await desk.as('deputy')];
    const author = await desk.person('Hoàng Thị Yến', 'contributor');
    const at = (month: string) => `/board/papers/statement/${month}/act`;
    const item = await desk.sent(author, 'Khối 2 dọn vệ sinh\nSáng nay 30 hộ dân khối 2 quét đường.\nNguồn: bà Yến');
    // An item of this month is published, so its royalties reduce what is left of the ceiling.
    const other = await desk.sent(author, 'Khối 2 trồng hoa\nSáng nay 20 hộ dân khối 2 trồng hoa.\nNguồn: bà Yến');
    await rowsOf(desk.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: desk.clock.now().getTime(), decidedBy: head.person.id })
      .where('id', '=', other.id)
      .execute();
    const ceiling = { monthVnd: 3_000_000, quarterVnd: null, yearVnd: null, rule: 'proRata', until: null };
    await desk.turn(({ stores, now }) =>
      stores.rules.put({
        ...{ kind: 'ceilings', version: '26/QĐ-UBND', from: localDate('2026-01-01'), by: head.person.id, at: now },
        content: JSON.stringify(ceiling),
      }),
    );
    const link = await desk.turn((unit) =>
      createPageLink(unit, { purpose: 'view', person: deputy.person.id, subject: item.id, revision: item.revision }),
    );
    expect((await desk.stranger.get(new URL(link).pathname)).text).toMatch(
      /Nhuận bút dự kiến 50\.600\u00a0đ; kinh phí tháng này còn 2\.949\.400\u00a0đ/u,
    );
    // October is frozen without items; then an October item is published.
    expect((await head.post(at('2026-10'), { act: 'computeStatement', subject: '2026-10' })).status).toBe(303);
    await rowsOf(desk.core)
      .updateTable('royalty_statement')
      .set({ state: 'approved', hash: 'h' })
      .where('month', '=', '2026-10')
      .execute();
    const money = async () => (await head.get('/board/money?thang=2026-10')).text;
    expect(await money()).not.toContain('Sau khi chốt');
    await rowsOf(desk.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: Date.parse('2026-10-12T03:00:00Z'), decidedBy: head.person.id })
      .where('id', '=', item.id)
      .execute();
    expect(await money()).toContain('Sau khi chốt, 1 tin, bài (50.600 đồng) chưa có trong bản nào');
  });

  it('a report starts with the remarks of the one before, which stay in the form until they are saved', async () => {
    const deputy = await desk.as('standingDeputy');
    const at = (quarter: string) => `/board/papers/report/quarterly%3A2026-${quarter}`;
    const send = (quarter: string, fields: object) =>
      deputy.post(`${at(quarter)}/act`, { subject: `quarterly:2026-${quarter}`, ...fields });
    const causes = 'Cộng tác viên kiêm nhiệm.';
    const remarks = { act: 'remarkReport', 'remark-causes': causes };
    expect((await send('Q3', { act: 'draftReport' })).status).toBe(303);
    expect((await send('Q3', remarks)).status).toBe(303);
    expect((await send('Q4', { act: 'draftReport' })).status).toBe(303);
    expect((await deputy.get(at('Q4'))).text).toMatch(
      /Nguyên nhân \(Chép từ kỳ trước, chưa xem lại\.\)[\s\S]{1,400}Cộng tác viên kiêm nhiệm\.<\/textarea>/u,
    );
    expect((await send('Q4', { ...remarks, 'remark-causes-seen': causes })).status).toBe(303);
    const after = (await deputy.get(at('Q4'))).text;
    expect([after.includes(causes), after.includes('chưa xem lại')]).toEqual([true, false]);
  });

  it('go through their steps with forms, and can be downloaded as files', async () => {
    const deputy = await desk.as('standingDeputy');
    const at = '/board/papers/statement/2026-11';
    expect((await deputy.get(at)).text).toContain('value="computeStatement"');
    expect((await deputy.post(`${at}/act`, { act: 'computeStatement', subject: '2026-11' })).location).toBe(
      `${at}?xong=1`,
    );
    expect((await deputy.get('/board/papers')).text).toContain('Tạm tính');
    // The page warns before the press that the month is not over.
    expect((await deputy.get(at)).text).toContain('Kỳ này đến hết ngày 30/11/2026 mới kết thúc');
    expect((await deputy.post(`${at}/act`, { act: 'approveStatement', subject: '2026-11' })).status).toBe(409);
    const file = await deputy.get(`${at}/xlsx`);
    expect([
      file.status,
      String(file.headers['content-disposition']).includes('bang-ke-nhuan-but-2026-11.xlsx'),
    ]).toEqual([200, true]);
    const shown = await deputy.get(`${at}/html`);
    expect(shown.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect([shown.headers['content-type'], String(shown.headers['content-disposition']).split(';')[0]]).toEqual([
      'text/html; charset=utf-8',
      'inline',
    ]);
    expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/u);
    expect((await deputy.get(at)).text).toMatch(/href="[^"]*\/html">[\s\S]*href="[^"]*\/pages" download/u);
    const pages = await deputy.get(`${at}/pages`);
    expect([pages.status, pages.headers['content-type'], pages.text.slice(0, 2)]).toEqual([
      200,
      'application/zip',
      'PK',
    ]);
    expect(pages.text).toContain('bang-ke-nhuan-but-2026-11-01.png');
    let asked = 1;
    let last = pages;
    for (; last.status === 200 && asked < 40; asked += 1) last = await deputy.get(`${at}/pages`);
    expect([asked, last.status, last.headers['retry-after']]).toEqual([limits.pictures.max + 1, 429, '60']);
    expect(last.text).toContain('Xin thử lại sau ít phút');
    expect((await deputy.get(`${at}/xlsx`)).status).toBe(200);
    expect((await (await desk.as('contributor')).get(`${at}/html`)).status).not.toBe(200);
    const report = '/board/papers/report/monthly%3A2026-11';
    const words = {
      ...{ act: 'remarkReport', subject: 'monthly:2026-11' },
      ...{ 'remark-strengths': 'Tin <i>nhanh</i>', 'remark-next': 'Mở mục mới' },
    };
    expect((await deputy.post(`${report}/act`, { act: 'draftReport', subject: 'monthly:2026-11' })).status).toBe(303);
    expect((await deputy.post(`${report}/act`, words)).status).toBe(303);
    const page = await deputy.get(report);
    expect(page.text).toContain('Tin &lt;i&gt;nhanh&lt;/i&gt;');
    expect(page.text).not.toContain('<i>nhanh');
    expect(page.text).toContain('Mở mục mới');
    // A form from an outdated screen does not overwrite other changes; an emptied field deletes its text.
    const late = { ...words, 'remark-strengths': 'Khác', 'remark-strengths-seen': '' };
    const refused = await deputy.post(`${report}/act`, late);
    expect([refused.status, refused.text.includes('vừa sửa phần')]).toEqual([409, true]);
    const emptied = { ...words, 'remark-strengths': 'Tin nhanh', 'remark-strengths-seen': 'Tin <i>nhanh</i>' };
    const both = { ...emptied, 'remark-next': '', 'remark-next-seen': 'Mở mục mới' };
    expect((await deputy.post(`${report}/act`, both)).status).toBe(303);
    const after = (await deputy.get(report)).text;
    expect([after.includes('Tin nhanh'), after.includes('Mở mục mới')]).toEqual([true, false]);
    const long = { ...words, 'remark-causes': 'a'.repeat(4_001) };
    expect((await deputy.post(`${report}/act`, long)).text).toContain('4000');
    const budget = { act: 'addBudget', subject: '2026', words: 'Mua máy ảnh; 12 triệu; báo giá' };
    expect((await deputy.post('/board/papers/budget/2026/act', budget)).status).toBe(303);
    // On a phone each sum is below the line's name, labelled with its column.
    expect((await deputy.get('/board/money')).text).toMatch(
      /<th scope="row">Mua máy ảnh<\/th><td class="right" data-label="Dự toán">12\.000\.000<\/td>/u,
    );
    const money = (await deputy.get('/board/money')).text;
    expect(money).toContain('Mua máy ảnh');
    // Notes for signers are above the lines; other readers do not see them.
    expect(money).toMatch(/<div class="notice note"><ul class="bullets"><li>[^<]+<\/li>/u);
    expect((await (await desk.as('member')).get('/board/money')).text).not.toContain('notice note');
  });
});

describe('the audit log', () => {
  it('is read by the head page by page, names who did what, and reports whether its chain is intact', async () => {
    const head = await desk.as('head');
    await head.post('/board/process', { what: 'urgent', value: 'no', seen: '1', sure: '1' });
    const page = await head.get('/board/audit');
    expect(page.text).toContain('Vũ Thị Hoa');
    const deeds = [...page.text.matchAll(/<td>([^<]*)<\/td><td>([^<]*)<\/td><\/tr>/gu)];
    expect(deeds.length).toBeGreaterThan(3);
    // In words, without internal codes or ids.
    expect(
      deeds.filter(([, deed = '', about = '']) => /^[a-zA-Z-]+$/u.test(deed) || /^[0-9A-Z]{26}$/u.test(about)),
    ).toEqual([]);
    expect((await head.get('/board/audit?truoc=2')).text).toMatch(/<td>1<\/td>/u);
    // The object column contains neither the ward's id nor days and periods in machine formats.
    expect(
      deeds.filter(([, , about = '']) => /\d{4}-\d|^dong-lac$/u.test(about) && !/^[A-Z]{2}-/u.test(about)),
    ).toEqual([]);
    expect(deeds.map(([, , about]) => about)).toContain('11/2026');
    expect(deeds.map(([, , about]) => about)).toContain('quy trình duyệt, bản 2');
    expect((await head.post('/board/audit/check', { from: 'start' })).status).toBe(303);
    const checked = (await head.get('/board/audit')).text;
    expect(checked).toMatch(/Chuỗi nguyên vẹn đến mục \d+ \(đồng chí Vũ Thị Hoa/u);
    expect(checked).toContain('value="here"');
    expect((await head.post('/board/audit/check', { from: 'here' })).status).toBe(303);
    expect(await desk.audit()).toContain('audit-checked');
  });
});

describe('search', () => {
  it('finds items, questions and people, and nothing of a handed-over letter', async () => {
    const head = await desk.as('head');
    for (const words of ['vu thi hoa', 'trong cay', 'tiem phong dai'])
      expect([
        words,
        (await head.get(`/board/search?q=${encodeURIComponent(words)}`)).text.includes('class="what"'),
      ]).toEqual([words, true]);
    expect((await head.get('/board/search?q=khong+co+ai')).text).not.toContain('class="what"');
    // Papers by their names, and the plan.
    expect((await head.get('/board/search?q=bao+cao+11/2026')).text).toContain('href="/board/papers/report/');
    expect((await (await desk.as('member')).get('/board/search?q=bao+cao+11/2026')).text).not.toContain(
      '/board/papers/',
    );
    const added = { act: 'addPlan', subject: '', words: 'Ngày hội đọc sách; 15/12 8 giờ; Thư viện phường' };
    await (await desk.as('standingDeputy')).post('/board/plan/act', added);
    expect((await head.get('/board/search?q=doc+sach')).text).toContain('Ngày hội đọc sách');
    const words = 'Ông trưởng khối thu tiền sân kho không biên lai';
    const letter = await desk.question(await desk.person('Bà Tám', 'citizen'), `${words}. Khi nào trả lời tôi?`);
    const office = await desk.as('office');
    const at = `/board/questions/${letter}`;
    const handedOver = await office.post(`${at}/act`, { act: 'handOverDenunciation', revision: '1' });
    expect(handedOver.status).toBe(303);
    for (const role of ['member', 'deputy', 'standingDeputy', 'head'] as const) {
      const found = (await (await desk.as(role)).get('/board/search?q=san+kho')).text;
      expect([role, found.includes(letter), found.includes('sân kho không')]).toEqual([role, false, false]);
    }
    expect((await (await desk.as('deputy')).get(at)).status).toBe(404);
  });
});

describe('search results', () => {
  it('are ordered: waiting items, published ones from the newest, then unpublished ones', async () => {
    const deputy = await desk.as('deputy');
    const author = await desk.person('Ngô Thị Hà', 'contributor');
    const titles = ['Gói bánh ở khối 1', 'Gói bánh ở khối 2', 'Gói bánh ở khối 3', 'Gói bánh ở khối 4'] as const;
    const codes = new Map<string, string>();
    const press = async (title: string, fields: Readonly<Record<string, string>>) => {
      const at = `/board/items/${codes.get(title)}`;
      const revision = /name="revision" value="(\d+)"/u.exec((await deputy.get(at)).text)?.[1] ?? '';
      expect((await deputy.post(`${at}/act`, { ...fields, revision })).status).toBe(303);
      await desk.publishAll();
    };
    // Advances the clock, because entries of the same instant have no order.
    desk.clock.advance(60_000);
    for (const title of titles) {
      const { code } = await desk.sent(author, `${title}\n${title} sáng nay có 30 hộ dự.\nNguồn: bà Hà`);
      codes.set(title, code);
      desk.clock.advance(60_000);
      // The oldest item still waits; the newest was taken down again.
      if (title !== titles[0]) await press(title, { act: 'approve' });
    }
    await press(titles[3], { act: 'unpublish', reason: 'other', words: 'nhầm ngày' });
    const titlesIn = (text: string) => [...text.matchAll(/DL-\d{4}-\d{4} · ([^<]+)/gu)].map(([, title]) => title);
    const found = (await deputy.get('/board/search?q=goi+banh')).text;
    expect(titlesIn(found)).toEqual([titles[0], titles[2], titles[1], titles[3]]);
    // The list of all items is ordered by day, newest first.
    expect(titlesIn((await deputy.get('/board/items?tatca=1')).text).slice(0, 4)).toEqual(titles.toReversed());
    const headings = [...found.matchAll(/<h2>([^<]+)<\/h2>/gu)].map(([, heading]) => heading);
    expect(headings.filter((each) => /Tin bài|Cổng|gỡ/u.test(each ?? ''))).toEqual([
      'Tin bài đang chờ',
      'Đã đăng trên Cổng',
      'Đã gỡ, không đăng hoặc rút lại',
    ]);
  });
});

describe('a danger report', () => {
  it('comes first in every list of what waits, untaken ones before others, until it is ended with a press', async () => {
    const [head, office] = [await desk.as('head'), await desk.as('office')];
    const caller = await desk.person('Đặng Thị Út', 'citizen');
    const other = await desk.person('Đặng Văn Cả', 'citizen');
    await desk.turn((unit) =>
      reportDanger(unit, caller, { level: 'sure', numbers: ['114'], text: 'cháy bếp, khối 3' }),
    );
    await desk.turn((unit) => reportDanger(unit, other, { level: 'sure', numbers: ['115'], text: 'ngã cầu thang' }));
    const standsBefore = (text: string, one: string, two: string) => {
      expect([one, text.indexOf(one) > 0, two, text.indexOf(two) > 0]).toEqual([one, true, two, true]);
      expect(text.indexOf(one)).toBeLessThan(text.indexOf(two));
    };
    const overview = (await head.get('/board')).text;
    standsBefore(overview, 'cháy bếp, khối 3', 'Đang chờ đồng chí');
    expect(overview.indexOf('<section class="dangers">')).toBe(overview.indexOf('<section'));
    const press = async (act: string, words: string, fields: Readonly<Record<string, string>> = {}) => {
      const page = (await office.get('/board/dangers')).text;
      const row = page.split('<li>').find((each) => each.includes(words)) ?? '';
      const id = /action="\/board\/dangers\/([^/"]+)\/act"/u.exec(row)?.[1] ?? 'none';
      return office.post(`/board/dangers/${id}/act`, { act, ...fields });
    };
    expect((await press('call', 'cháy bếp')).status).toBe(303);
    const page = (await head.get('/board/dangers')).text;
    standsBefore(page, 'ngã cầu thang', 'cháy bếp, khối 3');
    expect(page).toContain(office.person.name);
    for (const words of ['ngã cầu thang', 'cháy bếp']) {
      await press('call', words);
      await press('end', words, { words: 'Đã xử lý xong tại chỗ.' });
    }
    expect((await head.get('/board')).text).not.toContain('<section class="dangers">');
    expect((await head.get('/board/dangers')).text).not.toContain('cháy bếp');
  });
});

describe('undelivered messages', () => {
  it('are listed with the reason, and can be sent again once by a person responsible for the channels', async () => {
    const lan = await desk.person('Nguyễn Thị Lan', 'contributor');
    const effect = JSON.stringify({ kind: 'tell', person: lan.id, message: { key: 'skipped' } });
    const given = { wardId: desk.ward.id, semantics: 'atLeastOnce', createdAt: desk.clock.now().getTime(), effect };
    const common = { ...given, personId: lan.id, kind: 'tell' };
    await rowsOf(desk.core)
      .insertInto('outbox')
      .values([
        { ...common, key: 'test:held', status: 'held', lastError: 'no reachable account' },
        { ...common, key: 'test:dead', status: 'dead', lastError: 'the <b>platform</b> did not answer' },
      ])
      .execute();
    const head = await desk.as('head');
    const page = (await head.get('/board/channels')).text;
    expect(page).toContain('Chưa có ứng dụng nào nhắn tới được người này');
    expect(page).toContain('the &lt;b&gt;platform&lt;/b&gt; did not answer');
    const stands = async () =>
      (
        await rowsOf(desk.core)
          .selectFrom('outbox')
          .select(['id', 'key', 'status'])
          .where('personId', '=', lan.id)
          .execute()
      )
        .filter(({ key }) => key.startsWith('test:'))
        .map(({ key, status }) => `${key} ${status}`);
    const ids = [...page.matchAll(/name="id" value="(out:\d+)"/gu)].map(([, id = '']) => id);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect((await (await desk.as('deputy')).post('/board/channels/retry', { id: ids[0] ?? '' })).status).toBe(403);
    for (const id of ids) await head.post('/board/channels/retry', { id });
    expect(await stands()).toEqual(['test:held new', 'test:dead new']);
    expect((await head.post('/board/channels/retry', { id: ids[0] ?? '' })).status).toBe(409);
    expect(await desk.audit()).toContain('replayed');
  });
});

describe('a telephone number', () => {
  it('finds its owner’s questions as a whole number only, by a press that is logged, for people who may see all questions', async () => {
    const asker = await desk.person('Ngô Thị Tám', 'citizen');
    await desk.turn(({ stores }) => stores.people.save({ ...asker, phone: '84987123456' }));
    const code = await desk.question(asker, 'Đèn đường ngõ 7 khối 5 hỏng, khi nào sửa?');
    const office = await desk.as('office');
    const search = await office.get('/board/search?q=0987+123+456');
    expect([search.text.includes(code), search.text.includes('/board/search/phone')]).toEqual([false, true]);
    const found = await office.post('/board/search/phone', { q: '0987 123 456' });
    expect([found.status, found.text.includes(`/board/questions/${code}`)]).toEqual([200, true]);
    expect(await desk.audit()).toContain('phone-sought');
    expect((await office.post('/board/search/phone', { q: '0987 123' })).status).toBe(422);
    const member = await desk.as('member');
    expect((await member.get('/board/search?q=0987123456')).text).not.toContain('/board/search/phone');
    const refused = await member.post('/board/search/phone', { q: '0987123456' });
    expect([refused.status, refused.text.includes(code)]).toEqual([403, false]);
  });
});

describe('a computer to be signed in', () => {
  /** A browser that asks to be signed in: the displayed page, and its secret in a cookie. */
  const asks = async () => {
    const { text, headers } = await desk.stranger.get('/board/pair');
    const [cookie = ''] = String(headers['set-cookie']).split(';');
    const digits = /class="code-told"><strong>(\d{4})</u.exec(text)?.[1] ?? '';
    return { page: text, digits, cookie, computer: desk.withCookie(cookie) };
  };
  /** The address that the phone's camera reads; the picture encodes exactly this address. */
  const codeIn = ({ page, cookie }: { readonly page: string; readonly cookie: string }): string => {
    const tokenHash = createHash('sha256').update(cookie.slice('board-pair='.length)).digest('hex');
    const { hashCode } = createSigner(wardKey(desk.dataDir, desk.ward.id));
    const code = `/board/pair/phone?ma=${sealed(hashCode, { tokenHash, browser: '', place: '127.0.0.1', askedAt: desk.clock.now() })}`;
    expect(page).toContain(textOf(qr(`http://127.0.0.1${code}`, 'Mã QR để điện thoại cho phép máy này')));
    return code;
  };
  const wrong = (digits: string): string => String((Number(digits) + 1) % 10_000).padStart(4, '0');

  it('is signed in once by a signed-in phone with the shown digits, in the browser that asked', async () => {
    const { page, digits, cookie, computer } = await asks();
    expect(cookie).toMatch(/^board-pair=[\w-]{43}$/u);
    // The secret is nowhere on the page, and the digits are not in the picture.
    expect(page).not.toContain(cookie.slice('board-pair='.length));
    const code = codeIn({ page, cookie });
    expect((await computer.post('/board/pair')).status).toBe(403);
    expect((await desk.stranger.get(code)).status).toBe(401);
    const deputy = await desk.as('deputy');
    const asked = await deputy.get(code);
    expect([
      asked.text.includes('Địa chỉ mạng'),
      asked.text.includes('127.0.0.1'),
      asked.text.includes(digits),
    ]).toEqual([...[true, true, false]]);
    expect((await deputy.post(code, { digits })).status).toBe(303);
    // Another browser that saw the picture does not have the secret.
    expect((await desk.stranger.post('/board/pair')).status).toBe(403);
    expect((await desk.withCookie(`board-pair=${'A'.repeat(43)}`).post('/board/pair')).status).toBe(403);
    expect((await desk.stranger.post(`/board/enter/${cookie.slice('board-pair='.length)}`)).status).toBe(403);
    const entered = await computer.post('/board/pair');
    const own = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    expect([entered.status, entered.location, own.startsWith('board=')]).toEqual([303, '/board', true]);
    expect((await computer.post('/board/pair')).status).toBe(403);
    expect((await deputy.post(code, { digits })).status).toBe(409);
    expect(await desk.audit()).toContain('board-paired');
    // The chat reports the new session; the press ends only that session.
    const [told] = (await desk.views(deputy.person)).filter(({ name }) => name === 'session-began');
    const session = String(told?.session);
    expect(told?.facts).toMatchObject({ place: expect.any(String), time: expect.stringMatching(/\d{2}:\d{2}/u) });
    expect((await desk.withCookie(own).get('/board')).text).toContain('Trần Văn Minh');
    const member = await desk.as('member');
    expect((await desk.turn((unit) => endSession(unit, member.person, session))).ok).toBe(false);
    expect((await desk.withCookie(own).get('/board')).text).toContain('Trần Văn Minh');
    expect((await desk.turn((unit) => endSession(unit, deputy.person, session))).ok).toBe(true);
    expect((await desk.withCookie(own).get('/board/items')).status).toBe(401);
    expect((await deputy.get('/board')).text).toContain('Trần Văn Minh');
  });

  it('has one try within a minute, and a forged code is refused', async () => {
    const deputy = await desk.as('deputy');
    const first = await asks();
    const code = codeIn(first);
    expect((await deputy.post(code, { digits: wrong(first.digits) })).status).toBe(409);
    expect((await deputy.post(code, { digits: first.digits })).status).toBe(409);
    expect((await first.computer.post('/board/pair')).status).toBe(403);
    expect(await desk.audit()).toContain('board-pair-wrong');
    const text = Buffer.from(code.split('=').at(-1) ?? '', 'base64url').toString();
    const forged = Buffer.from(text.replace('127.0.0.1', '10.0.0.99')).toString('base64url');
    expect((await deputy.get(`/board/pair/phone?ma=${forged}`)).status).toBe(404);
    const late = await asks();
    const lateCode = codeIn(late);
    desk.clock.advance(61_000);
    expect((await deputy.get(lateCode)).status).toBe(404);
    expect((await deputy.post(lateCode, { digits: late.digits })).status).toBe(404);
    const slow = await asks();
    expect((await deputy.post(codeIn(slow), { digits: slow.digits })).status).toBe(303);
    desk.clock.advance(61_000);
    expect((await slow.computer.post('/board/pair')).status).toBe(403);
  });

  it('is not signed in by a thousand guesses at once: they are limited, one is compared, and the right digits come too late', async () => {
    const deputy = await desk.as('deputy');
    const wrongOnes = async () => (await desk.audit()).filter((action) => action === 'board-pair-wrong').length;
    const before = await wrongOnes();
    // A thousand attempts are stopped by the rate limit before any is compared; of twenty
    // attempts the first wrong one invalidates the code.
    for (const [count, compared] of [
      [1_000, 0],
      [20, 1],
    ] as const) {
      const { digits, computer, ...shown } = await asks();
      const code = codeIn(shown);
      const guesses = Array.from({ length: count + 1 }, (_, at) => String(at).padStart(4, '0'));
      const answers = await Promise.all(
        guesses
          .filter((each) => each !== digits)
          .slice(0, count)
          .map((each) => deputy.post(code, { digits: each })),
      );
      expect(answers.filter(({ status }) => status < 400)).toEqual([]);
      expect(await wrongOnes()).toBe(before + compared);
      expect((await computer.post('/board/pair')).status).toBe(403);
      if (compared > 0) expect((await deputy.post(code, { digits })).status).toBe(409);
    }
  });
});

describe('an item', () => {
  it('is edited on its page, scheduled, and compared with its earlier version', async () => {
    const nam = await desk.person('Đặng Văn Nam', 'contributor');
    const { code, revision: seen } = await desk.sent(
      nam,
      'Khối 6 dọn đường\nSáng nay khối 6 dọn đường.\nNguồn: ông Nam',
    );
    // A separate session, because the test of all forms used up the other session's limit of sixty a minute.
    const deputy = await desk.signIn(await desk.person('Trần Thị Mai', 'deputy'));
    const at = `/board/items/${code}`;
    const revision = String(seen);
    const edit = await deputy.post(`${at}/act`, { act: 'edit', revision });
    // The redirect stays on the host name of the desk, because its policy forbids forms that lead to another host.
    expect([edit.status, /^\/s\/[\w-]+$/u.test(edit.location)]).toEqual([303, true]);
    const form = (await deputy.get(edit.location)).text;
    expect(form).toMatch(/name="title"/u);
    expect((await deputy.post(`${at}/act`, { act: 'note', revision, words: '' })).status).toBe(422);
    expect((await deputy.post(`${at}/act`, { act: 'note', revision, words: 'Bài tốt' })).status).toBe(303);
    expect(await desk.told(nam)).toContain('note-to-author');
    expect((await deputy.post(`${at}/act`, { act: 'schedule', revision, day: '', time: '' })).status).toBe(409);
    const hour = { act: 'schedule', revision, day: '2026-11-26', time: '07:30' };
    expect((await (await desk.as('member')).post(`${at}/act`, hour)).status).toBe(409);
    const done = await deputy.post(`${at}/act`, hour);
    expect([done.status, /role="alert">(.*?)<\/div>/su.exec(done.text)?.[1]]).toEqual([303, undefined]);
    const page = (await deputy.get(at)).text;
    expect(page).toContain('value="unschedule"');
    expect(page).toContain('hẹn đăng lúc 26/11/2026 07:30');
    // The page states no publication time yet and offers no sharing.
    for (const words of ['Đang đăng', 'Đăng lúc', '/chia-se']) expect(page).not.toContain(words);
    expect(page).toMatch(/class="history">.*duyệt và hẹn giờ đăng/su);
    const log = (await (await desk.as('head')).get('/board/audit')).text;
    expect(log).toMatch(new RegExp(`<td>không được: hẹn giờ đăng</td><td>${code}</td>`, 'u'));
    // The item waits for neither the board nor its author.
    expect((await deputy.get('/board/calendar?thang=2026-11')).text).toMatch(
      new RegExp(`class="due"><a href="${at}"[^>]*>${code}</a></span>`, 'u'),
    );
  });

  it('can have its private data masked beside the original, and unmasked within a minute by the same person', async () => {
    const lan = await desk.person('Trần Thị Lành', 'contributor');
    const text = 'Khối 2 trao quà\nSáng nay khối 2 trao quà cho bà Sáu, điện thoại 0912 345 678.\nNguồn: chị Hà';
    const { code } = await desk.sent(lan, text);
    const at = `/board/items/${code}`;
    const deputy = await desk.as('standingDeputy');
    const revision = async () => /name="revision" value="(\d+)"/u.exec((await deputy.get(at)).text)?.[1] ?? '';
    const before = await deputy.get(at);
    expect([before.text.includes('data-act="mask"'), before.text.includes('data-act="unmask"')]).toEqual([true, false]);
    expect(before.text).toMatch(/<del>[^<]*0912 345 678[^<]*<\/del>/u);
    expect((await (await desk.as('office')).post(`${at}/act`, { act: 'mask', revision: '1' })).status).toBe(409);
    expect((await deputy.post(`${at}/act`, { act: 'mask', revision: await revision() })).location).toBe(
      `${at}?xong=mask`,
    );
    const masked = await deputy.get(at);
    expect([masked.text.includes('[đã ẩn]'), masked.text.includes('data-act="mask"')]).toEqual([true, false]);
    expect((await (await desk.as('head')).post(`${at}/act`, { act: 'unmask' })).status).toBe(409);
    expect((await deputy.post(`${at}/act`, { act: 'unmask', revision: await revision() })).status).toBe(303);
    const back = (await deputy.get(at)).text;
    expect([back.includes('data-act="mask"'), back.includes('data-act="unmask"')]).toEqual([true, false]);
    expect((await deputy.post(`${at}/act`, { act: 'unmask', revision: await revision() })).status).toBe(409);
  });
});

describe('templates of answers', () => {
  it('are kept by the office, inserted into a draft below the typed text, and decide nothing', async () => {
    const office = await desk.as('office');
    const member = await desk.as('member');
    const template = {
      do: 'keep',
      seen: '0',
      name: 'Tiêm phòng',
      text: 'Trạm Y tế tiêm sáng thứ Bảy, <b>miễn phí</b>.',
    };
    expect((await member.post('/board/templates', template)).status).toBe(403);
    expect((await office.post('/board/templates', { ...template, name: ' ' })).status).toBe(409);
    expect((await office.post('/board/templates', template)).status).toBe(303);
    expect((await office.post('/board/templates', template)).status).toBe(409);
    expect((await member.get('/board/templates')).text).toContain('&lt;b&gt;miễn phí&lt;/b&gt;');
    const secret = { ...template, seen: '1', text: 'TỐI MẬT\nKế hoạch tác chiến khu vực phòng thủ' };
    expect((await office.post('/board/templates', secret)).status).toBe(409);
    expect((await office.get('/board/templates')).text).not.toContain('tác chiến');

    const asker = await desk.person('Trịnh Văn Sáu', 'citizen');
    const before = await desk.question(asker, 'Số điện thoại của tôi 0912 345 678, đường ngõ 4 bao giờ sửa?');
    const code = await desk.question(asker, 'Bao giờ tiêm phòng cho mèo?');
    const at = `/board/questions/${code}`;
    await office.post(`${at}/act`, { act: 'assign', revision: '1', person: member.person.id });
    const revision = /name="revision" value="(\d+)"/u.exec((await member.get(at)).text)?.[1] ?? '';
    const draft = { act: 'draft', revision, words: 'Chào ông.', template: 'tiem phong' };
    const put = await member.post(`${at}/act`, { ...draft, insert: '1' });
    expect([put.status, /value="draft">.*?<textarea name="words"[^>]*>([^<]*)</su.exec(put.text)?.[1]]).toEqual([
      ...[200, 'Chào ông.\n\nTrạm Y tế tiêm sáng thứ Bảy, &lt;b&gt;miễn phí&lt;/b&gt;.'],
    ]);
    expect((await desk.turn(({ stores }) => stores.questions.byCode(code)))?.standing.drafts).toEqual([]);

    // The question's topic for reports is chosen from the list.
    expect((await office.get(at)).text).toMatch(/<option value="y-te" selected>Y tế/u);
    const newest = (await desk.turn(({ stores }) => stores.questions.byCode(code)))?.standing.revision;
    const heading = { act: 'setTopic', revision: String(newest), words: 'nong-nghiep' };
    expect((await office.post(`${at}/act`, heading)).status).toBe(303);
    expect((await office.get(at)).text).toMatch(/Lĩnh vực<\/dt>\s*<dd>Nông nghiệp/u);

    // The asker's earlier questions: titles in their public form, and a member sees only those that they may read.
    const story = (await office.get(at)).text;
    expect(story).toMatch(new RegExp(`Người này đã hỏi.*href="/board/questions/${before}"`, 'su'));
    expect(story).not.toContain('0912');
    expect((await member.get(at)).text).not.toContain(before);
    expect((await office.post('/board/templates', { do: 'drop', seen: '1', name: 'Tiêm phòng' })).status).toBe(303);
    expect((await office.get('/board/templates')).text).toContain('Chưa có mẫu nào.');
    expect(await desk.audit()).toContain('template-dropped');
  });

  it('are inserted in a chat by their name after the word', async () => {
    const office = await desk.as('office');
    const member = await desk.as('member');
    const { version } = await desk.turn((unit) => templatesNow(unit));
    const kept = { do: 'keep', seen: String(version), name: 'Giờ làm việc', text: 'Bộ phận Một cửa mở 7 giờ 30.' };
    expect((await office.post('/board/templates', kept)).status).toBe(303);
    const code = await desk.question(await desk.person('Lý Thị Bảy', 'citizen'), 'Mấy giờ mở cửa?');
    await office.post(`/board/questions/${code}/act`, { act: 'assign', revision: '1', person: member.person.id });
    const question = await desk.turn(({ stores }) => stores.questions.byCode(code));
    const said = {
      what: 'draft',
      question: question?.id ?? '',
      revision: 2,
      kept: '',
      photos: [],
      messageKey: 'k',
    } as const;
    const unknown = await desk.turn((unit) => wordsForAct(unit, member.person, { ...said, text: 'mẫu nghỉ lễ' }));
    expect(unknown).toMatchObject({
      ok: false,
      issues: [{ key: 'issue-template-unknown', facts: { names: 'Giờ làm việc' } }],
    });
    expect(
      (await desk.turn((unit) => wordsForAct(unit, member.person, { ...said, text: 'mau gio lam viec' }))).ok,
    ).toBe(true);
    const drafted = await desk.turn(({ stores }) => stores.questions.byCode(code));
    expect(drafted?.standing.drafts.at(-1)?.text).toBe('Bộ phận Một cửa mở 7 giờ 30.');
  });
});

describe('the plan', () => {
  it('is kept with forms by its planner; meetings are answered by everybody, and inactive units are listed', async () => {
    const keeper = await desk.as('standingDeputy');
    const add = { act: 'addPlan', subject: '', words: 'Hội thao <b>khối 3</b>; 05/12 7 giờ 30; Nhà văn hóa khối 3' };
    const member = await desk.as('member');
    expect((await member.post('/board/plan/act', add)).status).toBe(409);
    expect((await keeper.post('/board/plan/act', { ...add, words: '' })).text).toContain('Nội dung còn trống');
    expect((await keeper.post('/board/plan/act', add)).status).toBe(303);
    const meeting = { act: 'proposeMeeting', subject: '', words: 'tháng; 01/12 8 giờ; phòng họp tầng 2' };
    expect((await keeper.post('/board/plan/act', meeting)).status).toBe(303);
    const page = (await keeper.get('/board/plan')).text;
    expect(page).toContain('Hội thao &lt;b&gt;khối 3&lt;/b&gt;');
    expect(page).toContain('Im lặng 30 ngày');
    expect(page).toContain('Họp tháng 11/2026');
    expect(page).toContain('Báo cáo quý IV/2026 gửi Chủ tịch');
    expect(page).toContain('trang “Bản đồ hành chính”');
    // Without the ids of rows: they are random, and one in a hundred has these letters.
    expect(page.replace(/\b[0-9A-Z]{26}\b/gu, '')).not.toMatch(/IM LẶNG|ban-do|2026-11|Q4/u);
    const id = /name="act" value="callMeeting"[^>]*>.*?name="subject" value="([^"]+)"/su.exec(page)?.[1] ?? '';
    expect((await keeper.post('/board/plan/act', { act: 'callMeeting', subject: id })).status).toBe(303);
    expect((await member.post('/board/plan/act', { act: 'attendMeeting', subject: id })).status).toBe(303);
    expect((await keeper.get('/board/plan')).text).toMatch(/Dự: [^.]*Lê Thị Mai/u);
  });
});

// Must be last, because it advances the clock.
describe('the overview page', () => {
  it('marks an unassigned question as late', async () => {
    const code = await desk.question(await desk.person('Lê Văn Tư', 'citizen'), 'Khi nào phường phun thuốc muỗi?');
    desk.clock.advance(60 * 86_400_000);
    expect((await (await desk.signIn(await desk.person('Lê Anh Thư', 'office'))).get('/board')).text).toContain(
      `${code} chưa giao ai · QUÁ HẠN `,
    );
  });
});
