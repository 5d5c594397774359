/** Commands that need no ward: what this program is, how it is set up, and putting a backup in place. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Answer, mistyped, Refusal } from './admin-answer.ts';
import { commandRows, helpOf, type Place, sayer, usageOf, whatOf } from './admin-commands.ts';

const migrationsIn = (root: string, database: string): readonly string[] =>
  readdirSync(join(root, 'prisma', database, 'migrations'))
    .filter((each) => !each.endsWith('.toml'))
    .sort();

function help({ root, words }: Place): Answer {
  const [name = ''] = words;
  const row = Object.hasOwn(commandRows, name) ? commandRows[name] : undefined;
  if (name !== '' && !row) throw new Refusal({ key: 'admin-no-command', facts: { command: name } }, 2);
  const say = sayer(root);
  const rows = Object.entries(commandRows).map(([command, { usage }]) => ({
    ...{ command, usage },
    what: whatOf(say, command),
  }));
  return row
    ? { json: { command: name, usage: row.usage, what: whatOf(say, name) }, text: usageOf(say, name, row) }
    : { json: rows, text: helpOf(say, commandRows) };
}

function version({ root }: Place): Answer {
  const { version: program } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const schema = { core: migrationsIn(root, 'core').at(-1) ?? '', portal: migrationsIn(root, 'portal').at(-1) ?? '' };
  return {
    json: { version: program, schema, node: process.version },
    text: `Tin Phường ${program}\ncore ${schema.core}, portal ${schema.portal}\nNode ${process.version}`,
  };
}

/** The names that `.env.example` explains, and whether each is set: a value may be a secret. */
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

/** Puts a backup in place of the data folder; the server must not run. */
async function restore({ root, dataDir, env, words }: Place): Promise<Answer> {
  if (env.DATABASE_URL) throw new Refusal({ key: 'admin-restore-postgres' });
  const [source] = words;
  if (!source) throw mistyped('restore');
  const { restoreBackup } = await import('../adapters/backup/restore-backup.ts');
  const { lockDataFolder } = await import('../adapters/storage/sqlite/storage.ts');
  const { systemClock } = await import('../adapters/clock.ts');
  const { createTranslator } = await import('../adapters/fluent.ts');
  const { restoredName } = await import('./machine-watch.ts');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataDir);
  if (!lock.held) throw new Refusal(lock.reason);
  const knownMigrations = { core: migrationsIn(root, 'core'), portal: migrationsIn(root, 'portal') };
  const report = await restoreBackup({
    dataDir,
    now: systemClock.now(),
    source: resolve(source),
    toldBy: restoredName,
    knownMigrations,
  });
  lock.release();
  const translator = createTranslator(join(root, 'locales'));
  const lines = [
    translator.say('vi', { key: 'admin-restored', facts: { folder: report.snapshot } }),
    ...(report.before
      ? [translator.say('vi', { key: 'admin-restored-before', facts: { folder: report.before } })]
      : []),
    ...(report.mediaIn
      ? [translator.say('vi', { key: 'admin-restored-media', facts: { place: report.mediaIn } })]
      : []),
    ...report.missingKeys.map((name) => translator.say('vi', { key: 'admin-restored-no-key', facts: { name } })),
  ];
  return { json: report, text: lines.join('\n') };
}

/** Each configured platform is asked who we are. Nothing is received and nobody is written to. */
async function channels({ root, env, words }: Place): Promise<Answer> {
  if (words[0] !== 'test') throw mistyped('channels');
  const { testChannels } = await import('./admin-channels.ts');
  const tested = await testChannels(root, env);
  const lines = tested.map(({ ward, channel, ok, says }) => `${ok ? 'ok ' : 'NO '} ${ward} ${channel}: ${says}`);
  const { createTranslator } = await import('../adapters/fluent.ts');
  const none = createTranslator(join(root, 'locales')).say('vi', { key: 'admin-no-channels' });
  const answer = { json: tested, text: lines.join('\n') || none };
  if (tested.some(({ ok }) => !ok)) throw new Refusal(answer.text);
  return answer;
}

export const plainCommands: Readonly<Record<string, (place: Place) => Promise<Answer> | Answer>> = {
  help,
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
