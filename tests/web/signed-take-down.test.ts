/** Taking an item down from its page; words typed on pages pass the first check; a document's details are on its page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { revisionSeen } from '../../src/domain/submission/correction.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { Drop } from '../../src/domain/words/drop.ts';
import { maskItem } from '../../src/usecases/check/mask.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { proposeCorrection } from '../../src/usecases/submission/correct.ts';
import { aDocx, paragraph } from '../adapters/documents-samples.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { hidden, openSignedWorld, type SignedWorld } from './signed-world.ts';

let world: SignedWorld;
let lan: Person;
let minh: Person;
let hoa: Person;
let thu: Person;
let tho: Person;
beforeAll(async () => {
  world = await openSignedWorld();
  lan = await world.person('Lan', 'contributor');
  minh = await world.person('Minh', 'deputy');
  hoa = await world.person('Hoa', 'deputy');
  thu = await world.person('Thư', 'office');
  tho = await world.person('Thọ', 'head');
});
afterAll(() => world.close());

let items = 0;
const published = async (): Promise<{ item: Submission; title: string; slug: string }> => {
  items += 1;
  const title = `Khối ${items} quét ngõ`;
  const sent = await world.item(lan, `${title}\nSáng 24/11, bà con quét ngõ, tổ ${items} về trước.`);
  await world.turn((unit) => act(unit, minh, sent.id, { type: 'approve', revision: sent.revision }));
  const { slug } = await world.article(title);
  const item = await world.eventually('published', async () => {
    const now = await world.find(sent.id);
    return now.state === 'published' ? now : null;
  });
  return { item, title, slug };
};
const consentOf = (item: Submission): Promise<string> =>
  world.turn(async ({ stores, ids, now }) => {
    const id = ids.next();
    const record = { id, person: lan.id, purpose: 'photo-of-child', subject: item.id, words: 'children-consent:1' };
    await stores.consents.insert({ ...record, at: now });
    return id;
  });
const form = (revision: number, more: Record<string, string> = {}) => ({
  act: 'unpublish',
  revision: String(revision),
  reason: 'wrong',
  note: '',
  ...more,
});
const told = async (words: string): Promise<number> =>
  (
    await rowsOf(world.core).selectFrom('outbox').select('effect').where('kind', 'in', ['tell', 'notice']).execute()
  ).filter(({ effect }) => effect.includes(words)).length;

describe('a correction that waits for approval', () => {
  it('is shown completely where it is signed: the note for readers, the old and the new words', async () => {
    const { item, title, slug } = await published();
    const pair = { from: title, to: `${title}, thu rác`, spoken: ['đổi', 'thành'] } as const;
    const asked = await world.turn((unit) => proposeCorrection(unit, hoa, item.id, { note: '', wanted: [pair] }));
    expect(asked.ok).toBe(true);
    const { body } = await world.get(await world.link('view', minh, item.id, item.revision));
    expect(body).toContain('Đính chính chờ duyệt (Hoa đề nghị)');
    expect(body).toContain(`Người đọc sẽ thấy: “Đổi “${title}” thành “${title}, thu rác”.”`);
    // The page also links to the page for sharing the article.
    expect(body).toContain(`/tin/${slug}/chia-se`);
    expect(body).toMatch(/<del>ngõ<\/del><ins>ngõ, thu rác<\/ins>/u);
  });
});

describe('the author’s declaration', () => {
  it('about children in the photos is shown on the page of the item', async () => {
    const item = await world.item(lan, 'Khối 2 vui Trung thu\nSáng 24/11, các em học sinh khối 2 vui Trung thu.');
    const path = await world.link('view', hoa, item.id);
    expect((await world.get(path)).body).not.toContain('Tác giả khai');
    await world.turn(async ({ stores }) => {
      const before = await stores.submissions.get(item.id);
      await stores.submissions.save({ ...before, content: { ...before.content, children: 'consent-held' } }, before);
    });
    expect((await world.get(path)).body).toContain('Tác giả khai: có sự đồng ý của gia đình để đăng ảnh trẻ em.');
  });
});

describe('a text that resembles another item', () => {
  const words =
    'Sáng 24/11, hơn sáu mươi người dân khối 4 cùng các đoàn thể ra quân tổng vệ sinh đường làng ngõ xóm, thu gom hai tấn rác thải và trồng hai mươi cây xanh quanh nhà văn hóa, góp phần xây dựng khu dân cư sáng xanh sạch đẹp.';

  it('is shown beside the other passages; an author reads nothing of others that is not public', async () => {
    const first = await world.item(lan, `Khối 4 dọn vệ sinh\n${words}`);
    const mai = await world.person('Mai', 'contributor');
    const second = await world.item(
      mai,
      `Ra quân ngày thứ bảy\n${words.replace('hơn sáu mươi', 'khoảng bảy mươi').replace('hai tấn', 'ba tấn')}`,
    );
    const page = (await world.get(await world.link('decide', hoa, second.id))).body;
    expect(page).toContain('Đoạn giống bài khác');
    expect(page).toContain(`<th scope="col">${first.code} “Khối 4 dọn vệ sinh”</th>`);
    expect(page).toMatch(/<td>[^<]*thu gom ba tấn rác[^<]*<\/td><td>[^<]*thu gom hai tấn rác[^<]*<\/td>/u);
    const own = (await world.get(await world.link('view', mai, second.id))).body;
    expect(own).not.toContain('hai tấn');
    await world.turn((unit) => act(unit, minh, first.id, { type: 'approve', revision: first.revision }));
    await world.article('Khối 4 dọn vệ sinh');
    await world.eventually('published', async () => ((await world.find(first.id)).state === 'published' ? true : null));
    expect((await world.get(await world.link('view', mai, second.id))).body).toContain('hai tấn');
  });
});

describe('private data', () => {
  it('have their masked proposal beside the original before masking, and the original beside it afterwards', async () => {
    const item = await world.item(
      lan,
      'Khối 3 trao quà\nSáng 24/11, khối 3 trao quà cho bà Sáu, điện thoại 0912 345 678.',
    );
    const path = await world.link('decide', hoa, item.id);
    const before = (await world.get(path)).body;
    expect(before).toContain('Đề xuất che thông tin riêng');
    expect(before).toContain('<ins>[đã ẩn].</ins>');
    // This page does not have the button; it says where the button is.
    expect(before).toContain('chọn “Che thông tin riêng” dưới thẻ bài');
    await world.turn((unit) => maskItem(unit, minh, item.id, item.revision));
    const after = (await world.get(path)).body;
    expect(after).toContain('Thông tin riêng đã che');
    expect(after).toMatch(/<del>0912 345 678\.<\/del>/u);
    expect(after).not.toContain('Đề xuất che thông tin riêng');
  });
});

describe('a published item', () => {
  it('is taken down from its page with a reason; portal, RSS, search and API no longer show it, and the author reads why', async () => {
    const { item, title, slug } = await published();
    const path = await world.link('view', hoa, item.id);
    expect((await world.get(path)).body).toContain('Gỡ bài');
    const second = await world.get(`${path}?viec=unpublish&ban=${item.revision}`);
    expect(second.body).toContain('Gỡ bài này khỏi Cổng?');
    // Opening the page takes nothing down.
    expect((await world.find(item.id)).state).toBe('published');
    const without = await world.post(path, form(item.revision, { reason: '' }));
    expect([without.statusCode, without.body.includes('Xin chọn một lý do')]).toEqual([422, true]);
    const done = await world.post(path, form(Number(hidden(second.body, 'revision')), { note: 'sai số hộ' }));
    expect(done.headers.location).toBe(`${path}?go=1`);
    const page = await world.get(`${path}?go=1`);
    expect(page.body).toContain('Đã gỡ khỏi Cổng lúc');
    expect(page.body).not.toContain('name="viec"');
    await world.eventually('it is gone from the portal', async () =>
      (await world.get(`/tin/${slug}`)).statusCode === 200 ? null : true,
    );
    for (const address of ['/rss.xml', `/tim-kiem?q=${encodeURIComponent(title)}`, '/api/v1/articles', '/'])
      expect(await world.get(address).then(({ body }) => body.includes(`${title}</`) || body.includes(slug))).toBe(
        false,
      );
    expect((await world.get(`/api/v1/articles/${slug}`)).statusCode).not.toBe(200);
    expect(await told('sai số hộ')).toBeGreaterThan(0);
    expect(await world.audit()).toContain('unpublish');
  });

  it('is taken down once if two people do it at the same moment', async () => {
    const { item } = await published();
    const [one, two] = [await world.link('view', hoa, item.id), await world.link('view', tho, item.id)];
    const answers = await Promise.all([world.post(one, form(item.revision)), world.post(two, form(item.revision))]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    const rows = await rowsOf(world.core)
      .selectFrom('decision')
      .select('action')
      .where('submissionId', '=', item.id)
      .where('action', '=', 'unpublish')
      .execute();
    expect(rows).toHaveLength(1);
  });

  it('cannot be taken down by the author, the office or a member, nor before it is published', async () => {
    const { item } = await published();
    for (const person of [lan, thu]) {
      const path = await world.link('view', person, item.id);
      expect((await world.get(path)).body).not.toContain('value="unpublish"');
      expect((await world.post(path, form(item.revision))).statusCode).toBe(409);
    }
    expect((await world.find(item.id)).state).toBe('published');
    const waiting = await world.item(lan, 'Khối 9 họp\nSáng 24/11, khối 9 họp bàn việc riêng của khối.');
    const path = await world.link('view', hoa, waiting.id);
    expect((await world.post(path, form(waiting.revision))).statusCode).toBe(409);
    // An address for reading cannot decide about a waiting item.
    await world.post(path, { act: 'approve', revision: String(waiting.revision) });
    expect((await world.find(waiting.id)).state).toBe('submitted');
  });

  it('is taken down when the office records that a family withdrew its consent, and the head is told', async () => {
    const { item, slug } = await published();
    await consentOf(item);
    const path = await world.link('view', thu, item.id);
    expect((await world.get(path)).body).toContain('Rút đồng ý ảnh trẻ em');
    expect((await world.get(`${path}?viec=consent&ban=${item.revision}`)).body).toContain('Gia đình không còn đồng ý');
    const before = await told('unpublished-to-head');
    const done = await world.post(path, { act: 'consent', revision: String(item.revision) });
    expect(done.statusCode).toBe(303);
    expect((await world.find(item.id)).state).toBe('unpublished');
    expect(await told('unpublished-to-head')).toBe(before + 1);
    await world.eventually('it is gone', async () =>
      (await world.get(`/tin/${slug}`)).statusCode === 200 ? null : true,
    );
    expect((await world.get(path)).body).not.toContain('value="consent"');
  });
});

describe('text typed on a page', () => {
  const secret = 'TUYỆT MẬT\nphương án ECHO-6';
  const isKept = async (): Promise<boolean> => {
    const { db } = connectionsOf(world.core).core;
    const rows = [
      ...(await db.selectFrom('decision').select('reason as text').execute()),
      ...(await db.selectFrom('outbox').select('effect as text').execute()),
      ...(await db.selectFrom('submission').select('standing as text').execute()),
    ];
    return rows.some(({ text }) => text?.includes('ECHO-6'));
  };

  it('with a secrecy mark is not stored as a reason nor shown again, and the head is told', async () => {
    const bay = await world.person('Bảy', 'contributor');
    const item = await world.item(bay, 'Khối 8 họp\nSáng 24/11, khối 8 họp tổng kết năm của khối.');
    const path = await world.link('decide', minh, item.id, item.revision);
    const before = await told('secrecy-stopped-head');
    const fields = { act: 'return', revision: String(item.revision), reason: 'facts', note: secret };
    const answer = await world.post(path, fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('đã dừng xử lý và không lưu');
    expect(answer.body).not.toContain('ECHO-6');
    expect((await world.find(item.id)).state).toBe('submitted');
    expect(await told('secrecy-stopped-head')).toBe(before + 1);
    expect(await isKept()).toBe(false);
    const good = await world.post(path, { ...fields, note: 'thêm số hộ' });
    expect(good.statusCode).toBe(303);
  });

  it('with a secrecy mark is not stored as a reason for taking down', async () => {
    const { item } = await published();
    const path = await world.link('view', hoa, item.id);
    const answer = await world.post(path, form(item.revision, { note: secret }));
    expect([answer.statusCode, answer.body.includes('ECHO-6')]).toEqual([422, false]);
    expect((await world.find(item.id)).state).toBe('published');
    expect(await isKept()).toBe(false);
  });

  it.each([
    ['that bears a mark', secret],
    ['with words that only the head may judge', 'Tài liệu lưu hành nội bộ ECHO-6'],
  ])('is not stored as the draft of an answer %s: the earlier draft stays in the field', async (_, text) => {
    const asker = await world.person('Trần Thị Sáu', 'citizen');
    const question = await world.assignedQuestion(asker, minh, 'Bao giờ khối 4 có nước sạch?');
    const path = await world.link('answer', minh, question);
    const write = (words: string) => world.post(path, { text: words });
    expect((await write('Kính gửi Ông/Bà')).statusCode).toBe(303);
    const answer = await write(text);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toContain('ECHO-6');
    expect(answer.body).toContain('Kính gửi Ông/Bà');
    expect((await write('Quý 1 năm 2027 có nước sạch.')).statusCode).toBe(303);
    expect((await world.get(path)).body).toContain('Quý 1 năm 2027 có nước sạch.');
    expect(await isKept()).toBe(false);
  });

  it('with a secrecy mark is refused as the name of an asker', async () => {
    const page = await world.get('/s/hoi');
    const fields = { form: hidden(page.body, 'form'), name: 'TUYỆT MẬT', question: 'Bao giờ có điện?', phone: '' };
    const answer = await world.post('/s/hoi', fields);
    expect([answer.statusCode, answer.body.includes('đã dừng xử lý')]).toEqual([422, true]);
  });
});

describe('a document', () => {
  it('shows its number and signer on the page for deciding, even if only the file contains them', async () => {
    const author = await world.person('Thảo', 'office');
    await world.say(author, 'Quyết định về tổ công nghệ số\nGửi bà con biết.');
    const lines = [
      'ỦY BAN NHÂN DÂN PHƯỜNG ĐỒNG LẠC',
      'Số: 241/QĐ-UBND',
      'Đồng Lạc, ngày 24 tháng 11 năm 2026',
      'QUYẾT ĐỊNH',
      'Về việc thành lập Tổ công nghệ số cộng đồng',
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Nguyễn Văn An',
    ];
    const files = [{ name: 'qd.docx', type: '', bytes: aDocx({ body: lines.map(paragraph).join('') }) }];
    await world.postFiles(await world.link('upload', author), { form: 'paper-form' }, files);
    const draft = await world.eventually('the file is read', async () => {
      const found = await world.turn((unit) => unit.stores.submissions.openDraftOf(author.id));
      return found?.files[0]?.fate.state === 'stored' ? found : null;
    });
    const item = await world.item(author, 'Mời bà con đọc.', 'document');
    expect(item.id).toBe(draft.id);
    const page = await world.get(await world.link('decide', minh, item.id, item.revision));
    expect(page.body).toContain('241/QĐ-UBND');
    expect(page.body).toContain('Nguyễn Văn An');
    expect((await world.get(await world.link('decide', minh, item.id, item.revision))).body).toContain('241/QĐ-UBND');
    await wrongFileIsTakenOut(item);
  });

  /** Two people have signed it. Its file is removed by a correction, which the head signs on the page with a six-digit PIN. */
  async function wrongFileIsTakenOut(item: Submission): Promise<void> {
    const standing = { route: [['deputy'], ['head']] as const };
    await world.turn(async ({ stores }) => {
      const now = await stores.submissions.get(item.id);
      await stores.submissions.save({ ...now, standing: { ...now.standing, ...standing, isSensitive: true } }, now);
    });
    const signed = async (by: Person) => {
      const { revision } = await world.find(item.id);
      return world.turn((unit) => act(unit, by, item.id, { type: 'approve', revision }));
    };
    await signed(minh);
    await signed(tho);
    const there = await world.eventually('published', async () => {
      const now = await world.find(item.id);
      return now.state === 'published' ? now : null;
    });
    const address = `/tin/${there.standing.publication?.slug}`;
    const file = /\/media\/[^"]+\.docx/u.exec((await world.get(address)).body)?.[0] ?? 'no file';
    expect((await world.get(file)).statusCode).toBe(200);
    const wrong = { what: 'file', numbers: [2] } as const;
    const propose = (drop: Drop) =>
      world.turn((unit) =>
        proposeCorrection(unit, hoa, item.id, { note: 'Tệp đính kèm sai', wanted: [], drops: [drop] }),
      );
    expect(await propose(wrong)).toMatchObject({ issues: [{ key: 'issue-no-such-file', facts: { files: 1 } }] });
    expect(await propose({ ...wrong, numbers: [1] })).toMatchObject({ ok: true });
    // A deputy gave the first of two signatures; the last one is the head's, also for the correction.
    const proposed = await world.find(item.id);
    const { revision } = proposed;
    const yes = { act: 'approveCorrection', revision: String(revisionSeen(proposed, 'approveCorrection')) };
    const ofMinh = await world.post(await world.link('decide', minh, item.id, revision), yes);
    expect([ofMinh.statusCode, ofMinh.body.includes('chờ người khác ký')]).toEqual([409, true]);
    await world.post(await world.link('pin', tho), { pin: '193746', pinAgain: '193746' });
    const path = await world.link('decide', tho, item.id, revision);
    expect((await world.get(path)).body).toContain('Bỏ 1 tệp');
    expect((await world.get(`${path}?viec=approveCorrection&ban=${revision}`)).body).toContain('name="pin"');
    expect((await world.post(path, yes)).statusCode).toBe(422);
    expect((await world.get(file)).statusCode).toBe(200);
    expect((await world.post(path, { ...yes, pin: '193746' })).statusCode).toBe(303);
    const after = await world.eventually('the correction is there', async () => {
      const { body } = await world.get(address);
      return body.includes('Tệp đính kèm sai. Bỏ 1 tệp đính kèm.') ? body : null;
    });
    expect(after).not.toContain(file);
    expect((await world.get(file)).statusCode).toBe(410);
  }
});
