/** The first check, held items, findings, children, masks and blurs: each through the stores, and without effect when refused. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillDraft, sendItem, takeCorrection, takeDeclaration, takeIntoDraft } from '../../src/chat/acts/draft.ts';
import { actByNumber, viewItem } from '../../src/chat/acts/item.ts';
import { listQueue } from '../../src/chat/acts/lists.ts';
import { answerDraft } from '../../src/chat/acts/next-step.ts';
import { permit } from '../../src/chat/acts/people.ts';
import { renderNotice } from '../../src/chat/notice/render-notice.ts';
import { shownFindings, tellOutcome } from '../../src/chat/notice/tell-outcome.ts';
import { keepPhotos } from '../../src/chat/question/keep-photos.ts';
import { cardMessage, fullItem } from '../../src/chat/say/card.ts';
import { memoryVersion } from '../../src/chat/talk/memory.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Finding } from '../../src/domain/checks/check.ts';
import { cardId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { readReplyCode } from '../../src/domain/submission/codes.ts';
import { mayJudgeHeld } from '../../src/domain/submission/permissions.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { ViewOf } from '../../src/domain/view.ts';
import { publicationOf } from '../../src/outbox/publish.ts';
import { checkDocument } from '../../src/usecases/check/check-document.ts';
import { findingsOf } from '../../src/usecases/check/check-item.ts';
import { withdrawConsent } from '../../src/usecases/check/children.ts';
import { hiddenIn, maskItem, proposalOf, unmaskItem } from '../../src/usecases/check/mask.ts';
import { destroyItem, releaseItem } from '../../src/usecases/check/release.ts';
import {
  type Heard,
  permissionLifeMs,
  permitAgain,
  screen,
  screenDocument,
  stopHeld,
} from '../../src/usecases/check/secrecy.ts';
import { afterSettling } from '../../src/usecases/check/settle.ts';
import { takeUploads } from '../../src/usecases/link/upload.ts';
import { createPageLink } from '../../src/usecases/page-link.ts';
import { startAbsence } from '../../src/usecases/person/substitute.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { heldFor } from '../../src/usecases/submission/cards.ts';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { aFileOf, aPhotoOf } from '../domain/submission-builders.ts';
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

const heard = (change: Partial<Heard> = {}): Heard => ({
  inboxId: null,
  channel: 'telegram',
  messageKey: 'tg:1:900',
  albumKey: null,
  texts: [],
  fileNames: [],
  others: [],
  uploads: [],
  ...change,
});
const keys = (findings: readonly Finding[]): readonly string[] => findings.map(({ key }) => key);
const found = (submission: Submission) => ward.turn((unit) => findingsOf(unit, submission));
const records = () => ward.turn(({ stores }) => stores.checks.secrecy.list(null, 10));
const facts = { width: 1600, height: 1200, widths: [480], placeholder: '', takenAt: null, hadLocation: false };
/** Stores the item's photo at this index. */
const stored = (
  submission: Submission,
  at: number,
  hash: string,
  more: { sameAs?: readonly string[]; width?: number; height?: number } = {},
) =>
  ward.turn(async (unit) => {
    const photo = photosOf(submission)[at];
    if (!photo) throw new Error('no such photo');
    await unit.stores.submissions.settlePhoto(photo.id, { state: 'stored', hash, facts: { ...facts, ...more } });
    await unit.stores.checks.photos.put(hash, '', unit.now);
    await afterSettling(unit, await unit.stores.submissions.get(submission.id), photo.id);
  });
const aFile = (name: string) => ({
  channel: 'telegram',
  fileId: 'd1',
  uniqueId: 'd1',
  kind: 'document' as const,
  name,
  mimeType: null,
  sizeBytes: 10,
});
const fileEffects = async () =>
  (await rowsOf(ward.core).selectFrom('outbox').select('effect').where('kind', '=', 'forgetFiles').execute()).map(
    ({ effect }) => JSON.parse(effect) as { hashes: string[]; uploads: string[] },
  );
const byNumber = (letter: 'mask', submission: Submission) =>
  ward.turn((unit) =>
    actByNumber(unit, minh, { act: letter, number: Number(submission.code.slice(-4)), code: null, rest: '' }),
  );

const heldText = 'Phát tài liệu tập huấn\nSáng nay phát tài liệu lưu hành nội bộ cho các khối.\nNguồn: bà Lan';
const news = 'Khối 4 trồng cây\nSáng nay bà con khối 4 trồng 20 cây xanh quanh nhà văn hóa.\nNguồn: bà Lan';

describe('the first check of a message', () => {
  it.each([
    ['a text', heard({ texts: ['TUYỆT MẬT\nPhương án'] })],
    ['a text behind a label', heard({ texts: ['Tiêu đề: MẬT'] })],
    ['letters with their marks apart', heard({ texts: ['TUYỆT MẬT'.normalize('NFD')] })],
    ['the name of a file', heard({ fileNames: ['KH_03_TUYỆT MẬT.docx'] })],
  ])('stops %s, and tells only the head and the sender', async (_, said) => {
    expect(await ward.turn((unit) => screen(unit, lan, said))).toMatchObject({ verdict: 'stopped' });
    expect(await ward.outbox()).toEqual([
      'forgetFiles',
      'tell secrecy-stopped-contributor',
      'tell secrecy-stopped-head',
    ]);
    expect(await ward.audit()).toEqual(['secrecy-stopped']);
    expect(await ward.items()).toEqual([]);
    expect(await records()).toMatchObject([{ action: 'block', state: 'open', person: lan.id, subject: '' }]);
  });

  it.each([
    ['passwords and honey', 'Bảo mật tài khoản\nMật ong nhãn được mùa, mật độ dân số tăng.'],
    ['an ordinary text', news],
  ])('accepts %s without a record', async (_, text) => {
    expect(await ward.turn((unit) => screen(unit, lan, heard({ texts: [text], others: [text] })))).toEqual({
      verdict: 'clear',
      rules: [],
    });
    expect(await ward.outbox()).toEqual([]);
  });

  it('deletes a message that only quotes a secret, and accepts its own words', async () => {
    const { id } = await rowsOf(ward.core)
      .insertInto('inbox')
      .values({
        wardId: ward.ward.id,
        channel: 'telegram',
        externalId: 'u1',
        lane: 'tg:1',
        priority: 5,
        kind: 'message',
        payload: '{"reply_to_message":{"text":"MẬT\\nPhương án"},"text":"Đã xóa rồi ạ"}',
        occurredAt: 1,
        receivedAt: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const said = heard({ inboxId: id, texts: ['Đã xóa rồi ạ'], others: ['MẬT\nPhương án', 'Đã xóa rồi ạ'] });
    expect((await ward.turn((unit) => screen(unit, lan, said))).verdict).toBe('clear');
    expect(await ward.turn(({ stores }) => stores.inbox.find(id))).toMatchObject({ payload: '{}', kind: 'forgotten' });
    expect(await records()).toEqual([]);
  });

  it('stops the album too: earlier parts, parts in transit, and later ones', async () => {
    await ward.add(lan, 'Khối 4 họp\nSáng nay khối 4 họp dân.');
    for (const number of [1, 2])
      await ward.add(lan, '', { photoCount: 1, albumKey: 'album', messageKey: `tg:1:80${number}` });
    await stored(await ward.item(), 0, 'a'.repeat(64));
    const last = heard({ texts: ['TỐI MẬT'], albumKey: 'album', messageKey: 'tg:1:803' });
    expect((await ward.turn((unit) => screen(unit, lan, last))).verdict).toBe('stopped');
    const item = await ward.item();
    expect(item).toMatchObject({
      state: 'draft',
      photos: [],
      content: { parts: [{ text: expect.stringContaining('Khối 4 họp') }] },
    });
    expect((await fileEffects()).flatMap(({ hashes }) => hashes)).toEqual(['a'.repeat(64)]);
    expect(await rowsOf(ward.core).selectFrom('photo_fingerprint').selectAll().execute()).toEqual([]);
    const later = heard({ albumKey: 'album', messageKey: 'tg:1:804' });
    expect((await ward.turn((unit) => screen(unit, lan, later))).verdict).toBe('stopped');
    expect(await records()).toHaveLength(1);
  });

  it('leaves no empty draft', async () => {
    await ward.add(lan, '', { photoCount: 1, albumKey: 'album', messageKey: 'tg:1:801' });
    await ward.turn((unit) => screen(unit, lan, heard({ texts: ['TỐI MẬT'], albumKey: 'album' })));
    expect(await ward.item()).toMatchObject({ state: 'withdrawn', photos: [] });
  });

  it('keeps a photo of the album that another item shows', async () => {
    const hash = 'b'.repeat(64);
    await ward.add(minh, news, { photoCount: 1 });
    await stored(await ward.item(), 0, hash);
    await ward.add(lan, '', { photoCount: 1, albumKey: 'album', messageKey: 'tg:1:801' });
    const own = (await ward.items()).find(({ authorId }) => authorId === lan.id);
    if (!own) throw new Error('no draft');
    await stored(own, 0, hash);
    await ward.turn((unit) => screen(unit, lan, heard({ texts: ['TỐI MẬT'], albumKey: 'album' })));
    expect(await ward.turn(({ stores }) => stores.checks.traces.isNamed(hash))).toBe(true);
  });

  it('stops a question that only the head may review, while an item with these words is held', async () => {
    const said = heard({ texts: ['Cho tôi hỏi văn bản lưu hành nội bộ này nói gì?'] });
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    const screening = await ward.turn((unit) => screen(unit, tu, said));
    expect(screening).toMatchObject({ verdict: 'held', rules: ['SEC-CIRCULATION'] });
    expect(await ward.turn((unit) => stopHeld(unit, tu, said, screening.rules))).toBe(true);
    expect(await records()).toMatchObject([{ action: 'hold', state: 'open', person: tu.id }]);
    expect(await ward.outbox()).toContain('tell secrecy-stopped-citizen');
  });
});

describe('files uploaded on a page', () => {
  const upload = async (names: readonly string[]) => {
    const url = await ward.turn((unit) => createPageLink(unit, { purpose: 'upload', person: lan.id }));
    const token = url.split('/').at(-1) ?? '';
    const files = names.map((name, at) => ({
      id: String(at).padStart(32, '0'),
      hash: String(at).repeat(64),
      name,
      mimeType: null,
      sizeBytes: 1_000,
    }));
    return ward.turn((unit) => takeUploads(unit, token, 'form', files));
  };

  it('are sorted into photos and documents by their names', async () => {
    expect((await upload(['IMG_1.HEIC', 'kế hoạch.pdf', 'số liệu.xlsx'])).outcome.ok).toBe(true);
    const draft = await ward.item();
    expect(draft.photos.map(({ file }) => file.name)).toEqual(['IMG_1.HEIC']);
    expect(draft.files.map(({ file }) => file.name)).toEqual(['kế hoạch.pdf', 'số liệu.xlsx']);
    expect(await ward.outbox()).toEqual(['fetchPhoto', 'fetchFile', 'fetchFile']);
  });

  it('pass the same check: one marked name stops the form, and all its files are deleted', async () => {
    expect((await upload(['anh.jpg', 'Phương án TỐI MẬT.docx'])).outcome).toMatchObject({
      issues: [{ key: 'issue-not-public' }],
    });
    expect(await ward.items()).toEqual([]);
    expect((await fileEffects()).flatMap(({ uploads }) => uploads)).toHaveLength(2);
    expect(await records()).toHaveLength(1);
  });
});

describe('a replacement file for a published item', () => {
  let url = '';
  const bring = async (form: string, note: string, dropped: readonly string[]) => {
    const file = {
      id: `f-${form}`,
      hash: form.repeat(64).slice(0, 64),
      name: 'moi.pdf',
      mimeType: null,
      sizeBytes: 1_000,
    };
    const { outcome, isNew } = await ward.turn((unit) =>
      takeUploads(unit, /[^/]+$/u.exec(url)?.[0] ?? '', form, [file], { note, dropped }),
    );
    return { issue: outcome.ok ? null : outcome.issues[0]?.key, isNew };
  };
  beforeEach(async () => {
    await ward.add(lan, 'Khối 4 trồng cây\nSáng nay trồng 20 cây.\nNguồn: bà Lan');
    const item = await ward.item();
    await ward.turn(async ({ stores }) => {
      const files = [aFileOf(1), aFileOf(2)];
      await stores.submissions.save({ ...item, state: 'published', files }, item);
    });
    url = await ward.turn((unit) => createPageLink(unit, { purpose: 'upload', person: minh.id, subject: item.id }));
  });

  it('has a note for readers that passes the same checks as a chat message', async () => {
    const charge = 'Tôi tố cáo ông Bình nhận hối lộ của dân khi làm giấy tờ';
    expect(await bring('a', 'MẬT\nKế hoạch 12/KH-UBND', [])).toMatchObject({ issue: 'issue-not-public' });
    expect(await bring('a', charge, [])).toMatchObject({ issue: 'issue-note-charges' });
    expect((await ward.item()).standing.correction ?? null).toBeNull();
  });

  it('for a file that no longer exists is refused; a valid one is stored once', async () => {
    const [first] = (await ward.item()).files;
    expect(await bring('b', 'Thay tệp.', ['gone'])).toMatchObject({ issue: 'issue-revision-changed' });
    expect(await bring('b', 'Thay tệp.', [first?.id ?? ''])).toEqual({ issue: null, isNew: true });
    expect((await ward.item()).standing.correction?.dropped).toEqual([first?.id]);
    expect(await bring('b', 'Thay tệp.', [first?.id ?? ''])).toEqual({ issue: null, isNew: false });
  });
});

describe('the head’s permission to send a stopped message again', () => {
  const secret = heard({ texts: ['MẬT\nQuán chè của chị Mật'] });
  const stop = async () => {
    await ward.turn((unit) => screen(unit, lan, secret));
    const [record] = await records();
    return record?.id ?? '';
  };
  let messages = 0;
  const again = () => {
    messages += 1;
    return ward.turn((unit) => screen(unit, lan, { ...secret, messageKey: `tg:1:again-${messages}` }));
  };

  it('lets one message of this person in as held, and the next one is stopped again', async () => {
    const id = await stop();
    expect(await ward.turn((unit) => permit(unit, hoa, id))).toMatchObject({ ok: true });
    expect(await ward.outbox()).toEqual(
      expect.arrayContaining(['tell secrecy-send-again', 'tell secrecy-permission-given']),
    );
    expect((await again()).verdict).toBe('held');
    expect((await again()).verdict).toBe('stopped');
    expect((await records()).map(({ state }) => state).toSorted()).toEqual(['open', 'passed']);
  });

  it('is valid for this person only, and for one day', async () => {
    const id = await stop();
    await ward.turn((unit) => permitAgain(unit, hoa, id));
    expect((await ward.turn((unit) => screen(unit, minh, secret))).verdict).toBe('stopped');
    ward.clock.advance(permissionLifeMs + 1);
    expect((await again()).verdict).toBe('stopped');
  });

  it('is given by the head only, once', async () => {
    const id = await stop();
    expect(await ward.turn((unit) => permitAgain(unit, minh, id))).toMatchObject({
      issues: [{ key: 'issue-not-entitled' }],
    });
    await ward.turn((unit) => permitAgain(unit, hoa, id));
    expect(await ward.turn((unit) => permitAgain(unit, hoa, id))).toMatchObject({
      issues: [{ key: 'issue-permitted-already' }],
    });
  });
});

describe('a held item', () => {
  it('is visible to the head only: others get no card, no list entry and no view', async () => {
    const item = await ward.submitted(lan, heldText);
    expect(item).toMatchObject({ state: 'quarantined', revision: 3 });
    expect(await ward.outbox()).toEqual(['tell draft-preview', 'tell secrecy-held-sender', 'tell secrecy-held-head']);
    for (const person of [minh, lan])
      expect(await ward.turn((unit) => viewItem(unit, person, { submission: item.id }))).toMatchObject({
        issues: [{ key: 'issue-state-quarantined' }],
      });
    expect(await ward.turn((unit) => viewItem(unit, hoa, { submission: item.id }))).toMatchObject({ ok: true });
    expect(await rowsOf(ward.core).selectFrom('text_fingerprint').selectAll().execute()).toEqual([]);
  });

  it('stays with the head even during an absence, and is in the head’s list with its two buttons', async () => {
    const { id, revision } = await ward.submitted(lan, heldText);
    const days = { from: localDate('2026-11-24'), to: localDate('2026-12-04'), deputy: 'Minh' };
    expect(await ward.turn((unit) => startAbsence(unit, hoa, days))).toMatchObject({ ok: true });
    const [now] = await ward.turn(async ({ stores }) => [await stores.people.get(minh.id)]);
    if (!now) throw new Error('nobody');
    expect(now.standsIn?.replaces).toBe(hoa.id);
    expect(await ward.turn((unit) => viewItem(unit, now, { submission: id }))).toMatchObject({ ok: false });
    expect(await ward.turn((unit) => destroyItem(unit, now, id, revision))).toMatchObject({ ok: false });
    const heldBy = (person: Person) => ward.turn(async (unit) => (await heldFor(unit, person)).map((each) => each.id));
    expect(await heldBy(now)).toEqual([]);
    expect(await heldBy(hoa)).toEqual([id]);
    const told = async () => (await ward.outbox()).filter((each) => each === 'tell secrecy-held-head').length;
    const before = await told();
    await ward.turn((unit) => listQueue(unit, hoa));
    expect(await told()).toBe(before + 1);
    await ward.turn((unit) => listQueue(unit, now));
    expect(await told()).toBe(before + 1);
    // A standing deputy who substitutes for the head keeps the powers of their own role, for
    // items that accuse another board member.
    const accused = { standing: { keptFrom: [hoa.id] } } as unknown as Submission;
    const standing = { person: minh.id, role: 'head', ownRole: 'standingDeputy', replaces: hoa.id } as const;
    expect(mayJudgeHeld(accused, standing)).toBe(true);
    expect(mayJudgeHeld(accused, { ...standing, ownRole: 'deputy' })).toBe(false);
  });

  it('is submitted when the head releases it, and is not held again for the same passage', async () => {
    const { id, revision } = await ward.submitted(lan, heldText);
    expect(await ward.turn((unit) => releaseItem(unit, minh, id, revision))).toMatchObject({ ok: false });
    expect(await ward.turn((unit) => releaseItem(unit, hoa, id, revision))).toMatchObject({ ok: true });
    const released = await ward.item();
    expect(released).toMatchObject({ state: 'submitted' });
    expect(released.standing.released).toEqual([expect.stringMatching(/^SEC-CIRCULATION:[0-9a-f]{16}$/u)]);
    expect(keys(await found(released))).not.toContain('check-secrecy-held');
    expect(await ward.outbox()).toEqual(expect.arrayContaining(['card', 'tell secrecy-released-sender']));
    const part = released.content.parts[0]?.of ?? '';
    await ward.turn((unit) => takeCorrection(unit, lan, part, `${heldText}\nBà con rất vui.`));
    expect((await ward.item()).state).toBe('submitted');
    // Another passage that only the head may review holds the item again.
    await ward.turn((unit) => takeCorrection(unit, lan, part, `${heldText}\nKhông được sao chụp.\nXem xong trả lại.`));
    await ward.turn((unit) => takeCorrection(unit, lan, part, `${heldText}\nĐây là tài liệu mật.`));
    expect((await ward.item()).state).toBe('quarantined');
  });

  it('is held again for the same words in another passage, because a release applies to one passage', async () => {
    const told = 'Tập huấn\nSáng nay phường tập huấn; không phát tài liệu nội bộ cho người ngoài.\nNguồn: bà Lan';
    const { id, revision, content } = await ward.submitted(lan, told);
    await ward.turn((unit) => releaseItem(unit, hoa, id, revision));
    const edit = (text: string) => ward.turn((unit) => takeCorrection(unit, lan, content.parts[0]?.of ?? '', text));
    await edit(`${told}\nBà con rất vui.`);
    expect((await ward.item()).state).toBe('submitted');
    await edit(`${told}\nĐính kèm toàn văn tài liệu nội bộ: danh sách ông A, ông B.`);
    expect((await ward.item()).state).toBe('quarantined');
    expect((await records()).map(({ rules }) => rules)).toEqual(['SEC-CIRCULATION', 'SEC-CIRCULATION']);
  });

  it('is held again for a new document with the same mark', async () => {
    const { id } = await ward.submitted(lan, `${news}\nPhát tài liệu lưu hành nội bộ.`);
    const held = await ward.item();
    await ward.turn((unit) => releaseItem(unit, hoa, id, held.revision));
    const released = await ward.item();
    expect(released.state).toBe('submitted');
    const facts = { kind: 'docx', name: 'a.docx', sizeBytes: 9, pages: null, characters: 9, picture: null } as const;
    const fate = { state: 'stored', hash: 'e'.repeat(64), facts: { ...facts, marks: ['SEC-CIRCULATION'] } } as const;
    const withPaper = { ...released, files: [{ ...aFileOf(1), fate }] };
    await ward.turn((unit) => unit.stores.submissions.save(withPaper, released));
    await ward.turn(async (unit) => afterSettling(unit, await unit.stores.submissions.get(id), 'paper'));
    expect((await ward.item()).state).toBe('quarantined');
    const again = await ward.item();
    await ward.turn((unit) => releaseItem(unit, hoa, id, again.revision));
    expect((await ward.item()).standing.released).toContain(`SEC-CIRCULATION:${'e'.repeat(16)}`);
    await ward.turn(async (unit) => afterSettling(unit, await unit.stores.submissions.get(id), 'paper again'));
    expect((await ward.item()).state).toBe('submitted');
  });

  it('is held when an edit adds such words, and its cards show nothing more', async () => {
    const item = await ward.submitted(lan, news);
    expect(item.state).toBe('submitted');
    await ward.turn((unit) => takeCorrection(unit, lan, item.content.parts[0]?.of ?? '', heldText));
    expect((await ward.item()).state).toBe('quarantined');
    expect((await ward.outbox()).at(-1)).toBe('tell secrecy-held-head');
  });

  it('that is destroyed has no content, photo or finding left, nor in messages about it', async () => {
    await ward.add(lan, heldText, { photoCount: 1 });
    const draft = await ward.item();
    await stored(draft, 0, 'c'.repeat(64));
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    const { id, revision } = await ward.item();
    expect(await ward.turn((unit) => destroyItem(unit, minh, id, revision))).toMatchObject({ ok: false });
    expect(await ward.turn((unit) => destroyItem(unit, hoa, id, revision))).toMatchObject({ ok: true });
    expect(await ward.item()).toMatchObject({ state: 'destroyed', photos: [], content: { parts: [], title: null } });
    expect((await fileEffects()).flatMap(({ hashes }) => hashes)).toEqual(['c'.repeat(64)]);
    for (const table of ['finding', 'submission_photo', 'photo_fingerprint', 'text_fingerprint'] as const)
      expect(await rowsOf(ward.core).selectFrom(table).selectAll().execute()).toEqual([]);
    const said = await rowsOf(ward.core).selectFrom('outbox').select('effect').execute();
    expect(said.filter(({ effect }) => effect.includes('nội bộ'))).toEqual([]);
    expect(await records()).toMatchObject([{ action: 'hold', state: 'destroyed', subject: id, decidedBy: hoa.id }]);
  });

  it('includes a possible denunciation, which waits for the head whatever its source', async () => {
    await ward.submitted(
      lan,
      'Đề nghị đăng bài\nHôm nay tôi xin tố cáo ông T. đã ăn chặn tiền hỗ trợ của nhiều hộ.\nNguồn: bà Lan',
    );
    expect((await ward.item()).state).toBe('quarantined');
    expect(await records()).toMatchObject([{ rules: 'denunciation' }]);
  });
});

describe('the findings of the checks', () => {
  it('are stored for each revision, and a warning stops nothing', async () => {
    const item = await ward.submitted(lan, `${news}\nLiên hệ ông Tư, điện thoại 0912 345 678.`);
    expect(item.state).toBe('submitted');
    expect(keys(await found(item))).toEqual(expect.arrayContaining(['check-personal-phone', 'check-photo-expected']));
    const rows = await rowsOf(ward.core).selectFrom('finding').select('revision').execute();
    expect(rows).toEqual([{ revision: item.revision }]);
  });

  const long =
    'Ngày hội đại đoàn kết\nSáng nay, nhân dân khối 1 phấn khởi tổ chức Ngày hội Đại đoàn kết toàn dân tộc với phần lễ ôn lại truyền thống và phần hội có kéo co, nhảy bao bố, thi nấu cơm; ba hộ gia đình được khen thưởng vì hiến đất mở ngõ.\nNguồn: ông Bình';

  it('name the item that a text was copied from, until that item is gone', async () => {
    const first = await ward.submitted(lan, long);
    await ward.add(minh, long.replace('phấn khởi', 'vui mừng'));
    const copy = (await ward.items()).find(({ authorId }) => authorId === minh.id);
    if (!copy) throw new Error('no copy');
    const [copied] = (await found(copy)).filter(({ check }) => check === 'text-seen-before');
    expect(copied).toMatchObject({ key: 'check-text-copied', facts: { code: first.code } });
    expect(copied?.evidence.length).toBeGreaterThan(0);
    await ward.turn((unit) =>
      act(unit, hoa, first.id, { type: 'reject', revision: first.revision, reason: { code: 'unfit', note: '' } }),
    );
    await ward.turn(({ stores }) => stores.checks.findings.forget(copy.id));
    expect((await found(copy)).filter(({ check }) => check === 'text-seen-before')).toEqual([]);
  });

  it('of a published item do not name items that came later', async () => {
    const { id } = await ward.submitted(lan, long);
    ward.clock.advance(60_000);
    await ward.add(minh, long.replace('phấn khởi', 'vui mừng'));
    const later = (await ward.items()).find(({ authorId }) => authorId === minh.id);
    await ward.turn((unit) => sendItem(unit, minh, later?.id ?? '', later?.revision ?? 0));
    const copied = async () => {
      await ward.turn(({ stores }) => stores.checks.findings.forget(id));
      const first = await ward.turn(({ stores }) => stores.submissions.get(id));
      return (await found(first)).filter(({ check }) => check === 'text-seen-before').map(({ facts }) => facts?.code);
    };
    // While both wait, each names the other one.
    expect(await copied()).toEqual([later?.code]);
    await ward.turn(async (unit) =>
      act(unit, hoa, id, { type: 'approve', revision: (await unit.stores.submissions.get(id)).revision }),
    );
    expect(await copied()).toEqual([]);
  });

  it('show the same picture in another item when the photo has arrived', async () => {
    await ward.add(lan, news, { photoCount: 1 });
    const first = await ward.item();
    await stored(first, 0, 'd'.repeat(64));
    await ward.turn((unit) => sendItem(unit, lan, first.id, first.revision));
    await ward.add(minh, 'Khối 2 trồng cây\nHôm nay khối 2 trồng cây.\nNguồn: ông Bình', { photoCount: 2 });
    const second = (await ward.items()).find(({ authorId }) => authorId === minh.id);
    if (!second) throw new Error('no second');
    await ward.turn((unit) => sendItem(unit, minh, second.id, second.revision));
    const seen = async () =>
      (await found(await ward.turn(({ stores }) => stores.submissions.get(second.id)))).filter(
        ({ check }) => check === 'photo-seen-before',
      );
    expect(await seen()).toEqual([]);
    await stored(second, 1, 'e'.repeat(64), { sameAs: ['d'.repeat(64)] });
    expect(await seen()).toMatchObject([{ facts: { number: 2, code: first.code, otherNumber: 1 } }]);
  });
});

describe('children in the pictures', () => {
  const school = 'Ngày hội đọc sách\nSáng nay các em học sinh tiểu học vui đọc sách.\nNguồn: cô Mai';
  const preview = async () => {
    const shown = (await outboxMessages(ward.core)).findLast(({ name }) => name === 'draft-preview');
    const view = shown?.facts as ViewOf<'submission'> | undefined;
    return view ? JSON.stringify(await ward.turn((unit) => renderNotice(unit, lan, view))) : '';
  };
  const previewed = async (): Promise<Submission> => {
    await ward.add(lan, school);
    const draft = await ward.item();
    await ward.turn(async (unit) => {
      const { file, position } = aPhotoOf(1);
      const saidAt = unit.now;
      const nothing = { text: '', albumKey: null, forwardedFrom: null, saidAt };
      await takeIntoDraft(unit, lan, { ...nothing, photos: [{ file, position }], messageKey: 'tg:1:77' });
      await answerDraft(unit, await unit.stores.submissions.get(draft.id), true);
    });
    return ward.item();
  };

  it('are asked about once, with three buttons, and the answer makes a new revision', async () => {
    const draft = await previewed();
    for (const each of ['kids.none-shown', 'kids.consent-held', 'kids.faces-hidden'])
      expect(await preview()).toContain(each);
    await ward.turn((unit) => takeDeclaration(unit, lan, draft.id, draft.revision, 'none-shown'));
    const after = await ward.item();
    expect(after).toMatchObject({ revision: draft.revision + 1, content: { children: 'none-shown' } });
    expect(await preview()).not.toContain('kids.');
    expect(keys(await found(after))).not.toContain('check-children-shown');
  });

  it('with consent: the consent is stored with its wording, and asked for again if it is withdrawn before publication', async () => {
    const draft = await previewed();
    await ward.turn((unit) => takeDeclaration(unit, lan, draft.id, draft.revision, 'consent-held'));
    const [consent] = await ward.turn(({ stores }) => stores.checks.consents.of(draft.id));
    expect(consent).toMatchObject({ person: lan.id, words: 'children-consent:1', withdrawnAt: null });
    const stranger = await ward.person('Người lạ', 'contributor');
    expect(await ward.turn((unit) => withdrawConsent(unit, stranger, consent?.id ?? ''))).toMatchObject({ ok: false });
    await ward.turn((unit) => withdrawConsent(unit, hoa, consent?.id ?? ''));
    expect(await ward.item()).toMatchObject({ state: 'draft', content: { children: null } });
    expect((await ward.turn(({ stores }) => stores.checks.consents.of(draft.id)))[0]?.withdrawnAt).not.toBeNull();
  });

  it('are declared by the author only, for the revision that the author sees', async () => {
    const draft = await previewed();
    expect(
      await ward.turn((unit) => takeDeclaration(unit, minh, draft.id, draft.revision, 'none-shown')),
    ).toMatchObject({
      issues: [{ key: 'issue-not-found' }],
    });
    expect(
      await ward.turn((unit) => takeDeclaration(unit, lan, draft.id, draft.revision - 1, 'none-shown')),
    ).toMatchObject({
      issues: [{ key: 'issue-revision-changed' }],
    });
    expect((await ward.item()).content.children ?? null).toBeNull();
  });
});

describe('masking private data', () => {
  const text = `${news}\nLiên hệ ông Tư, điện thoại 0912 345 678.`;

  it('is an edit by the board: a new revision, with the original kept, and the author is told', async () => {
    const item = await ward.submitted(lan, text);
    expect(await ward.turn((unit) => maskItem(unit, minh, item.id, item.revision))).toMatchObject({
      ok: true,
      count: 1,
    });
    const masked = await ward.item();
    expect(masked.revision).toBe(item.revision + 1);
    expect(masked.content.parts.map((part) => part.text).join()).toContain('điện thoại [đã ẩn]');
    expect(masked.standing.unmasked?.text).toContain('0912 345 678');
    expect(masked.content).toMatchObject({ source: { detail: 'bà Lan' }, eventOn: '2026-11-25' });
    expect(keys(await found(masked))).not.toContain('check-personal-phone');
    expect(await ward.outbox()).toContain('tell masked-by-board');
    expect(await ward.turn((unit) => maskItem(unit, minh, masked.id, masked.revision))).toMatchObject({
      issues: [{ key: 'issue-nothing-to-mask' }],
    });
  });

  it('can be undone within a minute by the person who did it only, and restores the text', async () => {
    const item = await ward.submitted(lan, text);
    await ward.turn((unit) => maskItem(unit, minh, item.id, item.revision));
    const masked = await ward.item();
    const issueOf = async (by: Person) =>
      (await ward.turn((unit) => unmaskItem(unit, by, item.id))) as { readonly issues?: readonly { key: string }[] };
    expect((await issueOf(hoa)).issues?.[0]?.key).toBe('issue-undo-nothing');
    expect(await issueOf(minh)).toMatchObject({ ok: true });
    const back = await ward.item();
    expect(back.content).toEqual(item.content);
    expect([back.revision, back.standing.unmasked ?? null, back.standing.signatures]).toEqual([
      masked.revision + 1,
      null,
      [],
    ]);
    expect(keys(await found(back))).toContain('check-personal-phone');
    // It can be undone once, and not after a minute or after another change.
    expect((await issueOf(minh)).issues?.[0]?.key).toBe('issue-undo-nothing');
    await ward.turn((unit) => maskItem(unit, minh, item.id, back.revision));
    ward.clock.advance(61_000);
    expect((await issueOf(minh)).issues?.[0]?.key).toBe('issue-undo-late');
    expect((await ward.item()).standing.unmasked?.text).toContain('0912 345 678');
  });

  const full = `${news}, 0987 654 321\nTin, ảnh: Phạm Văn Bình\nLiên hệ ông Tư, điện thoại 0912 345 678.`;
  const published = async (item: Submission) => ward.turn(async (unit) => publicationOf(unit, item, lan, ''));

  it('keeps the author’s credits, and masks personal data in source and place', async () => {
    await ward.add(lan, full, { photoCount: 1 });
    const draft = await ward.item();
    await stored(draft, 0, 'a'.repeat(64));
    await ward.turn(async (unit) => fillDraft(unit, lan, { slot: 'place', text: 'nhà bà Sáu, số nhà 12' }));
    const { id, revision } = await ward.item();
    await ward.turn((unit) => sendItem(unit, lan, id, revision));
    const item = await ward.item();
    expect(await ward.turn((unit) => maskItem(unit, minh, id, item.revision))).toMatchObject({
      count: 3,
    });
    const masked = await ward.item();
    expect(await published(masked)).toMatchObject({
      authors: ['Phạm Văn Bình'],
      photographers: ['Phạm Văn Bình'],
      source: 'bà Lan, [đã ẩn]',
      place: 'nhà bà Sáu, [đã ẩn]',
    });
    expect(masked.standing.unmasked).toMatchObject({ source: 'bà Lan, 0987 654 321', place: 'nhà bà Sáu, số nhà 12' });
  });

  it('is proposed beside the original, which every decider can read first', async () => {
    const item = await ward.submitted(lan, full);
    const findings = await found(item);
    const before = await ward.turn(async (unit) => fullItem(unit, item, findings, minh));
    expect(before.facts?.original).toMatchObject({ key: 'full-item-proposal' });
    expect(JSON.stringify(before.facts?.original)).toContain('điện thoại [đã ẩn]');
    const proposal = await ward.turn(async (unit) => proposalOf(unit, item));
    expect(proposal).toEqual([
      { before: expect.stringContaining('0912 345 678'), after: expect.stringContaining('[đã ẩn]') },
      { before: 'bà Lan, 0987 654 321', after: 'bà Lan, [đã ẩn]' },
    ]);
    await ward.turn((unit) => maskItem(unit, minh, item.id, item.revision));
    const masked = await ward.item();
    expect(await ward.turn(async (unit) => proposalOf(unit, masked))).toEqual([]);
    expect(await ward.turn(async (unit) => hiddenIn(unit, masked))).toHaveLength(2);
    const after = await ward.turn(async (unit) => fullItem(unit, masked, [], minh));
    expect(JSON.stringify(after.facts?.original)).toMatch(/full-item-original.*0987 654 321/u);
  });

  it('is offered with a button if only the source contains private data', async () => {
    const item = await ward.submitted(lan, `${news}, 0987 654 321`);
    const card = await ward.turn(async (unit) =>
      cardMessage(unit, item, lan, minh, { findings: await findingsOf(unit, item) }),
    );
    expect(JSON.stringify(card.buttons)).toContain('choice-mask');
  });

  it('is automatic for the names of files', async () => {
    await ward.add(lan, news, {
      documents: [{ position: 1, file: aFile('Danh sách bà Sáu 0912 345 678.xlsx') }],
    });
    const draft = await ward.item();
    await ward.turn(async (unit) => {
      const fileFacts = { kind: 'xlsx', name: draft.files[0]?.file.name ?? '', sizeBytes: 10 } as const;
      const rest = { pages: null, characters: 10, picture: null };
      for (const file of draft.files)
        await unit.stores.checks.files.settle(file.id, {
          state: 'stored',
          hash: 'f'.repeat(64),
          facts: { ...fileFacts, ...rest },
        });
    });
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    const item = await ward.item();
    expect(keys(await found(item))).toContain('check-personal-file-name');
    expect((await published(item)).files.map(({ name }) => name)).toEqual(['Danh sách bà Sáu [đã ẩn].xlsx']);
    expect(
      checkDocument({ name: 'bà Sáu 0912 345 678.xlsx', text: '' }, { ward: ward.ward, now: ward.clock.now() }),
    ).toEqual([]);
  });

  it('keeps the credits of a text that the board rewrites, unless the new text has its own', async () => {
    const item = await ward.submitted(lan, full);
    const rewrite = async (text: string) => {
      const { revision } = await ward.item();
      await ward.turn((unit) => boardEdit(unit, minh, item.id, revision, { slot: 'text', text }));
      return (await published(await ward.item())).authors;
    };
    expect(await rewrite('Sáng nay bà con khối 4 trồng cây.')).toEqual(['Phạm Văn Bình']);
    expect(await rewrite('Sáng nay bà con khối 4 trồng cây.\nBài: Lê Thị Hoa')).toEqual(['Lê Thị Hoa']);
  });

  it('is refused to the author and for an older revision', async () => {
    const item = await ward.submitted(lan, text);
    expect(await ward.turn((unit) => maskItem(unit, lan, item.id, item.revision))).toMatchObject({ ok: false });
    expect(await ward.turn((unit) => maskItem(unit, minh, item.id, item.revision - 1))).toMatchObject({
      issues: [{ key: 'issue-revision-changed' }],
    });
    // A typed code refers to the revision on this person's newest card; without a card the item is shown first.
    expect(await byNumber('mask', item)).toMatchObject({ issues: [{ key: 'issue-not-seen-yet' }] });
    expect((await ward.item()).standing.unmasked ?? null).toBeNull();
  });
});

describe('photos sent shortly before stopped words', () => {
  it('stay in an item that was sent earlier', async () => {
    await ward.turn((unit) => screen(unit, lan, heard({ hasPhotos: true, messageKey: 'zalo:1' })));
    await ward.add(lan, news, { photoCount: 1, messageKey: 'zalo:1' });
    const draft = await ward.item();
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    expect((await ward.turn((unit) => screen(unit, lan, heard({ texts: ['TỐI MẬT'] })))).verdict).toBe('stopped');
    expect(photosOf(await ward.item())).toHaveLength(1);
    expect(await ward.outbox()).not.toContain('tell secrecy-photos-stopped');
  });

  it('of another person are not affected', async () => {
    const ha = await ward.person('Phạm Thị Hà', 'contributor');
    await ward.turn((unit) => screen(unit, ha, heard({ hasPhotos: true, messageKey: 'zalo:2' })));
    await ward.add(ha, news, { photoCount: 1, messageKey: 'zalo:2' });
    await ward.turn((unit) => screen(unit, lan, heard({ texts: ['TỐI MẬT'] })));
    const later = heard({ hasPhotos: true, messageKey: 'zalo:3' });
    expect((await ward.turn((unit) => screen(unit, ha, later))).verdict).toBe('clear');
    expect(photosOf(await ward.item())).toHaveLength(1);
  });
});

describe('a document with a secrecy mark', () => {
  const paper = (number: number) => ({
    position: number,
    file: {
      channel: 'telegram',
      fileId: `paper-${number}`,
      uniqueId: `paper-${number}`,
      kind: 'document' as const,
      name: `ke-hoach-${number}.docx`,
      mimeType: null,
      sizeBytes: null,
    },
  });
  const bring = async (number: number, text = '', albumKey: string | null = null) => {
    const messageKey = `tg:1:${number}`;
    await ward.turn((unit) =>
      screen(unit, lan, heard({ messageKey, albumKey, texts: text ? [text] : [], hasDocuments: true })),
    );
    await ward.add(lan, text, { messageKey, albumKey, documents: [paper(number)] });
    return messageKey;
  };
  const found = async (messageKey: string) => {
    const about = { channel: 'telegram', messageKey, hash: 'd'.repeat(64), submission: (await ward.item()).id };
    return ward.turn((unit) => screenDocument(unit, lan, about, ['SEC-STAMP-LINE']));
  };

  it('removes its file and caption from a sent item, which is withdrawn', async () => {
    const key = await bring(801, news);
    const draft = await ward.item();
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    expect(await found(key)).toBe(false);
    expect(await ward.item()).toMatchObject({ state: 'withdrawn', files: [], content: { parts: [] } });
    expect(await records()).toMatchObject([{ action: 'block', contentHash: 'd'.repeat(64), subject: '' }]);
  });

  it('is accepted with the permission that its caption has used, in one message or an album', async () => {
    const film = 'Giới thiệu phim “TỐI MẬT”\nTối nay nhà văn hóa khối 4 chiếu phim “TỐI MẬT”.\nNguồn: bà Lan';
    const permitted = async () => {
      const [last] = (await records()).filter(({ state }) => state === 'open');
      expect(await ward.turn((unit) => permitAgain(unit, hoa, last?.id ?? ''))).toMatchObject({ ok: true });
    };
    const sent = async (number: number, texts: readonly string[], albumKey: string | null) => {
      const message = heard({ messageKey: `tg:1:${number}`, albumKey, texts, hasDocuments: true });
      const { verdict } = await ward.turn((unit) => screen(unit, lan, message));
      if (verdict === 'stopped') return verdict;
      await ward.add(lan, texts[0] ?? '', { messageKey: message.messageKey, albumKey, documents: [paper(number)] });
      return (await found(message.messageKey)) ? 'passed' : 'stopped below';
    };
    expect(await sent(811, [film], null)).toBe('stopped');
    await permitted();
    expect(await sent(812, [film], null)).toBe('passed');
    expect(await sent(813, [film], null)).toBe('stopped');
    await permitted();
    expect(await sent(814, [film], 'films')).toBe('passed');
    expect(await sent(815, [], 'films')).toBe('passed');
    expect(await sent(816, [film], null)).toBe('stopped');
  });

  it('removes the documents of its album too, and no others', async () => {
    await bring(801, news);
    await bring(802, '', 'album');
    const last = await bring(803, 'Kế hoạch trồng cây', 'album');
    expect(await found(last)).toBe(false);
    const { files, content } = await ward.item();
    expect(files.map(({ messageKey }) => messageKey)).toEqual(['tg:1:801']);
    expect(content.parts.map(({ of }) => of)).toEqual(['tg:1:801']);
    const later = heard({ albumKey: 'album', messageKey: 'tg:1:804', hasDocuments: true });
    expect((await ward.turn((unit) => screen(unit, lan, later))).verdict).toBe('stopped');
  });
});

describe('a citizen’s album', () => {
  const photo = (number: number) => ({
    channel: 'telegram',
    fileId: `file-${number}`,
    uniqueId: `photo-${number}`,
    kind: 'photo' as const,
    name: null,
    mimeType: null,
    sizeBytes: null,
  });
  const inAlbum = (number: number, texts: readonly string[] = []): Heard =>
    heard({ messageKey: `tg:9:${number}`, albumKey: 'tg:9:album', hasPhotos: true, texts });
  const waiting = (person: Person) => ward.turn(({ stores }) => stores.dialogues.read(person.id, memoryVersion));
  const bring = (person: Person, number: number) =>
    ward.turn(async (unit) => {
      const { verdict } = await screen(unit, person, inAlbum(number));
      if (verdict === 'clear')
        await keepPhotos(unit, person, {
          text: '',
          photos: [photo(number)],
          messageKey: `tg:9:${number}`,
          channel: 'telegram',
          conversation: 'c',
          receivedAt: unit.now,
        });
      return verdict;
    });

  it('is deleted completely when the caption of its second photo is stopped', async () => {
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    expect(await bring(tu, 1)).toBe('clear');
    expect(await waiting(tu)).toMatchObject({ open: { ask: 'pending' } });
    const words = inAlbum(2, ['TUYỆT MẬT\nSơ đồ']);
    expect((await ward.turn((unit) => screen(unit, tu, words))).verdict).toBe('stopped');
    expect(await waiting(tu)).toEqual({ open: null });
    expect(await ward.outbox()).toContain('tell secrecy-photos-stopped');
    expect(await bring(tu, 3)).toBe('stopped');
  });

  it('without a caption is deleted near stopped words, and kept with a caption of its own', async () => {
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    await bring(tu, 1);
    await ward.turn((unit) => screen(unit, tu, heard({ texts: ['TỐI MẬT'] })));
    expect(await waiting(tu)).toEqual({ open: null });
    const other = { albumKey: 'tg:9:other', hasPhotos: true };
    const named = heard({ ...other, messageKey: 'tg:9:10', texts: ['Đường khối 5 có ổ gà'] });
    expect((await ward.turn((unit) => screen(unit, tu, named))).verdict).toBe('clear');
    const wordless = heard({ ...other, messageKey: 'tg:9:11' });
    expect((await ward.turn((unit) => screen(unit, tu, wordless))).verdict).toBe('clear');
    const apart = heard({ albumKey: 'tg:9:third', hasPhotos: true, messageKey: 'tg:9:12' });
    expect((await ward.turn((unit) => screen(unit, tu, apart))).verdict).toBe('stopped');
  });
});

describe('a preview', () => {
  const previews = async () => (await ward.outbox()).filter((each) => each === 'tell draft-preview').length;

  it('is sent again once if the last photo changes the findings, and not before', async () => {
    await ward.add(lan, news, { photoCount: 2 });
    const draft = await ward.item();
    await ward.turn((unit) => answerDraft(unit, draft));
    expect(await previews()).toBe(1);
    await stored(await ward.item(), 0, 'a'.repeat(64), { width: 300, height: 200 });
    expect(await previews()).toBe(1);
    await stored(await ward.item(), 1, 'b'.repeat(64), { width: 320, height: 200 });
    expect(await previews()).toBe(2);
    expect(keys(await found(await ward.item()))).toContain('check-photo-small');
  });

  it('is not sent again if the photos give no findings', async () => {
    await ward.add(lan, news, { photoCount: 1 });
    const draft = await ward.item();
    await ward.turn((unit) => answerDraft(unit, draft));
    await stored(await ward.item(), 0, 'a'.repeat(64));
    expect(await previews()).toBe(1);
  });
});

describe('findings after the card was sent', () => {
  const small = { width: 300, height: 200 };
  const told = async (key: string) => (await outboxMessages(ward.core)).filter(({ name }) => name === key);
  const sentWithPhotos = async (photoCount: number): Promise<Submission> => {
    await ward.add(lan, news, { photoCount });
    const draft = await ward.item();
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    return ward.item();
  };
  /** Stores a card as sent to a platform whose messages cannot be changed. */
  const cardOf = (item: Submission) =>
    ward.turn(async (unit) => {
      const card = {
        id: cardId('card1'),
        submission: item.id,
        person: minh.id,
        channel: 'zalo-oa',
        conversation: 'z1',
        messageId: 'm1',
        hasPhoto: false,
        shownRevision: item.revision,
        shown: shownFindings(unit, await findingsOf(unit, item)),
        createdAt: unit.now,
      };
      await unit.stores.cards.insert(card);
    });
  const renew = () =>
    ward.turn(async (unit) => {
      const card = await unit.stores.cards.find(cardId('card1'));
      if (card) await tellOutcome(unit, card, await unit.stores.submissions.get(card.submission), minh);
    });

  it('are sent once if a card cannot be edited, without those already shown', async () => {
    const item = await sentWithPhotos(2);
    await stored(item, 0, 'a'.repeat(64), small);
    await cardOf(await ward.item());
    await renew();
    expect(await told('findings-since-card')).toEqual([]);
    await stored(await ward.item(), 1, 'b'.repeat(64), small);
    await renew();
    await renew();
    const [message, ...more] = await told('findings-since-card');
    expect(more).toEqual([]);
    expect(message).toMatchObject({ person: minh.id, facts: { code: item.code } });
    const said = JSON.stringify(message?.facts.findings);
    expect(said).toContain('"number":2');
    expect(said).not.toContain('"number":1');
  });

  it('for an approved item are told to the signer', async () => {
    const { id, revision } = await sentWithPhotos(1);
    await ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision }));
    await stored(await ward.item(), 0, 'a'.repeat(64), small);
    expect(await told('findings-since-approval')).toMatchObject([{ person: minh.id }]);
    expect(JSON.stringify(await told('findings-since-approval'))).toContain('check-photo-small');
  });

  it('are not told if there are none', async () => {
    const { id, revision } = await sentWithPhotos(1);
    await ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision }));
    await stored(await ward.item(), 0, 'a'.repeat(64));
    expect(await told('findings-since-approval')).toEqual([]);
  });
});

describe('taking an item down', () => {
  it('by typed number takes a listed reason or own words, whatever card was shown', async () => {
    const item = await ward.submitted(lan, news);
    await ward.turn(async ({ stores }) => {
      const before = await stores.submissions.get(item.id);
      const publication = { version: 2, slug: 'khoi-4', at: before.updatedAt };
      await stores.submissions.save(
        { ...before, state: 'published', standing: { ...before.standing, publication } },
        before,
      );
    });
    const said = readReplyCode(`g ${item.code.slice(-4)} sai số hộ`);
    if (!said) throw new Error('no code was read');
    expect(said).toMatchObject({ act: 'unpublish', rest: 'sai số hộ' });
    expect(await ward.turn((unit) => actByNumber(unit, minh, said))).toMatchObject({
      ok: true,
      note: { key: 'note-unpublish' },
    });
    const after = await ward.item();
    expect(after).toMatchObject({ state: 'unpublished', standing: { reason: { code: 'other', note: 'sai số hộ' } } });
    expect(await ward.turn((unit) => actByNumber(unit, hoa, said))).toMatchObject({
      issues: [{ key: 'issue-state-unpublished' }],
    });
    expect(await ward.decisions()).toHaveLength(1);
  });

  it('is a decision of the board about a published item only, and reaches the portal', async () => {
    const item = await ward.submitted(lan, news);
    const reason = { code: 'wrong', note: '' };
    expect(
      await ward.turn((unit) => act(unit, minh, item.id, { type: 'unpublish', revision: item.revision, reason })),
    ).toMatchObject({
      issues: [{ key: 'issue-state-submitted' }],
    });
    await ward.turn(async ({ stores }) => {
      const before = await stores.submissions.get(item.id);
      const publication = { version: 2, slug: 'khoi-4', at: before.updatedAt };
      await stores.submissions.save(
        { ...before, state: 'published', standing: { ...before.standing, publication } },
        before,
      );
    });
    expect(
      await ward.turn((unit) => act(unit, lan, item.id, { type: 'unpublish', revision: item.revision, reason })),
    ).toMatchObject({ ok: false });
    expect(
      await ward.turn((unit) => act(unit, minh, item.id, { type: 'unpublish', revision: item.revision, reason })),
    ).toMatchObject({ ok: true });
    expect(await ward.item()).toMatchObject({ state: 'unpublished', revision: item.revision + 1 });
    expect(await ward.outbox()).toEqual(
      expect.arrayContaining(['publish', 'tell unpublished-to-author', 'tell unpublished-to-head']),
    );
  });
});
