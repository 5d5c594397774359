/** One sample of each paper, from invented records, for the tests of Word and Excel files. */
import { join } from 'node:path';
import { createTranslator } from '../../src/adapters/fluent.ts';
import type { BudgetKind, BudgetLine, Spending } from '../../src/domain/budget/budget.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { type PeriodFigures, type TimedCase, tally } from '../../src/domain/period/figures.ts';
import type { Meeting, Report } from '../../src/domain/period/report.ts';
import { type Candidate, rank, usualPraise } from '../../src/domain/reward/ranking.ts';
import type { RoyaltyLine } from '../../src/domain/royalty/item-lines.ts';
import { computeStatement } from '../../src/domain/royalty/statement.ts';
import { type Approver, type Statement, supportOf } from '../../src/domain/royalty/statement-state.ts';
import { budgetPaper } from '../../src/papers/budget.ts';
import { estimatePaper } from '../../src/papers/estimate.ts';
import type { PaperContext } from '../../src/papers/frame.ts';
import { minutesPaper, praiseMinutes } from '../../src/papers/minutes.ts';
import { regulationPaper } from '../../src/papers/regulation.ts';
import { reportPaper } from '../../src/papers/report.ts';
import { rewardPaper } from '../../src/papers/reward.ts';
import { statementPaper } from '../../src/papers/statement.ts';
import { statementWorkbook } from '../../src/papers/statement-workbook.ts';
import { violationPaper } from '../../src/papers/violations.ts';
import type { Paper, Workbook } from '../../src/ports/papers.ts';
import { aCeiling, aMonth, anEarning, aPayee } from '../domain/royalty-builders.ts';

const translator = createTranslator(join(import.meta.dirname, '../../locales'));

export const aContext = (given: Partial<PaperContext> = {}): PaperContext => ({
  say: (key, facts) => translator.say('vi', facts ? { key, facts } : { key }),
  wardName: 'Đồng Lạc',
  wardFullName: 'phường Đồng Lạc',
  place: 'Đồng Lạc',
  recipients: ['Thường trực Đảng ủy (để b/c)', 'Thường trực HĐND phường (để b/c)', 'Các thành viên Ban Biên tập'],
  bases: [
    { name: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15', from: '2025-07-01', until: null, replacedBy: null },
    {
      name: 'Nghị định số 224/2026/NĐ-CP ngày 24/6/2026 của Chính phủ',
      from: '2026-07-01',
      until: null,
      replacedBy: null,
    },
    {
      name: 'Quyết định số 137/QĐ-UBND ngày 24/9/2019 của UBND phường Đồng Lạc ban hành Quy chế hoạt động Cổng thông tin điện tử phường Đồng Lạc',
      from: '2019-09-24',
      until: null,
      replacedBy: null,
    },
  ],
  on: localDate('2026-12-01'),
  headName: 'Nguyễn Thị Hồng Hạnh',
  standingDeputyName: 'Trần Quốc Toản',
  ...given,
});

const titles = [
  'Phường Đồng Lạc ra quân dọn vệ sinh môi trường, trồng cây dọc kênh mương khối 3 chào mừng ngày Đại đoàn kết',
  'Hội Phụ nữ tặng quà các gia đình có hoàn cảnh khó khăn',
  'Trường THCS Đồng Lạc kỷ niệm ngày Nhà giáo Việt Nam 20/11',
  'Khai mạc giải bóng chuyền hơi người cao tuổi phường năm 2026',
  'Lịch tiêm chủng tháng 12 tại Trạm Y tế phường',
] as const;
const authors = [
  'Lê Thị Lan',
  'Phạm Văn Minh',
  'Đỗ Thị Hoa',
  'Vũ Đình Đức',
  'Hoàng Thị Ánh',
  'Bùi Văn Ơn',
  'Ngô Thị Ước',
  'Đoàn thanh niên phường',
];
const units = ['khối 1', 'khối 3', 'khối 5', 'nhà văn hóa trung tâm', 'Trường THCS Đồng Lạc', 'Trạm Y tế phường'];
const at = <Item>(list: readonly Item[], nth: number): Item => list[nth % list.length] as Item;
const code = (nth: number) => `DL-2611-${String(nth).padStart(4, '0')}`;

/** One year of the ward, as approved, ordered and paid; estimate, budget and report all refer to it. */
const decided = (amountVnd: number) => ({ amountVnd, decision: '45/QĐ-UBND', on: '2026-02-15' });
const lineOf = (
  kind: BudgetKind,
  estimateVnd: number,
  rest: Pick<BudgetLine, 'approved' | 'spentVnd' | 'committedVnd'>,
) => ({
  ...{ year: 2026, kind, name: kind, estimateVnd, basis: '' },
  ...rest,
});
const year: readonly BudgetLine[] = [
  lineOf('royalty', 60_000_000, { approved: decided(50_000_000), spentVnd: 45_172_512, committedVnd: 0 }),
  lineOf('management', 12_000_000, { approved: decided(10_000_000), spentVnd: 9_034_502, committedVnd: 0 }),
  lineOf('equipment', 18_500_000, { approved: decided(18_000_000), spentVnd: 9_500_000, committedVnd: 2_000_000 }),
  lineOf('training', 6_000_000, { approved: null, spentVnd: 0, committedVnd: 0 }),
];
const spending = (
  line: BudgetKind,
  amountVnd: number,
  what: string,
  on: string,
  state: Spending['state'] = 'spent',
) => ({
  ...{ id: `${line}-${on}`, year: 2026, line, amountVnd, what, on, state },
});
const spendings: readonly Spending[] = [
  spending('equipment', 9_500_000, 'Máy ảnh', '2026-03-20'),
  spending('royalty', 45_172_512, '2026-10', '2026-11-05'),
  spending('management', 9_034_502, '2026-10', '2026-11-05'),
  spending('equipment', 2_000_000, 'Thẻ nhớ, túi máy', '2026-11-12', 'committed'),
];
const nextLine = (kind: BudgetKind, estimateVnd: number, basis: string): BudgetLine => ({
  ...{ year: 2027, kind, name: kind, estimateVnd, basis },
  ...{ approved: null, spentVnd: 0, committedVnd: 0 },
});

const cases: readonly TimedCase[] = Array.from({ length: 42 }, (_, nth) => {
  const day = String((nth % 28) + 1).padStart(2, '0');
  const isLate = nth % 11 === 3;
  return {
    code: code(nth + 1),
    title: at(titles, nth),
    clause: at(['news', 'news', 'news', 'document', 'conference', 'other'], nth),
    startedOn: `2026-11-${day}`,
    submittedAt: `2026-11-${day}T02:30:00.000Z`,
    decidedAt: `2026-11-${day}T08:00:00.000Z`,
    doneAt: isLate ? `2026-11-${day}T23:59:00.000Z` : `2026-11-${day}T08:01:00.000Z`,
    dueAt: nth % 6 === 5 ? null : `2026-11-${day}T17:00:00.000Z`,
  };
});
const each = cases.map((item, nth) => ({ ...item, nth }));

export const figures: PeriodFigures = {
  period: '2026-11',
  firstDay: '2026-11-01',
  lastDay: '2026-11-30',
  items: cases,
  byCategory: tally(
    cases,
    ({ clause }) => clause,
    (item) => item.code,
  ),
  bySection: tally(
    each,
    ({ nth }) => at(['Tin tức – Sự kiện', 'Văn bản', 'Hội nghị'], nth),
    (item) => item.code,
  ),
  byUnit: tally(
    each,
    ({ nth }) => at(units, nth * nth),
    (item) => item.code,
  ),
  byAuthor: tally(
    each,
    ({ nth }) => at(authors, nth),
    (item) => item.code,
  ),
  byAim: tally(
    each,
    ({ nth }) => at(['life', 'life', 'policy', 'services', 'life'], nth),
    (item) => item.code,
  ),
  received: [...cases.map((item) => item.code), code(43)],
  returned: [
    { code: code(3), reason: 'photo' },
    { code: code(3), reason: 'Ghi rõ giờ khai mạc' },
    { code: code(8), reason: '' },
  ],
  rejected: [{ code: code(43), reason: 'duplicate' }],
  corrected: [code(5), code(6)],
  takenDown: [code(9)],
  questionsReceived: ['HD-2611-0001', 'HD-2611-0002', 'HD-2611-0003'],
  answers: [
    {
      code: 'HD-2611-0001',
      title: 'Thủ tục đăng ký tạm trú',
      clause: 'answer',
      startedOn: '2026-11-03',
      submittedAt: null,
      decidedAt: null,
      doneAt: '2026-11-12T03:00:00.000Z',
      dueAt: '2026-11-24T17:00:00.000Z',
    },
    {
      ...{ code: 'HD-2610-0009', title: 'Hồ sơ tách thửa', clause: 'answer', startedOn: null },
      startedAt: '2026-10-20T02:00:00.000Z',
      submittedAt: '2026-11-10T02:00:00.000Z',
      decidedAt: '2026-11-12T02:00:00.000Z',
      doneAt: '2026-11-12T03:00:00.000Z',
      dueAt: '2026-11-10T17:00:00.000Z',
    },
  ],
  questionsOpen: ['HD-2611-0002', 'HD-2611-0003'],
  questionsByTopic: [
    { key: 'ho-tich', codes: ['HD-2611-0001', 'HD-2611-0002'] },
    { key: 'dat-dai', codes: ['HD-2611-0003'] },
  ],
  questionsByOutcome: [
    { key: 'answered', codes: ['HD-2611-0001', 'HD-2611-0003'] },
    { key: 'assigned', codes: ['HD-2611-0002'] },
  ],
  security: [
    { key: 'block', count: 1 },
    { key: 'handover', count: 2 },
  ],
  views: 12_345,
  mostRead: [
    { code: 'DL-2611-0001', views: 840 },
    { code: 'HD-2611-0007', views: 311 },
  ],
  budget: year.map(({ name, approved, spentVnd, committedVnd }) => ({
    ...{ name, approvedVnd: approved?.amountVnd ?? null, spentVnd, committedVnd },
  })),
  royaltyVnd: 3_922_512,
  planned: [
    { title: 'Tuyên truyền ngày Pháp luật', dueOn: '2026-11-09', doneOn: '2026-11-09' },
    { title: 'Tin về giải bóng chuyền', dueOn: '2026-11-20', doneOn: null },
  ],
  before: { period: '2026-10', items: 40, questions: 4 },
};

const meeting: Meeting = {
  heldAt: '2026-12-01T07:00:00.000Z',
  endedAt: '2026-12-01T08:30:00.000Z',
  place: 'phòng họp tầng 2, trụ sở UBND phường',
  chair: 'Nguyễn Thị Hồng Hạnh',
  secretary: 'Trần Quốc Toản',
  present: ['Nguyễn Thị Hồng Hạnh', 'Trần Quốc Toản', 'Đặng Văn Sơn'],
  absent: ['Mai Thị Liên (có lý do)'],
  opinions: ['Đồng chí Sơn: đề nghị tăng tin về an ninh trật tự trước Tết.'],
  resolutions: [
    'Mở lớp hướng dẫn chụp ảnh cho cộng tác viên – đồng chí Toản – 20/12',
    'Mỗi khối có ít nhất 02 tin một tháng.',
  ],
};

export const report: Report = {
  id: 'r1',
  kind: 'monthly',
  period: '2026-11',
  version: 1,
  state: 'approved',
  figures,
  remarks: {
    strengths: 'Tin, bài phong phú, bám sát các hoạt động của phường.\nẢnh rõ, có chú thích.',
    limits: 'Một số tin hội nghị gửi muộn.',
    causes: 'Cộng tác viên kiêm nhiệm nhiều việc.',
    next: 'Tuyên truyền chuẩn bị Tết Nguyên đán; cập nhật lịch tiếp công dân.',
  },
  demand: null,
  carried: [
    {
      id: 'a1',
      text: 'Mở chuyên mục gương người tốt',
      dueOn: '2026-11-15',
      doneOn: '2026-11-12',
      note: 'đã có 03 bài',
    },
    { id: 'a2', text: 'Bổ sung máy ảnh cho Ban Biên tập', dueOn: '2026-12-31', doneOn: null, note: null },
  ],
  meeting,
  approved: { person: 'head', name: 'Nguyễn Thị Hồng Hạnh', at: '2026-12-01T09:00:00.000Z' },
  hash: '9f2c6f1b7a54f7f0d6b1c31f0b5f6f0b0c9f2c6f1b7a54f7f0d6b1c31f0b5f6f',
  direction: null,
};

/** November's items, and items of earlier months to reclaim. */
const monthWith = (takenDown: readonly RoyaltyLine[]) =>
  aMonth({
    takenDown,
    payees: [
      ...authors.map((name, nth) => aPayee(`p${nth}`, { name, tax: name.startsWith('Đoàn') ? 'unit' : 'resident' })),
      aPayee('head', { name: 'Nguyễn Thị Hồng Hạnh', role: 'head', tax: 'official' }),
      aPayee('standing', { name: 'Trần Quốc Toản', role: 'standingDeputy', tax: 'official' }),
      aPayee('deputy', { name: 'Đặng Văn Sơn', role: 'deputy', tax: 'official' }),
    ],
    items: cases.map((item, nth) =>
      anEarning(nth + 1, {
        title: item.title,
        publishedOn: item.startedOn ?? '',
        genre: at(['news', 'news', 'feature', 'news', 'photoNews'], nth),
        grade: at(['B', 'A', 'C', 'B'], nth),
        approvedByPayee: nth === 6 ? 'standing' : null,
        contributions:
          nth % 7 === 2
            ? [
                { payee: `p${nth % 7}`, kind: 'text', share: 6667 },
                { payee: `p${(nth + 1) % 7}`, kind: 'text', share: 3333 },
              ]
            : [
                { payee: nth === 6 ? 'standing' : `p${nth % 8}`, kind: 'text', share: null },
                { payee: `p${(nth + 2) % 8}`, kind: 'photo', share: null },
              ],
      }),
    ),
    ceilings: [aCeiling({ monthVnd: 3_000_000, rule: 'proRata' })],
  });

const computedBy = { person: 'accountant', name: 'Đỗ Thị Thu' };

export const statement: Statement = {
  id: 's1',
  month: '2026-11',
  version: 1,
  state: 'approved',
  content: { ...computeStatement(monthWith([])), computedBy },
  reason: null,
  computedAt: '2026-12-01T01:00:00.000Z',
  checked: { person: 'standing', name: 'Trần Quốc Toản', at: '2026-12-01T02:00:00.000Z' },
  approved: {
    person: 'head',
    name: 'Nguyễn Thị Hồng Hạnh',
    at: '2026-12-01T03:00:00.000Z',
    override: 'Chủ tịch đi công tác dài ngày',
  },
  hash: 'c0ffee6f1b7a54f7f0d6b1c31f0b5f6f0b0c9f2c6f1b7a54f7f0d6b1c31f0b5f',
};

/** The approver as the reader of a statement determines it. */
export const approver: Approver = {
  ...{ name: 'Nguyễn Thị Hồng Hạnh', supportVnd: supportOf(statement.content, 'head') },
  isBarred: false,
  signer: { office: 'head', name: 'Nguyễn Thị Hồng Hạnh' },
};

const candidates = (names: readonly string[], kind: Candidate['kind']): readonly Candidate[] =>
  names.map((name, nth) => ({
    key: name,
    name,
    kind,
    facts: {
      published: 30 - nth * 3,
      gradeA: 5 - (nth % 5),
      photos: 12 + nth,
      answers: nth % 3,
      onTimePermille: 960 - nth * 10,
      returned: nth % 2,
      violations: 0,
    },
  }));

export const papers = (context = aContext()): readonly Paper[] => [
  statementPaper(context, { statement, changes: [], replaced: null, since: null, settled: null, approver }),
  reportPaper(context, report),
  minutesPaper(context, report, meeting),
  rewardPaper(context, {
    period: '2026',
    ...usualPraise,
    people: rank(candidates(authors.slice(0, 7), 'person'), usualPraise.weights),
    units: rank(candidates(units.slice(0, 4), 'unit'), usualPraise.weights),
  }),
  estimatePaper(context, {
    year: 2027,
    lines: [
      nextLine('royalty', 55_000_000, '10 tháng năm 2026 chi 45.172.512 đồng, tính cho 12 tháng'),
      nextLine('management', 11_000_000, '20 % nhuận bút theo Quyết định số 25/QĐ-UBND'),
      nextLine('equipment', 18_500_000, 'Báo giá 02 máy ảnh'),
      nextLine('training', 6_000_000, '02 lớp, mỗi lớp 20 người'),
    ],
    before: year,
  }),
  budgetPaper(context, { year: 2026, lines: year, spendings }),
  regulationPaper(context, [
    {
      clause: 'Điều 6 Chương II và Điều 6 Chương III',
      problem: 'Hai điều cùng số 6, viện dẫn dễ nhầm.',
      proposal: 'Đánh số lại các điều từ Chương III.',
      notedOn: '2026-03-02',
    },
    {
      clause: 'Điều 8, khoản 1, điểm a',
      problem: 'Hoạt động nhiều ngày chưa rõ tính từ ngày nào.',
      proposal: 'Ghi rõ tính từ ngày kết thúc.',
      notedOn: '2026-11-12',
    },
    {
      clause: 'Điều 9',
      problem: 'Chưa có mức chi cụ thể.',
      proposal: 'Dẫn chiếu quyết định của Chủ tịch về mức nhuận bút.',
      notedOn: '2026-11-20',
    },
  ]),
  violationPaper(
    context,
    [
      {
        id: 'v1',
        person: 'x',
        clause: 'Điều 7',
        degree: 'minor',
        evidence: 'DL-2611-0007 trùng 82 % bài đã đăng',
        state: 'heard',
        notedOn: '2026-11-18',
        hearing: { on: '2026-11-20', words: 'Chép nhầm bản thảo cũ, đã xin lỗi.' },
        proposal: null,
        outcome: null,
      },
    ],
    () => 'Phạm Văn Minh',
  ),
];

const [ofOctober] = statement.content.lines;
/** Two items of October were taken down after they had been paid. */
export const takenBack: Statement = {
  ...statement,
  content: {
    computedBy,
    ...computeStatement(
      monthWith(
        ['DL-2610-0031', 'DL-2610-0037'].flatMap((of, nth) =>
          ofOctober?.item
            ? [
                {
                  ...ofOctober,
                  key: of,
                  payee: `p${nth}`,
                  item: { ...ofOctober.item, id: of, code: of },
                } as RoyaltyLine,
              ]
            : [],
        ),
      ),
    ),
  },
};

/** For the same month as the statement for viewing. */
const shownReport: Report = { ...report, figures: { ...figures, royaltyVnd: takenBack.content.totals.royaltyVnd } };

/** The samples for viewing: with negative lines in the statement, and with the minutes about praise. */
export const shownPapers = (context = aContext()): readonly Paper[] => [
  statementPaper(context, {
    ...{ statement: takenBack, changes: [], replaced: null, since: null, settled: null, approver },
    accountant: 'Đỗ Thị Thu',
  }),
  reportPaper(context, shownReport),
  reportPaper(context, { ...shownReport, kind: 'deputy' }),
  ...papers(context).slice(2),
  praiseMinutes(
    context,
    {
      ...{ id: 'p1', period: '2026', ...usualPraise, state: 'proposed', proposedOn: '2026-12-01', outcome: null },
      people: rank(candidates(authors.slice(0, 7), 'person'), usualPraise.weights),
      units: rank(candidates(units.slice(0, 4), 'unit'), usualPraise.weights),
    },
    { ...meeting, resolutions: ['Nhất trí đề nghị tặng Giấy khen các cá nhân, tập thể nêu trên.'] },
  ),
];

/** For the same month as the statement for viewing, with the reclaimed items. */
export const workbook = (of = statement, by = approver): Workbook =>
  statementWorkbook(aContext(), {
    statement: of,
    changes: [],
    replaced: null,
    since: null,
    settled: null,
    approver: by,
    accountant: 'Đỗ Thị Thu',
  });
export const shownWorkbook = (): Workbook => workbook(takenBack);
