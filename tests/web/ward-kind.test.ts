/** A ward that is a xã or a đặc khu: no page, paper or text calls it a phường. */
import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { paperAround, paperNames } from '../../src/domain/period/paper-ref.ts';
import { monthOf } from '../../src/domain/period/period.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { openPaper } from '../../src/papers/open.ts';
import { type DeskWorld, openDesk } from './desk-world.ts';

/** The shipped ward as another kind, wherever its file says phường. */
const wardOfKind =
  (kind: string) =>
  (ward: Ward): Ward => {
    const said = JSON.stringify(ward).replaceAll('phường', kind);
    return JSON.parse(
      said.replaceAll(
        'Phường',
        kind.replace(/^./u, (first) => first.toUpperCase()),
      ),
    ) as Ward;
  };

/** Together, these roles see all pages of the desk. */
const readers: readonly Role[] = ['head', 'office', 'chairman'];

const excerpts = (text: string): readonly string[] => text.match(/.{0,60}phường.{0,40}/giu) ?? [];

/** Files, event streams, and pages that require a token. */
const isNoPage = (path: string): boolean =>
  /\/assets|\/media|\/live$|:token|:name|\.png$|\.ico$|metrics|^\/w\//u.test(path);

/** Every page: public ones as a stranger sees them, those of the desk as these roles do. */
async function pagesOf(desk: DeskWorld): Promise<readonly { path: string; text: string }[]> {
  const author = await desk.person('Nguyễn Thị Lan', 'contributor');
  const item = await desk.sent(author, 'Khối 6 trồng cây\nSáng nay khối 6 trồng 20 cây xanh.\nNguồn: bà Lan');
  const citizen = await desk.person('Lê Văn Tư', 'citizen');
  const question = await desk.question(citizen, 'Làm lại căn cước cho mẹ tôi cần giấy tờ gì?');
  const paths = desk.system.app.declaredPages
    .filter(({ method, path }) => method === 'GET' && !isNoPage(path))
    .map(({ path }) =>
      path
        .replace(/(?<=items\/):\w+/u, item.code)
        .replace(/(?<=(?:questions|hoi-dap)\/):\w+/u, question)
        .replace(/(?<=chuyen-muc\/):\w+/u, 'tin-tuc-su-kien')
        .replace(/(?<=sections\/):\w+/u, 'gioi-thieu')
        .replace(/(?<=people\/):\w+/u, author.id),
    );
  const papers = paperNames.map((name) => `/board/papers/${name}/2026-11`);
  const pages: { path: string; text: string }[] = [];
  for (const path of new Set([...paths, ...papers])) {
    const ofDesk = path.startsWith('/board');
    const open = ofDesk ? await Promise.all(readers.map((role) => desk.as(role))) : [desk.stranger];
    for (const reader of open) {
      const { status, text } = await reader.get(path);
      pages.push({ path: `${reader.person.name} ${path} ${status}`, text });
    }
  }
  return pages;
}

describe.each(['xã', 'đặc khu'])('a ward that is a %s', (kind) => {
  it('has this word on every page', async () => {
    const desk = await openDesk(undefined, wardOfKind(kind));
    try {
      const pages = await pagesOf(desk);
      const wrong = pages.flatMap(({ path, text }) => excerpts(text).map((each) => `${path}: ${each}`));
      expect(wrong).toEqual([]);
      expect(pages.length).toBeGreaterThan(100);
      expect(pages.find(({ path }) => path.includes(' /lien-he '))?.text).toContain(`${kind} Đồng Lạc`);
    } finally {
      await desk.close();
    }
  });

  it('has this word in every paper that can be opened without earlier data', async () => {
    const desk = await openDesk(undefined, wardOfKind(kind), { start: '2026-12-01T02:00:00Z' });
    try {
      const head = await desk.as('head');
      const opened: string[] = [];
      for (const name of paperNames) {
        const paper = paperAround(name, monthOf(localDate('2026-11-30')), '2026-12-01');
        const made =
          paper &&
          (await desk.look((at) => openPaper(at, desk.core.translator, head.person.id, { paper, form: 'docx' })));
        if (!made) continue;
        opened.push(name);
        expect(excerpts(JSON.stringify(made)), name).toEqual([]);
      }
      // Reports, minutes and dossiers need decided data; their texts, which are checked separately, name no kind either.
      expect(opened).toEqual(['statement', 'budget', 'estimate', 'reward', 'violations', 'regulation']);
    } finally {
      await desk.close();
    }
  });
});
