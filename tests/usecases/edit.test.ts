/** Editing by people: a word by chat, everything on a page; the answer shows the change, and the author is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeInWords } from '../../src/chat/acts/change.ts';
import { fillDraft, sendItem } from '../../src/chat/acts/draft.ts';
import { actOnItem } from '../../src/chat/acts/item.ts';
import { answerDraft } from '../../src/chat/acts/next-step.ts';
import { actNamed } from '../../src/domain/act/act.ts';
import { submissionActs } from '../../src/domain/act/submission.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { wordChangeIn } from '../../src/domain/words/change.ts';
import { foldedText } from '../../src/domain/words/folded-text.ts';
import { publicationOf } from '../../src/outbox/publish.ts';
import { inspect } from '../../src/usecases/check/check-item.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { type EditForm, editFormOf, editItem } from '../../src/usecases/submission/edit-by-form.ts';
import { openPortalApp } from '../web/portal/portal-app.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let ha: Person;
const text = 'Khối 6 trồng cây\nSáng nay khối 6 trồng 20 cây xanh, có ông Hải dự.\nNguồn: bà Lan';

beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'deputy');
});
afterEach(() => ward.close());

const types = (person: Person, words: string) =>
  ward.turn(async (unit) => {
    const change = wordChangeIn(foldedText(words));
    if (!change) throw new Error(`${words} changes nothing`);
    return changeInWords(unit, person, change, false);
  });
const inWords = ({ key, facts }: Message): string => ward.core.translator.say('vi', facts ? { key, facts } : { key });
const last = async (person: Person): Promise<Message> => {
  const message = (await ward.read(person)).at(-1);
  if (!message) throw new Error('nothing was said');
  return message;
};
/** Presses a button of the last message. */
const presses = async (person: Person, action: string) => {
  const button = (await last(person)).buttons?.flat().find((each) => 'action' in each && each.action === action);
  if (!button || !('action' in button)) throw new Error(`there is no ${action}`);
  const { subject: submission, revision } = button;
  const [, argument = ''] = action.split('.');
  return ward.turn((unit) =>
    actOnItem(unit, person, actNamed(submissionActs, 'respell'), { submission, revision, argument }),
  );
};
const previews = async (person: Person) => {
  const item = await ward.item();
  await ward.turn((unit) => answerDraft(unit, item, true));
  return last(person);
};
const saves = async (person: Person, change: Partial<EditForm>, revision?: number) => {
  const item = await ward.item();
  return ward.turn((unit) =>
    editItem(unit, person, item.id, revision ?? item.revision, { ...editFormOf(unit, item), ...change }),
  );
};

describe('a draft without accents', () => {
  const typed = 'khoi 6 to chuc trong cay xanh\nSang nay khoi 6 to chuc trong cay, co nhieu nguoi dan tham gia.';
  const adds = async () => {
    await ward.add(lan, typed);
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'witness' }));
  };

  it('is proposed with accents, and one press accepts exactly what was shown', async () => {
    await adds();
    const shown = await previews(lan);
    expect(inWords(shown)).toContain('Bản có dấu: “Khối 6 tổ chức trồng cây xanh”');
    await presses(lan, 'respell');
    const item = await ward.item();
    expect(editFormOf({ ward: ward.ward }, item)).toMatchObject({
      title: 'Khối 6 tổ chức trồng cây xanh',
      text: 'Sáng nay khối 6 tổ chức trồng cây, có nhiều người dân tham gia.',
    });
    expect(inWords(await last(lan))).toContain('“to chuc trong cay” → “tổ chức trồng cây”');
    expect(inWords(await previews(lan))).not.toContain('không dấu');
  });

  it('keeps its spelling after one press, and is not asked about again', async () => {
    await adds();
    await previews(lan);
    await presses(lan, 'respell.keep');
    const item = await ward.item();
    expect(item.content.parts[0]?.text).toBe(typed);
    const again = await previews(lan);
    expect(inWords(again)).not.toContain('có dấu');
    expect(again.buttons?.flat().some((each) => 'action' in each && each.action.startsWith('respell'))).toBe(false);
  });

  it('can get accents by the board, in a new revision that the author is told of', async () => {
    const item = await ward.submitted(lan, `${typed}\nNguồn: Lan`);
    await ward.turn((unit) =>
      actOnItem(unit, minh, actNamed(submissionActs, 'respell'), { submission: item.id, revision: item.revision }),
    );
    const edited = await ward.item();
    expect(edited.revision).toBe(item.revision + 1);
    expect(edited.content.title).toBe('Khối 6 tổ chức trồng cây xanh');
    expect(inWords(await last(lan))).toContain('Trần Văn Minh đã sửa bài');
    // A second press finds nothing to change.
    const none = await ward.turn((unit) =>
      actOnItem(unit, minh, actNamed(submissionActs, 'respell'), { submission: item.id, revision: edited.revision }),
    );
    expect(none).toMatchObject({ ok: false, issues: [{ key: 'issue-nothing-to-respell' }] });
    // The proposed words came from the program, so the person who accepted them wrote none of the text and may approve.
    const approved = await ward.turn((unit) =>
      act(unit, minh, item.id, { type: 'approve', revision: edited.revision }),
    );
    expect(approved.ok).toBe(true);
  });

  it('gets a capital in the title, and a date in place of "chiều qua"', async () => {
    await ward.add(lan, 'chiều qua khối 6 trồng cây\nChiều qua khối 6 trồng 20 cây xanh.\nNguồn: bà Lan');
    await previews(lan);
    await presses(lan, 'respell');
    expect(editFormOf({ ward: ward.ward }, await ward.item())).toMatchObject({
      title: 'Chiều 24/11 khối 6 trồng cây',
      text: 'Chiều 24/11 khối 6 trồng 20 cây xanh.',
      eventOn: '2026-11-24',
    });
  });
});

it('a text without accents is reported even if its title has them', async () => {
  await ward.add(
    lan,
    'Quyết định số 45/QĐ-UBND về thành lập tổ công tác\nngay 27/11/2026 UBND phuong ban hanh Quyet dinh thanh lap to cong tac, hieu luc tu ngay ky',
  );
  const item = await ward.item();
  const findings = await ward.turn((unit) => inspect(unit, item));
  expect(findings.map(({ key }) => key)).toContain('check-accents-missing');
});

describe('"đổi A thành B"', () => {
  it('changes the open draft, shows the change and offers to send, without a new preview', async () => {
    await ward.add(lan, text);
    await types(lan, 'đổi ông Hải thành ông Hảo');
    const message = await last(lan);
    expect(inWords(message)).toBe('Đã sửa bài DL-2611-0001.\nNội dung: “ông Hải” → “ông Hảo”');
    expect(message.buttons?.flat().map((button) => 'action' in button && button.action)).toEqual([
      'send',
      'edit',
      'slot.preview',
    ]);
  });

  it('changes nothing if the words occur several times or not at all, and says so', async () => {
    await ward.add(lan, text);
    const { revision } = await ward.item();
    await types(lan, 'thay cây bằng hoa');
    expect(inWords(await last(lan))).toContain('“cây” có 2 chỗ trong bài DL-2611-0001 nên chưa đổi.');
    await types(lan, 'sửa ông Hùng thành ông Hảo');
    expect(inWords(await last(lan))).toContain('Không thấy “ông Hùng” trong bài DL-2611-0001.');
    expect((await ward.item()).revision).toBe(revision);
    await types(lan, 'đổi tất cả cây thành hoa');
    expect((await ward.item()).content.parts[0]?.text).toContain('trồng hoa\nSáng nay khối 6 trồng 20 hoa xanh');
    await types(ha, 'đổi 20 hoa thành 30 hoa');
    expect(inWords(await last(ha))).toContain('Hiện không có bài nào sửa được.');
  });

  it('by the board makes a new revision, which the author is told of; if two items contain the words, the bot asks which', async () => {
    const item = await ward.submitted(lan, text);
    await types(minh, 'đổi "ông Hải" thành "ông Hảo"');
    const edited = await ward.item();
    expect([edited.revision, edited.content.title]).toEqual([item.revision + 1, 'Khối 6 trồng cây']);
    expect(inWords(await last(minh))).toContain('“ông Hải” → “ông Hảo”');
    expect(inWords(await last(lan))).toBe(
      'Đồng chí Trần Văn Minh đã sửa bài DL-2611-0001 “Khối 6 trồng cây”.\nNội dung: “ông Hải” → “ông Hảo”',
    );
    await ward.add(lan, text.replace('cây\n', 'hoa\n'));
    const second = (await ward.items()).find(({ state }) => state === 'draft');
    await ward.turn((unit) => sendItem(unit, lan, second?.id ?? '', second?.revision ?? 0));
    await types(ha, 'đổi 20 cây thành 30 cây');
    expect(inWords(await last(ha))).toContain('có trong các bài');
    await types(ha, 'đổi 20 cây thành 30 cây trong bài 0002');
    expect((await ward.items()).filter(({ content: { parts } }) => parts[0]?.text.includes('30 cây'))).toHaveLength(1);
  });
});

describe('the form of an item', () => {
  it('changes text, day, place, source, credits and photos at once, and the author reads each change in a line', async () => {
    await ward.add(lan, text, { photoCount: 3 });
    const draft = await ward.item();
    const [one, two, three] = photosOf(draft).map(({ id }) => id as string);
    const described = { [three ?? '']: 'Một người đàn ông cầm xẻng vun đất quanh gốc bàng' };
    await saves(lan, {
      photos: [three ?? '', one ?? ''],
      captions: { [three ?? '']: 'Ông Hải trồng cây' },
      descriptions: described,
    });
    const arranged = await ward.item();
    expect(photosOf(arranged).map(({ id }) => id)).toEqual([three, one]);
    expect(arranged.content.captions).toEqual({ [three ?? '']: 'Ông Hải trồng cây' });
    expect(arranged.content.descriptions).toEqual(described);
    expect(arranged.photos.find(({ id }) => id === two)?.dropped).toBe(true);
    // Fields that the person did not change remain guesses.
    expect(arranged.content).toMatchObject({ title: null, place: null, eventOn: null });
    await ward.turn((unit) => sendItem(unit, lan, arranged.id, arranged.revision));
    await saves(minh, {
      title: 'Khối 6 trồng 20 cây xanh',
      eventOn: '2026-11-24',
      place: 'Nhà văn hóa khối 6',
      source: '12/BC-UBND',
      authors: 'Nguyễn Thị Lan, Trần Văn Tám',
      photos: [one ?? '', three ?? ''],
    });
    const edited = await ward.item();
    expect(edited.content).toMatchObject({
      title: 'Khối 6 trồng 20 cây xanh',
      eventOn: '2026-11-24',
      place: 'Nhà văn hóa khối 6',
      source: { kind: 'document', detail: '12/BC-UBND' },
      authors: ['Nguyễn Thị Lan', 'Trần Văn Tám'],
    });
    const notice = inWords(await last(lan));
    expect(notice).toContain('Đầu đề: thêm “trồng 20”; thêm “cây xanh”');
    expect(notice).toContain('…và');
    expect(notice.split('\n').length).toBeLessThanOrEqual(6);
  });

  it('lets the board change category, number and signer of a document, and the author reads the reason', async () => {
    await ward.submitted(lan, text);
    const wanted = { documentNumber: '53/QĐ-UBND', signer: 'Nguyễn Văn Bắc' };
    // Another category has another deadline, so the board must give a reason.
    expect(await saves(minh, { ...wanted, category: 'document' })).toMatchObject({ ok: false });
    const outcome = await saves(minh, { ...wanted, category: 'document', why: 'Đây là quyết định của UBND' });
    expect(outcome).toMatchObject({ ok: true });
    const edited = await ward.item();
    expect(edited.content).toMatchObject({
      category: 'document',
      documentNumber: '53/QĐ-UBND',
      signer: 'Nguyễn Văn Bắc',
    });
    expect((await ward.read(lan)).map(inWords).join('\n')).toContain('Đây là quyết định của UBND');
    expect(editFormOf({ ward: ward.ward }, edited)).toMatchObject({ ...wanted, category: 'document' });
  });

  it('replaces the line from which the title was read, and keeps its other fields', async () => {
    await ward.add(lan, text);
    await saves(lan, { title: 'Khối 6 làm đẹp đường làng' });
    const item = await ward.item();
    expect(item.content.parts[0]?.text).toBe(text.replace('Khối 6 trồng cây', 'Khối 6 làm đẹp đường làng'));
    expect(await ward.turn(async (unit) => editFormOf(unit, item))).toMatchObject({
      title: 'Khối 6 làm đẹp đường làng',
      text: 'Sáng nay khối 6 trồng 20 cây xanh, có ông Hải dự.',
      eventOn: '2026-11-25',
    });
    await saves(lan, { text: 'Trồng cây xong, không nói ngày nào.', place: '' });
    const again = await ward.item();
    expect(await ward.turn(async (unit) => editFormOf(unit, again))).toMatchObject({
      eventOn: '2026-11-25',
      place: '',
      source: 'bà Lan',
    });
  });

  it('is refused for an older revision; the same form sent twice is saved once', async () => {
    const item = await ward.submitted(lan, text);
    expect(await saves(minh, { title: 'Một' })).toMatchObject({ ok: true });
    expect(await saves(ha, { title: 'Hai' }, item.revision)).toMatchObject({
      ok: false,
      issues: [{ key: 'issue-revision-changed' }],
    });
    expect((await ward.item()).content.title).toBe('Một');
    const { version } = await ward.item();
    expect(await saves(minh, {}, item.revision)).toMatchObject({ ok: true });
    expect((await ward.item()).version).toBe(version);
  });

  it('is refused to other contributors and after the decision, and needs the required fields', async () => {
    await ward.submitted(lan, text);
    const tam = await ward.person('Trần Văn Tám', 'contributor');
    expect(await saves(tam, { title: 'Một' })).toMatchObject({ ok: false });
    expect(await saves(minh, { text: '' })).toMatchObject({ ok: false, issues: [{ key: 'issue-missing-text' }] });
    const { id, revision } = await ward.item();
    await ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision }));
    expect(await saves(lan, { title: 'Một' })).toMatchObject({ ok: false });
  });
});

describe('a standfirst', () => {
  const sentence = 'Cả khối cùng ra đường từ sớm.';
  const body = 'Sáng nay khối 6 trồng 20 cây xanh.\n\nMỗi hộ nhận chăm một cây.';
  const published = async () => publicationOf(ward.open({} as never, ''), await ward.item(), lan, '');

  it.each(['Sa-pô', 'Sapo', 'SAPÔ', 'Sa pô'])(
    'written as “%s: …” in the chat is shown under the title and in lists',
    async (mark) => {
      await ward.add(lan, `Khối 6 trồng cây\n${mark}: ${sentence}\n${body.replace('\n\n', '\n')}\nNguồn: bà Lan`);
      const item = await published();
      expect(item).toMatchObject({ title: 'Khối 6 trồng cây', summary: sentence, paragraphs: body.split('\n\n') });
      const portal = await openPortalApp();
      const { slug } = await portal.publisher.apply(item);
      const page = (await portal.get(`/tin/${slug}`)).body;
      expect(page).toMatch(new RegExp(`<h1>Khối 6 trồng cây</h1>\\s*<p class="summary">${sentence}</p>`, 'u'));
      expect(page).not.toContain(mark);
      expect(page).toContain(`<meta property="og:description" content="${sentence}">`);
      expect((await portal.get('/')).body).toContain(`<p class="summary">${sentence}</p>`);
      expect((await portal.get(`/tin/${slug}/chia-se`)).body).toContain(`${sentence}\nSáng nay`);
      await portal.close();
    },
  );

  it('can be added, changed and removed on the page, and is checked like other text', async () => {
    await ward.add(lan, text);
    expect(editFormOf({ ward: ward.ward }, await ward.item()).standfirst).toBe('');
    expect((await saves(lan, { standfirst: `${sentence}\nSố 0912 345 678.`, text: body })).ok).toBe(true);
    const item = await ward.item();
    expect(await published()).toMatchObject({
      ...{ title: 'Khối 6 trồng cây', summary: `${sentence} Số 0912 345 678.`, paragraphs: body.split('\n\n') },
    });
    const keys = (await ward.turn((unit) => inspect(unit, item))).map(({ check }) => check);
    expect(keys).toContain('personal-data');
    expect(editFormOf({ ward: ward.ward }, item)).toMatchObject({ text: body });
    await saves(lan, { standfirst: sentence });
    expect((await published()).summary).toBe(sentence);
    await saves(lan, { standfirst: '' });
    expect(await published()).toMatchObject({
      ...{ summary: 'Sáng nay khối 6 trồng 20 cây xanh.', paragraphs: body.split('\n\n') },
    });
  });

  it('without other text, or as long as a text, is the text; without a title its first words are the title', async () => {
    await ward.add(lan, `Khối 6 trồng cây\nSapo: ${sentence}`);
    expect(await published()).toMatchObject({ summary: sentence, paragraphs: [sentence] });
    await saves(lan, { text: `Sapo: ${'Rất dài. '.repeat(80)}\n${body}` });
    expect((await published()).paragraphs.join(' ')).not.toContain('Sapo');
    await ward.add(minh, `Sapo: ${sentence}\n${body}`);
    const items = await ward.turn(({ stores }) => stores.submissions.ofAuthor(minh.id, 1));
    expect(items.map((item) => publicationOf(ward.open({} as never, ''), item, minh, '').title)).toEqual([
      sentence.slice(0, -1),
    ]);
  });
});
