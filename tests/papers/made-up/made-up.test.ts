/**
 * A paper consists of one file and one row: with these and its texts, it is available in
 * chat, on the desk, on the command line and as files.
 */
import { afterAll, expect, it } from 'vitest';
import { copyWithOnePaperMore } from './copy.ts';

/** Milliseconds after which the idle process that prints ends. */
const idleMs = 60_000;
const { run, remove } = copyWithOnePaperMore();
afterAll(remove);

it('a new kind of paper appears in the chat, on the desk and on the command line, and is refused to others', () => {
  const seen = JSON.parse(run('tests/papers/made-up/read-it.ts'));
  // The program does not wait for the process that prints, which would end by itself after a minute without a paper.
  expect(Date.now() - seen.saidAt).toBeLessThan(idleMs / 2);
  expect(seen.chat).toEqual({
    said: 'Sổ thư 11/2026: văn bản kèm theo.',
    files: [{ paper: { name: 'letters', of: '2026-11' }, form: 'docx', name: 'so-thu-2026-11.docx' }],
    acts: ['df-note'],
  });
  expect(seen.isOnMenu).toBe(false);
  expect(seen.desk.list).toContain('<a href="/board/papers/letters/2026-11"><b>Sổ thư 11/2026</b></a>');
  expect(seen.desk.page).toMatch(/Trong tháng không có thư[\s\S]*/u);
  expect(seen.desk.page).toMatch(/letters\/2026-11\/pages/u);
  expect(seen.desk.page).toMatch(/value="noteDefect"/u);
  expect(seen.file).toEqual([200, expect.stringContaining('so-thu-2026-11.docx')]);
  expect(seen.admin).toEqual({
    status: 0,
    said: '',
    files: ['so-thu-2026-10-trang-in.zip', 'so-thu-2026-10.docx', 'so-thu-2026-10.html'],
  });
  expect(seen.kept.list).not.toContain('Sổ thư');
  expect(seen.kept.status).toBe(404);
  expect(seen.kept.chat).not.toContain('Sổ thư');
});
