/** A .docx as an office suite shows it, page by page: by LibreOffice and poppler, where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const hasOffice = (): boolean =>
  ['soffice', 'pdftotext'].every((name) => spawnSync(name, ['--help'], { stdio: 'ignore' }).status !== null);

/** The words of each page, of every file. @param into a folder of its own, that the caller removes */
export function officePages(files: readonly string[], into: string): ReadonlyMap<string, readonly string[]> {
  mkdirSync(into, { recursive: true });
  const profile = `-env:UserInstallation=file://${join(into, 'profile')}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', into, ...files], {
    stdio: 'ignore',
  });
  return new Map(
    files.map((file) => {
      const name = basename(file, '.docx');
      const text = join(into, `${name}.txt`);
      execFileSync('pdftotext', ['-layout', join(into, `${name}.pdf`), text]);
      // The last page ends with a break, too.
      return [name, readFileSync(text, 'utf8').split('\f').slice(0, -1)];
    }),
  );
}
