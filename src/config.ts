/** The environment as a configuration, or every problem at once: names only, never values. Pure. */
import { z } from 'zod';
import type { ChannelFactory, Environment } from './channel/factory.ts';

/** A channel that a ward's variables turn on, and what they say of it. */
export interface ChannelChoice {
  readonly factory: ChannelFactory;
  readonly config: unknown;
}

/** Where the rows are kept, on PostgreSQL. */
export interface DatabasePlaces {
  readonly core: string;
  readonly portal: string;
}

/** What the variables of the environment say, once they are all right. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash; null: links point to the local address. */
  readonly publicUrl: string | null;
  /** Whose word about a visitor's address is taken: names and networks as `proxy-addr` reads them. */
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  /** Null: files of SQLite in the data folder. */
  readonly databases: DatabasePlaces | null;
  readonly wardsDir: string;
  /** 'asked' by DEMO=1; 'offered' because no channel is configured: only in a folder without real people. */
  readonly demo: 'asked' | 'offered' | 'off';
  readonly hasChannel: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** By ward slug. */
  readonly channels: Readonly<Record<string, readonly ChannelChoice[]>>;
  /** Made each night; null: the operator does it. */
  readonly backup: { readonly place: string; readonly keep: number; readonly afterwards: string | null } | null;
  /** Null: figures are shown to this machine only. */
  readonly metricsToken: string | null;
  /** Between the processes of one installation; null: none. */
  readonly redisUrl: string | null;
  /** The bucket of photos and files; null: the folder `media` in DATA_DIR. */
  readonly media: MediaPlace | null;
  /** Tests only: where the process ends itself. */
  readonly crashAt: string | null;
}

/** Where photos and files lie, when not in a folder. */
export interface MediaPlace {
  readonly bucket: string;
  /** '' or ends with a slash. */
  readonly prefix: string;
  /** Null: Amazon's own. */
  readonly endpoint: string | null;
  readonly region: string;
  /** Left out: a profile, or the role of the machine. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Readers of the portal are sent to the bucket for photos, by an address that is good for some minutes. */
  readonly sendsReadersThere: boolean;
}

/** What a process does: pages and webhooks; the queue and the platforms; what the clock brings; or everything. */
export const roles = ['all', 'web', 'worker', 'clock'] as const;
/** Which part of the work a process does; `all` where there is one. */
export type Role = (typeof roles)[number];

/** From the words behind `npm start --`. @returns a problem when it is none that there is */
export function readRole(words: readonly string[]): { readonly role: Role } | { readonly problem: string } {
  const unknown = words.find((word) => !word.startsWith('--role='));
  if (unknown !== undefined) return { problem: `${unknown} is not known: npm start takes --role=${roles.join('|')}` };
  const wanted = words.at(-1)?.slice('--role='.length) ?? 'all';
  const role = roles.find((each) => each === wanted);
  return role ? { role } : { problem: `--role must be one of ${roles.join(', ')}` };
}

/** The configuration, or every problem at once, by the names of the variables. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);

const leastTokenLength = 24;
/** Snapshots that stay when nothing is said: two weeks. */
const usualKeep = 14;

const readBackup = (env: Environment, problems: string[]): Config['backup'] => {
  const keep = Number(env.BACKUP_KEEP || usualKeep);
  if (!Number.isInteger(keep) || keep < 1) problems.push('BACKUP_KEEP must be a whole number from 1');
  if (!env.BACKUP_DIR && env.BACKUP_AFTER)
    problems.push('BACKUP_AFTER needs BACKUP_DIR: there is no backup without it');
  return env.BACKUP_DIR ? { place: env.BACKUP_DIR, keep, afterwards: env.BACKUP_AFTER || null } : null;
};

/** Null: files of SQLite. What is written there holds a password: it is never said again. */
export const readDatabases = (env: Environment, problems: string[]): DatabasePlaces | null => {
  const { DATABASE_URL: core = '', PORTAL_DATABASE_URL: portal = '' } = env;
  if (core === '' && portal === '') return null;
  if (core === '' || portal === '') {
    problems.push('DATABASE_URL and PORTAL_DATABASE_URL go together: the portal has a database of its own');
    return null;
  }
  for (const [name, value] of Object.entries({ DATABASE_URL: core, PORTAL_DATABASE_URL: portal })) {
    const url = URL.canParse(value) ? new URL(value) : null;
    const isPostgres = url !== null && ['postgresql:', 'postgres:'].includes(url.protocol) && url.pathname.length > 1;
    if (!isPostgres) problems.push(`${name} must be written like postgresql://user:password@host:5432/database`);
  }
  if (core === portal)
    problems.push(
      'PORTAL_DATABASE_URL must be another database than DATABASE_URL: whoever reads the portal sees no draft',
    );
  if (env.BACKUP_DIR)
    problems.push(
      'BACKUP_DIR copies files of SQLite: with DATABASE_URL, copy both databases with pg_dump, and leave it out',
    );
  return { core, portal };
};

const readPublicUrl = (value: string | undefined, problems: string[]): string | null => {
  if (!value) return null;
  if (!URL.canParse(value)) {
    problems.push('PUBLIC_URL is not an address: write it like https://tin.example.gov.vn');
    return null;
  }
  const url = new URL(value);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    problems.push('PUBLIC_URL must begin with https:// (http: is for this machine only)');
  if (url.search !== '' || url.hash !== '' || url.username !== '')
    problems.push('PUBLIC_URL must end with the name of the host: links are built behind it');
  return value.replace(/\/+$/u, '');
};

/** Null: a folder. Names of problems are added, never values. */
export function readMediaPlace(env: Environment, problems: string[]): MediaPlace | null {
  const { MEDIA_URL: place, S3_ENDPOINT: endpoint, MEDIA_REDIRECT: redirect = '' } = env;
  if (!['', '0', '1'].includes(redirect)) problems.push('MEDIA_REDIRECT must be 0 or 1');
  if (!place) {
    for (const name of ['S3_ENDPOINT', 'MEDIA_REDIRECT'])
      if (env[name] && env[name] !== '0') problems.push(`${name} needs MEDIA_URL: without it photos lie in DATA_DIR`);
    return null;
  }
  const [, bucket = '', prefix = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/u.exec(place) ?? [];
  if (!bucket) problems.push('MEDIA_URL must be written like s3://bucket/prefix');
  if (endpoint && !(URL.canParse(endpoint) && /^https?:$/u.test(new URL(endpoint).protocol)))
    problems.push('S3_ENDPOINT is not an address: write it like https://s3.example.vn');
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (Boolean(accessKeyId) !== Boolean(secretAccessKey))
    problems.push('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together: one of them is missing');
  return {
    bucket,
    prefix: prefix && `${prefix.replace(/\/+$/u, '')}/`,
    endpoint: endpoint || null,
    region: env.AWS_REGION || env.AWS_DEFAULT_REGION || 'us-east-1',
    ...(accessKeyId && secretAccessKey
      ? { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
      : {}),
    sendsReadersThere: redirect === '1',
  };
}

/** An address, or a name that a machine gives itself. */
const listeningHost = z.union([z.ipv4(), z.ipv6(), z.string().regex(/^[a-z][a-z0-9.-]*$/iu)]);

/** What the web server takes as a proxy: a name for near networks, an address, or a network. */
const proxyPlace = z.union([
  z.enum(['loopback', 'linklocal', 'uniquelocal']),
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
]);

/** Variables that no channel reads. `.env.example` explains each; a test compares. */
const ownVariables = [
  ...[
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'DATA_DIR',
    'WARDS_DIR',
    'DEMO',
    'LOG_LEVEL',
    'CRASH_AT',
    'METRICS_TOKEN',
    'TRUSTED_PROXIES',
  ],
  ...['BACKUP_DIR', 'BACKUP_KEEP', 'BACKUP_AFTER'],
  ...['DATABASE_URL', 'PORTAL_DATABASE_URL', 'REDIS_URL'],
  ...['MEDIA_URL', 'MEDIA_REDIRECT', 'S3_ENDPOINT', 'AWS_REGION', 'AWS_DEFAULT_REGION'],
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
] as const;
/** Shorter names differ by one letter from names of other programs. */
const shortestGuessed = 6;

const suffixOf = (ward: string): string => ward.replaceAll('-', '_').toUpperCase();

/** One letter more, less, other, or two swapped. */
function isOneSlipAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const [x = '', y = ''] = left;
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

/** A mistyped name would silently be no setting: a ward without its bot, or a demo where a ward should be. */
function findMistypedNames(env: Environment, wards: readonly string[], factories: readonly ChannelFactory[]): string[] {
  const perWard = factories.flatMap(({ variables }) => variables);
  const known = [...ownVariables, ...perWard];
  const prefixes = new Set(perWard.map((name) => name.slice(0, name.indexOf('_') + 1)));
  return Object.keys(env).flatMap((name) => {
    if (!env[name] || (known as readonly string[]).includes(name)) return [];
    const [base = '', suffix] = name.split('__');
    if (suffix !== undefined && perWard.includes(base))
      return wards.some((ward) => suffixOf(ward) === suffix)
        ? []
        : [`${name}: there is no ward ${suffix}; the wards are ${wards.map(suffixOf).join(', ')}`];
    const meant = known.find((each) => each.length >= shortestGuessed && isOneSlipAway(name, each));
    if (meant) return [`${name} is not a setting: is it ${meant}?`];
    return [...prefixes].some((prefix) => name.startsWith(prefix))
      ? [`${name} is not a setting; .env.example lists those that there are`]
      : [];
  });
}

/** @param wards slugs of the wards, each of which may have its own channels */
export const readConfig = (
  env: Environment,
  wards: readonly string[],
  factories: readonly ChannelFactory[],
): ConfigReading => {
  const problems: string[] = [];
  const port = Number(env.PORT || '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push('PORT must be a whole number from 0 to 65535');
  const level = env.LOG_LEVEL || 'info';
  const logLevel = logLevels.find((each) => each === level);
  if (!logLevel) problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  const demo = env.DEMO;
  if (demo !== undefined && demo !== '' && demo !== '0' && demo !== '1') problems.push('DEMO must be 0 or 1');
  if (env.REDIS_URL && !/^(?:rediss?|unix):\/\//u.test(env.REDIS_URL))
    problems.push('REDIS_URL must begin with redis:// or rediss://');
  const databases = readDatabases(env, problems);
  if (env.TRUSTED_PROXIES && !env.TRUSTED_PROXIES.split(',').every((each) => proxyPlace.safeParse(each.trim()).success))
    problems.push('TRUSTED_PROXIES must be loopback, uniquelocal, or networks like 10.0.0.0/8, with commas');
  const publicUrl = readPublicUrl(env.PUBLIC_URL, problems);
  const backup = readBackup(env, problems);
  const media = readMediaPlace(env, problems);
  if (env.METRICS_TOKEN && env.METRICS_TOKEN.length < leastTokenLength)
    problems.push(
      `METRICS_TOKEN must have at least ${leastTokenLength} characters: who guesses it reads the ward's figures`,
    );

  const channels: Record<string, ChannelChoice[]> = {};
  for (const ward of wards) {
    channels[ward] = [];
    for (const factory of factories) {
      const reading = factory.readConfig(env, ward);
      if (reading.kind === 'wrong') problems.push(...reading.problems);
      if (reading.kind === 'on') channels[ward].push({ factory, config: reading.config });
    }
  }
  problems.push(...findMistypedNames(env, wards, factories));
  const isPublic = publicUrl !== null && URL.canParse(publicUrl) && !isLoopback(new URL(publicUrl).hostname);
  if (env.HOST && !listeningHost.safeParse(env.HOST).success)
    problems.push('HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0');
  if (demo === '1' && isPublic)
    problems.push('DEMO must not be 1 with a PUBLIC_URL: strangers could press the buttons of invented people');
  const hasChannel = Object.values(channels).some((list) => list.length > 0);
  if (problems.length > 0 || !logLevel) return { ok: false, problems: [...new Set(problems)] };
  return {
    ok: true,
    config: {
      host: env.HOST || '127.0.0.1',
      port,
      publicUrl,
      trustedProxies: (env.TRUSTED_PROXIES || 'loopback').split(',').map((each) => each.trim()),
      dataDir: env.DATA_DIR || './data',
      wardsDir: env.WARDS_DIR || './wards',
      demo: demo === '1' ? 'asked' : demo !== '0' && !hasChannel && !isPublic ? 'offered' : 'off',
      hasChannel,
      logLevel,
      channels,
      backup,
      databases,
      media,
      redisUrl: env.REDIS_URL || null,
      metricsToken: env.METRICS_TOKEN || null,
      crashAt: env.CRASH_AT || null,
    },
  };
};
