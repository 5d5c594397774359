import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  agree,
  askForText,
  cancelItem,
  fillDraft,
  offerCancel,
  previewAgain,
  resumeItem,
  sendInWords,
  sendItem,
  takeCorrection,
  takeIntoDraft,
  takeOutPhotos,
} from '../../src/chat/acts/draft.ts';
import { actByNumber, viewItem } from '../../src/chat/acts/item.ts';
import { schedule } from '../../src/chat/acts/item-words.ts';
import { list, listNext } from '../../src/chat/acts/lists.ts';
import { answerDraft } from '../../src/chat/acts/next-step.ts';
import { askReason } from '../../src/chat/acts/reason.ts';
import { readList } from '../../src/chat/look/read-list.ts';
import { shownFindings, tellOutcome } from '../../src/chat/notice/tell-outcome.ts';
import { cardMessage } from '../../src/chat/say/card.ts';
import { cardFacts, preview } from '../../src/chat/say/draft.ts';
import type { Finding } from '../../src/domain/checks/check.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { cardId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { filesOf, photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { ListNotice } from '../../src/domain/view.ts';
import { publicationOf } from '../../src/outbox/publish.ts';
import { inspect } from '../../src/usecases/check/check-item.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { dropFile } from '../../src/usecases/submission/mend-draft.ts';
import { read } from '../../src/usecases/submission/read.ts';
import { whichPhoto } from '../../src/usecases/submission/refused-photo.ts';
import { presses } from '../chat/talk.ts';
import { aFileOf } from '../domain/submission-builders.ts';
import { outboxMessages } from '../support/outbox-messages.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let hoa: Person;

beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const news = 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.';
/** Everything in the database that could have changed, to prove that nothing did. */
const everything = async () => ({
  items: await ward.items(),
  outbox: await ward.outbox(),
  timeline: await ward.timeline(),
  decisions: await ward.decisions(),
});

describe('a photo that could not be stored', () => {
  it('does not count: photos are counted and numbered without it', async () => {
    await ward.add(lan, 'Các em học sinh khối 4 trồng cây\nSáng nay trồng 20 cây.\nNguồn: bà Lan', { photoCount: 4 });
    const [, second, third] = (await ward.item()).photos;
    for (const photo of [second, third])
      if (photo)
        await ward.turn(({ stores }) =>
          stores.submissions.settlePhoto(photo.id, { state: 'refused', refusal: 'not-a-picture' }),
        );
    const draft = await ward.item();
    const shown = draft.photos.filter(({ fate }) => fate.state === 'todo').map(({ id }) => id);
    expect(photosOf(draft).map(({ id }) => id)).toEqual(shown);
    const unit = ward.open({} as never, '');
    const findings = await ward.turn((each) => inspect(each, draft));
    expect(findings.find(({ check }) => check === 'children-shown')?.facts).toEqual({ photos: 2 });
    expect(cardFacts(unit, draft, 'Lan').facts.photos).toBe(2);
    await ward.turn((each) => takeOutPhotos(each, lan, [2]));
    expect(photosOf(await ward.item()).map(({ id }) => id)).toEqual(shown.slice(0, 1));
    expect(await ward.turn((each) => takeOutPhotos(each, lan, [2]))).toMatchObject({
      issues: [{ key: 'issue-no-such-photo', facts: { number: 2, photos: 1 } }],
    });
  });

  it('is named by its file, or by its position among the sent ones', async () => {
    await ward.add(lan, news, { photoCount: 3 });
    const item = await ward.item();
    const photos = item.photos.map((photo, at) => ({
      ...photo,
      fate: { state: 'refused', refusal: 'gif' } as const,
      file: { ...photo.file, name: at === 1 ? 'cờ.gif' : null },
    }));
    expect(photos.map(({ id }) => whichPhoto({ photos }, id))).toEqual([
      { key: 'nth-photo', facts: { number: 1 } },
      { key: 'named-photo', facts: { name: 'cờ.gif' } },
      { key: 'nth-photo', facts: { number: 3 } },
    ]);
  });
});

describe('a draft', () => {
  it('is opened by the first message, and asks for what is missing', async () => {
    await ward.add(lan, news);
    const draft = await ward.item();
    expect(draft).toMatchObject({ state: 'draft', code: 'DL-2611-0001', authorId: lan.id });
    expect(await ward.outbox()).toEqual(['tell ask-source']);
    expect(await ward.audit()).toEqual(['draft-opened']);
  });

  it('omits an unknown place without a gap', async () => {
    await ward.add(
      lan,
      'Quyết định số 45/QĐ-UBND về tổ công tác\nNgày 24/11/2026, UBND ban hành Quyết định 45/QĐ-UBND.',
    );
    const { say } = ward.core.translator;
    const { facts } = cardFacts(ward.open({} as never, ''), await ward.item(), 'Lan');
    expect(say('vi', { key: 'draft-preview', facts }).split('\n')[1]).toBe('Văn bản · 24/11/2026');
    expect(say('vi', { key: 'card', facts: { ...facts, status: '' } }).split('\n')[1]).toBe(
      'Văn bản · 24/11/2026 · 0 ảnh',
    );
  });

  it('about a document has its number as the source, and reports missing details', async () => {
    const words = 'Quyết định số 150/QĐ-UBND ngày 24/11/2026 về việc thành lập Tổ công nghệ số cộng đồng';
    await ward.add(lan, words);
    expect(await ward.outbox()).toEqual(['tell draft-preview']);
    const keys = async () => {
      const item = await ward.item();
      return (await ward.turn((unit) => inspect(unit, item))).map(({ key }) => key);
    };
    expect(await keys()).toEqual(['check-paper-signer', 'check-paper-file']);
    const signed = 'Quyết định do Chủ tịch UBND phường Đồng Lạc Trần Văn An ký.';
    await ward.add(lan, signed);
    expect(await keys()).toEqual(['check-paper-file']);
    const sight = ward.open({} as never, '');
    expect(publicationOf(sight, await ward.item(), lan, '')).toMatchObject({
      ...{ title: words, source: '150/QĐ-UBND', documentNumber: '150/QĐ-UBND', signer: 'Trần Văn An' },
    });
  });

  it('has a button for all findings if its preview has no room for them', async () => {
    await ward.add(lan, news);
    const draft = await ward.item();
    const finding = (facts: Finding['facts']): Finding => ({
      ...{ check: 'photo-blurred', key: 'check-photo-blurred', severity: 'warning', facts, evidence: [] },
    });
    const different = (number: number) => finding({ number, code: String(number) });
    const actions = (count: number, made: (number: number) => Finding = different) =>
      preview(
        ward.open({} as never, ''),
        draft,
        'Lan',
        Array.from({ length: count }, (_, at) => made(at + 1)),
      )
        .buttons?.flat()
        .flatMap((button) => ('action' in button ? [button.action] : []));
    expect(actions(4)).toEqual(['send', 'whyDue', 'edit', 'more', 'cancel']);
    expect(actions(5)).toContain('view');
    // The same finding about five photos is one line.
    expect(actions(5, (number) => finding({ number }))).not.toContain('view');
    expect(await ward.turn((unit) => viewItem(unit, lan, { submission: draft.id }))).toMatchObject({ ok: true });
    expect((await ward.outbox()).at(-1)).toBe('show');
  });

  it('takes each further text as a paragraph and replaces nothing', async () => {
    await ward.add(lan, news);
    await ward.add(lan, 'Bà con rất vui.');
    const [draft, another] = await ward.items();
    expect(another).toBeUndefined();
    expect(draft?.content.parts.map(({ text }) => text)).toEqual([news, 'Bà con rất vui.']);
  });

  it('takes the same message once', async () => {
    const key = await ward.add(lan, news);
    const before = await everything();
    await ward.add(lan, news, { messageKey: key });
    expect(await everything()).toEqual(before);
  });

  it('gets one answer for an album, after the last part', async () => {
    for (const _ of [1, 2, 3]) await ward.add(lan, '', { photoCount: 1, albumKey: 'album' });
    expect(await ward.outbox()).toEqual(['fetchPhoto', 'fetchPhoto', 'fetchPhoto']);
    const jobs = await rowsOf(ward.core).selectFrom('job').selectAll().where('task', '=', 'answer-draft').execute();
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.dueAt).toBeGreaterThan(ward.clock.now().getTime());
  });

  it('answers an album thirty seconds after its first part at the latest', async () => {
    const start = ward.clock.now().getTime();
    for (let part = 0; part < 20; part += 1) {
      await ward.add(lan, '', { photoCount: 1, albumKey: 'album' });
      ward.clock.advance(2_000);
    }
    const [job] = await rowsOf(ward.core)
      .selectFrom('job')
      .select('dueAt')
      .where('task', '=', 'answer-draft')
      .execute();
    expect(job?.dueAt).toBeLessThanOrEqual(start + 2 * 30_000 + 2_500);
  });

  it('holds thirty photos, and the sender of more is told', async () => {
    await ward.add(lan, '', { photoCount: 31 });
    expect(photosOf(await ward.item())).toHaveLength(30);
    expect(await ward.outbox()).toContain('tell too-many-photos');
  });

  it('loses the second photo with "bỏ ảnh 2", and no other', async () => {
    await ward.add(lan, news, { photoCount: 3 });
    const [, second] = photosOf(await ward.item());
    expect(await ward.turn((unit) => takeOutPhotos(unit, lan, [2]))).toMatchObject({ ok: true });
    const draft = await ward.item();
    expect(draft.photos.filter(({ dropped }) => dropped).map(({ id }) => id)).toEqual([second?.id]);
    expect(photosOf(draft)).toHaveLength(2);
    expect(await ward.outbox()).toContain('tell said-and-asked');
  });

  it.each([0, 4, 99])(
    'is asked to lose photo %i, which does not exist: the answer says how many there are',
    async (number) => {
      await ward.add(lan, news, { photoCount: 3 });
      expect(await ward.turn((unit) => takeOutPhotos(unit, lan, [number]))).toMatchObject({
        ok: false,
        issues: [{ key: 'issue-no-such-photo', facts: { photos: 3 } }],
      });
      expect(photosOf(await ward.item())).toHaveLength(3);
    },
  );

  it('takes an answer into its field; words without a day become the next paragraph', async () => {
    await ward.add(lan, 'Khối 4 trồng cây');
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'eventOn', text: 'Bà con rất vui' }));
    expect((await ward.item()).content).toMatchObject({ eventOn: null, parts: [{}, { text: 'Bà con rất vui' }] });
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'eventOn', text: 'hôm qua' }));
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'witness' }));
    expect((await ward.item()).content).toMatchObject({ eventOn: '2026-11-24', source: { kind: 'witness' } });
    expect((await ward.outbox()).at(-1)).toBe('tell draft-preview');
  });

  it('keeps a sentence that was its title, with its day, when the title is changed', async () => {
    const first = 'Sang nay khoi 6 ra quan don ve sinh duong lang, co hon 60 nguoi tham gia';
    await ward.add(lan, first);
    await ward.add(lan, 'Ba con trong them 20 cay');
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'title', text: 'Khối 6 ra quân' }));
    const reading = read(ward.open({} as never, ''), await ward.item());
    expect(reading.title).toBe('Khối 6 ra quân');
    expect(reading.paragraphs.join('\n')).toContain(first);
    expect(reading.eventOn).toBe('2026-11-25');
  });

  it('gets a whole new text: other paragraphs are removed, and title, day and source are kept', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`);
    await ward.add(lan, 'Câu thừa.');
    expect(await ward.turn((unit) => askForText(unit, lan))).toMatchObject({ ok: true });
    expect((await ward.outbox()).at(-1)).toBe('tell ask-text-anew');
    const text = 'Sáng 25/11, khối 4 trồng 25 cây xanh.';
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'text', text }, '', 'tg:1:99'));
    const draft = await ward.item();
    expect(draft.content.parts).toEqual([{ of: 'tg:1:99', text }]);
    expect(read(ward.open({} as never, ''), draft)).toMatchObject({
      title: 'Khối 4 trồng cây',
      paragraphs: [text],
      source: { detail: 'bà Lan' },
    });
    expect((await ward.outbox()).at(-1)).toBe('tell draft-preview');
    // A passage from one of the author's own messages follows that message's edits.
    await ward.turn((unit) => takeCorrection(unit, lan, 'tg:1:99', 'Sáng 25/11, khối 4 trồng 30 cây xanh.'));
    expect((await ward.item()).content.parts).toEqual([
      { of: 'tg:1:99', text: 'Sáng 25/11, khối 4 trồng 30 cây xanh.' },
    ]);
  });

  it('is needed before a field can be filled', async () => {
    expect(await ward.turn((unit) => fillDraft(unit, lan, { slot: 'witness' }))).toMatchObject({
      issues: [{ key: 'issue-no-draft' }],
    });
    expect(await ward.items()).toEqual([]);
  });

  it('proposes the origin of a forwarded message as its source', async () => {
    await ward.add(lan, news, { forwardedFrom: 'Báo Hải Dương' });
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'source', text: '' }));
    expect((await ward.item()).content.source).toEqual({ kind: 'publication', detail: 'Báo Hải Dương' });
  });

  it('is read the same in decomposed Unicode form', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`.normalize('NFD'));
    const draft = await ward.item();
    const reading = read(ward.open({} as never, ''), draft);
    expect(reading.title).toBe('Khối 4 trồng cây'.normalize('NFC'));
    expect(reading.source?.detail).toBe('bà Lan'.normalize('NFC'));
  });

  it('is withdrawn by its author only', async () => {
    await ward.add(lan, news);
    const draft = await ward.item();
    expect(await ward.turn((unit) => cancelItem(unit, minh, draft.id, false))).toMatchObject({
      issues: [{ key: 'issue-not-author' }],
    });
    expect((await ward.item()).state).toBe('draft');
    await ward.turn((unit) => cancelItem(unit, lan, draft.id, false));
    expect((await ward.item()).state).toBe('withdrawn');
    await ward.add(lan, 'Một tin khác sáng nay');
    expect(await ward.items()).toHaveLength(2);
  });
});

describe('a file of a draft', () => {
  it('is removed by its number, or without a number if it is the only one', async () => {
    await ward.add(lan, news);
    const draft = await ward.item();
    await ward.turn(({ stores }) => stores.submissions.save({ ...draft, files: [aFileOf(1), aFileOf(2)] }, draft));
    const drops = (number: number) => ward.turn((unit) => dropFile(unit, lan, number));
    for (const number of [0, 3])
      expect(await drops(number)).toMatchObject({ issues: [{ key: 'issue-no-such-file', facts: { files: 2 } }] });
    expect(await drops(2)).toMatchObject({ ok: true });
    expect(filesOf(await ward.item()).map(({ position }) => position)).toEqual([1]);
    expect(await drops(0)).toMatchObject({ ok: true });
    expect(filesOf(await ward.item())).toEqual([]);
  });
});

describe('an item waiting for the board', () => {
  it('is named before it is cancelled in words', async () => {
    expect(await ward.turn((unit) => offerCancel(unit, lan))).toMatchObject({ issues: [{ key: 'issue-no-draft' }] });
    await ward.add(lan, '', { photoCount: 1 });
    await ward.turn((unit) => offerCancel(unit, lan));
    expect([(await ward.item()).state, (await ward.outbox()).at(-1)]).toEqual(['draft', 'tell cancel-sure']);
  });

  it('is withdrawn by its author after a second press, and its cards are updated', async () => {
    const item = await ward.submitted(lan);
    await ward.turn((unit) => cancelItem(unit, lan, item.id, false));
    expect((await ward.item()).state).toBe('submitted');
    expect((await ward.outbox()).at(-1)).toBe('tell withdraw-sure');
    await ward.turn((unit) => cancelItem(unit, lan, item.id, true));
    expect(await ward.item()).toMatchObject({ state: 'withdrawn', revision: item.revision + 1 });
    expect(await ward.timeline()).toEqual(['submitted', 'withdrawn']);
    expect(
      await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision })),
    ).toMatchObject({
      issues: [{ key: 'issue-state-withdrawn' }],
    });
  });

  it('may be signed by the head alone if there is no other deputy, which is recorded', async () => {
    const item = await ward.submitted(
      minh,
      'Quyết định số 45/QĐ-UBND về tổ công tác\nNgày 24/11/2026, UBND phường ban hành.\nNguồn: 45/QĐ-UBND',
    );
    expect(item.standing.route).toHaveLength(2);
    await ward.turn((unit) => act(unit, hoa, item.id, { type: 'override', revision: item.revision }));
    expect((await ward.item()).state).toBe('approved');
    expect(await ward.audit()).toContain('override');
    expect(await ward.told(minh)).toContain('override-to-board');
  });
});

describe('a button of an older draft', () => {
  it('does not fill the newer draft', async () => {
    await ward.add(lan, news);
    const before = await ward.item();
    expect(await ward.turn((unit) => fillDraft(unit, lan, { slot: 'witness' }, 'an older draft'))).toMatchObject({
      issues: [{ key: 'issue-draft-changed' }],
    });
    expect(await ward.item()).toEqual(before);
  });
});

describe('sending', () => {
  it('stores the item with its terms, records it, and sends cards to the board', async () => {
    const item = await ward.submitted(lan);
    expect(item).toMatchObject({
      state: 'submitted',
      content: { title: 'Khối 4 trồng cây', category: 'news', eventOn: '2026-11-25', place: 'khối 4' },
      standing: { processVersion: '1', undertakingVersion: '1', due: { on: '2026-11-26' } },
    });
    expect(await ward.timeline()).toEqual(['submitted']);
    expect(await ward.audit()).toEqual(['draft-opened', 'submitted']);
    expect(await ward.outbox()).toEqual(['tell draft-preview', 'card', 'card', 'tell sent']);
  });

  it('is refused while the source is missing, and nothing is stored, told or recorded', async () => {
    await ward.add(lan, news);
    const before = await everything();
    const draft = await ward.item();
    expect(await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision))).toMatchObject({
      issues: [{ key: 'issue-missing-source' }],
    });
    expect(await everything()).toEqual(before);
  });

  it('in words sends the draft that was shown a moment ago', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`);
    expect(await ward.turn((unit) => sendInWords(unit, lan))).toMatchObject({ note: { key: 'note-sent' } });
    expect((await ward.item()).state).toBe('submitted');
  });

  it('in words shows the draft first if more may come, something is missing, or it is old', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`, { photoCount: 1, albumKey: 'album' });
    await ward.turn((unit) => sendInWords(unit, lan));
    expect((await ward.outbox()).at(-1)).toBe('tell draft-preview');
    ward.clock.advance(3_600_000);
    await ward.turn((unit) => sendInWords(unit, lan));
    expect((await ward.outbox()).filter((said) => said === 'tell draft-preview')).toHaveLength(2);
    expect((await ward.item()).state).toBe('draft');
  });

  it('asks for the source once, even if the menu is pressed while photos may still arrive', async () => {
    await ward.add(lan, news, { photoCount: 1, albumKey: 'album' });
    await ward.turn((unit) => previewAgain(unit, lan));
    const draft = await ward.item();
    await ward.turn((unit) => answerDraft(unit, draft));
    expect((await ward.outbox()).filter((said) => said === 'tell ask-source')).toHaveLength(1);
  });

  it('in words asks again for what is missing, and does not send an unchanged returned item', async () => {
    await ward.add(lan, news);
    await ward.turn((unit) => sendInWords(unit, lan));
    expect((await ward.outbox()).at(-1)).toBe('tell ask-source');
    await ward.turn((unit) => fillDraft(unit, lan, { slot: 'witness' }));
    await ward.turn((unit) => sendInWords(unit, lan));
    const sent = await ward.item();
    const reason = { code: 'photo', note: '' };
    await ward.turn((unit) => act(unit, minh, sent.id, { type: 'return', revision: sent.revision, reason }));
    await ward.turn((unit) => sendInWords(unit, lan));
    expect([(await ward.item()).state, (await ward.outbox()).at(-1)]).toEqual(['returned', 'tell draft-preview']);
    ward.clock.advance(60_000);
    await ward.add(lan, 'Có 20 cây xanh.');
    await ward.turn((unit) => sendInWords(unit, lan));
    expect((await ward.item()).state).toBe('submitted');
  });

  it('with "thêm: …" before it, a sentence is added to the text without that word', async () => {
    await ward.add(lan, 'Sáng nay khối 4 trồng 20 cây');
    ward.clock.advance(60_000);
    await ward.add(lan, 'thêm: có sự tham dự của Đoàn thanh niên');
    expect((await ward.item()).content.parts.map(({ text }) => text)).toEqual([
      'Sáng nay khối 4 trồng 20 cây.',
      'Có sự tham dự của Đoàn thanh niên',
    ]);
  });

  it('of an older preview is refused, and the current draft is shown', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`);
    const old = await ward.item();
    ward.clock.advance(60_000);
    await ward.add(lan, 'Thêm một đoạn.');
    expect(await ward.turn((unit) => sendItem(unit, lan, old.id, old.revision))).toMatchObject({
      issues: [{ key: 'issue-revision-changed' }],
    });
    expect((await ward.item()).state).toBe('draft');
    expect((await ward.outbox()).at(-1)).toBe('tell draft-preview');
  });

  it('asks for the undertaking first, records the accepted version, and continues', async () => {
    const tuan = await ward.person('Đỗ Anh Tuấn', 'contributor', false);
    await ward.add(tuan, `${news}\nNguồn: bà Lan`);
    const draft = await ward.item();
    await ward.turn((unit) => sendItem(unit, tuan, draft.id, draft.revision));
    expect((await ward.item()).state).toBe('draft');
    expect((await ward.outbox()).at(-1)).toBe('tell undertaking');
    await ward.turn((unit) => agree(unit, tuan, draft.id, draft.revision));
    expect(await ward.item()).toMatchObject({ state: 'submitted', standing: { undertakingVersion: '1' } });
    const accepted = await rowsOf(ward.core).selectFrom('undertaking_acceptance').selectAll().execute();
    expect(accepted.filter(({ personId }) => personId === tuan.id)).toMatchObject([
      { version: '1', acceptedAt: ward.clock.now().getTime() },
    ]);
  });

  it('is refused with a reason if the draft changed before the undertaking was accepted', async () => {
    const tuan = await ward.person('Đỗ Anh Tuấn', 'contributor', false);
    await ward.add(tuan, `${news}\nNguồn: bà Lan`);
    const draft = await ward.item();
    await ward.turn((unit) => sendItem(unit, tuan, draft.id, draft.revision));
    await ward.turn((unit) => fillDraft(unit, tuan, { slot: 'place', text: 'khối 4' }));
    const agreed = await ward.turn((unit) => agree(unit, tuan, draft.id, draft.revision));
    expect(agreed).toMatchObject({ ok: true, note: { key: 'note-draft-changed' } });
    expect((await ward.outbox()).slice(-2)).toEqual(['tell draft-changed', 'tell draft-preview']);
    const shown = await ward.item();
    expect(shown.state).toBe('draft');
    await ward.turn((unit) => sendItem(unit, tuan, shown.id, shown.revision));
    expect((await ward.item()).state).toBe('submitted');
  });

  it('asks again for a new version of the undertaking', async () => {
    await ward.close();
    ward = await openWard((file) => ({
      ...file,
      undertakings: [...file.undertakings, { version: '2', from: '2026-11-01', text: 'Lời cam đoan mới.' }],
    }));
    lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    const item = await ward.submitted(lan);
    expect(item.state).toBe('draft');
    await ward.turn((unit) => agree(unit, lan, item.id, item.revision));
    expect((await ward.item()).standing.undertakingVersion).toBe('2');
  });

  it('twice sends the item once', async () => {
    const item = await ward.submitted(lan);
    const before = await everything();
    expect(await ward.turn((unit) => sendItem(unit, lan, item.id, item.revision))).toMatchObject({
      issues: [{ key: 'issue-state-submitted' }],
    });
    expect(await everything()).toEqual(before);
  });

  it('is refused to a person frozen meanwhile', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`);
    const draft = await ward.item();
    const frozen: Person = { ...lan, status: 'frozen' };
    expect(await ward.turn((unit) => sendItem(unit, frozen, draft.id, draft.revision))).toMatchObject({
      issues: [{ key: 'issue-account-frozen' }],
    });
    expect((await ward.item()).state).toBe('draft');
  });
});

describe('the late part of an album', () => {
  it('joins the sent item as a new revision; other messages open a new draft', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`, { photoCount: 1, albumKey: 'album' });
    const draft = await ward.item();
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    await ward.add(lan, '', { photoCount: 1, albumKey: 'album' });
    const [item] = await ward.items();
    expect(item).toMatchObject({ state: 'submitted', revision: draft.revision + 1 });
    expect(item && photosOf(item)).toHaveLength(2);
    await ward.add(lan, 'Một tin khác');
    expect((await ward.items()).map(({ state }) => state).sort()).toEqual(['draft', 'submitted']);
  });

  it('opens a new draft if the item was decided', async () => {
    await ward.add(lan, `${news}\nNguồn: bà Lan`, { photoCount: 1, albumKey: 'album' });
    const draft = await ward.item();
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    await ward.turn((unit) => act(unit, minh, draft.id, { type: 'approve', revision: draft.revision }));
    await ward.add(lan, '', { photoCount: 1, albumKey: 'album' });
    expect((await ward.items()).map(({ state }) => state).sort()).toEqual(['approved', 'draft']);
  });
});

describe('an album after a return', () => {
  const school = 'Trường Tiểu học khai giảng\nSáng nay trường đón 500 học sinh.';
  const returned = async (): Promise<void> => {
    const item = await ward.submitted(lan);
    const reason = { code: 'other', note: 'Bổ sung số cây' } as const;
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'return', revision: item.revision, reason }));
    expect((await ward.item()).state).toBe('returned');
  };
  const byState = async () =>
    Object.fromEntries((await ward.items()).map((item) => [item.state, [photosOf(item).length, titleOf(item)]]));
  const titleOf = ({ content }: { readonly content: { readonly parts: readonly { readonly text: string }[] } }) =>
    content.parts.map(({ text }) => text.split('\n')[0]).join(' / ');

  it.each(['album', null].flatMap((albumKey) => [0, 1, 2].map((at) => [albumKey, at] as const)))(
    'with the key %s is one new item if its text comes with part %i',
    async (albumKey, worded) => {
      await returned();
      for (const at of [0, 1, 2]) {
        await ward.add(lan, at === worded ? school : '', { photoCount: 1, albumKey });
        ward.clock.advance(800);
      }
      expect(await byState()).toEqual({
        returned: [0, 'Khối 4 trồng cây'],
        draft: [3, 'Trường Tiểu học khai giảng'],
      });
      const draft = await ward.draftOf(lan);
      expect(photosOf(draft).map(({ position }) => position)).toEqual(
        photosOf(draft)
          .map(({ position }) => position)
          .sort((a, b) => a - b),
      );
    },
  );

  it('does not take photos that were for the returned item', async () => {
    await returned();
    await ward.add(lan, '', { photoCount: 1 });
    ward.clock.advance(5_000);
    await ward.add(lan, school, { photoCount: 1 });
    expect(await byState()).toEqual({
      returned: [1, 'Khối 4 trồng cây'],
      draft: [1, 'Trường Tiểu học khai giảng'],
    });
    const item = (await ward.items()).find(({ state }) => state === 'returned');
    await ward.turn((unit) => resumeItem(unit, lan, item?.id ?? ''));
    await ward.add(lan, '', { photoCount: 1, albumKey: 'chosen' });
    await ward.add(lan, 'Thêm ảnh trồng cây', { photoCount: 1, albumKey: 'chosen' });
    expect((await byState()).returned).toEqual([3, 'Khối 4 trồng cây / Thêm ảnh trồng cây']);
  });

  it('takes an edit of an early part’s text with it', async () => {
    await returned();
    const early = await ward.add(lan, '', { photoCount: 1, albumKey: 'album' });
    await ward.add(lan, school, { photoCount: 1, albumKey: 'album' });
    await ward.turn((unit) => takeCorrection(unit, lan, early, 'Nguồn: Trường Tiểu học Đồng Lạc'));
    expect((await byState()).draft?.[1]).toContain('Nguồn: Trường Tiểu học Đồng Lạc');
  });
});

describe('an edited message', () => {
  it('changes the draft', async () => {
    const key = await ward.add(lan, news);
    await ward.turn((unit) => takeCorrection(unit, lan, key, 'Khối 5 trồng cây\nSáng nay.'));
    expect((await ward.item()).content.parts).toEqual([{ of: key, text: 'Khối 5 trồng cây\nSáng nay.' }]);
  });

  it('adds text to a photo that had none', async () => {
    const key = await ward.add(lan, '', { photoCount: 1 });
    await ward.turn((unit) => takeCorrection(unit, lan, key, news));
    expect((await ward.item()).content.parts).toEqual([{ of: key, text: news }]);
  });

  it('makes a new revision of the sent item, and the title follows the text', async () => {
    const item = await ward.submitted(lan);
    const key = item.content.parts[0]?.of ?? '';
    await ward.turn((unit) =>
      takeCorrection(unit, lan, key, 'Khối 4 trồng 25 cây\nSáng nay trồng 25 cây xanh.\nNguồn: bà Lan'),
    );
    const edited = await ward.item();
    expect(edited).toMatchObject({ state: 'submitted', revision: item.revision + 1 });
    expect(read(ward.open({} as never, ''), edited).title).toBe('Khối 4 trồng 25 cây');
    expect(await ward.outbox()).toContain('tell edit-joined');
    expect(
      await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision })),
    ).toMatchObject({ issues: [{ key: 'issue-revision-changed' }] });
  });

  it('after the decision changes nothing, and the author is told what is possible', async () => {
    const item = await ward.submitted(lan);
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
    const before = await ward.item();
    await ward.turn((unit) => takeCorrection(unit, lan, item.content.parts[0]?.of ?? '', 'Khác'));
    expect(await ward.item()).toEqual(before);
    expect((await ward.outbox()).at(-1)).toBe('tell change-by-request');
  });

  it('of another person or an unknown message has no effect', async () => {
    const key = await ward.add(lan, news);
    const before = await everything();
    await ward.turn((unit) => takeCorrection(unit, minh, key, 'Khác'));
    await ward.turn((unit) => takeCorrection(unit, lan, 'tg:9:9', 'Khác'));
    await ward.turn((unit) => takeCorrection(unit, lan, key, news));
    expect(await everything()).toEqual(before);
  });
});

describe('a decision', () => {
  it('is stored and recorded, and its effects are queued in the outbox', async () => {
    const item = await ward.submitted(lan);
    const sent = (await ward.outbox()).length;
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
    expect(await ward.item()).toMatchObject({ state: 'approved', standing: { decidedBy: { name: 'Trần Văn Minh' } } });
    expect(await ward.timeline()).toEqual(['submitted', 'signed', 'approved']);
    expect((await ward.audit()).at(-1)).toBe('approve');
    expect((await ward.outbox()).slice(sent)).toEqual(['publish']);
    expect(await ward.decisions()).toMatchObject([{ actorId: minh.id, action: 'approve', onRevision: item.revision }]);
  });

  it('of two at the same moment counts once, and the other person is told who was first', async () => {
    const item = await ward.submitted(lan);
    const outcomes = await Promise.all(
      [minh, hoa].map((person) =>
        ward.turn((unit) => act(unit, person, item.id, { type: 'approve', revision: item.revision })),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      issues: [{ key: 'issue-state-approved', facts: { name: minh.name } }],
    });
    // An author who presses an old button reads the time of sending in the ward's time zone and usual format.
    expect(await ward.turn((unit) => sendItem(unit, lan, item.id, item.revision))).toMatchObject({
      issues: [
        {
          key: 'issue-state-approved',
          facts: { at: expect.stringMatching(/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/u) },
        },
      ],
    });
    expect(await ward.decisions()).toHaveLength(1);
    expect((await ward.outbox()).filter((kind) => kind === 'publish')).toHaveLength(1);
  });

  it('that is refused leaves only a record', async () => {
    const item = await ward.submitted(lan);
    const before = await everything();
    for (const [person, key] of [
      [lan, 'issue-not-entitled'],
      [{ ...minh, status: 'frozen' } as Person, 'issue-account-frozen'],
    ] as const)
      expect(
        await ward.turn((unit) => act(unit, person, item.id, { type: 'approve', revision: item.revision })),
      ).toMatchObject({ ok: false, issues: [{ key }] });
    expect(await everything()).toEqual(before);
    expect((await ward.audit()).filter((action) => action === 'refused-approve')).toHaveLength(2);
  });

  it('on an old card shows the new one', async () => {
    const item = await ward.submitted(lan);
    const cards = (await ward.outbox()).filter((kind) => kind === 'card').length;
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision - 1 }));
    expect((await ward.item()).state).toBe('submitted');
    expect((await ward.outbox()).filter((kind) => kind === 'card')).toHaveLength(cards + 1);
  });

  it('to return tells the author why; the author edits the same item and sends it again', async () => {
    const item = await ward.submitted(lan);
    const reason = { code: 'facts', note: '' };
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'return', revision: item.revision, reason }));
    expect((await ward.outbox()).at(-1)).toBe('tell returned-to-author');
    await ward.add(lan, 'Tổng cộng 25 cây.');
    const mended = await ward.item();
    expect(mended).toMatchObject({ id: item.id, state: 'returned' });
    await ward.turn((unit) => sendItem(unit, lan, mended.id, mended.revision));
    expect(await ward.items()).toMatchObject([{ id: item.id, state: 'submitted', standing: { reason: null } }]);
  });

  it('to schedule is told to people whose card cannot change, and can be undone where it is told', async () => {
    const item = await ward.submitted(lan);
    const id = cardId('card1');
    await ward.turn(async (unit) => {
      const kept = { id, submission: item.id, person: hoa.id, channel: 'zalo-oa', conversation: 'z1', messageId: 'm1' };
      const shown = shownFindings(unit, []);
      const rest = { hasPhoto: false, shownRevision: item.revision, shown, createdAt: unit.now };
      await unit.stores.cards.insert({ ...kept, ...rest });
    });
    const words = '7 giờ 30 ngày 26/11';
    const typed = { submission: item.id, revision: item.revision, words };
    expect(await ward.turn((unit) => schedule(unit, minh, typed))).toMatchObject({ ok: true });
    await ward.turn(async (unit) => {
      const card = await unit.stores.cards.find(id);
      if (card) await tellOutcome(unit, card, await unit.stores.submissions.get(item.id), hoa);
    });
    const [told] = await outboxMessages(ward.core, hoa);
    const say = ward.core.translator.say('vi', { key: told?.name ?? '', facts: (told?.facts ?? {}) as Facts });
    expect(say).toContain('đồng chí Trần Văn Minh đã duyệt, hẹn đăng lúc 26/11/2026 07:30');
    const effects = await rowsOf(ward.core).selectFrom('outbox').select('effect').where('kind', '=', 'tell').execute();
    const answer = effects.map(({ effect }) => effect).find((effect) => effect.includes('"scheduled"')) ?? '';
    expect(answer).toMatch(/unschedule|undo/u);
  });

  it('to return is told once, and the author’s edits stay with the author until sending', async () => {
    const item = await ward.submitted(lan);
    const id = cardId('card1');
    await ward.turn((unit) =>
      unit.stores.cards.insert({
        id,
        submission: item.id,
        person: hoa.id,
        channel: 'zalo-oa',
        conversation: 'z1',
        messageId: 'm1',
        hasPhoto: false,
        shownRevision: item.revision,
        shown: shownFindings(unit, []),
        createdAt: unit.now,
      }),
    );
    const renewals = async () => (await ward.outbox()).filter((kind) => kind === 'renewCard').length;
    const renew = () =>
      ward.turn(async (unit) => {
        const card = await unit.stores.cards.find(id);
        if (card) await tellOutcome(unit, card, await unit.stores.submissions.get(card.submission), hoa);
      });
    const card = async () => cardMessage(ward.open({} as never, ''), await ward.item(), lan, hoa);
    const reason = { code: 'facts', note: '' };
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'return', revision: item.revision, reason }));
    await renew();
    expect(await card()).toMatchObject({ key: 'card' });
    const asked = await renewals();
    for (const words of ['Tổng cộng 25 cây.', 'Hai hàng cây.']) {
      ward.clock.advance(60_000);
      await ward.add(lan, words);
      await renew();
      expect(await card()).toMatchObject({ key: 'card-unfinished' });
    }
    expect(await renewals()).toBe(asked);
    expect((await ward.outbox()).filter((kind) => kind === 'tell card-outcome')).toHaveLength(1);

    const mended = await ward.item();
    await ward.turn((unit) => sendItem(unit, lan, mended.id, mended.revision));
    const { revision } = await ward.item();
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'return', revision, reason }));
    await renew();
    expect((await ward.outbox()).filter((kind) => kind === 'tell card-outcome')).toHaveLength(2);
  });

  it('to reject ends the item, and the next message opens a new one', async () => {
    const item = await ward.submitted(lan);
    const reason = { code: 'unfit', note: '' };
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'reject', revision: item.revision, reason }));
    expect((await ward.outbox()).at(-1)).toBe('tell rejected-to-author');
    await ward.add(lan, news);
    expect((await ward.items()).map(({ state }) => state).sort()).toEqual(['draft', 'rejected']);
  });

  it('about a document goes from a deputy to the head', async () => {
    const thu = await ward.person('Hoàng Thị Thư', 'office');
    const item = await ward.submitted(
      thu,
      'Quyết định số 45/QĐ-UBND về tổ công tác\nNgày 24/11/2026, UBND phường ban hành.\nNguồn: 45/QĐ-UBND',
    );
    const revision = item.revision;
    const cards = await rowsOf(ward.core).selectFrom('outbox').selectAll().where('kind', '=', 'card').execute();
    expect(cards.map(({ personId }) => personId)).toEqual([minh.id]);
    expect(await ward.turn((unit) => act(unit, hoa, item.id, { type: 'approve', revision }))).toMatchObject({
      issues: [{ key: 'issue-not-your-turn' }],
    });
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision }));
    expect((await ward.item()).state).toBe('submitted');
    await ward.turn((unit) => act(unit, hoa, item.id, { type: 'approve', revision }));
    expect((await ward.item()).state).toBe('approved');
    expect(await ward.decisions()).toHaveLength(2);
  });

  it('by code applies to the revision last shown; without a card the item is shown first', async () => {
    const item = await ward.submitted(lan);
    const number = Number(item.code.slice(-4));
    expect(
      await ward.turn((unit) => actByNumber(unit, minh, { act: 'approve', number, code: null, rest: '' })),
    ).toMatchObject({
      issues: [{ key: 'issue-not-seen-yet' }],
    });
    expect((await ward.item()).state).toBe('submitted');
    expect(
      await ward.turn((unit) => actByNumber(unit, minh, { act: 'approve', number: 9_999, code: null, rest: '' })),
    ).toMatchObject({
      issues: [{ key: 'issue-not-found' }],
    });
  });

  it('by a code with another month affects no item with the same number', async () => {
    const item = await ward.submitted(lan);
    const number = Number(item.code.slice(-4));
    const seen = async (code: string) =>
      ward.turn((unit) => actByNumber(unit, minh, { act: 'view', number, code, rest: '' }));
    expect(await seen('DL-2510-0001')).toMatchObject({ issues: [{ key: 'issue-not-found' }] });
    expect(await seen(item.code)).toMatchObject({ ok: true });
  });

  it('by code from a person without permission is answered, and changes nothing', async () => {
    const item = await ward.submitted(lan);
    for (const act of ['approve', 'return', 'edit'] as const)
      expect(await ward.turn((unit) => actByNumber(unit, lan, { act, number: 1, code: null, rest: '' }))).toMatchObject(
        {
          issues: [{ key: 'issue-not-entitled' }],
        },
      );
    expect(await ward.item()).toEqual(item);
  });

  it('on an unknown item is refused', async () => {
    expect(await ward.turn((unit) => act(unit, minh, 'nothing', { type: 'approve', revision: 1 }))).toMatchObject({
      issues: [{ key: 'issue-not-found' }],
    });
  });

  it('asks for its reason, and remembers it with the revision', async () => {
    const item = await ward.submitted(lan);
    await ward.turn((unit) => askReason(unit, minh, 'return', { submission: item.id, revision: item.revision }));
    expect((await ward.outbox()).at(-1)).toBe('tell ask-reason-return');
    expect(await ward.turn(({ stores }) => stores.dialogues.read(minh.id, 1))).toEqual({
      open: { ask: 'reason', act: 'return', submission: item.id, revision: item.revision },
    });
    // Cancelling, typed where there are no buttons.
    await ward.turn((unit) => actByNumber(unit, minh, { act: 'return', number: 1, code: null, rest: '0' }));
    expect([await ward.turn(({ stores }) => stores.dialogues.read(minh.id, 1)), (await ward.item()).state]).toEqual([
      null,
      'submitted',
    ]);
    expect(
      await ward.turn((unit) => askReason(unit, lan, 'return', { submission: item.id, revision: item.revision })),
    ).toMatchObject({
      ok: false,
    });
  });
});

describe('the board', () => {
  it('changes title, text and category in a new revision, which the author is told of', async () => {
    const item = await ward.submitted(lan);
    await ward.turn((unit) => boardEdit(unit, minh, item.id, item.revision, { slot: 'title', text: 'Tít mới' }));
    expect(await ward.item()).toMatchObject({ revision: item.revision + 1, content: { title: 'Tít mới' } });
    expect((await ward.outbox()).at(-1)).toBe('tell edited-by-board');
    await ward.turn((unit) => boardEdit(unit, minh, item.id, item.revision + 1, { slot: 'text', text: 'Chữ mới.' }));
    const edits = (await outboxMessages(ward.core)).filter(({ name }) => name === 'edited-by-board');
    expect(edits.map(({ facts }) => facts.before)).toEqual([item.revision, item.revision + 1]);
  });

  it('gives the item another route if the category becomes a document', async () => {
    const item = await ward.submitted(lan);
    await ward.turn((unit) =>
      boardEdit(unit, minh, item.id, item.revision, { slot: 'category', category: 'document' }),
    );
    expect((await ward.item()).standing.route).toHaveLength(2);
  });

  it('does not change an unseen revision, an own item or a decided one', async () => {
    const item = await ward.submitted(lan);
    const before = await ward.item();
    const title = { slot: 'title', text: 'Khác' } as const;
    for (const [person, revision] of [
      [minh, item.revision - 1],
      [lan, item.revision],
    ] as const)
      expect(await ward.turn((unit) => boardEdit(unit, person, item.id, revision, title))).toMatchObject({ ok: false });
    expect(await ward.item()).toEqual(before);
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
    expect(await ward.turn((unit) => boardEdit(unit, hoa, item.id, item.revision, title))).toMatchObject({
      issues: [{ key: 'issue-decided-already' }],
    });
  });

  it('sees the whole item; an uninvolved contributor does not', async () => {
    const item = await ward.submitted(lan);
    const tuan = await ward.person('Đỗ Anh Tuấn', 'contributor');
    expect(await ward.turn((unit) => viewItem(unit, tuan, { submission: item.id }))).toMatchObject({
      issues: [{ key: 'issue-not-entitled' }],
    });
    for (const person of [lan, minh])
      expect(await ward.turn((unit) => viewItem(unit, person, { submission: item.id }))).toMatchObject({ ok: true });
    expect((await ward.outbox()).filter((kind) => kind === 'show')).toHaveLength(2);
  });

  it('lists what waits for each person', async () => {
    const item = await ward.submitted(lan);
    const queue = { noun: 'list', name: 'queue', after: null } as const;
    expect(await ward.turn((unit) => list(unit, lan, queue))).toMatchObject({
      issues: [{ key: 'issue-not-entitled' }],
    });
    await ward.turn((unit) => list(unit, minh, queue));
    expect((await ward.outbox()).at(-1)).toBe('tell queue');
    // The cards of the person's turn are sent again after the list.
    expect(await ward.look((look) => readList(look, minh, queue))).toMatchObject({
      message: { key: 'queue', facts: { count: 1, all: 1 } },
      cards: [item.id],
    });
    await ward.turn((unit) => list(unit, lan, { noun: 'list', name: 'own-items', after: null }));
    expect((await ward.outbox()).at(-1)).toBe('tell own-items');
  });

  it.each([
    { name: 'queue' as const, reader: () => minh },
    { name: 'own-items' as const, reader: () => lan },
  ])(
    'sees $name page by page with "Xem tiếp", each item once, whatever is decided meanwhile',
    async ({ name, reader }) => {
      for (let at = 0; at < 20; at += 1)
        await ward.submitted(lan, `Khối ${at} trồng cây\nSáng nay trồng ${at} cây xanh.\nNguồn: bà Lan`);
      const seen: string[] = [];
      let turned = 0;
      for (let view: ListNotice = { noun: 'list', name, after: null }; ; turned += 1) {
        const read = await ward.look((look) => readList(look, reader(), view));
        const message = read?.message as Message;
        seen.push(...[...JSON.stringify(message.facts).matchAll(/DL-\d{4}-\d{4}/g)].map(([code]) => code));
        const more = (message.buttons ?? []).flat().find((each) => 'action' in each && each.action === `next.${name}`);
        if (!more || !('action' in more)) break;
        expect(presses(more.action)).toMatchObject([{ do: 'listNext', list: name }]);
        await ward.turn((unit) => listNext(unit, reader(), name, more.subject));
        const told = await rowsOf(ward.core)
          .selectFrom('outbox')
          .select('effect')
          .orderBy('id', 'desc')
          .executeTakeFirst();
        view = (JSON.parse(told?.effect ?? '{}') as { view: ListNotice }).view;
      }
      expect(turned).toBe(2);
      expect(new Set(seen).size).toBe(20);
      expect(seen).toHaveLength(20);
    },
  );

  it('gets no card for an own item: it goes to the others', async () => {
    await ward.submitted(minh);
    const cards = await rowsOf(ward.core).selectFrom('outbox').select('personId').where('kind', '=', 'card').execute();
    expect(cards).toEqual([{ personId: hoa.id }]);
  });
});

describe('a turn that throws', () => {
  it('leaves no draft, number, job or message', async () => {
    await expect(
      ward.turn(async (unit) => {
        await takeIntoDraft(unit, lan, {
          text: news,
          photos: [],
          messageKey: 'tg:1:500',
          albumKey: null,
          forwardedFrom: null,
          saidAt: unit.now,
        });
        throw new Error('a lamp went out');
      }),
    ).rejects.toThrow('a lamp went out');
    expect(await everything()).toEqual({ items: [], outbox: [], timeline: [], decisions: [] });
    expect(await ward.audit()).toEqual([]);
    expect(await rowsOf(ward.core).selectFrom('job').selectAll().execute()).toEqual([]);
    await ward.add(lan, news);
    expect((await ward.item()).code).toBe('DL-2611-0001');
  });
});
