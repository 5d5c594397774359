/**
 * A made-up year of a ward's records: 40 authors, 900 items from January to November 2026, their credits, grades and
 * questions. The same every time. Written as rows, so that what counts them is what is tested, and nothing else.
 */
import type { OpenWard } from '../usecases/core.ts';
import { rowsOf } from './rows.ts';

export const authorsOfYear = 40;
export const itemsOfYear = 900;
export const questionsOfYear = 66;

/** Deterministic, and good enough to scatter. */
const scatter = (seed: number, below: number): number => ((seed * 2_654_435_761 + 97) >>> 8) % below;

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đỗ', 'Bùi', 'Hoàng'];
const middle = ['Thị', 'Văn', 'Đình', 'Thanh', 'Quốc'];
const given = ['Nhung', 'Minh', 'Thảo', 'Đức', 'Ánh', 'Ơn', 'Ước', 'Sơn'];
const events = [
  'ra quân dọn vệ sinh môi trường',
  'tổ chức hội thao',
  'tặng quà hộ nghèo',
  'họp dân bàn việc làm đường',
  'khai giảng lớp học bơi cho trẻ em',
  'khánh thành đường điện chiếu sáng',
  'gặt giúp hộ neo người',
  'quyên góp sách cho tủ sách trường học',
  'diễn tập chữa cháy ở ngõ nhỏ',
  'trồng cây quanh nhà văn hóa',
];
const asked = [
  'Thủ tục đăng ký tạm trú cho người thuê nhà',
  'Khi nào phường sửa đèn đường ngõ 4?',
  'Cấp lại giấy khai sinh cần giấy tờ gì?',
  'Lịch tiêm chủng cho trẻ dưới 5 tuổi',
  'Nghĩa trang khối 6 đóng cửa lúc mấy giờ?',
  'Mức hỗ trợ cấy lại lúa sau mưa lớn',
  'Rác ngõ 9 lâu chưa được thu gom',
];
const categories = ['news', 'news', 'news', 'conference', 'document', 'other', 'statistics'] as const;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const first = Date.parse('2026-01-01T02:00:00Z');
const days = 334;

const nameOf = (nth: number): string =>
  `${family[nth % 8]} ${middle[(nth * 3) % 5]} ${given[(nth * 5 + Math.floor(nth / 8)) % 8]}`;

export async function writeYear(world: OpenWard): Promise<void> {
  const db = rowsOf(world.core);
  const wardId = world.ward.id;
  const inhabited = world.ward.units.filter(({ name }) => name.startsWith('khối')).slice(0, -1);
  await db.transaction().execute(async (tx) => {
    for (let nth = 0; nth < authorsOfYear; nth += 1) {
      // Each of a khối; the last khối has nobody yet.
      const { name: unit = null } = inhabited[nth % inhabited.length] ?? {};
      const person = { id: `author-${nth}`, wardId, name: nameOf(nth), unit, createdAt: first };
      await tx.insertInto('person').values(person).execute();
      await tx
        .insertInto('mandate')
        .values({ wardId, role: 'contributor', personId: person.id, from: first })
        .execute();
    }
    for (let nth = 0; nth < itemsOfYear; nth += 1) {
      const submittedAt = first + scatter(nth, days) * dayMs + scatter(nth + 7, 8) * hourMs;
      const publishedAt = submittedAt + (1 + scatter(nth + 13, 40)) * hourMs;
      const category = categories[scatter(nth + 3, categories.length)] ?? 'news';
      const dueAt = category === 'other' ? null : submittedAt + 30 * hourMs;
      const place = `khối ${1 + scatter(nth + 5, 7)}`;
      const row = {
        id: `item-${nth}`,
        wardId,
        code: `DL-26-${String(nth + 1).padStart(4, '0')}`,
        // A few were taken down after they had been published.
        state: scatter(nth + 11, 50) === 0 ? 'unpublished' : 'published',
        version: 1,
        revision: 1,
        authorId: `author-${scatter(nth + 1, authorsOfYear)}`,
        category,
        dueAt,
        content: JSON.stringify({
          parts: [{ of: `m${nth}`, text: `Nhân dân ${place} ${events[nth % events.length]}.` }],
          title: `Nhân dân ${place} ${events[nth % events.length]}`,
          category,
          eventOn: new Date(submittedAt).toISOString().slice(0, 10),
          place,
          source: { kind: 'witness', detail: '' },
          forwardedFrom: null,
        }),
        standing: '{}',
        submittedAt,
        decidedAt: publishedAt - 60_000,
        decidedBy: 'head',
        publishedAt,
        createdAt: submittedAt,
        updatedAt: publishedAt,
      };
      await tx.insertInto('submission').values(row).execute();
      await tx
        .insertInto('timeline')
        .values({
          wardId,
          subjectId: row.id,
          id: 1,
          at: publishedAt,
          actorId: 'system',
          event: 'published',
          facts: '{}',
        })
        .execute();
      const writers = scatter(nth + 17, 5) === 0 ? 3 : 1;
      for (let at = 0; at < writers; at += 1) {
        const author = scatter(nth + 1 + at, authorsOfYear);
        const share = writers === 1 ? 10_000 : at === 0 ? 3334 : 3333;
        await tx
          .insertInto('contribution')
          .values({
            wardId,
            submissionId: row.id,
            kind: 'text',
            personId: `author-${author}`,
            name: nameOf(author),
            share,
          })
          .execute();
      }
      for (let at = 0; at < scatter(nth + 19, 5); at += 1) {
        const author = scatter(nth + 23, authorsOfYear);
        await tx
          .insertInto('contribution')
          .values({
            wardId,
            submissionId: row.id,
            kind: 'photo',
            personId: `author-${author}`,
            name: nameOf(author),
            share: 10_000,
            photoId: `p-${nth}-${at}`,
          })
          .execute();
      }
      if (scatter(nth + 29, 3) === 0)
        await tx
          .insertInto('appraisal')
          .values({
            submissionId: row.id,
            wardId,
            genre: category === 'document' || category === 'statistics' ? category : 'feature',
            grade: scatter(nth + 31, 2) === 0 ? 'A' : 'C',
            origin: 'original',
            by: 'head',
            at: publishedAt,
          })
          .execute();
    }
    for (let nth = 0; nth < questionsOfYear; nth += 1) {
      const receivedAt = first + scatter(nth + 41, days) * dayMs;
      const isAnswered = nth % 6 !== 0;
      await tx
        .insertInto('question')
        .values({
          id: `question-${nth}`,
          wardId,
          code: `HD-26-${String(nth + 1).padStart(4, '0')}`,
          state: isAnswered ? 'answered' : 'received',
          version: 1,
          askerId: 'author-0',
          channel: 'telegram',
          conversation: '1',
          title: asked[nth % asked.length] ?? '',
          body: `Cho tôi hỏi: ${asked[nth % asked.length]}`,
          originKey: `q${nth}`,
          receivedAt,
          dueAt: receivedAt + 21 * dayMs,
          dueOn: '2026-12-01',
          explanation: '{}',
          answeredAt: isAnswered ? receivedAt + (3 + scatter(nth, 22)) * dayMs : null,
          createdAt: receivedAt,
          updatedAt: receivedAt,
        })
        .execute();
    }
  });
}
