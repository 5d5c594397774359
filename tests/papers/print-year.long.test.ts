/** Prints every paper of 11/2026 from the demo year's records by its name, as a ward's officer does on the command line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { messageOfPaper } from '../../src/chat/look/read-paper.ts';
import { actByCommand, writeDossier, writePaper, writeStatement } from '../../src/compose/admin-papers.ts';
import { hashToken } from '../../src/compose/core.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { personId } from '../../src/domain/ids.ts';
import { type PaperName, paperAround, paperNames, papers } from '../../src/domain/period/paper-ref.ts';
import { monthOf } from '../../src/domain/period/period.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Records } from '../../src/ports/period-records.ts';
import { writeYear } from '../support/demo-year.ts';
import { hasOffice, officePages } from '../support/office-pages.ts';
import { rowsOf } from '../support/rows.ts';
import { openWard } from '../usecases/core.ts';
import {
  creditUnits,
  decideRates,
  estimateNextYear,
  keepBudget,
  keepRegisters,
  payMonths,
  payYear,
  readYear,
  renewNovember,
  report,
} from './acts-of-year.ts';

/**
 * The subject of each paper, and words of its page that can only come from the year's
 * records; papers not listed use their row's default.
 */
const wanted: Readonly<Partial<Record<PaperName, readonly (readonly [of: string, word: RegExp])[]>>> = {
  // The second version states its changes; an item was taken down after payment, a ceiling is exceeded, a payee is taxed.
  statement: [['2026-11', /vượt mức trần[\s\S]*đã gỡ sau khi chi[\s\S]*Chấm lại bài[\s\S]*DL-26-0/u]],
  report: [
    // Approved, so it shows its hash.
    ['monthly:2026-11', /: 3\/4 mục[\s\S]*[1-9]\d tin, bài[\s\S]*được mở [1-9][\s\S]*kiểm tra: [0-9a-f]{16}\s/u],
    ['demanded:2026-11-03..2026-11-20', /Đại đoàn kết/u],
    ['deputy:2026-11', /[1-9]\d tin, bài/u],
    ['quarterly:2026-Q3', /III[\s\S]*[1-9]\d\d tin, bài/u],
    ['yearly:2026', /900 tin, bài/u],
  ],
  minutes: [
    ['monthly:2026-11', /Mỗi khối hai tin một tháng/u],
    ['quarterly:2026-Q3', /Mỗi quý một chuyên đề/u],
    ['yearly:2026', /Năm 2027 mở mục tiếng nói trẻ em/u],
    ['praise:2026-11', /Nhất trí đề nghị khen/u],
  ],
  reward: [['2026-11', /Nguyễn|Trần|Lê|Phạm/u]],
  budget: [['2026', /Mua máy ảnh[\s\S]*12\.000\.000/u]],
  estimate: [['2027', /Mua máy ảnh[\s\S]*kiểm tra: [0-9a-f]{16}\s/u]],
  regulation: [['', /Quy chế hoạt động Cổng[\s\S]*Hai điều cùng số 6/u]],
  violations: [['', /Đặng Văn Kiên[\s\S]*Điều 7[\s\S]*Nhắc nhở/u]],
};

/**
 * Checks the pages as an office suite shows them: the country's name on one line, no empty page, no page with only a signature.
 */
function lookedAt(files: readonly string[], into: string): void {
  for (const [name, pages] of officePages(files, into)) {
    expect([name, pages[0]]).toEqual([name, expect.stringMatching(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/u)]);
    for (const [at, page] of pages.entries()) {
      const words = page.match(/\p{L}{2,}/gu) ?? [];
      expect([name, at + 1, words.length > 12]).toEqual([name, at + 1, true]);
    }
  }
  rmSync(into, { recursive: true });
}

/** The default for a paper by its row. A dossier has a command of its own. */
function byRow(name: PaperName): readonly (readonly [of: string, word: RegExp])[] {
  const paper = paperAround(name, monthOf(localDate('2026-11-30')), '2026-12-01');
  return paper ? [[paper.of, /Đồng Lạc/u]] : [];
}

it('every paper of November is written as files under its name', { timeout: 600_000 }, async () => {
  const world = await openWard((ward) => ward, '2026-02-20T02:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'all-papers-'));
  try {
    await writeYear(world);
    const head = await world.person('Nguyễn Thị Hồng Hạnh', 'head');
    const standing = await world.person('Trần Quốc Toản', 'standingDeputy');
    const chairman = await world.person('Vũ Đình Bấy', 'chairman');
    await world.person('Đặng Văn Kiên', 'member');
    const accountant = await world.person('Phạm Thị Ngân', 'accountant');
    const desk = {
      ward: world.ward,
      translator: world.core.translator,
      run: world.turn,
      records: <Result>(look: (records: Records) => Promise<Result>) =>
        world.core.reader.read(world.ward.id, (stores) =>
          look({ ward: world.ward, stores, now: world.clock.now(), hashToken }),
        ),
    };
    const act = async (person: Person, name: string, subject: string, words = '') =>
      expect([name, await actByCommand(desk, { name, subject, person: person.id, words })]).toMatchObject([
        name,
        { ok: true },
      ]);
    const print = async (name: PaperName, of: string, into: string): Promise<readonly string[]> => {
      const written = await writePaper(desk, name, of, into);
      if (!written.ok) throw new Error(`${name} ${of}: ${JSON.stringify(written.issues)}`);
      return (written.json as { readonly files: readonly string[] }).files;
    };
    const people = { head, standing, chairman, accountant };
    await readYear(world);
    await creditUnits(world);
    await decideRates(world, act, people);
    await keepBudget(world, act, people);
    await payYear(world, act, people);
    await payMonths(world, act, people);
    expect(await writeStatement(desk, '2026-11', join(folder, 'ban-1'))).toMatchObject({ ok: true });
    await renewNovember(world, act, people);
    await estimateNextYear(act, people);
    await report(act, people);
    await keepRegisters(world, act, people);
    const printed: string[] = [];
    for (const name of paperNames)
      for (const [of, word] of wanted[name] ?? byRow(name)) {
        const files = await print(name, of, folder);
        printed.push(...files.filter((file) => file.endsWith('.docx')));
        for (const file of files) expect([file, statSync(file).size > 1_000]).toEqual([file, true]);
        expect(
          files.filter((file) => /\.(?:docx|html|zip)$/u.test(file) && file.includes(papers[name].file)).length,
        ).toBe(3);
        const html = readFileSync(files.find((file) => file.endsWith('.html')) ?? '', 'utf8');
        expect([name, of, word.test(html.replaceAll(/<[^>]+>/gu, ' ')) ? '' : html.slice(-3_000)]).toEqual([
          name,
          of,
          '',
        ]);
      }
    // With its workbook, of the second version.
    expect(await writeStatement(desk, '2026-11', folder)).toMatchObject({ ok: true });
    if (hasOffice()) lookedAt(printed, join(folder, 'office'));
    else console.warn('LibreOffice is not installed: its pages were not looked at.');
    const { code } = await rowsOf(world.core).selectFrom('submission').select('code').executeTakeFirstOrThrow();
    expect(await writeDossier(desk, code, join(folder, 'ho-so.zip'))).toMatchObject({ ok: true });
    const lan = await world.turn(({ stores }) => stores.people.get(personId('author-3')));
    const own = await world.look((sight) => messageOfPaper(sight, lan, { name: 'own', of: '' }));
    writeFileSync(join(folder, 'nhuan-but-cua-toi.txt'), world.core.translator.say('vi', own));
  } finally {
    // Copies the papers for viewing, even if the test fails.
    if (process.env.PAPERS_TO) cpSync(folder, process.env.PAPERS_TO, { recursive: true });
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
