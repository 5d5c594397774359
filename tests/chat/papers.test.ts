/**
 * Money and figures in the chat: typed, pressed and in words; who sees which, what the bot asks back, and which files it sends.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaperPrinter, printOne } from '../../src/adapters/papers/printer.ts';
import { pressPaper, showRegister, showReport, showRoyalties } from '../../src/chat/acts/papers.ts';
import { readCommand } from '../../src/chat/hear/commands.ts';
import { messageOfPaper } from '../../src/chat/look/read-paper.ts';
import type { Reply } from '../../src/chat/talk/reply.ts';
import { memoryOf } from '../../src/chat/talk/talk.ts';
import { paperActs } from '../../src/domain/act/paper.ts';
import { budgetKinds } from '../../src/domain/budget/budget.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { ButtonRows, Message } from '../../src/domain/message.ts';
import type { PaperRef, PaperView } from '../../src/domain/period/paper-ref.ts';
import { monthOf } from '../../src/domain/period/period.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { PlanEntry } from '../../src/domain/plan/plan.ts';
import { openPaper } from '../../src/papers/open.ts';
import type { Unit } from '../../src/ports/services.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { seeMoney } from '../../src/reading/money.ts';
import { ratesOf } from '../../src/reading/statement-input.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { revisionOf } from '../../src/usecases/period/seen.ts';
import { addToDraft } from '../../src/usecases/submission/draft.ts';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { mergeItems } from '../../src/usecases/submission/merge.ts';
import { openDraft } from '../../src/usecases/submission/open-draft.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { aRateTable } from '../domain/royalty-builders.ts';
import { rowsOf } from '../support/rows.ts';
import { partsOf } from '../support/zip-parts.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';
import { presses, says } from './talk.ts';

let world: OpenWard;
let author: Person;
let head: Person;
let standing: Person;
let chairman: Person;
beforeEach(async () => {
  world = await openWard((ward) => ward, '2026-11-29T02:00:00Z');
  author = await world.person('Lê Thị Lan', 'contributor');
  head = await world.person('Nguyễn Thị Hạnh', 'head');
  standing = await world.person('Trần Quốc Toản', 'standingDeputy');
  chairman = await world.person('Vũ Đình Bấy', 'chairman');
  const submission = await world.submitted(author);
  const at = Date.parse('2026-11-25T03:00:00Z');
  await rowsOf(world.core)
    .updateTable('submission')
    .set({ state: 'published', publishedAt: at, decidedBy: head.id })
    .where('id', '=', submission.id)
    .execute();
});
afterEach(() => world.close());

/** Reads on the read-only connection, as the outbox does. */
const seen = (person: Person, view: PaperView): Promise<Message> =>
  world.look((sight) => messageOfPaper(sight, person, view));
const said = async (person: Person, view: PaperView): Promise<string> => {
  const message = await seen(person, view);
  return message ? world.core.translator.say('vi', message) : '';
};
const statement = { name: 'statement', of: '2026-11' } as const;
const report = { name: 'report', of: 'monthly:2026-11' } as const;

const labels = async (person: Person, view: PaperView): Promise<readonly string[]> =>
  ((await seen(person, view))?.buttons ?? [])
    .flat()
    .map((each) => ('action' in each ? each.action : each.url))
    .filter((action) => !action.startsWith('paper') && !action.startsWith('go'));

/** The revision that this person's screen currently shows. */
const onScreen = (action: string, subject: string): Promise<number> => {
  const row = paperActs.find(({ press: named }) => named === action.split('.')[0]);
  if (!row) throw new Error(`no act ${action}`);
  return world.turn((unit) => revisionOf(unit, row.noun, subject));
};
/** @param seen the revision of the screen on which the button is pressed; by default that of a screen opened just now */
const press = async (
  person: Person,
  action: string,
  subject: string,
  words: string | null = null,
  seen?: number,
): Promise<Reply> => {
  const [name = '', argument = ''] = action.split('.');
  const revision = seen ?? (await onScreen(action, subject));
  return world.turn((unit) => pressPaper(unit, person, { press: name, subject, argument, words, revision }));
};
const sentence = (reply: Reply): string =>
  reply.ok ? '' : reply.issues.map((issue) => world.core.translator.say('vi', issue)).join('\n');
const issueOf = (reply: Reply) => (reply.ok ? null : reply.issues[0]?.key);
const done = async (person: Person, action: string, subject: string, words: string | null = null) =>
  expect(issueOf(await press(person, action, subject, words))).toBeNull();

/** The views in the outbox: recipient and view. */
const shownTo = async (): Promise<readonly string[]> =>
  (await rowsOf(world.core).selectFrom('outbox').select('effect').execute())
    .map(({ effect }) => JSON.parse(effect))
    .filter(({ view }) => view?.name === 'paper')
    .map(({ person, view: { paper } }) => `${person} ${paper.name} ${paper.of}`);

/** Sets a tax on sums of 20.000 đồng and more. */
const taxedFrom = (from: string, percent: number) =>
  world.turn((unit) =>
    unit.stores.rules.put({
      ...{ kind: 'tax', version: `QĐ ${percent}`, from: localDate(from), by: chairman.id, at: unit.now },
      content: JSON.stringify({ thresholdVnd: 20_000, percent, nonResidentPercent: 20 }),
    }),
  );

describe('royalties of an author', () => {
  it.each(['/nhuanbut', 'nhuận bút của tôi', 'nhuan but'])('are asked for by "%s"', (words) => {
    expect(readCommand(words)?.name).toBe('nhuanbut');
  });

  it('are provisional while the month is open, and final after the statement’s approval', async () => {
    const own = { name: 'own', of: '' } as const;
    expect(await said(author, own)).toMatch(
      /\(số tiền trước thuế\)\n[\s\S]*Tháng 11\/2026, dự kiến: 50\.600 đồng[\s\S]*chưa có tháng nào/u,
    );
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    expect(await said(author, own)).toMatch(/Tháng 11\/2026 đã chốt\.[\s\S]*11\/2026: 50\.600, chờ chi/u);
    expect((await world.read(author)).filter(({ key }) => key === 'royalty-paid')).toEqual([]);
    await done(head, 'st-pay.sure', '2026-11');
    expect(await said(author, own)).toMatch(/11\/2026: 50\.600, đã chi[\s\S]*bản 1 \(đã chi\): 50\.600/u);
    const told = (await world.read(author)).find(({ key }) => key === 'royalty-paid');
    expect(told && world.core.translator.say('vi', told)).toBe('Nhuận bút tháng 11/2026 đã chi: 50.600 đồng.');
    const toHead = (await world.read(head)).find(({ key }) => key === 'royalty-paid');
    expect(toHead && world.core.translator.say('vi', toHead)).toMatch(/tháng 11\/2026 đã chi: [\d.]+ đồng/u);
    const other = await world.person('Phạm Văn Minh', 'contributor');
    expect(await said(other, own)).toMatch(/Chưa có dòng nhuận bút nào/u);
  });

  it('are read when the answer is delivered, not in the turn of the request', async () => {
    await world.turn((unit) => showRoyalties(unit, author, ''));
    expect(await shownTo()).toEqual([`${author.id} own `]);
    expect(issueOf(await world.turn((unit) => showRoyalties(unit, author, '2026-11')))).toBe('issue-not-entitled');
  });
});

describe('the statement in the chat', () => {
  it('is offered to each person with the act of their step only', async () => {
    expect(await labels(standing, statement)).toContain('st-compute');
    await done(head, 'st-compute', '2026-11');
    expect(await labels(head, statement)).not.toContain('st-approve');
    expect(await labels(standing, statement)).toContain('st-check');
    await done(standing, 'st-check.sure', '2026-11');
    expect(await shownTo()).toContain(`${head.id} statement 2026-11`);
    expect(await labels(standing, statement)).not.toContain('st-approve');
    await done(chairman, 'st-approve.sure', '2026-11');
    expect(await labels(head, statement)).toEqual(expect.arrayContaining(['st-pay', 'st-renew']));
    await done(head, 'st-pay.sure', '2026-11');
    expect(await said(head, statement)).toMatch(/Đã chi trả/u);
  });

  it('is not checked by a first press: it stays provisional until the second', async () => {
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check', '2026-11');
    expect(await said(head, statement)).toMatch(/Tạm tính/u);
  });

  it('is not approved by a payee; the chairman may approve it, or the head with a reason that is shown first', async () => {
    await rowsOf(world.core).updateTable('contribution').set({ personId: head.id, name: head.name }).execute();
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    expect(issueOf(await press(head, 'st-approve.sure', '2026-11'))).toBe('issue-payee-approves');
    expect(await labels(head, statement)).not.toContain('st-approve');
    expect(await labels(chairman, statement)).toContain('st-approve');
    await done(head, 'st-override', '2026-11', 'Chủ tịch đi vắng dài ngày');
    expect(await said(head, statement)).toMatch(/Lưu ý[^\n]*\n[^\n]*Chủ tịch đi vắng dài ngày/u);
  });

  it('is not approved by a head who gets management support: the chairman approves, or a reason is shown first and told to the board', async () => {
    const member = await world.person('Đỗ Văn Sáu', 'member');
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    expect(await shownTo()).toContain(`${chairman.id} statement 2026-11`);
    const warning = /Nguyễn Thị Hạnh hưởng hỗ trợ quản lý [\d.]+ đồng[^\n]*Chủ tịch phê duyệt/u;
    expect(await said(chairman, statement)).toMatch(new RegExp(`Lưu ý[^\\n]*\\n- ${warning.source}`, 'u'));
    const papers = async () =>
      JSON.stringify([
        await world.look((sight) =>
          openPaper(sight, world.core.translator, chairman.id, { paper: statement, form: 'docx' }),
        ),
        await world.look((sight) =>
          openPaper(sight, world.core.translator, chairman.id, { paper: statement, form: 'xlsx' }),
        ),
      ]);
    expect((await papers()).match(/Nguyễn Thị Hạnh hưởng hỗ trợ quản lý/gu)).toHaveLength(2);
    expect(await papers()).toMatch(/"office":"CHỦ TỊCH","post":null,"name":"Vũ Đình Bấy"/u);
    expect(issueOf(await press(head, 'st-approve.sure', '2026-11'))).toBe('issue-payee-approves');
    expect([await labels(head, statement), await labels(chairman, statement)]).toEqual([
      expect.not.arrayContaining(['st-approve']),
      expect.arrayContaining(['st-approve']),
    ]);
    await done(head, 'st-override', '2026-11', 'Chủ tịch đi vắng dài ngày');
    expect((await shownTo()).filter((each) => each === `${chairman.id} statement 2026-11`)).toHaveLength(2);
    expect(await said(chairman, statement)).toMatch(
      /Lưu ý[^\n]*\n- [^\n]*Chủ tịch đi vắng dài ngày[^\n]*\n- Nguyễn Thị Hạnh phê duyệt và hưởng hỗ trợ quản lý [\d.]+ đồng/u,
    );
    expect(await papers()).toMatch(/"items":\["Bảng kê do Nguyễn Thị Hạnh phê duyệt/u);
    for (const each of [member, standing]) {
      const told = (await world.read(each)).find(({ key }) => key === 'statement-overridden');
      expect(told && world.core.translator.say('vi', told)).toMatch(/tự phê duyệt[\s\S]*Chủ tịch đi vắng dài ngày/u);
    }
    expect((await world.read(author)).map(({ key }) => key)).not.toContain('statement-overridden');
  });

  it('may be approved by the head if the support follows from a numbered decision; the support is named first, and the chairman is told', async () => {
    await world.turn(async (unit) => {
      const [{ decision: _, from: __, ...table } = aRateTable()] = (await ratesOf(unit)).tables;
      const decided = { kind: 'rates', version: '25/QĐ-UBND', from: localDate('2026-01-01') } as const;
      await unit.stores.rules.put({ ...decided, content: JSON.stringify(table), by: chairman.id, at: unit.now });
    });
    await done(await world.person('Bùi Thị Kế', 'accountant'), 'st-compute', '2026-11');
    expect(await shownTo()).toContain(`${standing.id} statement 2026-11`);
    await done(standing, 'st-check.sure', '2026-11');
    expect(await said(head, statement)).not.toMatch(/mức mẫu/u);
    expect(await labels(head, statement)).toContain('st-approve');
    expect(await shownTo()).not.toContain(`${chairman.id} statement 2026-11`);
    expect(await said(head, statement)).toMatch(
      /Lưu ý[^\n]*\n- Nguyễn Thị Hạnh hưởng hỗ trợ quản lý [\d.]+ đồng trong bảng kê này, tính theo quyết định về mức nhuận bút\./u,
    );
    await done(head, 'st-approve.sure', '2026-11');
    expect(await shownTo()).toContain(`${chairman.id} statement 2026-11`);
    expect(await said(chairman, statement)).toMatch(/Lưu ý[^\n]*\n- Nguyễn Thị Hạnh phê duyệt và hưởng hỗ trợ/u);
  });

  it('warns on the card, not in the papers, that its rates are a sample until a decision has a number', async () => {
    const remark = /Lưu ý[^\n]*\n- “Quyết định mẫu về mức nhuận bút” là mức mẫu, chưa có số quyết định/u;
    expect(await said(standing, statement)).toMatch(remark);
    const papers = [];
    for (const form of ['docx', 'xlsx'] as const)
      papers.push(
        await world.look((sight) => openPaper(sight, world.core.translator, head.id, { paper: statement, form })),
      );
    expect(papers).not.toContain(null);
    expect(JSON.stringify(papers)).not.toMatch(/là mức mẫu/u);
  });

  it('is not checked by who computed it, except with a reason that the next signer reads first', async () => {
    await done(standing, 'st-compute', '2026-11');
    expect(await labels(standing, statement)).toEqual(expect.not.arrayContaining(['st-check']));
    expect(issueOf(await press(standing, 'st-check.sure', '2026-11'))).toBe('issue-computer-checks');
    await press(standing, 'st-own-check', '2026-11');
    expect((await world.read(standing)).map(({ key }) => key)).toContain('ask-st-own-check');
    await done(standing, 'st-own-check', '2026-11', 'Kế toán nghỉ thai sản');
    expect(await said(chairman, statement)).toMatch(
      /Đã kiểm tra[\s\S]*\n- Trần Quốc Toản vừa lập vừa kiểm tra bảng kê\. Lý do: Kế toán nghỉ thai sản/u,
    );
  });

  it('gets a new version with the reason that was asked for', async () => {
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    await done(standing, 'st-renew', '2026-11');
    const open = await world.turn((unit) => memoryOf(unit, standing.id));
    expect(open.open).toMatchObject({ ask: 'paperWords', press: 'st-renew', subject: '2026-11' });
    if (!open.open) throw new Error('nothing is asked');
    const heard = says('Chấm lại một tin', { role: 'standingDeputy', open: open.open });
    expect(heard.at(-1)).toMatchObject({ do: 'paper', press: 'st-renew', words: 'Chấm lại một tin' });
    await done(standing, 'st-renew', '2026-11', 'Chấm lại một tin');
    expect(await said(standing, statement)).toMatch(/bản 2[\s\S]*Chấm lại một tin/u);
  });

  it('takes grades and commitments in words, and refuses what it cannot read', async () => {
    const [item] = await rowsOf(world.core).selectFrom('submission').select('code').execute();
    await done(head, 'st-grade', '2026-11', `${item?.code}; A; phóng sự`);
    expect(await said(head, statement)).toMatch(/379\.500/u);
    expect(issueOf(await press(head, 'st-grade', '2026-11', `${item?.code}; D`))).toBe('issue-grade-unreadable');
    await done(head, 'st-payee', '2026-11', 'Lê Thị Lan; cam kết 2026');
    expect(issueOf(await press(head, 'st-payee', '2026-11', 'Lê Thị Lan; có lẽ'))).toBe('issue-tax-unreadable');
  });

  it('comes with a document and a workbook, and is not shown to authors', async () => {
    expect((await seen(head, statement))?.files?.map(({ name }) => name)).toEqual([
      'bang-ke-nhuan-but-2026-11.docx',
      'bang-ke-nhuan-but-2026-11.xlsx',
    ]);
    expect(await seen(author, statement)).toEqual({ key: 'issue-not-entitled' });
  });
});

describe('money in everyday words', () => {
  it('"khoá sổ nhuận bút tháng 11" shows that month’s statement with the next act; "đã chi" the one to be paid', async () => {
    const accountant = await world.person('Bùi Thị Kế', 'accountant');
    world.clock.advance(5 * 86_400_000);
    for (const [who, words] of [
      [head, 'khoá sổ nhuận bút tháng 11'],
      [accountant, 'cho tôi bảng kê tháng 11'],
      [standing, 'chốt bảng kê tháng này nhé'],
    ] as const) {
      const [intent] = says(words, { role: who.role as 'head' });
      expect([words, intent]).toEqual([words, { do: 'royalties', month: '2026-11' }]);
    }
    expect(await labels(head, statement)).toContain('st-compute');
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    const paid = async () => {
      const before = (await shownTo()).length;
      await world.turn((unit) => showRoyalties(unit, accountant, 'unpaid'));
      return (await shownTo()).slice(before);
    };
    // The statement is not approved yet, and its view says so. The current month is not included.
    expect(await paid()).toEqual([`${accountant.id} statement 2026-11`]);
    expect(await labels(accountant, statement)).not.toContain('st-pay');
    await done(chairman, 'st-approve.sure', '2026-11');
    expect(await labels(accountant, statement)).toContain('st-pay');
    expect(says('đã chi rồi ạ', { role: 'accountant' })).toEqual([{ do: 'royalties', month: 'unpaid' }]);
    // From every other role, "Dạ chị" has no such meaning.
    for (const role of ['contributor', 'head', 'citizen'] as const)
      expect(JSON.stringify(says('da chi', { role }))).not.toContain('royalties');
  });

  it('"Tình hình tháng này thế nào" asks for the report; about a khối it does not', () => {
    for (const words of [
      'tình hình tháng này thế nào',
      'cho tôi biết tình hình quý này',
      'tinh hinh thang truoc ra sao',
    ])
      expect([words, says(words, { role: 'chairman' })[0]?.do]).toEqual([words, 'periodReport']);
    for (const words of ['tình hình khối 3 tháng này thế nào', 'tình hình an ninh tháng này ổn định'])
      expect([words, says(words, { role: 'head' })[0]?.do]).not.toEqual([words, 'periodReport']);
  });

  it.each([
    ['báo cáo quý', '2026-Q4'],
    ['cho xem bao cao nam nhé', '2026'],
    ['báo cáo tuần này', '2026-11-23..2026-11-29'],
    ['báo cáo tuần trước', '2026-11-16..2026-11-22'],
  ])('"%s" asks for the report of %s', (words, period) => {
    expect(says(words, { role: 'head' })).toMatchObject([{ do: 'periodReport', period }]);
  });

  it('an office clerk who asks for a report of questions gets their list, and is not addressed as an author', () => {
    expect(says('in cho tôi báo cáo câu hỏi', { role: 'office' }).map((each) => each.do)).toEqual(['listQuestions']);
    const heard = says('/baocao', { role: 'office' });
    expect(heard.map((each) => each.do).slice(-2)).toEqual(['say', 'listQuestions']);
    const told = heard.at(-2);
    const words = told?.do === 'say' ? world.core.translator.say('vi', told.message) : '';
    expect(words).toContain('đồng chí xem ngay dưới đây');
    expect(words).not.toContain('anh/chị');
  });
});

describe('the report in the chat', () => {
  it.each([
    ['/baocao 2026-11', '2026-11'],
    ['báo cáo tháng này', ''],
  ])('is requested by "%s"', (words, rest) => {
    expect(readCommand(words)).toEqual({ name: 'baocao', rest });
  });

  it('is requested for a month named in words', async () => {
    expect(says('báo cáo tháng 11', { role: 'head' })).toContainEqual({
      do: 'periodReport',
      period: '2026-11',
    });
  });

  it('is one screen of under 300 words with its three files, for the board and the chairman', async () => {
    await done(standing, 'rp-draft', report.of);
    for (const action of ['rp-approve.sure', 'rp-send']) await done(head, action, report.of);
    for (const reader of [head, chairman]) {
      expect(await said(reader, report)).toMatch(
        /từ 01\/11\/2026 đến 30\/11\/2026[\s\S]*đã đăng: 1 \(kỳ trước 0\)[\s\S]*chưa chốt/u,
      );
      const message = await seen(reader, report);
      expect(message?.files?.map(({ name }) => name)).toEqual([
        'bao-cao-2026-11.docx',
        'bao-cao-2026-11-dung-han.png',
        'bao-cao-2026-11-don-vi.png',
      ]);
    }
    const words = (await said(head, report)).split(/\s+/u).length;
    // A slow reader reads 100 words a minute.
    expect(words).toBeLessThan(300);
  });

  it('is refused to authors, and for an unreadable period', async () => {
    expect(issueOf(await world.turn((unit) => showReport(unit, author, '')))).toBe('issue-not-entitled');
    expect(issueOf(await world.turn((unit) => showReport(unit, head, '2026-13')))).toBe('issue-period-unreadable');
  });

  it('is open to the chairman once it is sent, with its minutes, pictures and lists; before, the chairman reads when it is due', async () => {
    const awaited = 'Chưa có báo cáo kỳ 11/2026 trình đồng chí. Hạn gửi: 10/12/2026.';
    const files = async (person: Person) => {
      const found = [];
      for (const [name, form] of [
        ['report', 'docx'],
        ['report', 'onTime'],
        ['minutes', 'docx'],
      ] as const)
        found.push(
          await world.look((sight) =>
            openPaper(sight, world.core.translator, person.id, { paper: { name, of: report.of }, form }),
          ),
        );
      return found.map((file) => file !== null);
    };
    const lists = async () => (await said(chairman, { ...report, list: 'items' })) === awaited;
    const minutes = { name: 'minutes', of: report.of } as const;
    expect(await said(chairman, report)).toBe(awaited);
    await done(standing, 'rp-draft', report.of);
    await done(standing, 'rp-meet', report.of, 'Mỗi khối hai tin một tháng');
    for (const [who, step] of [
      [standing, 'rp-submit'],
      [head, 'rp-approve.sure'],
    ] as const) {
      await done(who, step, report.of);
      expect([await said(chairman, report), await lists(), await files(chairman)]).toEqual([
        awaited,
        true,
        [false, false, false],
      ]);
      expect((await seen(chairman, minutes)).key).toBe('minutes-none');
      expect(await files(head)).toEqual([true, true, true]);
    }
    // His direction is stored nevertheless, and its answer reveals nothing of the report.
    await done(chairman, 'rp-direct', report.of, 'Mở lớp chụp ảnh');
    expect(await said(chairman, report)).toBe(awaited);
    const before = (await shownTo()).filter((each) => each.startsWith(chairman.id));
    await done(head, 'rp-withdraw', report.of, 'Sai số liệu');
    expect((await shownTo()).filter((each) => each.startsWith(chairman.id))).toEqual(before);
    expect(await said(chairman, report)).toBe(awaited);
    await done(standing, 'rp-draft', report.of);
    for (const step of ['rp-approve.sure', 'rp-send']) await done(head, step, report.of);
    expect(await said(chairman, report)).toMatch(/^# Báo cáo từ 01\/11\/2026/u);
    expect(await said(chairman, report)).toContain('Không có tin, bài chậm hạn.');
    expect([await lists(), await files(chairman)]).toEqual([false, [true, true, true]]);
    expect((await seen(chairman, minutes)).key).toBe('minutes-here');
  });

  it('opens the list behind a figure', async () => {
    expect(presses('paper.report.items', { role: 'head' })).toMatchObject([
      { do: 'openPaper', view: { name: 'report', list: 'items' } },
    ]);
    const [item] = await rowsOf(world.core).selectFrom('submission').select('code').execute();
    expect(await said(head, { ...report, list: 'items' })).toContain(String(item?.code));
  });

  it('is drafted, remarked, approved and sent; the directions on it are tracked until they are done', async () => {
    await done(standing, 'rp-draft', report.of);
    await done(standing, 'rp-remark.limits', report.of, 'Ảnh còn ít.');
    await done(standing, 'rp-meet', report.of, 'Mỗi khối hai tin một tháng');
    await done(standing, 'rp-submit', report.of);
    expect(await shownTo()).toContain(`${head.id} report monthly:2026-11`);
    await done(head, 'rp-approve.sure', report.of);
    await done(head, 'rp-send', report.of);
    expect(await shownTo()).toContain(`${chairman.id} report monthly:2026-11`);
    expect(await labels(chairman, report)).toEqual(['rp-direct']);
    world.clock.advance(60_000);
    const shown = (await shownTo()).length;
    await done(chairman, 'rp-direct', report.of, '- Mở lớp chụp ảnh\n- Tin về khối 5');
    // The people who carry out the direction get the direction but not the report again; only the chairman gets the report.
    expect((await shownTo()).slice(shown)).toEqual([`${chairman.id} report monthly:2026-11`]);
    for (const each of [head, standing]) {
      const told = (await world.read(each)).find(({ key }) => key === 'report-direction-told');
      expect(told && world.core.translator.say('vi', told)).toContain('“Mở lớp chụp ảnh; Tin về khối 5”');
    }
    const actions = { ...report, list: 'actions' } as const;
    expect(await said(standing, actions)).toMatch(/1\. Mỗi khối hai tin[\s\S]*2\. Mở lớp chụp ảnh\n3\. Tin về khối 5/u);
    const first = ((await seen(standing, actions))?.buttons ?? []).flat()[0];
    if (!first || !('subject' in first)) throw new Error('no press for an action');
    await done(standing, 'rp-finish', first.subject, 'Đã giao các khối.');
    expect(await said(standing, actions)).not.toContain('Mỗi khối hai tin');
    expect(issueOf(await press(head, 'rp-withdraw', report.of, ' '))).toBe('issue-words-missing');
    await done(head, 'rp-withdraw', report.of, 'Sai số liệu câu hỏi');
    expect(await shownTo()).toContain(`${chairman.id} report monthly:2026-11`);
    expect(await said(chairman, report)).toContain('Nguyễn Thị Hạnh rút lại: Sai số liệu câu hỏi');
    expect(issueOf(await press(chairman, 'rp-direct', report.of, 'Thêm tin'))).toBe('issue-report-withdrawn');
  });

  it('takes the chairman’s direction also from the head and the standing deputy who heard it, and from nobody else', async () => {
    await done(standing, 'rp-draft', report.of);
    await done(head, 'rp-approve.sure', report.of);
    await done(head, 'rp-send', report.of);
    for (const role of ['deputy', 'member', 'accountant', 'office', 'contributor'] as const) {
      const other = await world.person(`Người ${role}`, role);
      expect([
        role,
        issueOf(await press(other, 'rp-direct', report.of, 'Mở lớp')),
        await labels(other, report),
      ]).toEqual([...[role, 'issue-not-entitled'], expect.not.arrayContaining(['rp-direct'])]);
    }
    await done(head, 'rp-direct', report.of, 'Mở lớp chụp ảnh');
    world.clock.advance(60_000);
    await done(standing, 'rp-direct', report.of, 'Tin về khối 5');
    const actions = { ...report, list: 'actions' } as const;
    expect(await said(chairman, actions)).toMatch(/1\. Mở lớp chụp ảnh\n2\. Tin về khối 5/u);
    const kept = await world.turn(({ stores }) => stores.reports.latest('monthly', '2026-11'));
    expect(kept?.direction).toMatchObject({ name: 'Trần Quốc Toản' });
  });

  it('has a button for each action, five on a screen, with a button for the next page', async () => {
    await done(standing, 'rp-draft', report.of);
    await done(head, 'rp-approve.sure', report.of);
    await done(head, 'rp-send', report.of);
    await done(head, 'rp-direct', report.of, Array.from({ length: 12 }, (_, at) => `Việc thứ ${at + 1}`).join('\n'));
    const finished: string[] = [];
    const shown: string[] = [];
    for (let of: string = report.of; of !== ''; ) {
      const message = await seen(standing, { name: 'report', of, list: 'actions' });
      const presses = (message.buttons ?? []).flat().flatMap((each) => ('action' in each ? [each] : []));
      shown.push(world.core.translator.say('vi', message).split('\n')[1] ?? '');
      finished.push(...presses.flatMap(({ action, subject }) => (action === 'rp-finish' ? [subject ?? ''] : [])));
      of = presses.find(({ action }) => action === 'paper.report.actions')?.subject ?? '';
    }
    expect(new Set(finished).size).toBe(12);
    expect(shown).toEqual(['1. Việc thứ 1', '6. Việc thứ 6', '11. Việc thứ 11']);
    // No other person is offered any.
    expect((await seen(chairman, { ...report, list: 'actions' })).buttons).toEqual([]);
  });

  it('of a year opens the months’ statements with their totals, for people who may read statements', async () => {
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    const year = { name: 'report', of: 'yearly:2026' } as const;
    await done(standing, 'rp-draft', year.of);
    const pressed = async (view: PaperView) =>
      ((await seen(head, view)).buttons ?? [])
        .flat()
        .flatMap((each) => ('action' in each ? [`${each.action} ${each.subject}`] : []));
    expect(await pressed(year)).toContain('paper.report.statements yearly:2026');
    // The total of the statements is the sum of both.
    expect(await said(head, year)).toMatch(/Nhuận bút đã chốt: 50\.600 đồng; hỗ trợ quản lý [1-9][\d.]+ đồng\./u);
    const list = { ...year, list: 'statements' } as const;
    expect(await said(head, list)).toMatch(
      /\(12\)\n(?:.*chưa chốt\n){10}.*11\/2026: 50\.600 đồng\n.*12\/2026: chưa chốt/u,
    );
    expect(await pressed(list)).toEqual(
      Array.from({ length: 12 }, (_, at) => `paper.statement 2026-${String(at + 1).padStart(2, '0')}`),
    );
    expect(await said(head, { name: 'statement', of: '2026-11' })).toContain('50.600');
    const member = await world.person('Đỗ Thị Tám', 'member');
    expect(await seen(member, list)).toMatchObject({ key: expect.not.stringMatching('report-list') });
  });

  it('gives the ward’s own date on which a planned item was done', async () => {
    const [item] = await rowsOf(world.core).selectFrom('submission').select('id').execute();
    // 01:30 on the 25th in the ward.
    const publishedAt = Date.parse('2026-11-24T18:30:00Z');
    await rowsOf(world.core).updateTable('submission').set({ publishedAt }).execute();
    await world.turn((unit) => {
      const on = localDate('2026-11-24');
      const by = { id: head.id, name: head.name };
      const entry: PlanEntry = {
        ...{ id: 'plan-1', kind: 'event', title: 'Ngày hội', on, at: null, place: null, assignee: null, dueOn: on },
        ...{ items: [{ item: item?.id ?? '', code: 'DL-2611-0001' }], refused: [], state: 'planned', note: null },
        ...{ addedBy: by, addedOn: on, flaggedOn: null },
      };
      return unit.stores.registers.put('plan', entry, {
        ...{ state: 'planned', about: '2026-11' },
        by: head.id,
        at: unit.now,
      });
    });
    const paper = await world.look((sight) =>
      openPaper(sight, world.core.translator, head.id, { paper: report, form: 'docx' }),
    );
    expect(JSON.stringify(paper)).toContain('Ngày hội (25/11/2026)');
  });

  it('starts with the remarks of the month before, which must be changed or kept before approval', async () => {
    const next = { name: 'report', of: 'monthly:2026-12' } as const;
    await done(standing, 'rp-draft', report.of);
    for (const [kind, text] of [
      ['limits', 'Ảnh còn ít.'],
      ['next', 'Mỗi khối hai tin.'],
    ])
      await done(standing, `rp-remark.${kind}`, report.of, text);
    const meeting = 'Ý kiến: đồng chí Kiên đề nghị thêm ảnh\nMở lớp chụp ảnh – đồng chí Toản – 20/12';
    await done(standing, 'rp-meet', report.of, meeting);
    // Opinions are recorded in the minutes and are not tasks.
    const met = await world.turn(({ stores }) => stores.reports.latest('monthly', '2026-11'));
    expect(met?.meeting).toMatchObject({
      opinions: ['Đồng chí Kiên đề nghị thêm ảnh'],
      resolutions: ['Mở lớp chụp ảnh – đồng chí Toản – 20/12'],
    });
    const actions = await world.turn(({ stores }) => stores.reports.actions(localDate('2026-12-01')));
    expect(actions.filter(({ text }) => text.includes('Kiên'))).toEqual([]);
    for (const action of ['rp-approve.sure', 'rp-send']) await done(head, action, report.of);
    world.clock.advance(32 * 24 * 3_600_000);
    await done(standing, 'rp-draft', next.of);
    const kept = () => world.turn(({ stores }) => stores.reports.latest('monthly', '2026-12'));
    expect(await kept()).toMatchObject({
      remarks: { limits: 'Ảnh còn ít.', next: 'Mỗi khối hai tin.' },
      unseenRemarks: ['limits', 'next'],
      carried: [{ text: 'Mở lớp chụp ảnh', dueOn: '2026-12-20', doneOn: null }],
    });
    expect(await said(head, next)).toMatch(/chép từ kỳ trước, chưa ai xem lại[\s\S]*Tồn tại, hạn chế\n[\s\S]*hướng/u);
    const printed = async () =>
      JSON.stringify(
        await world.look((sight) => openPaper(sight, world.core.translator, head.id, { paper: next, form: 'docx' })),
      );
    expect(await printed()).toMatch(/Chép từ kỳ trước, chưa xem lại.{1,80}Ảnh còn ít\./u);
    expect(sentence(await press(head, 'rp-approve.sure', next.of))).toContain('chưa ai xem lại');
    await done(standing, 'rp-remark.limits', next.of, 'Ảnh đã đủ.');
    expect(await kept()).toMatchObject({ remarks: { limits: 'Ảnh đã đủ.' }, unseenRemarks: ['next'] });
    expect(await labels(standing, next)).toContain('rp-keep');
    await done(standing, 'rp-keep', next.of);
    expect(await labels(standing, next)).not.toContain('rp-keep');
    expect(await printed()).not.toContain('Chép từ kỳ trước');
    await done(head, 'rp-approve.sure', next.of);
    expect(await kept()).toMatchObject({
      state: 'approved',
      remarks: { limits: 'Ảnh đã đủ.', next: 'Mỗi khối hai tin.' },
    });
  });

  it('with a direction that names a person tells that person who gave it, and "trước ngày 10/12" ends on the ninth', async () => {
    await done(standing, 'rp-draft', report.of);
    for (const action of ['rp-approve.sure', 'rp-send']) await done(head, action, report.of);
    await done(chairman, 'rp-direct', report.of, 'Giao đồng chí Toản lập danh sách hộ nghèo trước ngày 10/12');
    const told = (await world.read(standing)).find(({ key }) => key === 'resolution-given');
    expect(told && world.core.translator.say('vi', told)).toBe(
      'Chủ tịch chỉ đạo, đồng chí thực hiện: “Giao đồng chí Toản lập danh sách hộ nghèo trước ngày 10/12”. Hạn: hết ngày 09/12/2026.',
    );
  });

  it('outside the regular ones is requested by the head with a date', async () => {
    await done(head, 'rp-demand', '', '01/11 - 20/11; 02/12; Tin về bầu cử');
    expect(await shownTo()).toContain(`${standing.id} report demanded:2026-11-01..2026-11-20`);
    expect(await said(standing, { name: 'report', of: 'demanded:2026-11-01..2026-11-20' })).toMatch(
      /hạn 02\/12\/2026: Tin về bầu cử/u,
    );
    const paper = { name: 'report', of: 'demanded:2026-11-01..2026-11-20' } as const;
    const file = { paper, form: 'docx' } as const;
    const document = await world.look((sight) => openPaper(sight, world.core.translator, head.id, file));
    expect(JSON.stringify(document)).toContain(
      `yêu cầu của đồng chí ${head.name}, Trưởng ban, hạn ngày 02/12/2026: Tin về bầu cử.`,
    );
    expect(JSON.stringify(document)).toContain('(theo yêu cầu: Tin về bầu cử)');
    expect(issueOf(await press(head, 'rp-demand', '', 'gấp; mai'))).toBe('issue-demand-unreadable');
    expect(issueOf(await press(standing, 'rp-demand', '', '01/11 - 20/11; 02/12'))).toBe('issue-not-entitled');
  });
});

describe('budget and registers', () => {
  const budget = { name: 'budget', of: '2026' } as const;

  it('a budget line is estimated, approved with number and date, committed and paid, and never exceeded', async () => {
    await done(standing, 'bg-add', '2026', 'Mua máy ảnh; 12 triệu; báo giá ba nơi');
    expect(issueOf(await press(standing, 'bg-commit', '2026', '1; 2.000.000; thẻ nhớ'))).toBe(
      'issue-budget-not-approved',
    );
    expect(issueOf(await press(head, 'bg-approve', '2026', '1; 1; x'))).toBe('issue-not-entitled');
    await done(chairman, 'bg-approve', '2026', '1; 10.000.000; 45/QĐ-UBND; 15/02/2026');
    await done(standing, 'bg-commit', '2026', '1; 9.500.000; máy ảnh');
    expect(issueOf(await press(standing, 'bg-spend', '2026', '1; 600.000; túi máy'))).toBe('issue-budget-exceeded');
    await done(standing, 'bg-spend', '2026', '1; 9.500.000; máy ảnh');
    expect(await said(head, budget)).toMatch(/đã chi 9\.500\.000[\s\S]*Mua máy ảnh[\s\S]*còn 500\.000/u);
    await done(standing, 'bg-estimate', '2027');
    expect(await said(head, { name: 'budget', of: '2027' })).not.toContain('Đã trình');
    expect(issueOf(await press(chairman, 'bg-send.sure', '2027'))).toBe('issue-not-entitled');
    // A one-time purchase is not carried over automatically; a person must add it.
    expect(issueOf(await press(head, 'bg-send.sure', '2027'))).toBe('issue-budget-empty');
    expect(await said(head, { name: 'budget', of: '2027' })).toMatch(
      /Mua máy ảnh: dự toán 0 đ \(mua một lần, 9\.500\.000 đồng, không tính tiếp theo tháng/u,
    );
    await done(standing, 'bg-add', '2027', 'Mua máy ảnh; 11.400.000; thay máy hỏng');
    await done(standing, 'bg-estimate', '2027');
    await done(head, 'bg-send.sure', '2027');
    expect(await shownTo()).toContain(`${chairman.id} estimate 2027`);
    // A line that was approved without a request counts as requested with its current estimate.
    expect(await said(head, budget)).toContain('Đã trình dự toán');
    expect(await said(head, { name: 'budget', of: '2027' })).toMatch(
      /Mua máy ảnh: dự toán 11\.400\.000 đ \(thay máy hỏng\)/u,
    );
    expect(issueOf(await press(standing, 'bg-approve', '2026', '1; 1; x'))).toBe('issue-not-entitled');
  });

  it('a first budget has a line of each kind, in the fixed order', async () => {
    await done(standing, 'bg-estimate', '2028');
    const lines = await world.turn(({ stores }) => stores.period.budget(2028));
    expect(lines.map(({ kind }) => kind)).toEqual([...budgetKinds]);
  });

  it('a statement is paid from the line of royalties', async () => {
    await done(standing, 'bg-add', '2026', 'Nhuận bút; 60 triệu');
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    await done(head, 'st-pay.sure', '2026-11');
    // Includes the support of Art. 9, whose budget line the payment created.
    expect(await said(head, budget)).toMatch(/đã chi 56\.672/u);
    const paper = await world.look((sight) =>
      openPaper(sight, world.core.translator, head.id, { paper: budget, form: 'docx' }),
    );
    expect(JSON.stringify(paper)).toMatch(/"11\/2026","[^"]*","50\.600"/u);
    expect(JSON.stringify(paper)).not.toContain('2026-11"');
  });

  const paidOut = async () => {
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    await done(head, 'st-pay.sure', '2026-11');
  };
  const keptLines = async () =>
    (await world.turn(({ stores }) => stores.period.budget(2026))).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));

  it('a statement that the budget does not cover is reported before the check and at payment, and the payment is recorded', async () => {
    await done(standing, 'bg-add', '2026', 'Nhuận bút; 60 triệu');
    await done(head, 'st-compute', '2026-11');
    expect(await said(standing, statement)).toContain('Mục Nhuận bút chưa có số dự toán được duyệt.');
    await done(chairman, 'bg-approve', '2026', '1; 50.000; 45/QĐ-UBND; 15/02/2026');
    await done(head, 'st-compute', '2026-11');
    const beyond = [
      'Mục Nhuận bút còn 50.000 đồng, không đủ cho 50.600 đồng.',
      'Kinh phí năm 2026 chưa có mục Hỗ trợ công tác quản lý, cần 6.072 đồng.',
    ];
    for (const each of beyond) expect(await said(standing, statement)).toContain(each);
    await paidOut();
    for (const reader of [head, standing]) {
      const told = (await world.read(reader)).find(({ key }) => key === 'statement-beyond-budget');
      for (const each of beyond) expect(told && world.core.translator.say('vi', told)).toContain(each);
    }
    expect((await world.read(author)).map(({ key }) => key)).not.toContain('statement-beyond-budget');
    expect(await keptLines()).toMatchObject([
      { kind: 'management', name: 'management', spentVnd: 6_072, estimateVnd: 0, approved: null },
      { name: 'Nhuận bút', spentVnd: 50_600 },
    ]);
    // An estimate that is added later belongs to the line from which the payment was made.
    await done(standing, 'bg-add', '2026', 'Hỗ trợ quản lý; 5 triệu');
    expect(await keptLines()).toMatchObject([{ kind: 'management', spentVnd: 6_072, estimateVnd: 5_000_000 }, {}]);
    expect(await said(head, budget)).toMatch(/Hỗ trợ công tác quản lý: dự toán 5\.000\.000/u);
  });

  it('royalties and support are each paid from their own line, without a warning if they are covered', async () => {
    await done(standing, 'bg-add', '2026', 'Nhuận bút; 60 triệu');
    await done(standing, 'bg-add', '2026', 'Hỗ trợ quản lý; 5 triệu');
    for (const nth of [1, 2]) await done(chairman, 'bg-approve', '2026', `${nth}; 4.000.000; 45/QĐ-UBND; 15/02/2026`);
    await done(head, 'st-compute', '2026-11');
    expect(await said(standing, statement)).not.toMatch(/Kinh phí năm|không đủ cho|chưa có số dự toán/u);
    await paidOut();
    expect((await world.read(head)).map(({ key }) => key)).not.toContain('statement-beyond-budget');
    expect((await keptLines()).map(({ kind, spentVnd }) => [kind, spentVnd])).toEqual([
      ['management', 6_072],
      ['royalty', 50_600],
    ]);
  });

  it('a violation needs a hearing before a proposal, and is hidden from the person concerned', async () => {
    const deputy = await world.person('Đặng Văn Sơn', 'deputy');
    await done(standing, 'vi-note', '', 'Lê Thị Lan; Điều 7 khoản 2; nặng; chép nguyên văn báo khác');
    const [violation] = await world.turn(({ stores }) => stores.registers.list('violation', null));
    const id = violation?.id ?? '';
    expect(violation).toMatchObject({ degree: 'serious', clause: 'Điều 7 khoản 2', person: author.id });
    expect(issueOf(await press(head, 'vi-propose', id, 'Phê bình'))).toBe('issue-not-heard');
    await done(standing, 'vi-hear', id, 'Tác giả nhận lỗi.');
    await done(head, 'vi-propose', id, 'Phê bình trước Ban');
    await done(head, 'vi-decide', id, 'Phê bình');
    expect(await seen(deputy, { name: 'violations', of: '' })).toEqual({ key: 'issue-not-entitled' });
    await done(head, 'vi-note', '', 'Trần Quốc Toản; Điều 8; nhẹ; duyệt muộn');
    expect(await said(standing, { name: 'violations', of: '' })).not.toContain('Trần Quốc Toản');
    expect(await said(head, { name: 'violations', of: '' })).toContain('Trần Quốc Toản');
    // The file is not available either, whatever address requests it.
    const register = { paper: { name: 'violations', of: '' }, form: 'docx' } as const;
    const opens = (reader: Person) =>
      world.look((sight) => openPaper(sight, world.core.translator, reader.id, register));
    expect(await opens(head)).toMatchObject({ form: 'docx' });
    expect(await opens(standing)).toBeNull();
    expect((await seen(head, register.paper)).files).toHaveLength(1);
    expect((await seen(standing, register.paper)).files).toEqual([]);
    expect(issueOf(await press(standing, 'vi-note', '', 'Người Lạ; Điều 8; nhẹ; x'))).toBe('issue-person-unknown');
  });

  it('each open violation has its buttons, five people on a screen, with a button for the next page', async () => {
    for (let nth = 1; nth <= 7; nth += 1) {
      await world.person(`Ngô Văn ${'ABCDEGH'[nth - 1]}`, 'member');
      await done(standing, 'vi-note', '', `Ngô Văn ${'ABCDEGH'[nth - 1]}; Điều 8; nhẹ; duyệt muộn lần ${nth}`);
    }
    const heard: string[] = [];
    let screens = 0;
    for (let of: string | undefined = ''; of !== undefined; screens += 1) {
      const presses: ButtonRows[number] = ((await seen(head, { name: 'violations', of })).buttons ?? []).flat();
      const acts = presses.flatMap((each) => ('action' in each ? [each] : []));
      heard.push(...acts.flatMap(({ action, subject }) => (action === 'vi-hear' ? [subject ?? ''] : [])));
      of = acts.find(({ action }) => action === 'paper.violations')?.subject;
    }
    expect([screens, heard.length, new Set(heard).size]).toEqual([2, 7, 7]);
  });

  it('the chairman sees for each line the requested amount and its basis', async () => {
    await done(head, 'bg-add', '2026', 'Thiết bị; 12 triệu; hai máy ảnh theo báo giá');
    expect(await said(chairman, budget)).toMatch(
      /Thiết bị: dự toán 12\.000\.000 đ \(hai máy ảnh theo báo giá\), chưa duyệt/u,
    );
    const paper = await world.look((sight) =>
      openPaper(sight, world.core.translator, chairman.id, { paper: budget, form: 'docx' }),
    );
    expect(JSON.stringify(paper)).toMatch(/"Thiết bị","12\.000\.000","hai máy ảnh theo báo giá","–"/u);
  });

  it('a notice of a rule has its warnings and its state on separate lines', () => {
    const say = (warnings: string, state: string) =>
      world.core.translator.say('vi', {
        key: 'rule-offer',
        facts: {
          rule: 'Định mức',
          decision: '25/QĐ-UBND',
          from: '28/11/2026',
          lines: 'tin A: 0,6',
          name: 'Hoa',
          warnings,
          state,
        },
      });
    expect(say('Hai mức', 'adopted')).toBe('# Định mức: 25/QĐ-UBND, từ 28/11/2026\ntin A: 0,6\n⚠ Hai mức\nĐã áp dụng.');
    expect(say('none', 'adopted')).toMatch(/tin A: 0,6\nĐã áp dụng\.$/u);
  });

  it('the person concerned is told of a violation with its clause, and their answer is the hearing', async () => {
    await done(standing, 'vi-note', '', 'Lê Thị Lan; Điều 7 khoản 2; nặng; chép nguyên văn báo khác');
    const entry = async () =>
      (await world.turn(({ stores }) => stores.registers.list('violation', null))).find(
        ({ person }) => person === author.id,
      );
    const id = (await entry())?.id ?? '';
    const told = (await world.read(author)).find(({ key }) => key === 'violation-noted');
    const noted = told ? world.core.translator.say('vi', told) : '';
    expect(noted).toMatch(/một việc về anh\/chị theo Điều 7 khoản 2[\s\S]*chép nguyên văn báo khác/u);
    expect(noted).toMatch(/, anh\/chị có quyền giải trình/u);
    await done(head, 'vi-note', '', 'Trần Quốc Toản; Điều 8; nhẹ; duyệt muộn');
    const toStanding = (await world.read(standing)).find(({ key }) => key === 'violation-noted');
    expect(toStanding && world.core.translator.say('vi', toStanding)).toMatch(
      /một việc về đồng chí theo Điều 8[\s\S]*, đồng chí có quyền giải trình/u,
    );
    expect(told?.buttons?.flat()).toMatchObject([
      { action: 'vi-answer', subject: id },
      { label: { key: 'choice-vi-page' } },
    ]);
    for (const other of [head, standing, chairman])
      expect(issueOf(await press(other, 'vi-answer', id, 'Tôi nhận lỗi thay.'))).toBe('issue-not-entitled');
    expect(issueOf(await press(author, 'vi-hear', id, 'x'))).toBe('issue-not-entitled');
    // The press opens a prompt, which takes the next message as the answer.
    await press(author, 'vi-answer', id);
    expect((await world.read(author)).map(({ key }) => key)).toContain('ask-vi-answer');
    const { open } = await world.turn((unit) => memoryOf(unit, author.id));
    expect(says('Tôi đã xin phép tòa soạn.', { role: 'contributor', ...(open && { open }) }).at(-1)).toMatchObject({
      ...{ do: 'paper', press: 'vi-answer', subject: id, words: 'Tôi đã xin phép tòa soạn.' },
    });
    await done(author, 'vi-answer', id, 'Tôi đã xin phép tòa soạn.');
    expect(await entry()).toMatchObject({
      state: 'heard',
      hearing: null,
      answer: { words: 'Tôi đã xin phép tòa soạn.' },
    });
    for (const keeper of [head, standing]) {
      const answered = (await world.read(keeper)).find(({ key }) => key === 'violation-answered');
      expect(answered?.facts).toMatchObject({ name: author.name, words: 'Tôi đã xin phép tòa soạn.' });
    }
    expect((await world.read(author)).map(({ key }) => key)).not.toContain('issue-not-entitled');
    await done(standing, 'vi-hear', id, 'Gặp trực tiếp: xin rút kinh nghiệm.');
    const printed = await world.look((sight) =>
      openPaper(sight, world.core.translator, head.id, { paper: { name: 'violations', of: '' }, form: 'docx' }),
    );
    expect(JSON.stringify(printed)).toMatch(
      /tự giải trình: Tôi đã xin phép tòa soạn\.\\n[\d/]+, Trần Quốc Toản ghi lại: Gặp trực tiếp/u,
    );
    await done(head, 'vi-propose', id, 'Phê bình');
    await done(head, 'vi-drop', id, 'Có giấy phép');
    expect((await world.read(author)).find(({ key }) => key === 'violation-settled')?.facts).toMatchObject({
      text: 'Có giấy phép',
    });
    expect(issueOf(await press(author, 'vi-answer', id, 'x'))).toBe('issue-violation-state');
  });

  it('defects of the regulation are recorded by the board, and by the program if no rate applies', async () => {
    await done(standing, 'df-note', '', 'Điều 8 khoản 1 điểm d\nKhông có số ngày\nGhi rõ một ngày làm việc');
    await rowsOf(world.core).deleteFrom('ward_rule').where('kind', '=', 'rates').execute();
    await done(head, 'st-compute', '2026-11');
    await done(head, 'st-compute', '2026-11');
    const text = await said(head, { name: 'regulation', of: '' });
    expect(text).toMatch(/2 [\s\S]*Điều 8 khoản 1 điểm d[\s\S]*Điều 9[\s\S]*chưa có mức nhuận bút/u);
    expect(issueOf(await press(standing, 'st-check.sure', '2026-11'))).toBe('issue-rate-missing');
  });

  it('praise is proposed by the ranking of the day, and decided by people', async () => {
    const reward = { name: 'reward', of: '2026' } as const;
    expect(await said(head, reward)).toMatch(/1\. Lê Thị Lan/u);
    const minutes = { name: 'minutes', of: 'praise:2026' } as const;
    expect((await seen(head, minutes)).key).toBe('minutes-none');
    await done(standing, 'pr-propose', '2026');
    await done(standing, 'pr-meet', '2026', 'Nhất trí đề nghị tặng Giấy khen\nĐọc tên tại hội nghị tổng kết');
    await done(head, 'pr-settle', '2026', 'Giấy khen số 12/QĐ-UBND');
    expect(await said(head, reward)).toMatch(/Giấy khen số 12/u);
    expect((await seen(head, reward)).files?.map(({ name }) => name)).toEqual([
      'to-trinh-khen-thuong-2026.docx',
      'bien-ban-hop-khen-thuong-2026.docx',
    ]);
    expect(await said(head, minutes)).toContain('2 kết luận');
    const printed = async (paper: PaperRef) =>
      JSON.stringify(
        await world.look((sight) => openPaper(sight, world.core.translator, head.id, { paper, form: 'docx' })),
      );
    expect(await printed(minutes)).toMatch(
      /xét đề nghị khen thưởng năm 2026 theo Điều 10[\s\S]*Cá nhân: Lê Thị Lan \([\d,]+ điểm\)[\s\S]*Nhất trí đề nghị tặng Giấy khen[\s\S]*Đọc tên tại hội nghị/u,
    );
    // The result is printed below the proposal, whose text stays unchanged.
    expect(await printed(reward)).toMatch(/kết quả: Giấy khen số 12\/QĐ-UBND; mã kiểm tra: [0-9a-f]{16}"/u);
    expect(issueOf(await press(standing, 'pr-meet', '2026', 'Thêm'))).toBe('issue-praise-decided');
    expect(issueOf(await press(standing, 'pr-propose', '2026'))).toBe('issue-praise-decided');
  });

  it('budget, praise, violations and regulation are refused to an ordinary member', async () => {
    const member = await world.person('Mai Thị Liên', 'member');
    for (const name of ['budget', 'reward', 'violations', 'regulation'] as const) {
      const shown = (unit: Unit) => showRegister(unit, member, name, '');
      expect(issueOf(await world.turn(shown))).toBe('issue-not-entitled');
    }
  });
});

describe('an act on a paper applies to what the person saw', () => {
  it('after a remark in between, approval is refused with who changed what, and the paper is shown again', async () => {
    await done(standing, 'rp-draft', report.of);
    await done(standing, 'rp-submit', report.of);
    const seen = await onScreen('rp-approve', report.of);
    await done(standing, 'rp-remark.proposals', report.of, 'Đề nghị thưởng 50 triệu.');
    const refused = await press(head, 'rp-approve.sure', report.of, null, seen);
    expect(issueOf(refused)).toBe('issue-paper-changed');
    expect(sentence(refused)).toMatch(/đã đổi[\s\S]*Trần Quốc Toản ghi nhận xét báo cáo[\s\S]*xem bản hiện thời/u);
    expect(await said(head, report)).toMatch(/Trình duyệt/u);
    await done(head, 'rp-approve.sure', report.of);
  });

  it('every button of a paper carries the revision that is shown', async () => {
    await done(standing, 'rp-draft', report.of);
    const revision = await onScreen('rp-submit', report.of);
    expect(revision).toBeGreaterThan(0);
    const buttons = ((await seen(standing, report)).buttons ?? []).flat();
    const acts = buttons.flatMap((each) => ('action' in each && each.action.startsWith('rp-') ? [each] : []));
    expect(acts.length).toBeGreaterThan(3);
    expect(acts.map((each) => each.revision)).toEqual(acts.map(() => revision));
  });

  it('the answer to a prompt applies to the paper that was shown when it was asked', async () => {
    await done(standing, 'rp-draft', report.of);
    await done(head, 'rp-remark.limits', report.of);
    const asked = await world.turn((unit) => memoryOf(unit, head.id));
    if (asked.open?.ask !== 'paperWords') throw new Error('nothing is asked');
    await done(standing, 'rp-remark.limits', report.of, 'Ảnh còn ít.');
    const heard = says('Tin còn chậm.', { role: 'head', open: asked.open }).at(-1);
    if (heard?.do !== 'paper') throw new Error('not heard');
    expect(issueOf(await press(head, 'rp-remark.limits', report.of, heard.words, heard.revision))).toBe(
      'issue-paper-changed',
    );
  });

  it('budget lines keep their numbers, and an approval applies to the line that was read', async () => {
    await done(standing, 'bg-add', '2026', 'Mua sổ; 1 triệu');
    world.clock.advance(1000);
    await done(standing, 'bg-add', '2026', 'Thiết bị; 3 triệu');
    world.clock.advance(1000);
    const seenByChairman = await onScreen('bg-approve', '2026');
    await done(head, 'bg-add', '2026', 'Bàn ghế; 9 triệu');
    const names = (await world.turn(({ stores }) => stores.period.budget(2026))).map(({ name }) => name);
    expect(names).toEqual(['Mua sổ', 'Thiết bị', 'Bàn ghế']);
    const words = '2; 3.000.000; 46/QĐ-UBND; 15/11/2026';
    expect(issueOf(await press(chairman, 'bg-approve', '2026', words, seenByChairman))).toBe('issue-paper-changed');
    await done(chairman, 'bg-approve', '2026', words);
    expect(await said(head, { name: 'budget', of: '2026' })).toMatch(
      /2\. Thiết bị: dự toán 3\.000\.000 đ, còn 3\.000\.000/u,
    );
  });

  it('replacing an approved figure first names the line and the difference', async () => {
    await done(standing, 'bg-add', '2026', 'Mua máy ảnh; 12 triệu');
    await done(chairman, 'bg-approve', '2026', '1; 10.000.000; 45/QĐ-UBND; 10/11/2026');
    const words = '1; 3.000.000; 46/QĐ-UBND; 15/11/2026';
    const refused = await press(chairman, 'bg-approve', '2026', words);
    expect(sentence(refused)).toMatch(/Mua máy ảnh[\s\S]*10\.000\.000[\s\S]*45\/QĐ-UBND[\s\S]*giảm 7\.000\.000/u);
    await done(chairman, 'bg-approve', '2026', `${words}; thay 10.000.000`);
    expect(await said(head, { name: 'budget', of: '2026' })).toMatch(/còn 3\.000\.000/u);
    expect(await shownTo()).toContain(`${head.id} budget 2026`);
  });
});

describe('a period that has not ended', () => {
  it('is signed after one more question that says so, and the papers state the date', async () => {
    await done(standing, 'rp-draft', report.of);
    await press(head, 'rp-approve', report.of);
    const asked = (await world.read(head)).at(-1);
    expect(asked && world.core.translator.say('vi', asked)).toMatch(/đến hết ngày 30\/11\/2026 mới kết thúc/u);
    await done(head, 'rp-approve.sure', report.of);
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    for (const paper of [report, statement]) {
      const opened = await world.look((sight) =>
        openPaper(sight, world.core.translator, head.id, { paper, form: 'docx' }),
      );
      expect(JSON.stringify(opened)).toContain('Chốt ngày 29/11/2026, trước khi kỳ kết thúc (30/11/2026)');
    }
  });
});

describe('an item that is published after its month was frozen', () => {
  it('is reported as left for a new version, to its author, to the head and to who signs', async () => {
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    const morning = async (): Promise<string> => {
      await world.turn(await gatherDigests(world.turn, figureSight));
      return (await world.read(head)).map((each) => world.core.translator.say('vi', each)).join('\n');
    };
    expect(await morning()).not.toContain('Sau khi chốt bảng kê');
    const late = await world.submitted(author);
    const at = world.clock.now().getTime();
    await rowsOf(world.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: at, decidedBy: head.id })
      .where('id', '=', late.id)
      .execute();
    expect(await said(author, { name: 'own', of: '' })).toMatch(
      /dự kiến: 50\.600 đồng[\s\S]*bản 2 \(sau khi chốt, chờ bản mới\): 50\.600 đồng\.[\s\S]*bản 1 \(đã chốt\)/u,
    );
    expect(await world.look((sight) => seeMoney(sight, head, monthOf('2026-11-29' as never)))).toMatchObject({
      later: { items: 1, vnd: 50_600 },
    });
    const told = await morning();
    expect(told).toContain('Sau khi chốt bảng kê 11/2026: 1 tin, bài (50.600 đồng) chưa có trong bản nào');
    // Frozen amounts are no longer provisional.
    expect(told).not.toContain('Nhuận bút tháng này, tạm tính');
    await done(head, 'st-renew', '2026-11', 'thêm tin đăng sau khi chốt');
    expect(await said(author, { name: 'own', of: '' })).not.toContain('chờ bản mới');
  });
});

describe('a grade after the check', () => {
  const gradeAnew = async () => {
    const [item] = await rowsOf(world.core).selectFrom('submission').select('code').execute();
    await done(head, 'st-grade', '2026-11', `${item?.code}; A; phóng sự`);
  };

  it('makes the checked statement outdated: it must be recomputed before approval', async () => {
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await gradeAnew();
    expect(await said(head, statement)).toMatch(
      /Không còn đúng với hồ sơ, 3 dòng đã khác[\s\S]*từ 50\.600 thành 379\.500/u,
    );
    const refused = await press(chairman, 'st-approve.sure', '2026-11');
    expect(issueOf(refused)).toBe('issue-statement-outdated');
    expect(sentence(refused)).toMatch(/Lê Thị Lan: từ 50\.600 thành 379\.500/u);
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    expect(await said(head, statement)).toMatch(/Nhuận bút 379\.500/u);
  });

  it('after the freezing counts only in a new version, and the statement says so', async () => {
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    await gradeAnew();
    expect(await said(head, statement)).toMatch(/Sau khi chốt, 1 dòng đã khác[\s\S]*chỉ bản mới/u);
    await done(head, 'st-renew', '2026-11', 'Chấm lại một tin');
    expect(await said(head, statement)).not.toMatch(/Sau khi chốt/u);
  });
});

describe('changes of tax and support', () => {
  const docx = async () =>
    JSON.stringify(
      await world.look((sight) => openPaper(sight, world.core.translator, head.id, { paper: statement, form: 'docx' })),
    );
  const approve = async () => {
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
  };
  const commit = () => done(head, 'st-payee', '2026-11', 'Lê Thị Lan; cam kết 2026');

  it('a commitment after the check makes the statement outdated', async () => {
    await taxedFrom('2026-11-01', 10);
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await commit();
    expect(await said(chairman, statement)).toMatch(/1 dòng đã khác[^\n]*\n– thuế của Lê Thị Lan: từ 5\.060 thành 0/u);
    expect(issueOf(await press(chairman, 'st-approve.sure', '2026-11'))).toBe('issue-statement-outdated');
  });

  it('a commitment after the freezing blocks payment until a new version, which names the change in the chat and on paper', async () => {
    await taxedFrom('2026-11-01', 10);
    await done(head, 'st-compute', '2026-11');
    await approve();
    await commit();
    expect(await said(head, statement)).toMatch(/Sau khi chốt, 1 dòng đã khác[\s\S]*thuế của Lê Thị Lan/u);
    const refused = await press(head, 'st-pay.sure', '2026-11');
    expect(issueOf(refused)).toBe('issue-tax-outdated');
    expect(sentence(refused)).toMatch(/thuế của Lê Thị Lan: từ 5\.060 thành 0 đồng/u);
    await done(head, 'st-renew', '2026-11', 'Có cam kết');
    expect(await said(head, statement)).toMatch(
      /1 dòng thay đổi so với bản trước[^\n]*\n– thuế của Lê Thị Lan: từ 5\.060/u,
    );
    expect(await docx()).toMatch(
      /Những dòng thay đổi:[^[]*"list","items":\["Thuế của Lê Thị Lan: từ 5\.060 thành 0 đồng \(-5\.060\)/u,
    );
    await approve();
    await done(head, 'st-pay.sure', '2026-11');
    await done(head, 'st-renew', '2026-11', 'Lập lại lần nữa');
    expect(await docx()).toMatch(/Không có dòng nào thay đổi/u);
    expect(await docx()).not.toMatch(/Những dòng thay đổi/u);
  });

  it('payment uses the tax of its own day: a changed rule asks for a new version, which also lists the support', async () => {
    await taxedFrom('2026-11-01', 10);
    await taxedFrom('2026-12-10', 20);
    await done(head, 'st-compute', '2026-11');
    await approve();
    world.clock.advance(20 * 86_400_000);
    const refused = await press(head, 'st-pay.sure', '2026-11');
    expect(sentence(refused)).toMatch(/thuế của Lê Thị Lan: từ 5\.060 thành 10\.120 đồng/u);
    const [item] = await rowsOf(world.core).selectFrom('submission').select('code').execute();
    await done(head, 'st-grade', '2026-11', `${item?.code}; C`);
    await done(head, 'st-renew', '2026-11', 'Thuế của ngày chi');
    expect(await said(head, statement)).toMatch(/\n– hỗ trợ quản lý của Nguyễn Thị Hạnh: từ [\d.]+ thành [\d.]+ đồng/u);
    await approve();
    await done(head, 'st-pay.sure', '2026-11');
    // The tax withheld on the day of payment remains correct: a later year or commitment does not affect money already paid.
    await commit();
    expect(await said(head, statement)).not.toMatch(/Sau khi chốt/u);
  });
});

describe('a new version of a month that was paid', () => {
  it('neither pays what a later month has paid, nor reclaims what that month has reclaimed', async () => {
    const late = await world.submitted(author);
    const [gone] = await rowsOf(world.core).selectFrom('submission').select('id').where('id', '!=', late.id).execute();
    const put = (id: string | undefined, state: string, day: string) =>
      rowsOf(world.core)
        .updateTable('submission')
        .set({ state, publishedAt: Date.parse(`${day}T03:00:00Z`), decidedBy: head.id })
        .where('id', '=', id ?? '')
        .execute();
    const freeze = async (month: string) => {
      await done(standing, 'st-check.sure', month);
      await done(chairman, 'st-approve.sure', month);
      await done(head, 'st-pay.sure', month);
    };
    /** The sums of the valid versions for each of the two, over all months. */
    const sums = async () => {
      const lines = await rowsOf(world.core)
        .selectFrom('royalty_line')
        .innerJoin('royalty_statement', 'royalty_statement.id', 'royalty_line.statementId')
        .select(['submissionId', 'paidVnd', 'royalty_line.month'])
        .where('royalty_statement.state', '=', 'paid')
        .execute();
      return [gone?.id, late.id].map((id) =>
        Object.fromEntries(lines.filter((each) => each.submissionId === id).map((each) => [each.month, each.paidVnd])),
      );
    };
    await put(gone?.id, 'published', '2026-10-10');
    await done(head, 'st-compute', '2026-10');
    await freeze('2026-10');
    await put(gone?.id, 'unpublished', '2026-10-10');
    // A paid item is reclaimed in a later month, and not in an earlier one that is opened by mistake.
    const back = async (month: string) => (await world.turn(({ stores }) => stores.statements.takenDown(month))).length;
    expect([await back('2025-12'), await back('2026-09'), await back('2026-11')]).toEqual([0, 0, 1]);
    await put(late.id, 'published', '2026-10-20');
    await done(head, 'st-compute', '2026-11');
    await freeze('2026-11');
    const paid = [{ '2026-10': 50_600, '2026-11': -50_600 }, { '2026-11': 50_600 }];
    expect(await sums()).toEqual(paid);
    expect([await back('2026-09'), await back('2026-12')]).toEqual([0, 0]);
    for (const month of ['2026-10', '2026-11', '2026-10']) {
      await done(head, 'st-renew', month, 'Tính lại');
      await freeze(month);
      expect(await sums(), month).toEqual(paid);
    }
  });

  it('pays only the difference, which card, document, own lines and budget all show', async () => {
    await done(standing, 'bg-add', '2026', 'Nhuận bút; 60 triệu');
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    await done(head, 'st-pay.sure', '2026-11');
    const [item] = await rowsOf(world.core).selectFrom('submission').select('code').execute();
    await done(head, 'st-grade', '2026-11', `${item?.code}; A; phóng sự`);
    await done(head, 'st-renew', '2026-11', 'Chấm lại một tin');
    const own = { name: 'own', of: '' } as const;
    expect(await said(author, own)).toMatch(
      /bản 2 \(tạm tính\): 379\.500 đồng; đã chi theo bản trước 50\.600 đồng, còn 328\.900 đồng[\s\S]*bản 1 \(đã chi\): 50\.600 đồng\./u,
    );
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    // Includes 20 % for the board's work, for the head and the standing deputy, in both versions.
    expect(await said(head, statement)).toMatch(/Đã chi theo bản trước [\d.]+ đ; còn chi [\d.]+ đ, thu lại 0 đ/u);
    expect(await said(author, own)).toMatch(
      /bản 2 \(đã chốt\): 379\.500 đồng; đã chi theo bản trước 50\.600 đồng, còn 328\.900/u,
    );
    const paper = await world.look((sight) =>
      openPaper(sight, world.core.translator, head.id, { paper: statement, form: 'docx' }),
    );
    expect(JSON.stringify(paper)).toMatch(
      /Còn chi \/ thu lại[\s\S]*"Lê Thị Lan","379\.500","0","0","379\.500","50\.600","328\.900",""/u,
    );
    await done(head, 'st-pay.sure', '2026-11');
    expect(await said(head, { name: 'budget', of: '2026' })).toMatch(/đã chi 425\.040 đ/u);
  });
});

describe('a tax commitment at the turn of the year', () => {
  const nov = '2026-11';
  const at = (instant: string): void => {
    world.clock.advance(Date.parse(instant) - Date.parse('2026-11-29T02:00:00Z'));
  };
  const approved = async (): Promise<void> => {
    await taxedFrom('2026-11-01', 10);
    await done(head, 'st-payee', nov, 'Lê Thị Lan; cam kết 2026');
    await done(head, 'st-compute', nov);
    await done(standing, 'st-check.sure', nov);
    await done(chairman, 'st-approve.sure', nov);
  };

  it('is valid until the last hour of its year, even if the next year has one too', async () => {
    await approved();
    await done(head, 'st-payee', nov, 'Lê Thị Lan; cam kết 2027');
    // 23:30 in the ward.
    at('2026-12-31T16:30:00Z');
    expect(await said(head, statement)).not.toMatch(/Sau khi chốt/u);
    await done(head, 'st-pay.sure', nov);
  });

  it('is not valid from the first hour of the next year: a new version must withhold the tax', async () => {
    await approved();
    // 00:30 on 1 January in the ward; in UTC it is still 2026.
    at('2026-12-31T17:30:00Z');
    const refused = await press(head, 'st-pay.sure', nov);
    expect(sentence(refused)).toMatch(/thuế của Lê Thị Lan: từ 0 thành 5\.060 đồng/u);
    await done(head, 'st-payee', nov, 'Lê Thị Lan; cam kết 2027');
    await done(head, 'st-pay.sure', nov);
  });

  it('ends when it is withdrawn, and the other year’s stays valid', async () => {
    await taxedFrom('2026-11-01', 10);
    for (const year of [2026, 2027]) await done(head, 'st-payee', nov, `Lê Thị Lan; cam kết ${year}`);
    await done(head, 'st-payee', nov, 'Lê Thị Lan; bỏ cam kết 2026');
    const notes = await world.look(({ stores }) => stores.period.payeeNotes());
    expect(notes).toMatchObject([{ tax: 'resident', commitmentYear: 2027, earlierYears: [] }]);
    await done(head, 'st-payee', nov, 'Lê Thị Lan; bỏ cam kết 2027');
    expect(await world.look(({ stores }) => stores.period.payeeNotes())).toMatchObject([{ commitmentYear: null }]);
  });
});

describe('unequal shares of authors', () => {
  const contributions = () =>
    rowsOf(world.core)
      .selectFrom('contribution')
      .innerJoin('submission', 'submission.id', 'contribution.submissionId')
      .select(['code', 'name', 'share'])
      .where('code', '=', code)
      .where('kind', '=', 'text')
      .orderBy('contribution.id')
      .execute();
  const parts = async () => (await contributions()).map(({ share }) => share);
  const text = 'Khối 7 nạo vét kênh\nSáng nay 40 người nạo vét 300 m kênh.\nNguồn: bà Lan';
  let code = '';
  const published = async (credits: string): Promise<void> => {
    await world.person('Phạm Văn Minh', 'contributor');
    const { id, ...item } = await world.submitted(author, `${text}\n${credits}`);
    code = item.code;
    await rowsOf(world.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: Date.parse('2026-11-26T03:00:00Z') })
      .where('id', '=', id)
      .execute();
  };
  const docx = async (): Promise<string> =>
    JSON.stringify(
      await world.look((sight) => openPaper(sight, world.core.translator, head.id, { paper: statement, form: 'docx' })),
    );

  it('are stated in the credit line, and paid accordingly', async () => {
    await published('Tin: Lê Thị Lan 60%, Phạm Văn Minh 40%');
    expect(await parts()).toEqual([6_000, 4_000]);
    await done(head, 'st-compute', '2026-11');
    const paper = await docx();
    expect(paper).toMatch(new RegExp(`${code}[^\\]]*"Lê Thị Lan","30\\.360","chia 60%"`, 'u'));
    expect(paper).toMatch(new RegExp(`${code}[^\\]]*"Phạm Văn Minh","20\\.240","chia 40%"`, 'u'));
  });

  it('are equal unless stated, until the board divides them; shares that do not sum to a whole change nothing', async () => {
    await published('Tin: Lê Thị Lan, Phạm Văn Minh');
    expect(await parts()).toEqual([5_000, 5_000]);
    for (const [words, answer] of [
      ['Lan 60%, Minh 30%', 'cộng lại là 90%, còn thiếu 10%. Chưa có gì thay đổi'],
      ['Lan 60%; Minh 50', 'cộng lại là 110%, thừa 10%'],
      ['Lan 60%', 'còn thiếu 40%; chưa ghi phần của Phạm Văn Minh'],
      ['Lan 60%, Minh', 'chưa ghi phần của Phạm Văn Minh'],
      ['Lan 60%, Hoa 40%', 'không ghi rõ một tác giả nào là Hoa. Tác giả đang ghi: Lê Thị Lan, Phạm Văn Minh'],
      ['', 'chưa ghi phần của Lê Thị Lan, Phạm Văn Minh'],
    ] as const) {
      expect(sentence(await press(head, 'st-share', '2026-11', `${code}; ${words}`))).toContain(answer);
      expect(await parts()).toEqual([5_000, 5_000]);
    }
    expect(issueOf(await press(author, 'st-share', '2026-11', `${code}; Lan 60, Minh 40`))).toBe('issue-not-entitled');
    await done(head, 'st-share', '2026-11', `${code}; Lan 66,67%, Minh 33,33%`);
    expect(await parts()).toEqual([6_667, 3_333]);
    expect(await docx()).toMatch(/"chia 66,67%"[\s\S]*"chia 33,33%"/u);
    expect(
      await rowsOf(world.core).selectFrom('audit_log').select('details').where('action', '=', 'shares-said').execute(),
    ).toHaveLength(1);
    // The parts are included in the item's own log, which the dossier contains.
    const dossier = { paper: { name: 'dossier', of: code }, form: 'zip' } as const;
    const log = await world.look((sight) => openPaper(sight, world.core.translator, head.id, dossier));
    const events = log?.form === 'zip' ? log.dossier.events : [];
    expect(events.filter(({ event }) => event === 'shares-said').map(({ facts }) => facts)).toEqual([
      '{"parts":"Lê Thị Lan 66,67%, Phạm Văn Minh 33,33%"}',
    ]);
  });

  it('are kept for each report when another report is merged into it', async () => {
    await world.person('Phạm Văn Minh', 'contributor');
    const one = await world.submitted(author, `${text}\nTin: Lê Thị Lan 60%, Phạm Văn Minh 40%`);
    const hoa = await world.person('Đỗ Thị Hoa', 'contributor');
    const other = await world.submitted(hoa, text.replace('40', '45'));
    code = one.code;
    const merged = await world.turn((unit) =>
      mergeItems(unit, head, { submission: one.id, revision: one.revision }, other.code),
    );
    expect(merged).toMatchObject({ ok: true, credited: ['Lê Thị Lan', 'Phạm Văn Minh', 'Đỗ Thị Hoa'] });
    expect(await parts()).toEqual([4_000, 2_667, 3_333]);
  });

  it('are kept when the text is corrected, and dropped when other authors are credited', async () => {
    const minh = await world.person('Phạm Văn Minh', 'contributor');
    const item = await world.submitted(minh, `${text}\nTin: Lê Thị Lan, Phạm Văn Minh`);
    code = item.code;
    await done(head, 'st-share', '2026-11', `${code}; Lê Thị Lan 70%, Phạm Văn Minh 30%`);
    const fill = (slot: 'text' | 'title', said: string) =>
      world.turn(async (unit) => {
        const { id, revision } = await unit.stores.submissions.get(item.id);
        return boardEdit(unit, head, id, revision, { slot, text: said });
      });
    expect(await fill('title', 'Khối 7 nạo vét kênh mương')).toMatchObject({ ok: true });
    expect(await parts()).toEqual([7_000, 3_000]);
    const before = await world.turn(({ stores }) => stores.submissions.get(item.id));
    const refused = await fill('text', `${text}\nTin: Lê Thị Lan 50%, Phạm Văn Minh 40%`);
    expect(sentence(refused as Reply)).toContain('còn thiếu 10%');
    expect(await world.turn(({ stores }) => stores.submissions.get(item.id))).toEqual(before);
    expect(await fill('text', `${text}\nTin: Phạm Văn Minh, Lê Thị Lan, Đỗ Thị Hoa`)).toMatchObject({ ok: true });
    expect(await parts()).toEqual([3_334, 3_333, 3_333]);
  });

  it('that do not sum to a whole are refused for a draft, and a draft with them is not sent', async () => {
    const taken = await world.turn((unit) =>
      addToDraft(unit, author, {
        ...{ text: 'Tin: Lan 60%, Minh 30%', photos: [], messageKey: 'm-1', albumKey: null },
        ...{ forwardedFrom: null, saidAt: unit.now },
      }),
    );
    expect(sentence(taken as Reply)).toContain('còn thiếu 10%');
    expect(await world.turn((unit) => openDraft(unit, author.id))).toMatchObject({ draft: null });
    expect(await world.submitted(author, `${text}\nTin: Lan 60%, Minh 30%`)).toMatchObject({ state: 'draft' });
    const { draft } = await world.turn((unit) => openDraft(unit, author.id));
    if (!draft) throw new Error('no draft');
    const sent = await world.turn((unit) => send(unit, author, draft.id, draft.revision));
    expect(sentence(sent as Reply)).toContain('còn thiếu 10%');
  });
});

describe('incomplete or wrong input', () => {
  const items = () => rowsOf(world.core).selectFrom('submission').select(['id', 'code']).orderBy('id').execute();
  const kept = () => world.turn(({ stores }) => stores.statements.latest('2026-11'));

  it('a month without items gives an empty statement and report, with a sentence that says so', async () => {
    expect(await said(head, { name: 'statement', of: '2026-10' })).toContain('Tháng 10/2026 không có tin, bài nào');
    const of = 'monthly:2026-10';
    expect(await said(head, { name: 'report', of })).toContain('Tin, bài đã đăng: 0');
    const paper = await world.look((sight) =>
      openPaper(sight, world.core.translator, head.id, { paper: { name: 'report', of }, form: 'docx' }),
    );
    expect(JSON.stringify(paper)).toContain('không có tin, bài nào được đăng');
    // An empty workbook must not contain a sum over missing rows.
    const book = await world.look((sight) =>
      openPaper(sight, world.core.translator, head.id, { paper: { name: 'statement', of: '2026-10' }, form: 'xlsx' }),
    );
    expect(book?.form).toBe('xlsx');
    expect(JSON.stringify(book)).not.toContain('"formula"');
  });

  it.each([
    ['an author without a name', { name: '', personId: null }, 'chưa có tên'],
    ['shares that do not sum', { share: 9_000 }, 'cộng lại là 90%'],
  ] as const)(
    '%s: the item is named, and the statement can be recomputed but not checked',
    async (_what, row, sentenceOf) => {
      const [item] = await items();
      await rowsOf(world.core).updateTable('contribution').set(row).execute();
      await done(head, 'st-compute', '2026-11');
      expect(await said(head, statement)).toMatch(new RegExp(`${item?.code}[^\\n]*${sentenceOf}`, 'u'));
      const refused = await press(standing, 'st-check.sure', '2026-11');
      expect(sentence(refused)).toMatch(new RegExp(`${item?.code}[^\\n]*${sentenceOf}`, 'u'));
      expect(await kept()).toMatchObject({ state: 'computed', checked: null, hash: null });
    },
  );

  it('a rate that starts in the middle of the month applies from its day, and the signer reads which two rates apply', async () => {
    const [before] = await items();
    const later = await world.submitted(author, 'Khối 5 sửa đường\nHôm nay khối 5 sửa đường.\nNguồn: ông Tú');
    const row = { state: 'published', publishedAt: Date.parse('2026-11-14T16:59:00Z'), decidedBy: head.id };
    await rowsOf(world.core)
      .updateTable('submission')
      .set(row)
      .where('id', '=', before?.id ?? '')
      .execute();
    // One minute later it is the fifteenth in the ward.
    const next = { ...row, publishedAt: Date.parse('2026-11-14T17:00:00Z') };
    await rowsOf(world.core).updateTable('submission').set(next).where('id', '=', later.id).execute();
    await world.turn(async (unit) => {
      const { decision: _, from: __, ...table } = aRateTable({ unitPercent: 20 });
      const decided = { kind: 'rates', version: '90/QĐ-UBND', from: localDate('2026-11-15') } as const;
      await unit.stores.rules.put({ ...decided, content: JSON.stringify(table), by: chairman.id, at: unit.now });
    });
    await done(head, 'st-compute', '2026-11');
    expect((await kept())?.content.lines.map(({ owedVnd }) => owedVnd)).toEqual([50_600, 101_200]);
    expect(await said(standing, statement)).toMatch(
      /Trong kỳ áp dụng nhiều mức chi \(theo ngày đăng\): Quyết định mẫu về mức nhuận bút; 90\/QĐ-UBND\./u,
    );
  });

  it('what prevents signing is listed before all other remarks, and omitted remarks are counted', async () => {
    const [item] = await rowsOf(world.core).selectFrom('submission').selectAll().execute();
    const [part] = await rowsOf(world.core).selectFrom('contribution').selectAll().execute();
    if (!item || !part) throw new Error('nothing is published');
    const { id: _, ...own } = part;
    for (let nth = 1; nth <= 8; nth += 1) {
      const id = `own-${nth}`;
      const approved = { id, code: `DL-2611-100${nth}`, decidedBy: author.id };
      await rowsOf(world.core)
        .insertInto('submission')
        .values({ ...item, ...approved })
        .execute();
      await rowsOf(world.core)
        .insertInto('contribution')
        .values({ ...own, submissionId: id })
        .execute();
    }
    await rowsOf(world.core).updateTable('contribution').set({ share: 9_000 }).where('id', '=', part.id).execute();
    await done(head, 'st-compute', '2026-11');
    const notes = (await said(head, statement)).split('Lưu ý:')[1] ?? '';
    const { exceptions = [] } = (await kept())?.content ?? {};
    expect(exceptions.length).toBeGreaterThan(8);
    expect(notes).toContain('cộng lại là 90%');
    expect(notes).toContain(`còn ${exceptions.length - 6} dòng nữa`);
  });

  it('a frozen period is not recomputed without a reason, and stays as it was signed', async () => {
    await done(head, 'st-compute', '2026-11');
    await done(standing, 'st-check.sure', '2026-11');
    await done(chairman, 'st-approve.sure', '2026-11');
    const before = await kept();
    const refused = await press(standing, 'st-renew', '2026-11', ' ');
    expect(sentence(refused)).toContain('11/2026 đã phê duyệt và chốt');
    expect(await kept()).toEqual(before);
  });

  it('a direction on a withdrawn report is refused with an explanation, and creates no action', async () => {
    await done(standing, 'rp-draft', report.of);
    for (const action of ['rp-approve.sure', 'rp-send']) await done(head, action, report.of);
    await done(head, 'rp-withdraw', report.of, 'Sai số liệu');
    const refused = await press(chairman, 'rp-direct', report.of, 'Mở lớp chụp ảnh');
    expect(sentence(refused)).toContain('đã được rút lại nên chưa ghi được ý kiến chỉ đạo');
    expect(await world.turn(({ stores }) => stores.reports.actions('2026-11-01'))).toEqual([]);
    expect((await world.turn(({ stores }) => stores.reports.latest('monthly', '2026-11')))?.direction).toBeNull();
  });

  it('a negative amount is refused, not read as a positive one', async () => {
    for (const words of ['Sửa mạng; âm 5 triệu; x', 'Sửa mạng; -5.000.000; x'])
      expect(sentence(await press(standing, 'bg-add', '2026', words))).toContain('Số tiền phải là số nguyên đồng');
    expect(await world.turn(({ stores }) => stores.period.budget(2026))).toEqual([]);
  });

  /** As many items as ten wards publish in a month; the long run uses that number. */
  const most = process.env.TEST_LONG === '1' ? 2_000 : 400;
  it(`${most} items of a month are counted, paid and printed completely`, async () => {
    const [item] = await rowsOf(world.core).selectFrom('submission').selectAll().execute();
    const [part] = await rowsOf(world.core).selectFrom('contribution').selectAll().execute();
    if (!item || !part) throw new Error('nothing is published');
    const { id: _, ...own } = part;
    const more = Array.from({ length: most - 1 }, (_, nth) => ({ id: `many-${nth}`, code: `DL-2611-${nth + 2000}` }));
    for (let from = 0; from < more.length; from += 100) {
      const slice = more.slice(from, from + 100);
      await rowsOf(world.core)
        .insertInto('submission')
        .values(slice.map((each) => ({ ...item, ...each })))
        .execute();
      await rowsOf(world.core)
        .insertInto('contribution')
        .values(slice.map(({ id: submissionId }) => ({ ...own, submissionId })))
        .execute();
    }
    await done(head, 'st-compute', '2026-11');
    const { totals, lines, payouts } = (await kept())?.content ?? { totals: null, lines: [], payouts: [] };
    expect([totals?.items, lines.length]).toEqual([most, most]);
    expect([totals?.owedVnd, totals?.royaltyVnd]).toEqual([most * 50_600, most * 50_600]);
    expect(payouts.find(({ payee }) => payee.key === author.id)).toMatchObject({
      grossVnd: most * 50_600,
      taxVnd: (most * 50_600) / 10,
    });
    // The event loop runs while a large month is read, so other requests are answered in between.
    for (const read of [
      () => said(head, report),
      () => said(head, statement),
      () => done(head, 'st-compute', '2026-11'),
    ]) {
      let rounds = 0;
      let isOver = false;
      const count = (): void => {
        rounds += 1;
        if (!isOver) setImmediate(count);
      };
      setImmediate(count);
      await read();
      isOver = true;
      expect(rounds).toBeGreaterThan(most / 25);
    }
    expect(await said(head, report)).toContain(`Tin, bài đã đăng: ${most.toLocaleString('vi-VN')}`);
    const printed = async (paper: typeof statement | typeof report, form: 'docx' | 'xlsx') => {
      const made = await world.look((sight) => openPaper(sight, world.core.translator, head.id, { paper, form }));
      if (!made) throw new Error('it is not there');
      return { made, parts: await partsOf((await printOne(createPaperPrinter(), made)).bytes) };
    };
    const book = (await printed(statement, 'xlsx')).made;
    expect(book.form === 'xlsx' && book.workbook.sheets.map(({ rows }) => rows.length)).toContain(most);
    // Each item is a row of the signed file, with the sum below.
    for (const [paper, sum] of [
      [statement, (most * 50_600).toLocaleString('vi-VN')],
      [report, most.toLocaleString('vi-VN')],
    ] as const) {
      const body = (await printed(paper, 'docx')).parts.get('word/document.xml') ?? '';
      expect(new Set(body.match(/DL-2611-[2-3]\d{3}(?=<)/gu)).size).toBe(most - 1);
      expect(body).toContain(`>${sum}<`);
    }
  });
});
