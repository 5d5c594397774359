import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dueDate } from '../../../src/domain/calendar/due-date.ts';
import { localDate, localDateOf } from '../../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../../src/domain/calendar/vietnam.ts';
import { type Triage, triage } from '../../../src/domain/question/triage.ts';
import { foldForSearch } from '../../../src/domain/text/normalize.ts';
import { growthByFour } from '../../support/cpu-time.ts';
import { firstExamples, laterExamples, trickyExamples } from './triage-examples.ts';

interface Fixture {
  readonly id: string;
  readonly received_at: string;
  readonly text: string;
  readonly expected: {
    readonly intent: string;
    readonly route: string;
    readonly topic: string;
    readonly publishable: boolean;
    readonly due_date?: string;
  };
}
const { questions } = JSON.parse(readFileSync('tests/fixtures/questions.json', 'utf8')) as {
  readonly questions: readonly Fixture[];
};

/** The result in the words of the fixture. */
const asWritten = (found: Triage): { intent: string; route: string; topic: string; publishable: boolean } => {
  switch (found.kind) {
    case 'question':
    case 'report':
    case 'proposal':
      return {
        intent: found.kind === 'question' ? 'question' : 'reflection',
        route: found.about?.desk ?? '',
        topic: found.about?.topic ?? '',
        publishable: true,
      };
    case 'elsewhere':
      return {
        intent: 'question',
        route: 'out-of-scope',
        topic: { electricity: 'dien-luc', socialInsurance: 'bhxh' }[found.body as 'electricity' | 'socialInsurance'],
        publishable: true,
      };
    case 'complaint':
      return { intent: 'complaint', route: 'tiep-cong-dan', topic: 'khieu-nai', publishable: false };
    case 'denunciation':
      return { intent: 'denunciation', route: 'tiep-cong-dan', topic: 'to-cao', publishable: false };
    case 'spam':
      return { intent: 'spam', route: 'reject', topic: 'spam', publishable: false };
    case 'emergency':
      return { intent: 'emergency', route: 'emergency', topic: 'khan-cap', publishable: false };
    default:
      return { intent: found.kind, route: '', topic: '', publishable: false };
  }
};

/** 'emergency:114', 'elsewhere:court', 'question' */
const inShort = (found: Triage): string =>
  found.kind === 'emergency'
    ? `emergency:${found.numbers[0]}`
    : found.kind === 'elsewhere'
      ? `elsewhere:${found.body}`
      : found.kind;

describe.each(questions)('$id of the fixture', ({ text, received_at, expected }) => {
  const { due_date: due, ...rest } = expected;
  const wanted = { intent: rest.intent, route: rest.route, topic: rest.topic, publishable: rest.publishable };

  it('gets the result that the file states', () => {
    expect(asWritten(triage(text))).toEqual(wanted);
  });

  it('gets the same result without diacritics, in capitals and in decomposed form', () => {
    for (const variant of [foldForSearch(text), text.toUpperCase(), text.normalize('NFD'), `  ${text}\n`])
      expect(asWritten(triage(variant)), variant).toEqual(wanted);
  });

  it.runIf(due)('is due on the date that the file states', () => {
    const startOn = localDateOf(new Date(received_at), 'Asia/Ho_Chi_Minh');
    expect(dueDate({ category: 'answer', startOn, calendar: vietnamCalendar }).dueOn).toBe(localDate(due ?? ''));
  });
});

describe.each([
  ['first', firstExamples],
  ['later', laterExamples],
  ['tricky', trickyExamples],
] as const)('the %s examples', (_, examples) => {
  it.each(examples)('%s: %s', (wanted, text) => {
    const found = inShort(triage(text));
    expect(wanted.split('|')).toContain(found);
  });

  it.each(examples)('%s, typed without diacritics: %s', (wanted, text) => {
    expect(wanted.split('|')).toContain(inShort(triage(foldForSearch(text))));
  });
});

describe('a mixed letter', () => {
  it('is split: the question is kept, and no word of the accusation stays in it', () => {
    expect(
      triage(
        'Tôi tố cáo ông K cán bộ địa chính nhận tiền của dân. Việc này ai cũng biết. Ngoài ra cho tôi hỏi lịch tiêm chủng tháng này ngày nào?',
      ),
    ).toEqual({
      kind: 'mixed',
      letter: 'denunciation',
      stays: 'Cho tôi hỏi lịch tiêm chủng tháng này ngày nào?',
      handedOver: 'Tôi tố cáo ông K cán bộ địa chính nhận tiền của dân.\nViệc này ai cũng biết.',
      about: { topic: 'y-te', desk: 'tram-y-te' },
    });
  });

  it('loses the list numbers of its parts', () => {
    expect(
      triage('1. Đề nghị phường sửa đèn đường ngõ 4 bị hỏng.\n2. Tôi tố cáo trưởng khối lấy tiền quỹ tiêu riêng.'),
    ).toMatchObject({ kind: 'mixed', stays: 'Đề nghị phường sửa đèn đường ngõ 4 bị hỏng.' });
  });

  it('is one letter if no part makes sense alone', () => {
    expect(triage('Tôi khiếu nại quyết định xử phạt số 5. Tôi không vi phạm. Đề nghị hủy quyết định này.')).toEqual({
      kind: 'complaint',
    });
  });
});

describe('an emergency', () => {
  it('lists every number that may help, rescue first', () => {
    expect(triage('Cháy nhà ở khối 4, có người bị thương nặng')).toEqual({
      kind: 'emergency',
      numbers: ['114', '115'],
    });
    expect(triage('cứu tôi với')).toEqual({ kind: 'emergency', numbers: ['114', '115', '113'] });
  });

  it.each([
    ['nhà tôi bị cháy', '114'],
    ['Có đám cháy ở chợ', '114'],
    ['Cháy! Cháy!', '114'],
    ['Cháy', '114'],
    ['Cháy ở chợ Đồng Lạc', '114'],
    ['có cháy ở khối 2', '114'],
    ['nha toi dang chay', '114'],
    ['nhà ông Bảy cháy', '114'],
    ['Nước lũ đang lên nhà tôi kẹt trên mái', '114'],
    ['lu len to qua, nha toi ket tren mai nha', '114'],
    ['Nhà tôi bị sập', '114'],
    ['Bố tôi lên cơn đau tim', '115'],
    ['bố tôi không thở được', '115'],
    ['Ông tôi bị tai biến', '115'],
    ['vợ tôi đau đẻ cần xe', '115'],
    ['xe tông nhau ở ngã tư, có người chết', '115'],
    ['tai nạn ở ngã tư khối 4', '115'],
    ['chồng tôi đánh tôi', '113'],
    ['trộm vào nhà tôi', '113'],
    ['em bị chồng đánh', '113'],
    ['Con tôi mất tích từ sáng', '113'],
    ['có người nhảy sông', '114'],
    ['Nước vào nhà rồi, không ra được', '114'],
    ['Bà tôi ngã không dậy được', '115'],
  ] as const)('is recognised in a few plain words: "%s"', (text, number) => {
    expect(triage(text)).toMatchObject({ kind: 'emergency', numbers: [number] });
  });

  it.each([
    'nhà tôi bị cháy năm ngoái, xin xác nhận thiệt hại thì làm thế nào?',
    'xin giấy phép phòng cháy chữa cháy',
    'hàng cháy hàng',
    'cơm cháy',
    'thủ tục hỗ trợ nhà bị sập do bão số 3',
    'tập huấn phòng cháy chữa cháy',
    'Cho hỏi mức hỗ trợ hộ bị cháy nhà',
    'Máy bơm khối 5 bị cháy, không có nước',
    'Đèn đường ở khối 4 cháy',
    'Mẹ tôi đang điều trị tai biến, muốn xin trợ cấp',
    'Con tôi sắp sinh nhật',
    'Vợ em sắp sinh, làm giấy khai sinh cho bé cần gì?',
    'Đường khối 4 dễ gây tai nạn giao thông',
    'Mùi trại lợn khối 5 không thở nổi',
    'Dạo này khối 3 có trộm',
    'Xe rác kẹt giữa ngõ 5 từ sáng',
    'Tiền nước tháng này lên cao quá',
    'Cành cây đâm vào mái nhà tôi',
    'xe buyt co chay o khoi 2 khong',
  ])('is not a past event, a procedure or a figure of speech: "%s"', (text) => {
    const found = triage(text);
    expect(found.kind).not.toBe('emergency');
    expect(found).not.toHaveProperty('numbers');
  });

  it.each([
    ['Cầu khối 1 bị sập, đề nghị phường sửa', ['114']],
    ['Nhà tôi bị trộm xe đạp, đề nghị công an phường điều tra', ['113']],
    ['sập nhà', ['114']],
  ])('that is doubtful is a report, with the numbers beside it: "%s"', (text, numbers) => {
    expect(triage(text)).toMatchObject({ kind: 'report', numbers });
  });

  it('takes precedence over everything else in the letter', () => {
    expect(triage('Tôi tố cáo quán gas. Hiện đang cháy lớn, xuống ngay!').kind).toBe('emergency');
  });
});

describe('a news item that somebody sends', () => {
  const { items } = JSON.parse(readFileSync('tests/fixtures/items.json', 'utf8')) as {
    readonly items: readonly { readonly id: string; readonly title: string; readonly body: string }[];
  };

  it('is not classified as a letter or a danger, except the one that accuses', () => {
    const found = new Map(items.map(({ id, title, body }) => [id, triage(`${title}\n${body}`).kind]));
    const grave = [...found].filter(([, kind]) => ['denunciation', 'complaint', 'mixed', 'emergency'].includes(kind));
    expect(grave).toEqual([['ITM-036', 'denunciation']]);
    expect([...found].filter(([, kind]) => kind === 'spam')).toEqual([['ITM-035', 'spam']]);
  });
});

describe('any text', () => {
  it.each([
    '',
    ' \n ',
    '\u0000',
    '\ud800',
    '🔥🔥🔥',
    '<script>',
    '{{',
    '((((',
    'ợ'.repeat(4000),
    'a '.repeat(4000),
    '?'.repeat(500),
  ])('is classified without an error: %j', (text) => {
    expect(triage(text)).toHaveProperty('kind');
  });

  it('of four thousand words takes a time in proportion to its length', () => {
    const reading = (times: number) => {
      const long = 'tôi muốn nói có chuyện phường không đồng ý với việc xe rác đề nghị mong '.repeat(times);
      return () => void triage(long);
    };
    expect(growthByFour(reading, 75)).toBeLessThan(9);
  });
});
