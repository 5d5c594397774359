/** Reads the environment as a configuration, or returns all its problems: names only, never values. Pure. */
import { z } from 'zod';
import type { ChannelFactory, Environment } from './channel/factory.ts';

/** A channel enabled by a ward's variables, with its configuration. */
export interface ChannelChoice {
  readonly factory: ChannelFactory;
  readonly config: unknown;
}

/** The PostgreSQL databases. */
export interface DatabasePlaces {
  readonly core: string;
  readonly portal: string;
}

/** The configuration from the environment's variables. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash; null if links use the local address. */
  readonly publicUrl: string | null;
  /** Proxies whose statement of a visitor's address is trusted: names and networks as in `proxy-addr`. */
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  /** Null for SQLite files in the data folder. */
  readonly databases: DatabasePlaces | null;
  readonly wardsDir: string;
  /** 'asked' with DEMO=1; 'offered' if no channel is configured: it then runs only in a folder without real people. */
  readonly demo: 'asked' | 'offered' | 'off';
  readonly hasChannel: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** By ward slug. */
  readonly channels: Readonly<Record<string, readonly ChannelChoice[]>>;
  /** The nightly backup; null if the operator makes backups. */
  readonly backup: { readonly place: string; readonly keep: number; readonly afterwards: string | null } | null;
  /** Null disables the metrics endpoint for other hosts. */
  readonly metricsToken: string | null;
  /** Redis between the processes of one installation; null without it. */
  readonly redisUrl: string | null;
  /** The bucket of photos and files; null for the folder `media` in DATA_DIR. */
  readonly media: MediaPlace | null;
  /** For tests: where the process ends itself. */
  readonly crashAt: string | null;
}

/** A bucket for photos and files. */
export interface MediaPlace {
  readonly bucket: string;
  /** '' or a prefix that ends with a slash. */
  readonly prefix: string;
  /** Null for Amazon's own endpoint. */
  readonly endpoint: string | null;
  readonly region: string;
  /** If absent: a profile, or the host's role. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** The portal redirects readers to the bucket for photos, with addresses that are valid for some minutes. */
  readonly sendsReadersThere: boolean;
}

/**
 * A process's part of the work: pages and webhooks ('web'); the queue and the platforms ('worker'); the timetable
 * ('clock'); or everything.
 */
export const roles = ['all', 'web', 'worker', 'clock'] as const;
/** A process's part of the work; `all` if there is one process. */
export type Role = (typeof roles)[number];

/** Reads the arguments after `npm start --`. @returns a problem for an unknown argument or role */
export function readRole(words: readonly string[]): { readonly role: Role } | { readonly problem: string } {
  const unknown = words.find((word) => !word.startsWith('--role='));
  if (unknown !== undefined) return { problem: `${unknown} is not known: npm start takes --role=${roles.join('|')}` };
  const wanted = words.at(-1)?.slice('--role='.length) ?? 'all';
  const role = roles.find((each) => each === wanted);
  return role ? { role } : { problem: `--role must be one of ${roles.join(', ')}` };
}

/** The configuration, or all problems, by the names of the variables. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);

const leastTokenLength = 24;
/** Default number of snapshots to keep: two weeks. */
const usualKeep = 14;

const readBackup = (env: Environment, problems: string[]): Config['backup'] => {
  const keep = Number(env.BACKUP_KEEP || usualKeep);
  if (!Number.isInteger(keep) || keep < 1) problems.push('BACKUP_KEEP must be a whole number from 1');
  if (!env.BACKUP_DIR && env.BACKUP_AFTER)
    problems.push('BACKUP_AFTER needs BACKUP_DIR: there is no backup without it');
  return env.BACKUP_DIR ? { place: env.BACKUP_DIR, keep, afterwards: env.BACKUP_AFTER || null } : null;
};

/** Reads the databases; null for SQLite files. The addresses contain passwords, so problems never quote them. */
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
      'PORTAL_DATABASE_URL must name another database than DATABASE_URL: portal queries must not reach drafts',
    );
  if (env.BACKUP_DIR)
    problems.push(
      'BACKUP_DIR is only for SQLite files: with DATABASE_URL, leave it empty and back up both databases with pg_dump',
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
    problems.push('PUBLIC_URL must begin with https:// (http:// only for localhost)');
  if (url.search !== '' || url.hash !== '' || url.username !== '')
    problems.push('PUBLIC_URL must not contain a query, a fragment or a user name');
  return value.replace(/\/+$/u, '');
};

/** Reads the bucket; null for a folder. Problems name variables, never values. */
export function readMediaPlace(env: Environment, problems: string[]): MediaPlace | null {
  const { MEDIA_URL: place, S3_ENDPOINT: endpoint, MEDIA_REDIRECT: redirect = '' } = env;
  if (!['', '0', '1'].includes(redirect)) problems.push('MEDIA_REDIRECT must be 0 or 1');
  if (!place) {
    for (const name of ['S3_ENDPOINT', 'MEDIA_REDIRECT'])
      if (env[name] && env[name] !== '0')
        problems.push(`${name} needs MEDIA_URL: without it photos are stored in DATA_DIR`);
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

/** An IP address or a host name. */
const listeningHost = z.union([z.ipv4(), z.ipv6(), z.string().regex(/^[a-z][a-z0-9.-]*$/iu)]);

/** A proxy as the web server accepts it: a name for local networks, an address, or a network. */
const proxyPlace = z.union([
  z.enum(['loopback', 'linklocal', 'uniquelocal']),
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
]);

/** Variables that do not belong to a channel. `.env.example` explains each; a test compares. */
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
/** Shorter names are one letter away from names of other programs. */
const shortestGuessed = 6;

const suffixOf = (ward: string): string => ward.replaceAll('-', '_').toUpperCase();

/** True if the names differ by one added, missing or changed letter, or two swapped ones. */
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

/**
 * Finds mistyped names. Otherwise such a setting would be ignored silently: a ward without its bot, or a demo instead
 * of a ward.
 */
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
      ? [`${name} is not a setting; .env.example lists all settings`]
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
    problems.push('TRUSTED_PROXIES must be loopback, uniquelocal, or networks like 10.0.0.0/8, separated by commas');
  const publicUrl = readPublicUrl(env.PUBLIC_URL, problems);
  const backup = readBackup(env, problems);
  const media = readMediaPlace(env, problems);
  if (env.METRICS_TOKEN && env.METRICS_TOKEN.length < leastTokenLength)
    problems.push(
      `METRICS_TOKEN must have at least ${leastTokenLength} characters: a guessed token gives access to the ward's figures`,
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
    problems.push('HOST must be an address of this server, such as 127.0.0.1 or 0.0.0.0');
  if (demo === '1' && isPublic)
    problems.push('DEMO must not be 1 with a PUBLIC_URL: strangers could act as the demo people');
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
