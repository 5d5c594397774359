/** Commands without a ward: the program's version and configuration, channel tests, and restoring a backup. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Facts } from '../domain/facts.ts';
import { type Answer, mistyped, Refusal, serverIsRunning } from './admin-answer.ts';
import { sayer } from './admin-commands.ts';
import { type Place, programOf, wardsOf } from './admin-place.ts';

const migrationsIn = (root: string, database: string): readonly string[] =>
  readdirSync(join(root, 'prisma', database, 'migrations'))
    .filter((each) => !each.endsWith('.toml'))
    .sort();

function version({ root }: Place): Answer {
  const program = programOf(root);
  const schema = { core: migrationsIn(root, 'core').at(-1) ?? '', portal: migrationsIn(root, 'portal').at(-1) ?? '' };
  return {
    json: { version: program, schema, node: process.version },
    text: `Tin Phường ${program}\ncore ${schema.core}, portal ${schema.portal}\nNode ${process.version}`,
  };
}

/**
 * The settings explained in `.env.example`, and which of them are set. Values are not shown, because they may be
 * secrets.
 */
function config({ root, env, dataDir }: Place): Answer {
  const names = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gmu)].map(
    ([, name = '']) => name,
  );
  const isOne = (name: string) => (set: string) => set === name || set.startsWith(`${name}__`);
  const set = Object.keys(env).filter((name) => env[name] && names.some((known) => isOne(known)(name)));
  const unset = names.filter((name) => !set.some(isOne(name)));
  return {
    json: { set, unset, dataFolder: dataDir },
    text: [`set:   ${set.join(' ') || '–'}`, `unset: ${unset.join(' ') || '–'}`].join('\n'),
  };
}

/** Replaces the data folder by a backup; the server must not run. */
async function restore({ root, dataDir, env, words }: Place): Promise<Answer> {
  if (env.DATABASE_URL) throw new Refusal({ key: 'admin-restore-postgres' });
  const [source] = words;
  if (!source) throw mistyped('restore');
  const { restoreBackup } = await import('../adapters/backup/restore-backup.ts');
  const { lockDataFolder } = await import('../adapters/storage/sqlite/storage.ts');
  const { systemClock } = await import('../adapters/clock.ts');
  const { restoredName } = await import('./machine-watch.ts');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataDir);
  if (!lock.held) throw serverIsRunning(lock.reason);
  const knownMigrations = { core: migrationsIn(root, 'core'), portal: migrationsIn(root, 'portal') };
  const now = systemClock.now();
  const report = await restoreBackup({ dataDir, now, source: resolve(source), toldBy: restoredName, knownMigrations });
  lock.release();
  const told = sayer(root);
  const say = (key: string, facts: Facts) => told({ key, facts });
  const lines = [
    say('admin-restored', { folder: report.snapshot }),
    ...(report.before ? [say('admin-restored-before', { folder: report.before })] : []),
    ...(report.mediaIn ? [say('admin-restored-media', { place: report.mediaIn })] : []),
    ...report.missingKeys.map((name) =>
      report.otherKeys.includes(name)
        ? say('admin-restored-other-key', { name })
        : say('admin-restored-no-key', { name }),
    ),
  ];
  return { json: report, text: lines.join('\n') };
}

/** Asks each configured platform for the bot's identity. Receives and sends nothing. */
async function channels(place: Place): Promise<Answer> {
  const { root, env, words } = place;
  if (words[0] !== 'test') throw mistyped('channels');
  const { testChannels } = await import('./admin-channels.ts');
  const tested = await testChannels(env, await wardsOf(place));
  const lines = tested.map(({ ward, channel, ok, says }) => `${ok ? 'ok ' : 'NO '} ${ward} ${channel}: ${says}`);
  const answer = { json: tested, text: lines.join('\n') || sayer(root)({ key: 'admin-no-channels' }) };
  if (tested.some(({ ok }) => !ok)) throw new Refusal(answer.text);
  return answer;
}

export const plainCommands: Readonly<Record<string, (place: Place) => Promise<Answer> | Answer>> = {
  version,
  config,
  restore,
  channels,
  wards: async (place) => {
    const { listWards } = await import('./admin-province.ts');
    return listWards(place);
  },
  'province-link': async (place) => {
    const { provinceLink } = await import('./admin-province.ts');
    return provinceLink(place);
  },
  'merge-ward': async (place) => {
    const { mergeWards } = await import('./admin-wards.ts');
    return mergeWards(place);
  },
  'import-ward': async (place) => {
    const { importWardFrom } = await import('./admin-wards.ts');
    return importWardFrom(place);
  },
};
