import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/adapters/fluent.ts';
import { localDateOf } from '../../../src/domain/calendar/local-date.ts';
import type { CheckSubject, Finding } from '../../../src/domain/checks/check.ts';
import { checks } from '../../../src/domain/checks/index.ts';
import { mostEvidence, runChecks } from '../../../src/domain/checks/run-checks.ts';
import { bodyOf, subjectOfItem } from '../../../src/domain/checks/subject-of-item.ts';
import { readContent } from '../../../src/domain/submission/reading.ts';
import { aContent, aPhotoOf, day, now, units } from '../submission-builders.ts';
import { aPhoto, aSubject, keysOf, pointedAt, ward } from './subject-builder.ts';

/** The findings that block sending. */
const whatStopsSending = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'block');

const keys = (change: Partial<CheckSubject>) => keysOf(runChecks(aSubject(change)));

describe('the source', () => {
  it.each([
    ['none', null],
    ['an unnamed person', { kind: 'person', detail: '  ' }],
    ['a document without number', { kind: 'document', detail: '' }],
  ] as const)('%s prevents sending', (_, source) => {
    const findings = runChecks(aSubject({ source }));
    expect(keysOf(findings)).toEqual(['check-source-missing']);
    expect(whatStopsSending(findings)).toEqual(findings);
  });

  it.each(['Facebook', 'trên mạng', 'Internet', 'Sưu tầm', 'Mạng xã hội.', 'trên mạng'.normalize('NFD')])(
    '“%s” cannot be verified, and does not prevent sending',
    (detail) => {
      const findings = runChecks(aSubject({ source: { kind: 'person', detail } }));
      expect(keysOf(findings)).toEqual(['check-source-vague']);
      expect(whatStopsSending(findings)).toEqual([]);
    },
  );

  it.each(['ông Bấy, trưởng khối 4', 'Báo Hải Phòng', 'Trang Facebook của Công an phường'])(
    '“%s” is accepted as a source',
    (detail) => {
      expect(keys({ source: { kind: 'person', detail } })).toEqual([]);
    },
  );
});

describe('another publication as the source', () => {
  it.each([
    ['Báo Hải Phòng', ['check-source-unlinked']],
    ['https://baohaiphong.vn/tin-1.html', []],
    ['baohaiphong.vn', []],
  ])('%s', (detail, expected) => expect(keys({ source: { kind: 'publication', detail } })).toEqual(expected));
});

describe('hearsay', () => {
  it('is reported when a text has two such phrases', () => {
    const body = 'Nghe nói chợ sắp dời đi. Người ta bảo tháng sau.';
    const findings = runChecks(aSubject({ body }));
    expect(keysOf(findings)).toEqual(['check-hearsay']);
    expect(pointedAt(body, findings[0])).toEqual(['Nghe nói', 'Người ta bảo']);
  });
  it('is not reported for a single phrase', () => {
    expect(keys({ body: 'Các cụ nghe nói chuyện cổ tích.' })).toEqual([]);
  });
});

describe('dates', () => {
  it('after today get a warning in news, and only a note in another category', () => {
    expect(runChecks(aSubject({ eventOn: day('2026-11-28') }))).toMatchObject([
      { key: 'check-date-ahead', severity: 'warning', facts: { day: '28/11/2026', days: 3 } },
    ]);
    expect(runChecks(aSubject({ eventOn: day('2026-11-28'), category: 'other' }))[0]?.severity).toBe('note');
    expect(keys({ eventOn: day('2026-11-25') })).toEqual([]);
    expect(keys({ eventOn: null })).toEqual([]);
  });

  it('are reported late from the first instant after the deadline, judged by the time of sending', () => {
    const due = { on: day('2026-11-25'), at: new Date('2026-11-25T17:00:00Z') };
    const late = new Date('2026-11-25T17:00:00Z');
    const inTime = new Date('2026-11-25T16:59:59Z');
    expect(keys({ due, now: inTime })).toEqual([]);
    expect(keys({ due, now: late })).toEqual(['check-deadline-passed']);
    expect(keys({ due, now: late, submittedAt: inTime })).toEqual([]);
  });
});

describe('photos', () => {
  it('are expected of news and conferences', () => {
    expect(keys({ photos: [] })).toEqual(['check-photo-expected']);
    expect(keys({ photos: [], category: 'conference' })).toEqual(['check-photo-expected']);
    expect(keys({ photos: [], category: 'document' })).toEqual([]);
  });

  it('do not replace the number, signer and file that a document needs', () => {
    const bare = { category: 'document' as const, paper: { documentNumber: null, signer: null } };
    expect(keys(bare)).toEqual(['check-paper-number', 'check-paper-signer', 'check-paper-file']);
    const documents = [{ fileName: '150-QD-UBND.pdf', text: '' }];
    expect(keys({ ...bare, documents, paper: { documentNumber: '150/QĐ-UBND', signer: 'Trần Văn An' } })).toEqual([]);
    expect(keys({ ...bare, category: 'news' })).toEqual([]);
  });

  it('may be too small, by the long side', () => {
    expect(runChecks(aSubject({ photos: [aPhoto(), aPhoto({ number: 2, width: 599, height: 799 })] }))).toMatchObject([
      {
        key: 'check-photo-small',
        facts: { number: 2, width: 599, height: 799 },
        evidence: [{ where: 'photo', number: 2 }],
      },
    ]);
    expect(keys({ photos: [aPhoto({ width: 600, height: 800 })] })).toEqual([]);
    expect(keys({ photos: [aPhoto({ width: null, height: null, sharpness: null, hash: null })] })).toEqual([]);
  });

  it('may be blurred', () => {
    expect(keys({ photos: [aPhoto({ sharpness: 38 })] })).toEqual(['check-photo-blurred']);
    expect(keys({ photos: [aPhoto({ sharpness: 223 })] })).toEqual([]);
  });

  it('may be older than the event', () => {
    expect(keys({ photos: [aPhoto({ takenAt: '2025-11-20T08:00:00' })] })).toEqual(['check-photo-old']);
    expect(keys({ photos: [aPhoto({ takenAt: '2026:11:24 08:00:00' })] })).toEqual([]);
    expect(keys({ photos: [aPhoto({ takenAt: 'yesterday' })] })).toEqual([]);
  });

  it('may be sent twice', () => {
    const photos = [1, 2, 3].map((number) => aPhoto({ number, hash: number === 2 ? 'other' : 'same' }));
    expect(runChecks(aSubject({ photos }))).toMatchObject([
      { key: 'check-photo-twice', facts: { number: 3, otherNumber: 1 } },
    ]);
    expect(keys({ photos: [1, 2].map((number) => aPhoto({ number, hash: null })) })).toEqual([]);
  });

  it('may have appeared in another item', () => {
    const seenPhotos = [{ number: 1, code: 'DL-2611-0001', title: 'Khối 1 trồng cây', otherNumber: 2 }];
    expect(runChecks(aSubject({ seenPhotos }))).toMatchObject([
      { key: 'check-photo-seen', severity: 'warning', evidence: [{ other: { code: 'DL-2611-0001', number: 2 } }] },
    ]);
  });
});

describe('texts seen before', () => {
  const seen = { code: 'DL-2611-0001', title: 'Khối 1 trồng cây', publishedOn: day('2026-11-20') };
  const passages = [{ mine: { start: 0, end: 8 }, theirs: { start: 4, end: 12 } }];
  it.each([
    [0.7, 'check-text-copied', 70],
    [0.69, 'check-text-similar', 69],
    [1, 'check-text-copied', 100],
  ])('%d', (overlap, key, percent) => {
    expect(runChecks(aSubject({ seenTexts: [{ ...seen, overlap, passages }] }))).toEqual([
      {
        check: 'text-seen-before',
        key,
        severity: 'warning',
        facts: {
          code: 'DL-2611-0001',
          title: 'Khối 1 trồng cây',
          percent,
          when: { key: 'check-text-published', facts: { day: '20/11/2026' } },
        },
        evidence: [{ where: 'body', number: 1, start: 0, end: 8, other: { code: 'DL-2611-0001', start: 4, end: 12 } }],
      },
    ]);
  });
  it('the most similar text comes first', () => {
    const seenTexts = [0.5, 0.9].map((overlap) => ({ ...seen, code: String(overlap), overlap, passages: [] }));
    expect(runChecks(aSubject({ seenTexts })).map(({ facts }) => facts.code)).toEqual(['0.9', '0.5']);
  });
});

describe('people', () => {
  it.each([
    ['Nghe em nhỏ lớp 2 kể chuyện', true],
    ['Hội thi của học sinh tiểu học', true],
    ['60 suất quà cho trẻ mồ côi', true],
    ['Hội Người cao tuổi họp', false],
    ['Con em xa quê ủng hộ', false],
    ['Trẻ trung, sôi nổi', false],
  ])('%s: children %s', (body, expected) => {
    expect(keys({ body }).includes('check-children-shown')).toBe(expected);
    expect(keys({ body: body.normalize('NFD') }).includes('check-children-shown')).toBe(expected);
  });

  it('in need get a reminder about their dignity when there are photos', () => {
    expect(keys({ body: 'Trao quà cho hộ nghèo khối 4.' })).toEqual(['check-dignity-at-risk']);
    expect(keys({ body: 'Trao quà cho hộ nghèo khối 4.', photos: [], category: 'other' })).toEqual([]);
  });

  it.each([
    ['Bà Trần Thị Sáu bị suy thận, mong mọi người giúp đỡ.', true],
    ['Ông T. đang điều trị ung thư.', true],
    ['Trạm Y tế khám 46 trường hợp bị tiểu đường.', false],
    ['Ông Bấy dự buổi tuyên truyền phòng chống ung thư.', false],
  ])('%s: health %s', (body, expected) => {
    expect(keys({ body }).includes('check-health-told')).toBe(expected);
  });

  it.each([
    ['Ông T. đã ăn chặn tiền hỗ trợ của dân.', ['check-accusation']],
    ['Tôi xin tố cáo ông Bảy.', ['check-denunciation', 'check-accusation']],
    ['Gia đình tôi không đồng ý với quyết định thu hồi đất.', ['check-complaint']],
    ['Công an phường vận động nhân dân tố giác tội phạm.', []],
    ['ĐƠN TỐ CÁO\nKính gửi Ban Biên tập.', ['check-denunciation']],
    ['Chúng tôi làm đơn khiếu nại Quyết định số 45.', ['check-complaint']],
    ['Phường đã giải quyết 3 đơn khiếu nại, 1 đơn tố cáo.', []],
    ['Ông Bảy bị người dân gửi đơn tố cáo.', ['check-accusation']],
    ['Tòa án tuyên phạt ông Bảy vì tham ô.', []],
    ['Khiếu nại, tố cáo gửi về bộ phận tiếp công dân.', []],
  ])('%s', (body, expected) => expect(keys({ body })).toEqual(expected));

  it('are warned of advertising, but not of a report about a crime', () => {
    expect(keys({ body: 'Vay nhanh không thế chấp, giải ngân trong 15 phút.' })).toEqual(['check-advertising']);
    expect(keys({ body: 'Công an bắt nhóm cá độ bóng đá; cá độ là phạm pháp.' })).toEqual([]);
  });
});

describe('writing', () => {
  it.each([
    ['KHỐI 4 RA QUÂN DỌN VỆ SINH', ['check-capitals-title']],
    ['khối 4 ra quân dọn vệ sinh'.toUpperCase().normalize('NFD'), ['check-capitals-title']],
    ['UBND phường họp', []],
    ['HĐND, UBND', []],
    ['Khối 4 '.repeat(22).trim(), ['check-title-long']],
  ])('%s', (title, expected) => expect(keys({ title })).toEqual(expected));

  it('a long passage in capitals is reported, the letterhead of a document is not', () => {
    const shout = 'TẤT CẢ BÀ CON KHỐI 4 HÃY RA ĐƯỜNG DỌN VỆ SINH VÀO SÁNG CHỦ NHẬT NÀY NHÉ MỌI NGƯỜI';
    const body = `Sáng nay.\n${shout}`;
    const [finding] = runChecks(aSubject({ body }));
    expect(finding?.key).toBe('check-capitals-body');
    expect(shout).toContain(pointedAt(body, finding)[0]);
    expect(keys({ body: 'ỦY BAN NHÂN DÂN PHƯỜNG ĐỒNG LẠC\nThông báo họp.' })).toEqual([]);
  });

  it('a body may be too long', () => {
    expect(keys({ body: 'từ '.repeat(2000) })).toEqual([]);
    expect(keys({ body: 'từ '.repeat(2001) })).toEqual(['check-body-long']);
  });
});

/** Every check at once: each text must be composable with the facts that its check supplies. */
const everything: readonly CheckSubject[] = [
  aSubject({ source: { kind: 'publication', detail: 'Báo Hải Phòng' } }),
  aSubject({ body: 'Lưu hành nội bộ', photos: [], eventOn: day('2026-12-01') }),
  aSubject({ title: 'MẬT' }),
  aSubject({ category: 'document', paper: { documentNumber: null, signer: null } }),
  aSubject({
    title: 'sáng nay khối 4 trồng cây',
    body: 'Sáng 23/11, khối 4 tổ chức trồng hai mươi cây xanh.\n\nChiều 24/11, trường tiểu học trao quà tặng các cháu.',
    photos: [aPhoto({ sharpness: 1 })],
  }),
  aSubject({ body: 'Sáng nay, khối 4 trồng cây.', today: day('2026-11-30') }),
  aSubject({ title: 'Khoi 4 trong cay', body: 'Sang nay khoi 4 trong hai muoi cay xanh doc duong lang.' }),
  aSubject({ source: null, due: { on: day('2026-11-24'), at: new Date('2026-11-24T17:00:00Z') } }),
  aSubject({
    title: 'KHỐI 4 RA QUÂN '.repeat(12),
    body: `Tôi xin tố cáo ông Bảy ăn chặn. Tôi khiếu nại. Nghe nói, người ta bảo học sinh hộ nghèo. Vay nhanh, nhà cái. Bà Sáu bị suy thận.
CCCD 030151000000, hộ chiếu B1234567, BHYT HT2300000000000, STK 1903000000001, 0900000011, 0220 3888 888, a@b.com, số nhà 4, thửa số 5, sinh ngày 1/2/1960, xe 34A-123.45, con bà Trần Thị Sáu
${'HOA '.repeat(2001)}`,
    source: { kind: 'person', detail: 'Facebook' },
    photos: [
      aPhoto({ width: 300, height: 200, sharpness: 5, hash: 'same', takenAt: '2020-01-01' }),
      aPhoto({ number: 2, hash: 'same' }),
    ],
    seenTexts: [
      { code: 'DL-2611-0001', title: 'Một', publishedOn: null, overlap: 0.9, passages: [] },
      { code: 'DL-2611-0002', title: 'Hai', publishedOn: day('2026-11-20'), overlap: 0.5, passages: [] },
    ],
    documents: [{ fileName: 'bà Sáu 0900000011.pdf', text: '' }],
    seenPhotos: [
      { number: 1, code: 'DL-2611-0001', title: 'Một', otherNumber: 2 },
      { number: 2, code: 'DL-2611-0002', title: 'Hai', otherNumber: 1, isMirrored: true },
    ],
  }),
  aSubject({
    title: 'khoi 6 to chuc trong cay xanh',
    body: 'Sang nay khoi 6 to chuc trong cay, co nhieu nguoi dan tham gia.',
    withAccents: { title: 'Khối 6 tổ chức trồng cây xanh', left: 2 },
  }),
];

describe('the registry', () => {
  const findings = everything.flatMap((subject) => runChecks(subject));

  it('contains each check once, and each finding names its check', () => {
    const ids: readonly string[] = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(findings.map(({ check }) => check))].toSorted()).toEqual(ids.toSorted());
  });

  it('sorts findings by severity', () => {
    const weights = runChecks(everything[1] ?? aSubject()).map(({ severity }) => severity);
    expect(weights).toEqual(['hold', 'warning', 'warning']);
  });

  it('lets only secrecy and a missing source prevent sending', () => {
    expect(whatStopsSending(findings).map(({ key }) => key)).toEqual(['check-secrecy-blocked', 'check-source-missing']);
  });

  it('has a text in both languages for every finding, and each text needs only the facts given', () => {
    const translator = createTranslator('locales');
    for (const locale of ['vi', 'en'])
      for (const reader of ['author', 'board'])
        for (const { key, facts } of findings)
          expect(translator.say(locale, { key, facts: { ...facts, reader } })).not.toMatch(/\{|\$|undefined/u);
    const written = [...readFileSync('locales/vi/check.ftl', 'utf8').matchAll(/^check-[\w-]+/gmu)].map(([key]) => key);
    const inside = ['check-text-published', 'check-text-waiting', 'check-in-file'];
    expect([...new Set([...keysOf(findings), ...inside])].toSorted()).toEqual(written.toSorted());
  });

  it('returns plain data that survive JSON', () => {
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });

  it('shows at most a hundred places of a finding, and counts them all', () => {
    const [finding] = runChecks(aSubject({ body: 'gọi 0900000011, '.repeat(5000) }));
    expect(finding?.evidence).toHaveLength(mostEvidence);
    expect(finding?.facts).toEqual({ count: 5000 });
  });

  it.each([
    ['spaces', ' '.repeat(200_000)],
    ['one word', 'a'.repeat(200_000)],
    ['digits', '0'.repeat(200_000)],
    ['capitals', 'T '.repeat(100_000)],
    ['addresses', 'a@'.repeat(100_000)],
    ['openings', 'tài  '.repeat(50_000)],
    ['names', 'ông A '.repeat(40_000)],
    ['marks', 'a\u0302\u0323'.repeat(60_000)],
    ['numbers', '0900 000 011 '.repeat(15_000)],
    ['empty lines', '\n'.repeat(200_000)],
  ])('takes no disproportionate time for 200 KB of %s', (_, body) => {
    // Measures the CPU time of this process only, so other load does not matter. Quadratic code would take minutes.
    const before = process.cpuUsage();
    runChecks(aSubject({ body }));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(6000);
  });
});

describe('messages about secrecy', () => {
  const facts = { code: 'DL-2611-0042', name: 'Lan', time: '9 giờ 00 ngày 25/11', until: '26/11', channel: 'Telegram' };
  const sentences = [
    'secrecy-stopped-citizen',
    'secrecy-stopped-contributor',
    'secrecy-stopped-head',
    'secrecy-send-again',
    'secrecy-permission-given',
    'secrecy-held-sender',
    'secrecy-held-head',
    'secrecy-released-sender',
    'secrecy-destroyed-sender',
    'secrecy-destroyed-head',
  ].map((key) => ({ key, facts }));

  it.each(['vi', 'en'])('in %s have at most six lines and no missing fact', (locale) => {
    const translator = createTranslator('locales');
    for (const sentence of sentences) {
      const text = translator.say(locale, sentence);
      expect(text).not.toMatch(/\{|\$|undefined/u);
      expect(text.split('\n').length).toBeLessThanOrEqual(6);
    }
  });

  it('do not tell the sender which mark was found, nor claim that an item is free of secrets', () => {
    const translator = createTranslator('locales');
    const told = sentences.map((sentence) => translator.say('vi', sentence));
    for (const text of told.slice(0, 2)) expect(text).not.toMatch(/mật/iu);
    for (const text of told) expect(text).not.toMatch(/không có bí mật|an toàn/iu);
  });
});

describe('the subject of the checks', () => {
  it('is built from the item as its author sent it', () => {
    const content = aContent({ source: { kind: 'witness', detail: '' }, eventOn: day('2026-11-25') });
    const photos = [
      aPhotoOf(4, {
        fate: {
          state: 'stored',
          hash: 'abc',
          facts: { width: 500, height: 400, widths: [], placeholder: '', takenAt: null, hadLocation: false },
        },
      }),
      aPhotoOf(7),
    ];
    const zone = 'Asia/Ho_Chi_Minh';
    const reading = readContent(content, photos, { saidAt: now, timeZone: zone, units });
    const subject = subjectOfItem({
      reading,
      photos,
      due: { at: now, on: day('2026-11-26') },
      submittedAt: null,
      now,
      timeZone: zone,
      ward,
      captionOf: (photo) => `Ảnh chụp ${photo.position}`,
    });
    expect(subject.today).toBe(localDateOf(now, zone));
    expect(subject.body).toBe(bodyOf(reading));
    expect(subject.photos).toMatchObject([
      { number: 1, width: 500, height: 400, sharpness: null, hash: 'abc', caption: 'Ảnh chụp 4' },
      { number: 2, width: null, hash: null, caption: 'Ảnh chụp 7' },
    ]);
    expect(keysOf(runChecks(subject))).toEqual(['check-deadline-passed', 'check-photo-small']);
  });
});
