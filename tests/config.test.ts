import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { channelFactories } from '../bots/index.ts';
import { readConfig } from '../src/config.ts';

const token = '7000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const read = (env: Record<string, string> = {}) => readConfig(env, ['dong-lac'], channelFactories);
const config = (env: Record<string, string> = {}) => {
  const reading = read(env);
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return reading.config;
};
const problems = (env: Record<string, string>): readonly string[] => {
  const reading = read(env);
  return reading.ok ? [] : reading.problems;
};

describe('the configuration', () => {
  it('An empty environment configures the demo, on this machine only', () => {
    expect(config()).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: null,
      demo: 'offered',
      logLevel: 'info',
      crashAt: null,
      channels: { 'dong-lac': [] },
    });
  });

  it('With a channel token the demo is off unless it is requested', () => {
    expect(config({ TELEGRAM_TOKEN: token }).demo).toBe('off');
    expect(config({ TELEGRAM_TOKEN: token }).channels['dong-lac']).toHaveLength(1);
    expect(config({ TELEGRAM_TOKEN: token, DEMO: '1' }).demo).toBe('asked');
    expect(config({ DEMO: '0' }).demo).toBe('off');
  });

  it('PUBLIC_URL loses its final slash and may use http only on this machine', () => {
    expect(config({ PUBLIC_URL: 'https://tin.example.vn/' }).publicUrl).toBe('https://tin.example.vn');
    expect(config({ PUBLIC_URL: 'http://127.0.0.1:8080' }).publicUrl).toBe('http://127.0.0.1:8080');
    for (const address of ['http://tin.example.vn', 'http://127.example.vn', 'ftp://tin.example.vn', 'tin'])
      expect(problems({ PUBLIC_URL: address })).toHaveLength(1);
    for (const address of ['https://tin.example.vn/?x=1', 'https://tin.example.vn/#a', 'https://ai@tin.example.vn'])
      expect(problems({ PUBLIC_URL: address })).toHaveLength(1);
  });

  it('TRUSTED_PROXIES accepts names, addresses and networks, and nothing else', () => {
    expect(config({ TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,fd00::/8,192.168.1.7' }).trustedProxies).toHaveLength(4);
    for (const wrong of ['abc', '10.0.0.0/99', 'loopback, 1.2.3', '10.0.0.1/8/8'])
      expect(problems({ TRUSTED_PROXIES: wrong }).join()).toMatch(/^TRUSTED_PROXIES must be/u);
  });

  it('Data is kept in two PostgreSQL databases if both are named', () => {
    const [core, portal] = ['postgresql://ward:pw@db.example.vn:5432/core', 'postgres://ward:pw@db.example.vn/portal'];
    expect(config({}).databases).toBeNull();
    expect(config({ DATABASE_URL: core, PORTAL_DATABASE_URL: portal }).databases).toEqual({ core, portal });
    for (const [env, says] of [
      [{ DATABASE_URL: core }, 'go together'],
      [{ PORTAL_DATABASE_URL: portal }, 'go together'],
      [{ DATABASE_URL: core, PORTAL_DATABASE_URL: core }, 'must name another database'],
      [{ DATABASE_URL: 'mysql://db/core', PORTAL_DATABASE_URL: portal }, 'DATABASE_URL must be written like'],
      [{ DATABASE_URL: core, PORTAL_DATABASE_URL: 'postgresql://db' }, 'PORTAL_DATABASE_URL must be written like'],
      [{ DATABASE_URL: core, PORTAL_DATABASE_URL: portal, BACKUP_DIR: '/srv/backup' }, 'pg_dump'],
    ] as const) {
      const found = problems(env);
      expect(found.join('\n')).toContain(says);
      expect(found.join('\n')).not.toContain('pw@');
    }
  });

  it('All problems are reported at once, with the names of the settings and never their values', () => {
    const secret = 'S3CRET-VALUE';
    const found = problems({
      PORT: secret,
      LOG_LEVEL: secret,
      DEMO: secret,
      PUBLIC_URL: secret,
      DATABASE_URL: secret,
      REDIS_URL: secret,
      TELEGRAM_TOKEN: secret,
    });
    for (const name of ['PORT', 'LOG_LEVEL', 'DEMO', 'PUBLIC_URL', 'DATABASE_URL', 'REDIS_URL', 'TELEGRAM_TOKEN'])
      expect(
        found.some((problem) => problem.includes(name)),
        name,
      ).toBe(true);
    expect(found.join('\n')).not.toContain(secret);
  });

  it.each(['-1', '65536', '80.5', 'x'])('The port %s is refused', (port) => {
    expect(problems({ PORT: port })).toHaveLength(1);
  });

  it('A problem that two wards share is reported once', () => {
    const reading = readConfig({ TELEGRAM_TOKEN: 'x' }, ['a', 'b'], channelFactories);
    const found = reading.ok ? [] : reading.problems;
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(0);
  });

  it('Unknown variables are ignored, even names of JavaScript’s object properties', () => {
    expect(config({ __proto__: 'x', constructor: 'y', UNKNOWN: 'z' }).demo).toBe('offered');
  });

  it('An S3 bucket needs its prefix, server and keys; an incomplete set is reported', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
    expect(config().media).toBeNull();
    expect(
      config({ MEDIA_URL: 's3://tin-phuong/dong-lac', S3_ENDPOINT: 'http://127.0.0.1:9000', ...keys }).media,
    ).toEqual({
      bucket: 'tin-phuong',
      prefix: 'dong-lac/',
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
      sendsReadersThere: false,
    });
    expect(
      config({ MEDIA_URL: 's3://tin-phuong', MEDIA_REDIRECT: '1', AWS_REGION: 'ap-southeast-1' }).media,
    ).toMatchObject({
      ...{ bucket: 'tin-phuong', prefix: '', endpoint: null, region: 'ap-southeast-1', sendsReadersThere: true },
    });
    for (const [env, says] of [
      [{ MEDIA_URL: 'https://s3.example.vn/b' }, 'MEDIA_URL must be written like'],
      [{ MEDIA_URL: 's3://UPPER' }, 'MEDIA_URL must be written like'],
      [{ MEDIA_URL: 's3://tin', S3_ENDPOINT: 'minio' }, 'S3_ENDPOINT is not an address'],
      [{ MEDIA_URL: 's3://tin', AWS_ACCESS_KEY_ID: 'x' }, 'go together'],
      [{ S3_ENDPOINT: 'https://s3.example.vn' }, 'S3_ENDPOINT needs MEDIA_URL'],
      [{ MEDIA_REDIRECT: 'yes' }, 'MEDIA_REDIRECT must be 0 or 1'],
    ] as const)
      expect(problems(env).join(), JSON.stringify(env)).toContain(says);
  });

  it('The demo is off at a public address and cannot be requested there', () => {
    expect(config({ PUBLIC_URL: 'https://tin.example.vn' }).demo).toBe('off');
    expect(config({ PUBLIC_URL: 'http://127.0.0.1:8080' }).demo).toBe('offered');
    expect(problems({ PUBLIC_URL: 'https://tin.example.vn', DEMO: '1' }).join()).toMatch(/^DEMO must not be 1/u);
  });

  it.each([
    ['TELEGRAM_TOKE', 'is it TELEGRAM_TOKEN?'],
    ['TELEGRAM_TOEKN', 'is it TELEGRAM_TOKEN?'],
    ['PUBLIC_ULR', 'is it PUBLIC_URL?'],
    ['DATADIR', 'is it DATA_DIR?'],
    ['ZALO_OA_SECRET', '.env.example'],
    ['TELEGRAM_TOKEN__LE_DAI_HANH', 'there is no ward LE_DAI_HANH; the wards are DONG_LAC'],
  ])('The unknown setting %s stops the program with a suggestion', (name, says) => {
    const found = problems({ [name]: 'x-VALUE' });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(name);
    expect(found[0]).toContain(says);
    expect(found[0]).not.toContain('x-VALUE');
  });

  it('HOST accepts an IP address or a name of this machine', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost', '0.0.0.0']) expect(problems({ HOST: host })).toEqual([]);
    for (const host of ['999.1', '127.0.0.1:80', 'http://localhost']) expect(problems({ HOST: host })).toHaveLength(1);
  });

  it('Variables of other programs, empty variables and a ward’s own variables are accepted', () => {
    const others = { PATH: '/bin', HOME: '/root', PORTS: '1', HOSTNAME: 'a', SORT: '1', TELEGRAM_TOKE: '' };
    expect(problems({ ...others, TELEGRAM_TOKEN__DONG_LAC: token })).toEqual([]);
  });

  it('An empty value counts as unset, so a copy of .env.example changes nothing', () => {
    const copied = parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')) as Record<
      string,
      string
    >;
    expect(Object.values(copied).filter((value) => value === '').length).toBeGreaterThan(40);
    expect(config(copied)).toEqual(config());
  });

  it('.env.example has one line for each setting and no others', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const listed = [...text.matchAll(/^(?:# )?([A-Z0-9_]+)=/gmu)].map(([, name]) => name);
    const names = channelFactories.flatMap(({ variables }) => variables);
    expect(new Set(listed)).toEqual(
      new Set([
        ...names,
        'PORT',
        'HOST',
        'PUBLIC_URL',
        'DATA_DIR',
        'WARDS_DIR',
        'DEMO',
        'LOG_LEVEL',
        'CRASH_AT',
        'BACKUP_DIR',
        'BACKUP_KEEP',
        'BACKUP_AFTER',
        'METRICS_TOKEN',
        'REDIS_URL',
        'TRUSTED_PROXIES',
        ...['DATABASE_URL', 'PORTAL_DATABASE_URL'],
        ...['MEDIA_URL', 'MEDIA_REDIRECT', 'S3_ENDPOINT', 'AWS_REGION', 'AWS_DEFAULT_REGION'],
        ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
      ]),
    );
  });
});
