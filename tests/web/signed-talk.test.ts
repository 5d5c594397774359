/** People without an app: a question from the start page, a conversation on a page, an answer that a member drafts. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, formatDate, localDateOf } from '../../src/domain/calendar/local-date.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { saveSection } from '../../src/usecases/section/save.ts';
import { bytesOf, inChunks } from '../support/chunks.ts';
import { rowsOf } from '../support/rows.ts';
import { aPhoto } from '../support/world.ts';
import { hidden, openSignedWorld, type SignedWorld } from './signed-world.ts';

let world: SignedWorld;
beforeAll(async () => {
  world = await openSignedWorld();
});
afterAll(() => world.close());

const questions = () => world.turn((unit) => unit.stores.questions.list());
const inbox = () => rowsOf(world.core).selectFrom('inbox').selectAll().where('channel', '=', 'web').execute();
const people = () => world.turn((unit) => unit.stores.people.list());
const startForm = async () => hidden((await world.get('/s/hoi')).body, 'form');
const ask = async (question: string, more: Record<string, string> = {}, address = '127.0.0.1') =>
  world.post('/s/hoi', { form: await startForm(), name: 'Trần Văn Bình', question, ...more }, {}, address);
const begin = async (question: string): Promise<string> => {
  const answer = await ask(question);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location).replace('?moi=1', '');
};
const shows = (path: string, words: string) =>
  world.eventually(`"${words}" on the page`, async () => {
    const { body } = await world.get(path);
    return body.includes(words) ? body : null;
  });

describe('the page for asking', () => {
  it('takes a question and creates a citizen, a conversation with its own address, and a receipt on the page', async () => {
    const path = await begin('Khi nào phường sửa đường Lý Thường Kiệt?');
    const page = await shows(path, '15 ngày làm việc');
    expect(page).toContain('Khi nào phường sửa đường Lý Thường Kiệt?');
    // The notice names the stored data, and no app that the person did not use.
    expect(page).toMatch(/đến 90 ngày sau khi xong việc\s*\./u);
    expect(page).not.toContain('Zalo.');
    expect(page).toContain(`${world.publicUrl}${path}`);
    expect((await questions()).map(({ channel, body }) => [channel, body])).toContainEqual([
      'web',
      'Khi nào phường sửa đường Lý Thường Kiệt?',
    ]);
    expect((await people()).find(({ name }) => name === 'Trần Văn Bình')?.role).toBe('citizen');
  });

  it('takes the same form once, even simultaneously', async () => {
    const fields = { form: await startForm(), name: 'Lê Thị Cúc', question: 'Giờ nào xe rác qua xóm Bàu?' };
    const answers = await Promise.all([1, 2, 3].map(() => world.post('/s/hoi', fields)));
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    await world.system.queue.idle();
    expect((await questions()).filter(({ body }) => body.startsWith('Giờ nào xe rác'))).toHaveLength(1);
    expect((await people()).filter(({ name }) => name === 'Lê Thị Cúc')).toHaveLength(1);
  });

  it('takes a comment on a draft document, which the case names; after the closing date it says that it is closed', async () => {
    const office = await world.person('Đỗ Thị Hạnh', 'office');
    const today = localDateOf(world.clock.now(), world.ward.timeZone);
    const on = (days: number): string => formatDate(addDays(today, days));
    const text = `## Dự thảo Quy ước khối 3\nGóp ý đến ngày ${on(9)}`;
    await world.turn((unit) => saveSection(unit, office, { slug: 'du-thao', text, seen: 0 }));
    const path = '/s/hoi?du-thao=du-thao-quy-uoc-khoi-3';
    const { body: page } = await world.get(path);
    expect(page).toContain('Góp ý dự thảo</h1>');
    expect(page).toContain(`Nhận góp ý đến hết ngày ${on(9)}`);
    const comment = { form: hidden(page, 'form'), name: 'Hoàng Văn Gia', question: 'Đề nghị thêm một điều về đổ rác.' };
    expect((await world.post(path, comment, {}, '203.0.113.31')).statusCode).toBe(303);
    await world.system.queue.idle();
    const words = 'Góp ý dự thảo “Dự thảo Quy ước khối 3”:\nĐề nghị thêm một điều về đổ rác.';
    expect((await questions()).find(({ body }) => body === words)?.state).toBe('received');

    const over = {
      slug: 'du-thao',
      version: 2,
      text: text.replace(on(9), on(-1)),
      by: office.id,
      at: world.clock.now(),
    };
    await world.turn(({ stores }) => stores.sections.put({ ...over, slug: 'du-thao' }));
    const count = (await questions()).length;
    const late = await world.post(
      path,
      { ...comment, form: await startForm(), question: 'Góp ý muộn.' },
      {},
      '203.0.113.31',
    );
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('đã hết hạn góp ý');
    expect(late.body).toContain('Góp ý muộn.');
    await world.system.queue.idle();
    expect((await questions()).length).toBe(count);
  });

  it('returns an empty page to a program that fills the hidden field, and stores nothing', async () => {
    const before = (await inbox()).length;
    expect((await ask('Mua hàng giá rẻ', { website: 'http://spam.example' })).statusCode).toBe(303);
    expect((await inbox()).length).toBe(before);
  });

  it.each([
    ['no name', { name: ' ' }, 'họ và tên'],
    ['no question', { question: ' ' }, 'nội dung câu hỏi'],
    ['a number that is none', { phone: '12' }, 'điện thoại chưa đúng'],
    ['a text too long', { question: 'a'.repeat(8_001) }, 'dài quá'],
    ['a form that is not ours', { form: 'x' }, 'mở quá lâu'],
  ])('with %s says so, and keeps what was written', async (_, change, words) => {
    const before = (await inbox()).length;
    const answer = await ask('Đèn đường <hỏng> ở khối 3', change);
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
    if (!('question' in change)) expect(answer.body).toContain('Đèn đường &lt;hỏng&gt; ở khối 3');
    expect((await inbox()).length).toBe(before);
  });

  it('names the emergency number in the first answer to a danger report, without a script, a name or a reload', async () => {
    const cry = 'chau be nha toi roi xuong gieng cuu voi';
    const elsewhere = '203.0.113.77';
    const start = await world.get('/s/hoi');
    expect(start.body).toContain('<a href="tel:114">114</a>, <a href="tel:115">115</a>');
    expect(start.body).not.toMatch(/name="name"[^>]*required/u);
    const answer = await ask(cry, { name: '' }, elsewhere);
    expect(answer.statusCode).toBe(303);
    expect((await world.get(String(answer.headers.location))).body).toContain('GỌI NGAY <a href="tel:114">114</a>');
    // No rule contains these words; only the model recognises them.
    const blow = await ask('bo may no danh may chet gio, cuu chau voi', {}, '203.0.113.78');
    expect((await world.get(String(blow.headers.location))).body).toMatch(/gọi ngay [^\n]*<a href="tel:113">113</iu);
    const refused = await ask(cry, { phone: '12' }, elsewhere);
    expect([refused.statusCode, refused.body.includes('GỌI NGAY <a href="tel:114">114</a>')]).toEqual([422, true]);
    expect((await ask('Xin hỏi giờ làm việc?', { name: '' }, elsewhere)).statusCode).toBe(422);
  });

  it('passes the telephone number on as it was typed', async () => {
    await ask('Xin hỏi lịch tiêm chủng?', { phone: '0912 345 678' });
    expect((await inbox()).at(-1)?.payload).toContain('0912 345 678');
  });

  it('refuses other sites and floods', async () => {
    const fields = { form: await startForm(), name: 'Kẻ xấu', question: 'x' };
    const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await world.post('/s/hoi', fields, elsewhere)).statusCode).toBe(403);
    const statuses: number[] = [];
    for (let at = 0; at < 25; at += 1) statuses.push((await ask(`Câu ${at}`, {}, '203.0.113.20')).statusCode);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(303));
    expect(statuses.at(-1)).toBe(429);
  });

  it('creates an address that cannot be derived from the form’s number', async () => {
    const form = await startForm();
    const answer = await world.post('/s/hoi', { form, name: 'Đỗ Văn Em', question: 'Hỏi một câu?' });
    expect(answer.headers.location).not.toContain(form);
    expect((await world.get(`/s/${form}`)).statusCode).toBe(404);
  });
});

describe('the page for reporting a stolen account', () => {
  const path = '/s/mat-tai-khoan';

  it('answers any name the same way, freezes nobody, and is 429 after several tries', async () => {
    const head = await world.person('Hồ Thị Mai', 'head');
    const page = await world.get(path);
    expect(page.body).toContain('name="name"');
    const answers = [];
    for (const name of ['Hồ Thị Mai', 'Kẻ Không Có', 'Hồ Thị Mai', 'Hồ Thị Mai', 'Hồ Thị Mai'])
      answers.push(await world.post(path, { name }, {}, '198.51.100.7'));
    expect(new Set(answers.map(({ statusCode, headers }) => `${statusCode} ${headers.location}`))).toEqual(
      new Set([`303 ${path}?xong=1`]),
    );
    expect((await world.get(`${path}?xong=1`)).body).toContain('role="status"');
    expect((await world.post(path, { name: 'Hồ Thị Mai' }, {}, '198.51.100.7')).statusCode).toBe(429);
    expect((await people()).find(({ id }) => id === head.id)?.status).toBe('active');
    const said = rowsOf(world.core).selectFrom('audit_log').select('action').where('action', '=', 'stolen-page');
    expect(await said.execute()).toHaveLength(1);
  });
});

it('accepts no file, and a form with one alerts nobody', async () => {
  const answer = await world.postFiles('/s/mat-tai-khoan', { name: 'Hồ Thị Mai' }, [
    { ...(await aPhoto()), type: 'image/jpeg' },
  ]);
  expect(answer.statusCode).toBe(400);
});

describe('a conversation on the page', () => {
  it('continues: messages from the page and their answers on the page, each once', async () => {
    const path = await begin('Câu hỏi thứ nhất về rác thải?');
    const page = await shows(path, '15 ngày làm việc');
    const fields = { form: hidden(page, 'form'), text: '/help' };
    const [one, two] = await Promise.all([world.post(path, fields), world.post(path, fields)]);
    expect([one.statusCode, two.statusCode, one.headers.location]).toEqual([303, 303, `${path}#cuoi`]);
    await shows(path, 'Kính chào Ông/Bà');
    await world.system.queue.idle();
    expect((await inbox()).filter(({ payload }) => payload.includes('"/help"'))).toHaveLength(1);
  });

  it('adds a place after a danger report to that case, and reports an all-clear as its end', async () => {
    const cry = 'chồng tôi lại uống rượu đập phá đòi giết hai mẹ con';
    const path = String((await ask(cry, {}, '203.0.113.90')).headers.location).replace('?moi=1', '');
    const said = ['ở nhà số 7 ngõ 3 khối 6', 'gọi tui số 0912000111 nghen', 'ổn rồi, hắn đi rồi'];
    for (const text of said) {
      await shows(path, text === said.at(-1) ? 'Đã chuyển thêm cho người trực' : 'GỌI NGAY <a href="tel:113">113</a>');
      await world.post(path, { form: hidden((await world.get(path)).body, 'form'), text });
    }
    await shows(path, 'Đã báo người trực');
    const cases = await world.turn(({ stores }) => stores.dangers.open(50));
    const own = cases.find(({ standing }) => standing.messages[0]?.text === cry);
    expect(own?.standing.messages.map(({ text, news }) => [text, news])).toEqual([
      [cry, undefined],
      [said[0], 'more'],
      [said[1], 'more'],
      [said[2], 'over'],
    ]);
    expect((await questions()).filter(({ body }) => said.includes(body))).toEqual([]);
  });

  it('shows the newest buttons, and a press works as in a chat', async () => {
    const path = await begin('Câu hỏi thứ hai về nước sạch?');
    const page = await shows(path, '15 ngày làm việc');
    await world.post(path, { form: hidden(page, 'form'), text: '/help' });
    const withButtons = await world.eventually('a button', async () => {
      const { body } = await world.get(path);
      return body.includes('name="choice"') ? body : null;
    });
    const [, value = '', label = ''] = /name="choice" value="([^"]+)">([^<]+)</u.exec(withButtons) ?? [];
    expect(value).toMatch(/^m1:/u);
    await world.post(path, { form: hidden(withButtons, 'form'), of: hidden(withButtons, 'of'), choice: value });
    const after = await shows(path, 'class="bubble press"');
    expect(after).toContain(label);
    await world.system.queue.idle();
    expect((await inbox()).at(-1)).toMatchObject({ kind: 'choice', status: 'done' });
  });

  it('refuses a forged press like every channel', async () => {
    const path = await begin('Câu hỏi thứ ba về cây xanh?');
    const before = (await world.audit()).filter((action) => action === 'refused-forged-press').length;
    const forged = { form: 'x'.repeat(43), choice: 'm1:approve:01ABC:1:AAAAAAAA' };
    const uploads = (): number => {
      const folder = join(world.dataDir, 'uploads');
      return existsSync(folder) ? readdirSync(folder).length : 0;
    };
    const kept = uploads();
    // Files that come along with it fill no disk.
    const file = { name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.alloc(100_000, 'x') };
    await world.postFiles(path, forged, [file]);
    expect(uploads()).toBe(kept);
    await world.system.queue.idle();
    expect((await world.audit()).filter((action) => action === 'refused-forged-press')).toHaveLength(before + 1);
  });

  it('takes photos as deliveries of the channel web, with their bytes stored', async () => {
    const path = await begin('Câu hỏi thứ tư về ổ gà?');
    const { bytes } = await aPhoto();
    const form = hidden((await world.get(path)).body, 'form');
    const sent = await world.postFiles(path, { form, text: 'Ảnh đây' }, [
      { name: 'o-ga.jpg', type: 'image/jpeg', bytes },
    ]);
    expect(sent.statusCode).toBe(303);
    const row = (await inbox()).at(-1);
    expect(row?.kind).toBe('attachments');
    const channel = world.inject.channels.get('web');
    const [event] = channel?.parse({ ...row, occurredAt: new Date() } as never) ?? [];
    const file = event?.kind === 'attachments' ? event.attachments[0] : undefined;
    expect(file && (await bytesOf(channel?.download(file, 1_000_000) ?? inChunks())).equals(Buffer.from(bytes))).toBe(
      true,
    );
    expect((await world.get(path)).body).toContain('o-ga.jpg');
  });

  it('explains what is missing in an empty form', async () => {
    const path = await begin('Câu hỏi thứ năm về chợ?');
    const answer = await world.post(path, { form: 'y'.repeat(43), text: '  ' });
    expect([answer.statusCode, answer.body.includes('Xin viết nội dung')]).toEqual([422, true]);
  });

  it('shows nobody else’s messages, and nothing to a frozen person', async () => {
    const [mine, theirs] = [await begin('Chuyện của riêng tôi?'), await begin('Chuyện của người khác?')];
    await shows(theirs, '15 ngày làm việc');
    expect((await world.get(theirs)).body).not.toContain('Chuyện của riêng tôi');
    const token = mine.slice(3);
    await world.turn(async (unit) => {
      const link = await unit.stores.links.find(unit.hashToken(token));
      const person = link && (await unit.stores.people.get(link.person));
      if (person) await unit.stores.people.save({ ...person, status: 'frozen' });
    });
    expect((await world.get(mine)).statusCode).toBe(403);
    expect((await world.post(mine, { form: 'z'.repeat(43), text: 'a' })).statusCode).toBe(403);
  });

  it('shows markup as text, and makes web addresses links', async () => {
    const path = await begin('<img src=x onerror=alert(1)> xem https://donglac.example/tin/a?b=1&c=2. Đúng không?');
    const { body } = await world.get(path);
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(body).toContain('<a href="https://donglac.example/tin/a?b=1&amp;c=2" rel="noopener nofollow">');
  });
});

describe('the page for drafting an answer', () => {
  it('is not found for an unknown question, or another assignee’s', async () => {
    const member = await world.person('Thành', 'member');
    expect((await world.get(await world.link('answer', member, 'Q1'))).statusCode).toBe(404);
    const asker = await world.person('Trần Thị Sáu', 'citizen');
    const id = await world.assignedQuestion(asker, await world.person('Bảy', 'member'), 'Bao giờ sửa đèn khối 4?');
    expect((await world.get(await world.link('answer', member, id))).statusCode).toBe(404);
  });

  it('can be opened and saved repeatedly, and keeps refused text in the field', async () => {
    const member = await world.person('Thành', 'member');
    const asker = await world.person('Trần Thị Sáu', 'citizen');
    const id = await world.assignedQuestion(asker, member, 'Bao giờ sửa đèn đường khối 4?');
    const path = await world.link('answer', member, id);
    const post = (text: string) => world.post(path, { text });
    const page = (await world.get(path)).body;
    for (const words of ['Bao giờ sửa đèn đường', 'Lưu và trình duyệt']) expect(page).toContain(words);
    for (const text of ['Trong tháng 12.', 'Trong tháng 12 <năm nay>.']) {
      const saved = await post(text);
      expect([saved.statusCode, saved.headers.location]).toEqual([303, `${path}?luu=1`]);
    }
    expect((await world.get(`${path}?luu=1`)).body).toContain('Trong tháng 12 &lt;năm nay&gt;.');
    expect((await post('  ')).statusCode).toBe(422);
    const long = await post('a'.repeat(20_001));
    expect([long.statusCode, long.body.includes(`${'a'.repeat(20_001)}</textarea>`)]).toEqual([422, true]);

    const deputy = await world.person('Minh', 'deputy');
    const sentBack = await world.turn((unit) =>
      actOnQuestion(unit, deputy, id, {
        type: 'sendBack',
        revision: 3,
        reason: { code: 'other', note: 'Nêu rõ ngày <sửa>.' },
      }),
    );
    expect(sentBack.ok).toBe(true);
    const again = (await world.get(path)).body;
    for (const words of ['Minh đề nghị sửa', 'Nêu rõ ngày &lt;sửa&gt;.']) expect(again).toContain(words);
  });
});

describe('the own data of a person', () => {
  it('are on one page and in one file, without data of others', async () => {
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    await world.say(lan, 'Khối 7 họp\nTối 24/11, khối 7 họp <bàn>.');
    const path = await world.link('data', lan);
    const page = await world.get(path);
    expect(page.body).toContain('Nguyễn Thị Lan');
    expect(page.body).toContain('khối 7 họp &lt;bàn&gt;.');
    expect(page.body).not.toContain('Lý Thường Kiệt');
    const file = await world.get(`${path}?tep=json`);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.json()).toMatchObject({
      name: 'Nguyễn Thị Lan',
      accounts: [{ channel: 'telegram' }],
      questions: [],
      items: [{ title: 'Khối 7 họp' }],
    });
    expect((await world.post(path, {})).statusCode).toBe(303);
  });
});
