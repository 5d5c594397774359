/**
 * `npm run packages`, before a release: what the registry says today of the packages that ship. It is asked by npm itself, in a
 * folder of its own: whatever was given up by its makers since, whatever has another hash than ours, and what has a newer
 * version that we allow. Then it is asked for advisories. A registry that answers no such question is named: not "none found".
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly deprecated?: string;
  readonly dev?: boolean;
}
type Lock = Readonly<Record<string, Locked>>;

export interface PackageNews {
  /** Given up by their makers, with what they say. */
  readonly givenUp: readonly string[];
  /** Of one version, other bytes than we have. */
  readonly otherBytes: readonly string[];
  /** Of what ships. */
  readonly newer: readonly string[];
}

/** What is new in a lock that was made afresh, beside ours. Where npm puts a package may differ; its version counts. */
export function newsOf(ours: Lock, fresh: Lock): PackageNews {
  const now = byVersion(fresh);
  const names = Map.groupBy(now.values(), ({ name }) => name);
  const known = [...byVersion(ours)].flatMap(([key, own]) => ({ key, own, found: now.get(key) }));
  return {
    givenUp: known.flatMap(({ key, found }) => (found?.deprecated ? [`${key}: ${found.deprecated}`] : [])),
    otherBytes: known.flatMap(({ key, own, found }) => (found && found.integrity !== own.integrity ? [key] : [])),
    newer: known.flatMap(({ key, own, found }) => {
      const others = names.get(own.name)?.map(({ version }) => version) ?? [];
      return found || own.dev || others.length === 0 ? [] : [`${key} → ${others.join(', ')}`];
    }),
  };
}

const byVersion = (lock: Lock): ReadonlyMap<string, Locked & { readonly name: string }> =>
  new Map(
    Object.entries(lock).flatMap(([place, locked]) => {
      const name = place.replace(/^.*node_modules\//u, '');
      return place === '' ? [] : [[`${name} ${locked.version}`, { ...locked, name }] as const];
    }),
  );

const npm = (folder: string, ...words: readonly string[]) =>
  spawnSync('npm', words, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });

/** @returns how many there are by their weight; null: the registry does not say */
export function advisoriesIn(output: string): Readonly<Record<string, number>> | null {
  try {
    const { metadata } = JSON.parse(output) as { metadata?: { vulnerabilities?: Record<string, number> } };
    return metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  try {
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    const made = npm(folder, 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund');
    if (made.status !== 0) throw new Error(`npm could not ask the registry:\n${made.stderr}`);
    const packagesOf = (place: string): Lock =>
      JSON.parse(readFileSync(join(place, 'package-lock.json'), 'utf8')).packages;
    const news = newsOf(packagesOf(root), packagesOf(folder));
    for (const [what, names] of Object.entries(news)) process.stdout.write(`${what}: ${names.join('; ') || 'none'}\n`);
    const advisories = advisoriesIn(npm(root, 'audit', '--omit=dev', '--json').stdout);
    process.stdout.write(`advisories: ${advisories ? JSON.stringify(advisories) : 'the registry does not say'}\n`);
    const isBad = (advisories?.high ?? 0) + (advisories?.critical ?? 0) > 0;
    process.exitCode = isBad || news.givenUp.length + news.otherBytes.length > 0 ? 1 : advisories ? 0 : 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
