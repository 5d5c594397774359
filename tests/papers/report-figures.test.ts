/**
 * Consistency between the papers of one period, as an accountant checks it: the same figure
 * is printed identically, and states what it excludes.
 */
import { describe, expect, it } from 'vitest';
import { onTimeOf } from '../../src/domain/period/figures.ts';
import type { Meeting, Report } from '../../src/domain/period/report.ts';
import type { Role } from '../../src/domain/roles.ts';
import { minutesPaper } from '../../src/papers/minutes.ts';
import { reportPaper } from '../../src/papers/report.ts';
import { clauseChart } from '../../src/papers/report-charts.ts';
import { aContext, figures, report } from './samples.ts';

const meeting = report.meeting as Meeting;
const printed = (given: Partial<Report> = {}, changed: Partial<Report['figures']> = {}): string =>
  JSON.stringify(reportPaper(aContext(), { ...report, ...given, figures: { ...figures, ...changed } }));
const minuted = (given: Partial<Meeting> = {}, of: Report = report, offices?: ReadonlyMap<string, Role>): string =>
  JSON.stringify(minutesPaper(aContext(), of, { ...meeting, ...given }, offices));

describe('the rate of work done on time', () => {
  it('is one figure in report and minutes, without undated work, and both say so', () => {
    const total = /"Cộng","(\d+)","(\d+)","(\d+)","([\d,]+%)"/u.exec(printed());
    const [, all, onTime, late, rate] = total ?? [];
    const undated = figures.items.filter(({ dueAt }) => dueAt === null).length;
    expect(undated).toBeGreaterThan(0);
    expect(Number(onTime) + Number(late) + undated).toBe(Number(all));
    expect(minuted()).toContain(
      `Tin, bài đúng hạn ${onTime}, muộn ${late}, tỷ lệ ${rate} (không tính ${undated} tin không có thời hạn)`,
    );
    expect(printed()).toContain(`không tính ${undated} tin không có thời hạn`);
    const answers = onTimeOf(figures.answers);
    expect(minuted()).toContain(`Câu trả lời đúng hạn ${answers.onTime}, muộn ${answers.late}`);
  });

  it('also excludes a single undated case', () => {
    const [first, ...rest] = figures.items.filter(({ clause, dueAt }) => clause === 'news' && dueAt !== null);
    if (!first) throw new Error('no news');
    const items = [{ ...first, dueAt: null }, ...rest];
    const { onTime, late, undated } = onTimeOf(items);
    expect([undated, onTime + late]).toEqual([1, rest.length]);
    expect(printed({}, { items })).toContain(`"Tin tức, sự kiện (điểm a)","${items.length}","${onTime}","${late}"`);
  });

  it('is the same in the chart, and clauses are ordered by their letters', () => {
    const [first, ...rest] = figures.items.filter(({ clause, dueAt }) => clause === 'news' && dueAt !== null);
    if (!first) throw new Error('no news');
    const of = (clause: string) => ({ ...first, clause, code: `DL-${clause}`, dueAt: null });
    const items = [of('other'), of('statistics'), of('conference'), { ...first, dueAt: null }, ...rest, of('document')];
    const chart = clauseChart(aContext(), { ...figures, items, answers: figures.answers });
    const { onTime, late } = onTimeOf(items.filter(({ clause }) => clause === 'news'));
    expect(chart.categories).toEqual(['Tin tức', 'Trả lời']);
    expect(chart.series.map(({ values }) => values[0])).toEqual([onTime, late]);
    const letters = [...printed({}, { items }).matchAll(/"[^"]+\(điểm (\S)\)","/gu)].map(([, letter]) => letter);
    expect(letters).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('has lateness in minutes below an hour and hours below a day, never rounded up', () => {
    const [item] = figures.items;
    if (!item) throw new Error('no item');
    const late = (doneAt: string) =>
      printed({}, { answers: [], items: [{ ...item, doneAt, dueAt: '2026-11-02T17:00:00.000Z' }] });
    expect(late('2026-11-02T17:15:00.000Z')).toContain('"15 phút"');
    expect(late('2026-11-02T18:00:00.000Z')).toContain('"1 giờ"');
    expect(late('2026-11-02T18:05:00.000Z')).toContain('"1 giờ 5 phút"');
    expect(late('2026-11-03T16:59:00.000Z')).toContain('"23 giờ 59 phút"');
    expect(late('2026-11-03T17:30:00.000Z')).toContain('"1 ngày"');
    expect(late('2026-11-04T20:00:00.000Z')).toContain('"2 ngày 3 giờ"');
  });
});

describe('a report', () => {
  it('names the remaining rows of a table by their kind', () => {
    const byAuthor = Array.from({ length: 42 }, (_, nth) => ({ key: `Tác giả ${nth}`, codes: [`DL-26-${nth}`] }));
    expect(printed({}, { byAuthor })).toContain('"32 tác giả khác"');
  });

  it('marks a resolution as overdue after its date', () => {
    const action = { id: 'a', text: 'Rà soát tin chậm', doneOn: null, note: null };
    expect(printed({ carried: [{ ...action, dueOn: '2026-11-19' }] })).toContain('(hạn 19/11/2026): quá hạn');
    expect(printed({ carried: [{ ...action, dueOn: '2026-12-01' }] })).toContain('(hạn 01/12/2026): đang thực hiện');
  });

  it('has readers and plan, or says that there are no figures', () => {
    expect(printed()).toContain('Kế hoạch tin, bài: 1/2 mục đã thực hiện.');
    expect(printed()).toContain('được mở 12.345 lần');
    const without = printed({}, { views: null, mostRead: [], planned: [] });
    expect(without).toContain('Lượt đọc trên Cổng: chưa có số liệu.');
    expect(without).toContain('Kế hoạch tin, bài: chưa có số liệu');
  });

  it('has the cumulated budget to a date, with commitments, its decision and a sum', () => {
    const line = { name: 'equipment', approvedVnd: 18_000_000, decision: '45/QĐ-UBND', decidedOn: '2026-02-15' };
    const budget = [
      { ...line, spentVnd: 9_500_000, committedVnd: 2_000_000 },
      { name: 'training', approvedVnd: null, spentVnd: 100_000, committedVnd: 0 },
    ];
    const text = printed({}, { budget, until: '2026-09-30', isOver: true });
    expect(text).toContain('Kinh phí năm 2026, lũy kế đến ngày 30/09/2026:');
    expect(text).toContain('"18.000.000","45/QĐ-UBND, 15/02/2026","9.500.000","2.000.000","6.500.000"');
    expect(text).toContain('["Cộng","18.000.000","","9.600.000","2.000.000","6.500.000"]');
  });

  it('counts questions at one instant, and states the date if the period has not ended', () => {
    const over = printed({}, { until: '2026-11-30', isOver: true });
    expect(over).toContain('tính đến hết ngày 30/11/2026: đã trả lời 2, đang xử lý 1');
    expect(over).not.toContain('Số liệu đến ngày');
    const going = printed({ period: '2026' }, { until: '2026-12-01', isOver: false, lastDay: '2026-12-31' });
    expect(going).toContain('Số liệu đến ngày 01/12/2026; kỳ báo cáo đến hết ngày 31/12/2026.');
    expect(going).toContain('tính đến ngày 01/12/2026: đã trả lời 2');
    const open = [{ key: 'active', codes: ['HD-2611-0002'] }];
    expect(printed({}, { questionsByOutcome: open })).toContain('["1","Đang xử lý","1","100%"]');
  });

  it('names a single month in the singular, and says that royalties are for whole months', () => {
    const one = printed({}, { royaltyOpenMonths: ['2026-12'], royaltyMonths: ['2026-11'] });
    expect(one).toContain('Chưa chốt bảng kê tháng 12/2026: nhuận bút của tháng này chưa có');
    expect(one).toContain('số trên là của cả tháng 11/2026.');
    expect(printed({}, { royaltyOpenMonths: ['2026-11', '2026-12'] })).toContain('các tháng 11/2026; 12/2026');
  });

  it('on demand names who asked for it, and the subject in its title', () => {
    const demand = { text: 'Tin về ngày Đại đoàn kết', dueOn: '2026-11-25', by: 'Nguyễn Thị Hồng Hạnh' };
    const text = printed({ kind: 'demanded', demand });
    expect(text).toContain('yêu cầu của đồng chí Nguyễn Thị Hồng Hạnh, Trưởng ban, hạn ngày 25/11/2026: Tin về');
    expect(text).toContain('(theo yêu cầu: Tin về ngày Đại đoàn kết)"');
    const long = { ...demand, text: 'Tin về bầu cử '.repeat(20) };
    expect(printed({ kind: 'demanded', demand: long })).toMatch(/\(theo yêu cầu: [^"]{1,121}…\)"/u);
  });

  it('contains the first sixteen digits of its hash', () => {
    expect(printed()).toContain(`mã kiểm tra: ${report.hash?.slice(0, 16)}"`);
  });
});

describe('minutes', () => {
  const offices = new Map<string, Role>([
    ['Nguyễn Thị Hồng Hạnh', 'head'],
    ['Trần Quốc Toản', 'standingDeputy'],
    ['Mai Thị Liên', 'office'],
    ['Phạm Thị Hà', 'member'],
  ]);

  it('name the role of each, and board members who are not named count as absent', () => {
    const text = minuted({}, report, offices);
    expect(text).toContain('Chủ trì: đồng chí Nguyễn Thị Hồng Hạnh – Trưởng ban.');
    expect(text).toContain(
      'Có mặt: Nguyễn Thị Hồng Hạnh – Trưởng ban; Trần Quốc Toản – Phó Trưởng ban thường trực; Đặng',
    );
    expect(text).toContain(
      'Vắng mặt: Mai Thị Liên – công chức Văn phòng (có lý do); Phạm Thị Hà – thành viên (không ghi lý do).',
    );
    expect(minuted({ absent: [] })).toContain('Vắng mặt: không.');
  });

  it('name the responsible board member with the full name', () => {
    const resolutions = ['Mở lớp chụp ảnh – đồng chí Toản – 20/12', 'Viết bài Tết – đồng chí Dũng – 20/12'];
    const text = minuted({ resolutions }, report, offices);
    expect(text).toContain('"Mở lớp chụp ảnh","Trần Quốc Toản","20/12/2026"');
    expect(text).toContain('"Viết bài Tết","Dũng","20/12/2026"');
  });

  it('go to the board and the archive, and name the place within the sentence', () => {
    expect(minuted({ place: 'Số 18, đường Trần Phú' })).toContain(', tại số 18, đường Trần Phú, Ban');
    expect(minuted({ place: 'Trần Phú' })).toContain(', tại Trần Phú, Ban');
    expect(minuted()).toContain('"recipients":["Các thành viên Ban Biên tập","Lưu: VT, BBT"]');
  });

  it('state the plan with its figures, and no zero if there was none', () => {
    expect(minuted()).toContain('Kế hoạch: 2 đề tài, sự kiện; đã có tin 1.');
    expect(minuted({}, { ...report, figures: { ...figures, planned: [] } })).toContain('Kế hoạch: chưa có số liệu');
  });
});
