/**
 * `npm run packages`, before a release: asks the npm registry about the packages that ship. In a temporary folder npm resolves
 * them again: it lists packages deprecated since, packages with another hash than ours, and newer versions that we allow. Then it
 * asks for security advisories. If the registry does not answer that, the output says so (and not "none found"); the list of what
 * ships is written, so that it can be checked elsewhere. Exit code 0: nothing to do; 1: something must be fixed; 2: advisories
 * are unknown.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Deprecated packages, with the message of their authors. */
  readonly givenUp: readonly string[];
  /** Packages whose bytes differ from ours although the version is the same. */
  readonly otherBytes: readonly string[];
  /** Newer versions of packages that ship. */
  readonly newer: readonly string[];
}

/** Compares a freshly made lock file with ours. Only versions are compared, not where npm places a package. */
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

interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const npm = (folder: string, ...words: readonly string[]): Promise<Said> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', words, { cwd: folder, shell: process.platform === 'win32' });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (bytes) => {
      said.stdout += String(bytes);
    });
    child.stderr.on('data', (bytes) => {
      said.stderr += String(bytes);
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ ...said, status }));
  });

export interface Advisories {
  /** Number of advisories by severity. */
  readonly counts: Readonly<Record<string, number>>;
  /** Affected packages with their severity. */
  readonly names: readonly string[];
}

/** Longest quote of npm's output if it contains no answer, in characters. */
const longestWhy = 200;

/** @returns `why` if the registry gave no answer */
export function advisoriesIn(output: string): Advisories | { readonly why: string } {
  try {
    const { metadata, vulnerabilities, message } = JSON.parse(output) as {
      readonly metadata?: { readonly vulnerabilities?: Record<string, number> };
      readonly vulnerabilities?: Record<string, { readonly severity: string }>;
      readonly message?: string;
    };
    if (!metadata?.vulnerabilities)
      return { why: (message ?? 'no figures').replaceAll(/https?:\S+/gu, 'the registry').slice(0, longestWhy) };
    const names = Object.entries(vulnerabilities ?? {}).map(([name, { severity }]) => `${name} (${severity})`);
    return { counts: metadata.vulnerabilities, names };
  } catch {
    return { why: 'nothing that can be read' };
  }
}

/** Known vulnerabilities in what the lock file of this folder ships, from the registry that npm is configured with. */
export const askAdvisories = async (folder: string): Promise<ReturnType<typeof advisoriesIn>> =>
  advisoriesIn((await npm(folder, 'audit', '--omit=dev', '--json', '--package-lock-only')).stdout);

/** Severities that must be reviewed before a release. */
const heavy = ['moderate', 'high', 'critical'];

/** 0: no problems; 1: something must be fixed first; 2: vulnerabilities are unknown. */
export function verdictOf(
  { givenUp, otherBytes }: PackageNews,
  advisories: ReturnType<typeof advisoriesIn>,
): 0 | 1 | 2 {
  if (givenUp.length + otherBytes.length > 0) return 1;
  if ('why' in advisories) return 2;
  return heavy.some((weight) => (advisories.counts[weight] ?? 0) > 0) ? 1 : 0;
}

/** One line for the output. If the registry gave no answer, it says so and what to do instead. */
export const lineOf = (advisories: ReturnType<typeof advisoriesIn>, sbom: string): string =>
  'why' in advisories
    ? `advisories: the registry did not answer (${advisories.why}); ${sbom} lists the shipped packages: check that list with another source before a release`
    : `advisories: ${advisories.names.join(', ') || 'none'}`;

/** The list of what ships, in CycloneDX format, stored beside the program. */
const sbomName = 'sbom.cdx.json';

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  try {
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    const made = await npm(folder, 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund');
    if (made.status !== 0) throw new Error(`npm could not ask the registry:\n${made.stderr}`);
    const packagesOf = (place: string): Lock =>
      JSON.parse(readFileSync(join(place, 'package-lock.json'), 'utf8')).packages;
    const news = newsOf(packagesOf(root), packagesOf(folder));
    for (const [what, names] of Object.entries(news)) process.stdout.write(`${what}: ${names.join('; ') || 'none'}\n`);
    const listed = await npm(root, 'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only');
    if (listed.status !== 0) throw new Error(`npm could not list the shipped packages:\n${listed.stderr}`);
    writeFileSync(join(root, sbomName), listed.stdout);
    const advisories = await askAdvisories(root);
    process.stdout.write(`${lineOf(advisories, sbomName)}\n`);
    process.exitCode = verdictOf(news, advisories);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
