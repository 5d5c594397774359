import { describe, expect, it } from 'vitest';
import { findCopied, fingerprintOf } from '../../../src/domain/checks/copied-text.ts';
import { placedMarksOf, wordsOf } from '../../../src/domain/checks/shingles.ts';
import { numbersFrom } from '../../adapters/photo-fingerprint-samples.ts';
import itemsFile from '../../fixtures/items.json' with { type: 'json' };
import { growthByFour } from '../../support/cpu-time.ts';
import { factsOf, forms, laws, quotings } from './quote-samples.ts';

const festival =
  'Sáng 14/3, UBND phường Đồng Lạc phối hợp với Hội Phụ nữ tổ chức ngày hội áo dài tại sân nhà văn hóa khối 4. ' +
  'Hơn 150 hội viên tham gia diễu hành quanh hồ, sau đó cùng trồng 40 cây hoa ban dọc đường ven sông. ' +
  'Bà Trần Thị Lan, chi hội trưởng khối 4, cho biết các chị đã tập luyện suốt hai tuần, ai cũng háo hức. ' +
  'Kết thúc buổi sáng, ban tổ chức trao mười suất quà cho trẻ em có hoàn cảnh khó khăn và phát động quyên góp sách cũ.';
const sameDay =
  'Ngày 14/3, phường Đồng Lạc rộn ràng tà áo dài. Từ sớm, các chị em khối 4 đã có mặt ở nhà văn hóa để chuẩn bị đội hình. ' +
  'Đoàn người đi một vòng quanh hồ trước sự cổ vũ của bà con. Dịp này, nhiều cây hoa ban được trồng ven sông, ' +
  'mười em nhỏ khó khăn nhận quà. Chị Lan mong năm sau ngày hội có thêm các khối khác cùng dự.';
const fire =
  'Chiều 20/5, Công an phường tổ chức thực tập chữa cháy tại chợ trung tâm với sự tham gia của 90 tiểu thương. ' +
  'Tình huống giả định là chập điện ở dãy hàng vải, lửa lan nhanh sang gian bên cạnh, ba người mắc kẹt phía trong. ' +
  'Tổ bảo vệ ngắt cầu dao, dùng bình bột khống chế ngọn lửa và đưa người bị nạn ra ngoài an toàn.';

const from = (text: string) => [{ subjectId: 'earlier', text }];
const withoutAccents = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

describe('a copied text', () => {
  it('is found completely', () => {
    expect(findCopied(festival, from(festival))).toEqual([
      {
        subjectId: 'earlier',
        overlap: 1,
        passages: [expect.objectContaining({ mine: { start: 0, end: festival.length - 1 } })],
      },
    ]);
  });

  it.each([
    ['without accents', withoutAccents(festival)],
    ['in capitals', festival.toUpperCase()],
    ['in decomposed letters', festival.normalize('NFD')],
    ['with other signs and lines', festival.replaceAll(', ', ' –\n').replaceAll('.', '!\n\n')],
  ])('is found when it is written %s', (_, copy) => {
    expect(findCopied(copy, from(festival))[0]?.overlap).toBe(1);
  });

  it('is found with changed words and an added sentence, and the shared part is measured', () => {
    const copy = `${festival
      .replace('Hơn 150 hội viên tham gia', 'Đông đảo chị em đã')
      .replace('ai cũng háo hức', 'vui lắm')
      .replace('Sáng 14/3', 'Vừa qua')} Chương trình sẽ được tổ chức lại vào năm sau.`;
    const [found] = findCopied(copy, from(festival));
    expect(found?.overlap).toBeGreaterThan(0.75);
    expect(found?.overlap).toBeLessThan(0.95);
  });

  it('is located in both texts, passage by passage', () => {
    const copy = `Tin tổng hợp. ${withoutAccents(festival.slice(109, 310))} Hết tin.`;
    const [found] = findCopied(copy, from(festival));
    const [passage] = found?.passages ?? [];
    expect(found?.passages).toHaveLength(1);
    expect(withoutAccents(festival.slice(passage?.theirs.start, passage?.theirs.end))).toBe(
      copy.slice(passage?.mine.start, passage?.mine.end),
    );
    expect(passage?.words).toBeGreaterThan(30);
  });

  it('is found when it is part of a longer source, and when it contains a shorter one', () => {
    const long = `${sameDay} ${fire} ${festival}`;
    expect(findCopied(fire, from(long))[0]?.overlap).toBe(1);
    expect(findCopied(long, from(fire))[0]?.overlap).toBe(1);
  });

  it('is found when its sentences are in another order', () => {
    const copy = festival.split('. ').toReversed().join('. ');
    expect(findCopied(copy, from(festival))[0]?.overlap).toBeGreaterThan(0.95);
  });

  it('the source that shares more comes first', () => {
    const half = `${festival.slice(0, 210)} ${fire}`;
    const found = findCopied(festival, [
      { subjectId: 'half', text: half },
      { subjectId: 'whole', text: festival },
    ]);
    expect(found.map(({ subjectId }) => subjectId)).toEqual(['whole', 'half']);
  });
});

describe('the forty sample items', () => {
  interface Item {
    readonly id: string;
    readonly body: string;
    readonly expected: {
      readonly near_duplicate_of?: string;
      readonly overlap?: { readonly words_in_common_runs_pct: number };
    };
  }
  const { items } = itemsFile as { readonly items: readonly Item[] };
  const foundIn = (item: Item, others: readonly Item[]) =>
    findCopied(
      item.body,
      others.map(({ id, body }) => ({ subjectId: id, text: body })),
    );

  it.each(items.filter(({ expected }) => expected.near_duplicate_of))(
    'find the source of $id, and the shared percentage',
    (item) => {
      const [found, ...rest] = foundIn(
        item,
        items.filter(({ id }) => id !== item.id),
      );
      expect(found?.subjectId).toBe(item.expected.near_duplicate_of);
      expect(
        Math.abs((found?.overlap ?? 0) * 100 - (item.expected.overlap?.words_in_common_runs_pct ?? 0)),
      ).toBeLessThan(1);
      expect(rest).toEqual([]);
    },
  );

  it('are otherwise no copies, the monthly ones included', () => {
    const own = items.filter(({ expected }) => !expected.near_duplicate_of);
    const found = own.flatMap((item) =>
      foundIn(
        item,
        own.filter(({ id }) => id !== item.id),
      ),
    );
    expect(found).toEqual([]);
  });
});

describe('not a copy', () => {
  it('a report of the same day by another author', () => {
    expect(findCopied(sameDay, from(festival))).toEqual([]);
  });

  it('another event in the same official wording', () => {
    expect(findCopied(fire, from(festival))).toEqual([]);
  });

  it('a text that is too short to compare', () => {
    const short = 'Tối nay họp tổ dân phố, mời bà con đến dự đông đủ.';
    expect(findCopied(short, from(short))).toEqual([]);
    expect(fingerprintOf(short).marks).toEqual([]);
    expect(fingerprintOf('').marks).toEqual([]);
  });

  it('a form that other texts use too; the same details on the form are a copy', () => {
    const form =
      'UBND phường Đồng Lạc thông báo lịch tiếp công dân. Chủ tịch UBND phường tiếp công dân định kỳ tại phòng Tiếp công dân, ' +
      'tầng 1 trụ sở. Công dân mang theo giấy tờ tùy thân, đơn và tài liệu có liên quan; trường hợp nhiều người cùng trình bày ' +
      'một nội dung thì cử người đại diện. Thông báo này được niêm yết tại trụ sở và đăng trên Cổng thông tin điện tử phường. ';
    const may = `${form}Tháng Năm tiếp vào sáng thứ Năm ngày bảy, thay người là ông Hà.`;
    const june = `${form}Sang tháng Sáu chuyển sang chiều thứ Ba, mồng hai, do bà Vân phụ trách.`;
    const formMarks = new Set(fingerprintOf(form).marks);
    expect(findCopied(june, from(may))[0]?.overlap).toBeGreaterThan(0.7);
    expect(findCopied(june, from(may), formMarks)).toEqual([]);
    expect(findCopied(may, from(may), formMarks)[0]?.overlap).toBe(1);
  });
});

describe('shared wording that belongs to nobody', () => {
  const words = (text: string, from: number) =>
    text
      .split(' ')
      .slice(from, from + 45)
      .join(' ');

  it.each(laws.flatMap((law) => quotings.map((quote, number) => [law.name, number + 1, law, quote] as const)))(
    'a law that two texts quote: %s, quoted in style %d',
    (_name, _number, law, quote) => {
      const mine = `${festival} ${fire.slice(0, 150)}\n\n${quote(law)}`;
      for (const other of quotings) {
        const theirs = `${words(fire, 20)} ${words(sameDay, 0)}\n\n${other(law)}`;
        expect(findCopied(mine, from(theirs))).toEqual([]);
      }
    },
  );

  it('the form of a notice whose facts differ', () => {
    const [one, other] = [
      {
        hours: '7 giờ 30 đến 11 giờ 00',
        day: '12/11/2026',
        place: 'khối 1, khối 2',
        count: '120',
        road: 'đường Nguyễn Trãi',
        name: 'Trần Thị Lan',
      },
      {
        hours: '13 giờ 00 đến 16 giờ 45',
        day: '04/12/2026',
        place: 'khối 7',
        count: '85',
        road: 'phố Lê Lợi',
        name: 'Đỗ Minh Châu',
      },
    ] as const;
    for (const form of forms) {
      expect(findCopied(form(one), from(form(other)))).toEqual([]);
      expect(findCopied(form(one), from(form(one)))[0]?.overlap).toBe(1);
    }
  });

  it('two notices with three other facts are no copies, while one with reworded sentences is found', () => {
    const next = numbersFrom(17);
    const pool = 'bà con phường nhà cửa mọi người việc làm tốt đẹp hôm nay nhanh chóng'.split(' ');
    let [honest, taken, copies, found] = [0, 0, 0, 0];
    for (let at = 0; at < 600; at += 1) {
      const form = forms[at % forms.length] ?? (() => '');
      const [one, other] = [factsOf(next), factsOf(next)];
      const differ = Object.entries(one).filter(([name, fact]) => other[name as keyof typeof other] !== fact);
      if (differ.length >= 3) {
        honest += 1;
        taken += findCopied(form(one), from(form(other))).length;
      }
      // One fact omitted, and a tenth of the other words changed.
      const reworded = form({ ...one, road: 'con đường này' })
        .split(' ')
        .map((word) => (/\d|^\p{Lu}/u.test(word) || next() > 0.1 ? word : pool[Math.floor(next() * pool.length)]));
      copies += 1;
      found += findCopied(reworded.join(' '), from(form(one))).length;
    }
    expect([honest > 500, taken]).toEqual([true, 0]);
    expect(found / copies).toBeGreaterThan(0.98);
  });

  it('a report that quotes a law and is copied completely is still found', () => {
    const quoting = `${festival}\n\n${laws[0] === undefined ? '' : quotings[0]?.(laws[0])}`;
    const copy = quoting.replace('Hơn 150 hội viên tham gia', 'Đông đảo chị em đã').replace('Sáng 14/3', 'Vừa qua');
    expect(findCopied(copy, from(quoting))[0]?.overlap).toBeGreaterThan(0.7);
  });
});

describe('a text that was copied many times before', () => {
  const all = new Set(fingerprintOf(festival).marks);

  it('is still a copy with a few changed words, although all its wording also occurs elsewhere', () => {
    const few = festival.replace('Hơn 150 hội viên', 'Khoảng 160 hội viên').replace('háo hức', 'náo nức');
    expect(findCopied(few, from(festival), all)[0]?.overlap).toBeGreaterThan(0.95);
  });

  it('is no copy if it differs as much as a form with other facts', () => {
    const many = festival.replace(/Bà Trần[^.]*\./u, 'Ông Hà chủ trì buổi lễ tại hội trường, có mưa nhỏ và gió.');
    expect(findCopied(many, from(festival), all)).toEqual([]);
  });
});

describe('a text that repeats one phrase', () => {
  it('is compared in nearly linear time', () => {
    const finding = (times: number) => {
      const patient = 'chúng tôi chờ '.repeat(times);
      return () => expect(findCopied(patient, from(patient))).toHaveLength(1);
    };
    expect(growthByFour(finding, 2_500)).toBeLessThan(9);
  });
});

describe('the marks of a fingerprint', () => {
  it('are the same for the same words in any surroundings', () => {
    const inside = placedMarksOf(wordsOf(`${fire} ${festival} ${sameDay}`)).map(({ mark }) => mark);
    const alone = placedMarksOf(wordsOf(festival)).map(({ mark }) => mark);
    expect(inside).toEqual(expect.arrayContaining(alone));
  });

  it('are about one for four words, six bytes each, ascending and distinct', () => {
    const text = Array.from({ length: 4000 }, (_, number) => `w${number}`).join(' ');
    const { marks } = fingerprintOf(`${text} ${text}`);
    expect(marks.length).toBeGreaterThan(850);
    expect(marks.length).toBeLessThan(1150);
    expect(marks.every((mark) => Number.isInteger(mark) && mark >= 0 && mark < 2 ** 48)).toBe(true);
    expect(new Set(marks).size).toBe(marks.length);
    expect(marks).toEqual(marks.toSorted((a, b) => a - b));
  });

  it('refer to the positions of words in the original text', () => {
    const text = 'Đồng Lạc, 14/3: “áo dài”'.normalize('NFD');
    const { starts, ends } = wordsOf(text);
    expect(Array.from(starts, (start, at) => text.slice(start, ends[at]).normalize('NFC'))).toEqual([
      'Đồng',
      'Lạc',
      '14',
      '3',
      'áo',
      'dài',
    ]);
  });
});
