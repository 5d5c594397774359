/** Papers as an office suite shows and computes them, by LibreOffice and poppler where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

export const hasOffice = (): boolean =>
  ['soffice', 'pdftotext'].every((name) => spawnSync(name, ['--help'], { stdio: 'ignore' }).status !== null);

/**
 * Converts each file to another format. @param into a separate folder, which the caller removes @returns the paths of the results
 */
export function officeConverted(files: readonly string[], to: 'pdf' | 'xlsx', into: string): readonly string[] {
  mkdirSync(into, { recursive: true });
  const profile = `-env:UserInstallation=file://${join(into, 'profile')}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', to, '--outdir', into, ...files], {
    stdio: 'ignore',
  });
  return files.map((file) => join(into, `${basename(file, extname(file))}.${to}`));
}

/** Returns the text of each page of every file. @param into a separate folder, which the caller removes */
export function officePages(files: readonly string[], into: string): ReadonlyMap<string, readonly string[]> {
  const made = officeConverted(files, 'pdf', into);
  return new Map(
    files.map((file, at) => {
      const name = basename(file, '.docx');
      const text = join(into, `${name}.txt`);
      execFileSync('pdftotext', ['-layout', made[at] ?? '', text]);
      // The last page ends with a form feed, too.
      return [name, readFileSync(text, 'utf8').split('\f').slice(0, -1)];
    }),
  );
}
