/** Deciding on the signed page: which addresses open, that each works once, and the PIN where it is required. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { offerPin } from '../../src/usecases/link/offer-pin.ts';
import { resetPin } from '../../src/usecases/link/pin.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { rowsOf } from '../support/rows.ts';
import { hidden, openSignedWorld, type SignedWorld, signedApp } from './signed-world.ts';

let world: SignedWorld;
let lan: Person;
let minh: Person;
let hoa: Person;
let tho: Person;
beforeAll(async () => {
  world = await openSignedWorld();
  lan = await world.person('Lan', 'contributor');
  minh = await world.person('Minh', 'deputy');
  hoa = await world.person('Hoa', 'deputy');
  tho = await world.person('Thọ', 'head');
});
afterAll(() => world.close());

const text = 'Khối 4 trồng cây\nSáng 24/11, bà con khối 4 trồng 60 cây <xanh> dọc đường trục.';
const decisions = () => rowsOf(world.core).selectFrom('decision').selectAll().execute();
const approve = (revision: number, more: Record<string, string> = {}) => ({
  act: 'approve',
  revision: String(revision),
  ...more,
});

describe('an address that is not valid', () => {
  it.each([
    ['a forged token', '/s/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a short one', '/s/abc'],
    ['something else', '/s/..%2f..%2fetc'],
    ['a path below', '/s/AAAA/b'],
  ])('%s is 404 and says what to do', async (_, path) => {
    const answer = await world.get(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('nhận đường dẫn mới');
    expect((await world.post(path, approve(1))).statusCode).toBe(404);
  });

  it('is 429 after many tries', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 30; at += 1)
      statuses.push(
        (await world.post(`/s/${'B'.repeat(42)}${at % 10}`, {}, { 'sec-fetch-site': 'same-origin' }, '203.0.113.9'))
          .statusCode,
      );
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404));
    expect(statuses.at(-1)).toBe(429);
    const item = await world.item(lan, text);
    const path = await world.link('view', minh, item.id);
    const good = await world.system.app.inject({ url: path, remoteAddress: '203.0.113.9' });
    expect(good.statusCode).toBe(200);
  });

  it('is 410 after its expiry', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('decide', minh, item.id, item.revision);
    await rowsOf(world.core).updateTable('page_link').set({ expiresAt: 1 }).where('subject', '=', item.id).execute();
    for (const answer of [await world.get(path), await world.post(path, approve(item.revision))]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain('hết hạn');
    }
    expect((await world.find(item.id)).state).toBe('submitted');
  });

  it('is 410 after the account was reported stolen, and 403 while it is frozen', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('decide', hoa, item.id, item.revision);
    await world.turn(({ stores, now }) => stores.links.revokeOf(hoa.id, now));
    expect((await world.get(path)).statusCode).toBe(410);
    expect((await world.get(path)).body).toContain('thu hồi');
    const other = await world.link('decide', hoa, item.id, item.revision);
    for (const status of ['frozen', 'removed'] as const) {
      await world.turn(({ stores }) => stores.people.save({ ...hoa, status }));
      expect((await world.get(other)).statusCode).toBe(403);
      expect((await world.post(other, approve(item.revision))).statusCode).toBe(403);
    }
    await world.turn(({ stores }) => stores.people.save(hoa));
    expect((await world.find(item.id)).state).toBe('submitted');
  });

  it('is stored as a hash only', async () => {
    const path = await world.link('view', minh, 'X');
    const token = path.slice(3);
    const rows = JSON.stringify(await rowsOf(world.core).selectFrom('page_link').selectAll().execute());
    expect(rows).not.toContain(token);
  });

  it('for signing in to the desk is 404 here', async () => {
    expect((await world.get(await world.link('board', minh))).statusCode).toBe(404);
  });
});

describe('a page', () => {
  it('forbids caches, search engines, frames, other sites and inline scripts', async () => {
    const item = await world.item(lan, text);
    for (const path of [await world.link('view', minh, item.id), '/s/abc', '/s/hoi', '/s/files/x.jpg']) {
      const { headers, body } = await world.get(path);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['x-robots-tag']).toContain('noindex');
      expect(headers['x-content-type-options']).toBe('nosniff');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(body).not.toMatch(/<style|<script(?![^>]* src=)|\son\w+=|\sstyle=/u);
    }
  });

  it('that is only opened, by a preview or a person, changes nothing', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('decide', minh, item.id, item.revision);
    const before = (await decisions()).length;
    for (const each of [
      path,
      `${path}?viec=approve&ban=${item.revision}`,
      `${path}?act=approve&revision=${item.revision}`,
    ]) {
      expect((await world.get(each)).statusCode).toBe(200);
      expect((await world.system.app.inject({ method: 'HEAD', url: each })).statusCode).toBe(200);
    }
    expect((await decisions()).length).toBe(before);
    expect(await world.find(item.id)).toEqual(item);
    const row = await rowsOf(world.core).selectFrom('page_link').selectAll().where('subject', '=', item.id).execute();
    expect(row.map(({ usedAt }) => usedAt)).toEqual([null]);
  });

  it('shows the item as the public will read it, with every character escaped', async () => {
    const item = await world.item(lan, text);
    const { body } = await world.get(await world.link('view', minh, item.id));
    expect(body).toContain('<h1>Khối 4 trồng cây</h1>');
    expect(body).toContain('60 cây &lt;xanh&gt; dọc');
    expect(body).not.toContain('name="viec"');
    expect(body).toContain('Quá trình xử lý');
    expect(body).toContain('Lan gửi bài');
  });

  it('announces a publication only for the last signature', async () => {
    const last = await world.item(lan, text);
    const first = await world.item(lan, text);
    const standing = JSON.stringify({ ...first.standing, route: [['deputy'], ['head']] });
    await rowsOf(world.core).updateTable('submission').set({ standing }).where('id', '=', first.id).execute();
    for (const [item, words] of [
      [last, 'Bài sẽ được đăng đúng bản'],
      [first, 'bài chờ người ký tiếp'],
    ] as const) {
      const path = await world.link('decide', minh, item.id, item.revision);
      expect((await world.get(`${path}?viec=approve&ban=${item.revision}`)).body).toContain(words);
    }
  });

  it('shows no item to a person who may not read it any more', async () => {
    const item = await world.item(lan, text);
    const stranger = await world.person('Khách', 'citizen');
    expect((await world.get(await world.link('view', stranger, item.id))).statusCode).toBe(404);
    expect((await world.get(await world.link('view', lan, item.id))).statusCode).toBe(200);
    await rowsOf(world.core)
      .updateTable('submission')
      .set({ state: 'quarantined' })
      .where('id', '=', item.id)
      .execute();
    expect((await world.get(await world.link('view', lan, item.id))).statusCode).toBe(404);
    expect((await world.get(await world.link('view', minh, item.id))).statusCode).toBe(404);
    expect((await world.get(await world.link('view', tho, item.id))).statusCode).toBe(200);
  });
});

describe('a decision', () => {
  it('takes a second step and is made once; another press shows the result', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('decide', minh, item.id, item.revision);
    const first = await world.get(path);
    expect(first.body).toContain('Duyệt đăng');
    const second = await world.get(`${path}?viec=approve&ban=${hidden(first.body, 'ban')}`);
    expect(second.body).toContain('Xác nhận duyệt đăng');
    const fields = {
      act: hidden(second.body, 'act'),
      revision: hidden(second.body, 'revision'),
      seen: hidden(second.body, 'seen'),
    };
    const before = (await decisions()).length;
    const done = await world.post(path, fields);
    expect([done.statusCode, done.headers.location]).toEqual([303, `${path}?xong=1`]);
    expect((await world.get(`${path}?xong=1`)).body).toContain('Đã ghi nhận quyết định');
    expect((await decisions()).length).toBe(before + 1);
    const outcome = await world.get(path);
    expect(outcome.body).toMatch(/Đồng chí Minh (?:đã )?duyệt/u);
    expect(outcome.body).toContain('đã được dùng');
    const again = await world.post(path, fields);
    expect([again.statusCode, again.headers.location]).toEqual([303, path]);
    expect((await decisions()).length).toBe(before + 1);
    await world.article('Khối 4 trồng cây');
  });

  it('sent from another site is refused', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('decide', minh, item.id, item.revision);
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await world.post(path, approve(item.revision), headers)).statusCode).toBe(403);
    expect((await world.find(item.id)).state).toBe('submitted');
    const own = { origin: world.publicUrl, 'sec-fetch-site': 'same-origin' };
    expect((await world.post(path, approve(item.revision), own)).statusCode).toBe(303);
  });

  it('about an older revision is refused, with the new one and its changes; then it can be made', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('decide', minh, item.id, item.revision);
    const second = await world.get(`${path}?viec=approve&ban=${item.revision}`);
    await world.turn((unit) =>
      boardEdit(unit, hoa, item.id, item.revision, { slot: 'title', text: 'Khối 4 trồng hoa' }),
    );
    const refused = await world.post(path, approve(item.revision, { seen: hidden(second.body, 'seen') }));
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('vừa có bản mới');
    expect(refused.body).toMatch(/<del>cây\s*<\/del><ins>hoa<\/ins>|<ins>hoa<\/ins><del>cây<\/del>/u);
    expect((await world.find(item.id)).state).toBe('submitted');
    const page = await world.get(path);
    expect(page.body).toContain('Bài đã thay đổi');
    const now = await world.find(item.id);
    const stale = await world.get(`${path}?viec=approve&ban=${item.revision}`);
    expect(stale.body).not.toContain('Xác nhận duyệt đăng');
    expect((await world.post(path, approve(now.revision))).statusCode).toBe(303);
    expect((await world.find(item.id)).standing.decidedBy?.name).toBe('Minh');
  });

  it('that another person has made is refused, with the name', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('decide', minh, item.id, item.revision);
    await world.turn((unit) => act(unit, hoa, item.id, { type: 'approve', revision: item.revision }));
    const refused = await world.post(path, approve(item.revision));
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Hoa');
  });

  it('sent twice at the same moment is made once; of two people the first one counts', async () => {
    const item = await world.item(lan, text);
    const [mine, theirs] = [
      await world.link('decide', minh, item.id, item.revision),
      await world.link('decide', hoa, item.id, item.revision),
    ];
    const before = (await decisions()).length;
    const answers = await Promise.all([
      world.post(mine, approve(item.revision)),
      world.post(mine, approve(item.revision)),
      world.post(theirs, { act: 'reject', revision: String(item.revision), reason: 'late' }),
    ]);
    expect((await decisions()).length).toBe(before + 1);
    const [once, again, other] = answers.map(({ statusCode }) => statusCode);
    expect(again).toBe(once);
    expect([once, other].sort()).toEqual([303, 409]);
  });

  it('by the author is refused, whatever the address', async () => {
    const own = await world.item(minh, text);
    const path = await world.link('decide', minh, own.id, own.revision);
    const refused = await world.post(path, approve(own.revision));
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('không duyệt bài của mình');
    expect(await world.audit()).toContain('refused-approve');
  });

  it('to return needs a reason, which the author reads as it was written', async () => {
    const item = await world.item(await world.person('Cúc', 'contributor'), text);
    const path = await world.link('decide', minh, item.id, item.revision);
    const fields = { act: 'return', revision: String(item.revision) };
    const missing = await world.post(path, fields);
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('Xin chọn một lý do');
    expect((await world.find(item.id)).state).toBe('submitted');
    expect((await world.post(path, { ...fields, reason: 'photo', note: ' chụp  gần hơn ' })).statusCode).toBe(303);
    const after = await world.find(item.id);
    expect(after.state).toBe('returned');
    expect(after.standing.reason).toEqual({ code: 'photo', note: 'gửi ảnh rõ hơn hoặc thêm ảnh; chụp gần hơn' });
  });

  it('cannot be made with an address for reading', async () => {
    const item = await world.item(lan, text);
    const path = await world.link('view', minh, item.id);
    expect((await world.post(path, approve(item.revision))).statusCode).toBe(303);
    expect((await world.find(item.id)).state).toBe('submitted');
  });
});

describe('a PIN of six digits', () => {
  const paper = 'Quyết định số 15/QĐ-UBND về việc phân công nhiệm vụ\nNội dung quyết định.';
  const aDocument = () => world.item(lan, paper, 'document');
  const choosesPin = async (deputy: Person, pin: string) => {
    const answer = await world.post(await world.link('pin', deputy), { pin, pinAgain: pin });
    expect(answer.statusCode).toBe(303);
  };
  const attempt = async (deputy: Person, more: Record<string, string>) => {
    const item = await aDocument();
    const path = await world.link('decide', deputy, item.id, item.revision);
    return { item, path, answer: await world.post(path, approve(item.revision, more)) };
  };

  it('is chosen once with the address sent when a person joins: typed twice, and not easy to guess', async () => {
    const deputy = await world.person('Bình', 'deputy');
    await world.turn((unit) => offerPin(unit, deputy));
    expect(JSON.stringify(await rowsOf(world.core).selectFrom('outbox').selectAll().execute())).toContain('pin-choose');
    const path = await world.link('pin', deputy);
    expect((await world.get(path)).body).toContain('Đặt mã PIN');
    for (const [pin, pinAgain, says] of [
      ['', '', '6 chữ số'],
      ['12345', '12345', '6 chữ số'],
      ['193746', '193747', 'chưa giống nhau'],
      ['000000', '000000', 'dễ đoán'],
      ['123456', '123456', 'dễ đoán'],
      ['654321', '654321', 'dễ đoán'],
      ['121212', '121212', 'dễ đoán'],
      ['111222', '111222', 'dễ đoán'],
    ] as const) {
      const refused = await world.post(path, { pin, pinAgain });
      expect([refused.statusCode, refused.body.includes(says)], `${pin} ${pinAgain}`).toEqual([422, true]);
    }
    expect((await world.post(path, { pin: '193746', pinAgain: '193746' })).statusCode).toBe(303);
    expect((await world.get(path)).body).toContain('Đã lưu mã PIN');
    const rows = JSON.stringify(await rowsOf(world.core).selectFrom('pin').selectAll().execute());
    expect(rows).not.toContain('193746');
    // Neither the same address nor another one allows choosing a new PIN.
    await world.post(path, { pin: '555321', pinAgain: '555321' });
    const other = await world.post(await world.link('pin', deputy), { pin: '555321', pinAgain: '555321' });
    expect([other.statusCode, other.body.includes('đã có mã')]).toEqual([409, true]);
    const wrong = await attempt(deputy, { pin: '555321' });
    expect([wrong.answer.statusCode, wrong.answer.body.includes('Còn 4 lần')]).toEqual([422, true]);
    expect((await attempt(deputy, { pin: '193746' })).answer.statusCode).toBe(303);
  });

  it('cannot be chosen on the page of a decision', async () => {
    const deputy = await world.person('Cẩn', 'deputy');
    const { item, path, answer } = await attempt(deputy, { pin: '193746', pinAgain: '193746' });
    expect([answer.statusCode, answer.body.includes('chưa có mã PIN')]).toEqual([422, true]);
    const page = (await world.get(`${path}?viec=approve&ban=${item.revision}`)).body;
    expect([page.includes('chưa có mã PIN'), page.includes('name="pin"')]).toEqual([true, false]);
    expect((await world.find(item.id)).standing.signatures).toEqual([]);
    expect(await rowsOf(world.core).selectFrom('pin').selectAll().where('personId', '=', deputy.id).execute()).toEqual(
      [],
    );
  });

  it('of a head is reset by two others together, or by the command line', async () => {
    const head = await world.person('Giang', 'head');
    const [first, second] = [await world.person('Hải', 'deputy'), await world.person('Hùng', 'standingDeputy')];
    await choosesPin(head, '193746');
    const reset = (by: Person | null) => world.turn((unit) => resetPin(unit, by, head.id));
    const pins = () => rowsOf(world.core).selectFrom('pin').selectAll().where('personId', '=', head.id).execute();
    expect(await reset(head)).toMatchObject({ issues: [{ key: 'issue-pin-own' }] });
    expect(await reset(first)).toMatchObject({ ok: true, isFirstOfTwo: true });
    expect(await reset(first)).toMatchObject({ ok: true, isFirstOfTwo: true });
    expect(await pins()).toHaveLength(1);
    await world.turn(({ stores }) => stores.people.save({ ...first, status: 'frozen' }));
    expect(await reset(second)).toMatchObject({ ok: true, isFirstOfTwo: true });
    await world.turn(({ stores }) => stores.people.save({ ...first, status: 'active' }));
    expect(await reset(first)).not.toHaveProperty('isFirstOfTwo');
    expect(await pins()).toEqual([]);
    await choosesPin(head, '280451');
    expect(await reset(null)).toMatchObject({ ok: true });
    expect(await pins()).toEqual([]);
  });

  it('is locked after five wrong tries, even simultaneous ones, until the head resets it', async () => {
    const deputy = await world.person('Dũng', 'deputy');
    await choosesPin(deputy, '193746');
    const item = await aDocument();
    const path = await world.link('decide', deputy, item.id, item.revision);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => world.post(path, approve(item.revision, { pin: String(280_000 + at) }))),
    );
    expect(answers.filter(({ body }) => body.includes('chưa đúng'))).toHaveLength(4);
    expect(answers.filter(({ statusCode }) => statusCode === 423)).toHaveLength(8);
    const right = await world.post(path, approve(item.revision, { pin: '193746' }));
    expect([right.statusCode, right.body.split('đã bị khóa').length - 1]).toEqual([423, 1]);
    expect((await world.find(item.id)).standing.signatures).toEqual([]);
    expect((await world.audit()).filter((action) => action === 'pin-locked')).toHaveLength(1);

    expect(await world.turn((unit) => resetPin(unit, minh, deputy.id))).toMatchObject({ ok: false });
    expect(await world.turn((unit) => resetPin(unit, tho, tho.id))).toMatchObject({ ok: false });
    expect(await world.turn((unit) => resetPin(unit, tho, deputy.id))).toMatchObject({ ok: true });
    await choosesPin(deputy, '482915');
    expect((await world.post(path, approve(item.revision, { pin: '482915' }))).statusCode).toBe(303);
  });

  it('is not asked for if the item is not sensitive, nor before a press that is refused anyway', async () => {
    const deputy = await world.person('Én', 'deputy');
    const { item, path } = await attempt(deputy, {});
    const stale = await world.post(path, approve(item.revision + 5, { pin: '1' }));
    expect(stale.statusCode).toBe(409);
    const news = await world.item(lan, text);
    expect((await world.post(await world.link('decide', deputy, news.id), approve(news.revision))).statusCode).toBe(
      303,
    );
  });
});

describe('the findings of the checks', () => {
  it('are shown below the item with the words concerned', async () => {
    const item = await world.item(
      await world.person('Hạnh', 'contributor'),
      'Khối 5 tặng quà\nSáng 24/11, khối 5 tặng quà ông Nguyễn Văn A, điện thoại 0912 345 678.',
    );
    const { body } = await world.get(await world.link('view', minh, item.id));
    const findings = body.slice(body.indexOf('Kết quả kiểm tra'), body.indexOf('Quá trình xử lý'));
    expect(findings).toMatch(/<li>[^<]+<q>0912 345 678<\/q>/u);
  });
});

describe('during start and stop', () => {
  it('pages are shown, and nothing is accepted', async () => {
    const app = await signedApp(world, { isOpen: () => false });
    const item = await world.item(await world.person('Hải', 'contributor'), text);
    const path = await world.link('decide', minh, item.id, item.revision);
    expect((await app.inject(path)).statusCode).toBe(200);
    const pressed = await app.inject({
      method: 'POST',
      url: path,
      payload: new URLSearchParams(approve(item.revision)).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([pressed.statusCode, pressed.headers['retry-after']]).toEqual([503, '5']);
    expect((await world.find(item.id)).state).toBe('submitted');
    await app.close();
  });
});
