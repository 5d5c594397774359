/**
 * Sends a file of the ward to a person: in the chat where the platform carries it, otherwise from a page with a one-time address.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { actByCommand } from '../../src/compose/admin-papers.ts';
import { hashToken } from '../../src/compose/core.ts';
import type { AttachedFile } from '../../src/domain/attached-file.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { emptyContent } from '../../src/domain/submission/submission.ts';
import type { Records } from '../../src/ports/period-records.ts';
import type { Unit } from '../../src/ports/services.ts';
import { put } from '../../src/usecases/tell.ts';
import { aDocx, aXlsx } from '../adapters/documents-samples.ts';
import { writeYear } from '../support/demo-year.ts';
import { rowsOf } from '../support/rows.ts';
import { openStage, type Player, type Stage } from '../support/stage.ts';
import { eventually } from '../support/world.ts';

let stage: Stage;
afterEach(() => stage.close());

const kept = async (bytes: Buffer, name: string): Promise<AttachedFile> => {
  const intake = await stage.core.media.takeDocument(bytes, name);
  if (!intake.ok) throw new Error(`not taken: ${intake.refusal}`);
  const { hash, kind, sizeBytes } = intake.document;
  return { hash, kind, name: intake.name, sizeBytes };
};
/** Sends a person a message with files, as a use case does. */
const tell = async (person: PersonId, files: readonly AttachedFile[]): Promise<void> => {
  await stage.core.unitOfWork.run(stage.ward.id, (stores) =>
    put(stage.runtime.openUnit(stores, 'test:files'), 'test:files', {
      kind: 'tell',
      person,
      message: { key: 'signed-file-title', files },
    }),
  );
  await stage.system.tick();
};
/** Inserts an item of this month as a row, so that the figures count it. */
const publishedItem = async (author: PersonId): Promise<void> => {
  const at = stage.clock.now().getTime();
  await rowsOf(stage.core)
    .insertInto('submission')
    .values({
      ...{ id: 'published', wardId: stage.ward.id, code: 'DL-26-0001', state: 'published', version: 1, revision: 1 },
      ...{ authorId: author, category: 'news', content: JSON.stringify(aContent), standing: '{}' },
      ...{ submittedAt: at, decidedAt: at, publishedAt: at, dueAt: at + 1, createdAt: at, updatedAt: at },
    })
    .execute();
};
const aContent = { ...emptyContent, parts: [{ of: 'm1', text: 'Khối 4 trồng cây.' }], title: 'Khối 4 trồng cây' };
const press = (address: string) =>
  fetch(address, { method: 'POST', headers: { origin: new URL(address).origin }, redirect: 'manual' });

describe('files of a message', () => {
  it('On Telegram, all files arrive in the chat, whatever their type', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'accountant');
    await tell(hoa.id, [await kept(aDocx(), 'Báo cáo tháng 11.docx'), await kept(aXlsx({}), 'Bảng kê tháng 11.xlsx')]);
    await hoa.sees('tệp');
    expect(hoa.phone.seen().flatMap(({ files }) => files)).toEqual(['Báo cáo tháng 11.docx', 'Bảng kê tháng 11.xlsx']);
    // The paper is printed when it is sent.
    await hoa.says('nhuận bút của tôi bao nhiêu');
    await hoa.sees('Bảng kê nhuận bút tháng');
    expect(
      hoa.phone
        .seen()
        .flatMap(({ files }) => files)
        .slice(2),
    ).toEqual([
      expect.stringMatching(/^bang-ke-nhuan-but-\d{4}-\d{2}\.docx$/u),
      expect.stringMatching(/^bang-ke-nhuan-but-\d{4}-\d{2}\.xlsx$/u),
    ]);
  });

  /**
   * The messages of a report, from its first picture to its text, without the morning lists that the head gets before and after.
   */
  const reportOf = ({ phone }: Player) => {
    const all = phone.seen();
    const first = all.findIndex(({ text }) => text === '');
    return all.slice(first, all.findLastIndex(({ text }) => text.includes('Báo cáo từ')) + 1);
  };

  it('On Telegram, a report with its charts takes at most five messages', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const head = await stage.person('Nguyễn Thị Hạnh', 'head');
    await publishedItem(head.id);
    await head.says('báo cáo tháng này');
    await head.sees('Báo cáo từ');
    // Two pictures, the document, the words.
    const seen = reportOf(head);
    expect(seen.length).toBeLessThanOrEqual(5);
    expect(seen.filter(({ text, files }) => text === '' && files.length === 0).length).toBe(2);
    expect(seen.flatMap(({ files }) => files)).toEqual([expect.stringMatching(/^bao-cao-\d{4}-\d{2}\.docx$/u)]);
  });

  it('On a Zalo Official Account, a report with its charts as pictures takes at most five messages', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const head = await stage.person('Nguyễn Thị Hạnh', 'head');
    await publishedItem(head.id);
    await head.says('báo cáo tháng này');
    await head.sees('Báo cáo từ');
    const seen = reportOf(head);
    expect(seen.length).toBeLessThanOrEqual(5);
    expect(seen.filter(({ text, files }) => text === '' && files.length === 0).length).toBe(2);
    expect(seen.flatMap(({ files }) => files)).toEqual([expect.stringMatching(/^bao-cao-\d{4}-\d{2}\.docx$/u)]);
    expect(JSON.stringify(seen)).not.toMatch(/dung-han|don-vi/u);
  });

  /** Creates a year's items and questions, and November's report with remarks and minutes, approved and sent. */
  async function reportedYear(): Promise<void> {
    const { core, ward, runtime, clock } = stage;
    await writeYear({ core, ward } as unknown as Parameters<typeof writeYear>[0]);
    const [head, standing] = await Promise.all([
      stage.person('Nguyễn Thị Hạnh', 'head'),
      stage.person('Trần Thị Hà', 'standingDeputy'),
    ]);
    let causes = 0;
    const desk = {
      ...{ ward, translator: core.translator },
      run: <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> => {
        causes += 1;
        return core.unitOfWork.run(ward.id, (stores) => work(runtime.openUnit(stores, `test:${causes}`)));
      },
      records: <Result>(look: (records: Records) => Promise<Result>): Promise<Result> =>
        core.reader.read(ward.id, (stores) => look({ ward, stores, now: clock.now(), hashToken })),
    };
    const name = 'monthly:2026-11';
    for (const [person, act, words] of [
      [standing, 'rp-draft', ''],
      [standing, 'rp-remark.limits', 'Còn chậm ở khâu viết; vài tin chưa có ảnh; khối 7 ít tin hơn các khối khác.'],
      [standing, 'rp-remark.next', 'Tuyên truyền chuẩn bị Tết Nguyên đán; mở lớp chụp ảnh cho cộng tác viên.'],
      [standing, 'rp-meet', 'Mỗi khối hai tin một tháng – 31/12'],
      [head, 'rp-approve', ''],
      [head, 'rp-send', ''],
    ] as const)
      expect([act, await actByCommand(desk, { name: act, subject: name, person: person.id, words })]).toMatchObject([
        act,
        { ok: true },
      ]);
  }

  it.each([
    ['telegram', 2, ['bao-cao-2026-11.docx', 'bien-ban-hop-2026-11.docx']],
    ['zalo-oa', 2, ['bao-cao-2026-11.docx', 'bien-ban-hop-2026-11.docx']],
    // The files are on one page.
    ['zalo-bot', 0, []],
  ] as const)(
    'The Chairman’s report on eighty items takes at most five messages on %s and less than three minutes',
    async (platform, pictures, documents) => {
      stage = await openStage({ platforms: [platform], now: new Date('2026-12-01T02:00:00Z') });
      const chairman = await stage.person('Vũ Đình Bấy', 'chairman');
      await reportedYear();
      const words = 'Báo cáo từ 01/11/2026';
      const reports = (): number => chairman.phone.seen().filter(({ text }) => text.includes(words)).length;
      // The chairman already got the report when it was sent; only the answer to the question is counted.
      await chairman.sees(words);
      const before = chairman.phone.seen().length;
      await chairman.says('/baocao 2026-11');
      await eventually('the report once more', () => (reports() === 2 ? true : null));
      await stage.system.tick();
      const seen = chairman.phone.seen().slice(before);
      expect(seen.length).toBeLessThanOrEqual(5);
      expect(seen.filter(({ text, files }) => text === '' && files.length === 0).length).toBe(pictures);
      expect(seen.flatMap(({ files }) => files).toSorted()).toEqual(documents);
      if (platform === 'zalo-bot')
        expect([...(seen[0]?.text ?? '').matchAll(/Tải (\S+): http\S+/gu)].map(([, file]) => file)).toEqual([
          ...['bao-cao-2026-11.docx', 'bao-cao-2026-11-dung-han.png', 'bao-cao-2026-11-don-vi.png'],
          'bien-ban-hop-2026-11.docx',
        ]);
      const count = seen
        .flatMap(({ text, buttons }) => [text, ...buttons])
        .join(' ')
        .split(/\s+/u).length;
      // At two hundred words a minute.
      expect([count > 100, count / 200 < 3]).toEqual([true, true]);
    },
  );

  it('On a Zalo Official Account, supported files arrive in the chat and the others on a web page', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'accountant');
    await tell(hoa.id, [await kept(aDocx(), 'Báo cáo tháng 11.docx'), await kept(aXlsx({}), 'Bảng kê tháng 11.xlsx')]);
    const address = await hoa.link('Bảng kê');
    expect(hoa.phone.seen().flatMap(({ files }) => files)).toEqual(['Báo cáo tháng 11.docx']);
    expect(await (await fetch(address)).text()).toContain('Bảng kê tháng 11.xlsx');
    await hoa.says('/nhuanbut');
    const workbook = await hoa.link('bang-ke-nhuan-but');
    // Viewing the page costs nothing: the paper is printed only on download, and no longer after it has expired.
    const printed = vi.spyOn(stage.runtime, 'printPaper');
    for (let look = 1; look <= 3; look += 1)
      expect(await (await fetch(workbook)).text()).toContain('bang-ke-nhuan-but');
    expect(printed).not.toHaveBeenCalled();
    const download = await press(workbook);
    expect(download.headers.get('content-type')).toContain('spreadsheetml');
    expect((await download.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
    expect(printed).toHaveBeenCalledTimes(1);
    await stage.pass(11 * 60_000);
    expect((await press(workbook)).status).toBe(410);
    expect(printed).toHaveBeenCalledTimes(1);
  });

  it('A Zalo bot sends a link to a page with the file: viewing the page is free, and a download uses up the link', async () => {
    stage = await openStage({ platforms: ['zalo-bot'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'accountant');
    const bytes = aXlsx({});
    await tell(hoa.id, [await kept(bytes, 'Bảng kê tháng 11.xlsx')]);
    const address = await hoa.link('Bảng kê');
    for (let look = 1; look <= 2; look += 1) {
      const page = await fetch(address);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Bảng kê tháng 11.xlsx')]);
    }
    const download = await press(address);
    expect(download.headers.get('content-type')).toContain('spreadsheetml');
    expect(decodeURIComponent(download.headers.get('content-disposition') ?? '')).toContain('Bảng kê tháng 11.xlsx');
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
    // A download that broke off can be repeated for ten minutes; then the address expires.
    expect((await press(address)).status).toBe(200);
    expect((await fetch(address)).status).toBe(410);
    await stage.pass(11 * 60_000);
    expect((await press(address)).status).toBe(410);
  });
});
