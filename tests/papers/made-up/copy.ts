/** A copy of the program with one additional paper: its file, its row and its texts, nothing else. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../../support/child-environment.ts';
import { root } from '../../support/root.ts';

const row = `
  letters: {
    ...{ readers: payers, file: 'so-thu', forms: asDocument, of: 'month', acts: 'defect' },
    command: { name: 'sothu', words: ['so thu', 'so thu thang'], isOnMenu: false },
  },`;
const file = `
import { framed, headSignature, nameOfPeriod, type OpenPaper, paragraph } from './frame.ts';

export const open: OpenPaper = async ({ context, ref }) =>
  framed(context, {
    ...{ fileName: \`so-thu-\${ref.of}\`, symbol: null, type: context.say('paper-letters-type') },
    subject: nameOfPeriod(context, ref.of),
    blocks: [paragraph(context.say('paper-letters-none'))],
    signatures: [headSignature(context)],
  });
`;
const words = `
paper-name-letters = Sổ thư { $of }
paper-letters-type = SỔ THƯ
paper-letters-none = Trong tháng không có thư.
`;

/** Runs Node in the copy. @returns its output @throws Error with its error output if it fails */
export type RunInCopy = (...args: readonly string[]) => string;

/** @returns a function that runs Node in the copy, and one that removes the copy */
export function copyWithOnePaperMore(): { readonly run: RunInCopy; readonly remove: () => void } {
  const copy = mkdtempSync(join(tmpdir(), 'one-paper-more-'));
  for (const name of ['src', 'bots', 'bench', 'scripts', 'tests', 'locales', 'tsconfig.json', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of ['node_modules', 'docs', 'words', 'wards', 'prisma'])
    symlinkSync(join(root, name), join(copy, name));
  const registry = join(copy, 'src/domain/period/paper-ref.ts');
  writeFileSync(registry, readFileSync(registry, 'utf8').replace('export const papers = {', `$&${row}`));
  writeFileSync(join(copy, 'src/papers/letters.ts'), file);
  for (const locale of ['vi', 'en']) appendFileSync(join(copy, 'locales', locale, 'paper.ftl'), words);
  const env = { ...childEnvironment(), TMPDIR: copy };
  return {
    run: (...args) => execFileSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' }),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}
