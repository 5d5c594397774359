/** Content that may not be on a page of the portal. */
import { expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { objectionsToSection } from '../../src/domain/section/section-text.ts';

const ward = { units: [], publicNumbers: [], publicEmails: [], publicPlaces: [] };
const issuesOf = (text: string) =>
  objectionsToSection(text, localDate('2026-11-28'), ward).map(({ key, facts }) => [key, facts?.words]);

it.each([
  ['Thứ Hai 31/11/2026 | 8h | Tiếp công dân', [['issue-section-no-day', 'Thứ Hai 31/11/2026']]],
  ['Thứ Tư 03/12/2026 | 08:00 | Tiếp công dân', [['issue-section-weekday', 'Thứ Tư 03/12/2026']]],
  ['Chủ nhật, ngày 7/12/2026: hội chợ', [['issue-section-weekday', 'Chủ nhật, ngày 7/12/2026']]],
  ['t5 4/12/2026 hop', [['issue-section-weekday', 't5 4/12/2026']]],
  ['Thứ 8 29/11/2026 | 08:00 | Tiếp công dân', [['issue-section-weekday', 'Thứ 8 29/11/2026']]],
  ['30/2 họp khối', [['issue-section-no-day', '30/2']]],
  ['01/12/2026 | 25:00 | Họp', [['issue-section-no-hour', '25:00']]],
  ['ông Tèo, CCCD 030085001234', [['issue-section-private', undefined]]],
])('%s is refused on a page of the portal', (text, issues) => {
  expect(issuesOf(text)).toEqual(issues);
});

it.each([
  'Thứ Năm 03/12/2026 | 08:00 | Tiếp công dân | Chủ tịch',
  'Thứ Hai hằng tuần, 7h30–11h30; 13:30–17:00',
  'Nghị định 224/2026/NĐ-CP; Luật số 26/2023/QH15; Quyết định 12/QĐ-UBND',
  'Chủ tịch: ông Nguyễn Văn An, 0912 345 678, an@phuong.vn, số 12 đường Lê Lợi',
  'Sắp 31/12 nghỉ. Diện tích 8.30 ha, tỷ lệ 1-2, trực 24/7, ngõ 31/4 Trần Phú, số nhà 45/12, tỷ số 13/13',
  'Kỳ họp thứ 8, ngày 01/12/2026; hội nghị lần thứ 3 ngày 02/12/2026',
  'Thứ Sáu 4/12 họp giao ban; T7 05/12/2026 ra quân',
])('%s is accepted on a page of the portal', (text) => {
  expect(issuesOf(text)).toEqual([]);
});
