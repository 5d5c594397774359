import { describe, expect, it } from 'vitest';
import { accountOf, readConfig } from '../../bots/zalo-bot/config.ts';

const token = '1459000000000000001:AbC-fake_token';
const official = 'https://bot-api.zaloplatforms.com';
const read = (env: Record<string, string>, ward = 'le-dai-hanh') => readConfig(env, ward);
const problems = (env: Record<string, string>) => {
  const config = read(env);
  return config.kind === 'wrong' ? config.problems.join('\n') : config.kind;
};

describe('the Zalo bot’s variables', () => {
  it('Without a token the channel is off', () => {
    expect(read({ ZALO_BOT_TOKEN: ' ', ZALO_BOT_MODE: 'nonsense' })).toEqual({ kind: 'off' });
  });

  it('The channel polls the official server by default', () => {
    expect(read({ ZALO_BOT_TOKEN: token })).toEqual({
      kind: 'on',
      config: {
        token: token,
        apiRoot: official,
        receive: { mode: 'polling' },
        mediaHosts: [],
        botName: null,
        link: null,
      },
    });
    expect(accountOf(token)).toBe('1459000000000000001');
  });

  it('The channel uses webhooks if Zalo can reach the public address, unless configured otherwise', () => {
    const env = { ZALO_BOT_TOKEN: token, PUBLIC_URL: 'https://tin.example.vn' };
    expect(read(env)).toMatchObject({ config: { receive: { mode: 'webhook', secret: null } } });
    expect(read({ ...env, ZALO_BOT_WEBHOOK_SECRET: '8letters' })).toMatchObject({
      config: { receive: { secret: '8letters' } },
    });
    expect(read({ ...env, ZALO_BOT_MODE: 'polling' })).toMatchObject({ config: { receive: { mode: 'polling' } } });
  });

  it.each([
    'http://127.0.0.1:3000',
    'http://localhost:3000',
    'https://127.0.0.1',
    'https://10.1.2.3',
    'https://[::1]',
    'https://server',
    'https://box.local',
    'http://tin.example.vn',
  ])('The channel polls if the public address is %s', (publicUrl) => {
    expect(read({ ZALO_BOT_TOKEN: token, PUBLIC_URL: publicUrl })).toMatchObject({
      config: { receive: { mode: 'polling' } },
    });
  });

  it('Webhooks on this machine are possible only with a server other than Zalo’s', () => {
    const env = { ZALO_BOT_TOKEN: token, PUBLIC_URL: 'http://127.0.0.1:3000', ZALO_BOT_MODE: 'webhook' };
    expect(problems(env)).toContain('PUBLIC_URL must be https');
    expect(read({ ...env, ZALO_BOT_API_ROOT: 'http://127.0.0.1:9000/zalo//' })).toMatchObject({
      config: { apiRoot: 'http://127.0.0.1:9000/zalo', receive: { mode: 'webhook' } },
    });
  });

  it('A ward’s own variables take precedence', () => {
    const env = {
      ZALO_BOT_TOKEN: '111111:plain-token',
      ZALO_BOT_TOKEN__LE_DAI_HANH: token,
      ZALO_BOT_NAME__LE_DAI_HANH: 'Bot Lê Đại Hành'.normalize('NFD'),
      ZALO_BOT_LINK: 'https://zalo.me/s/bot-mau',
      ZALO_MEDIA_HOSTS: '127.0.0.1, Media.Example.VN [::1]',
    };
    expect(read(env)).toMatchObject({
      config: {
        token: token,
        botName: 'Bot Lê Đại Hành'.normalize('NFC'),
        link: 'https://zalo.me/s/bot-mau',
        mediaHosts: ['127.0.0.1', 'media.example.vn', '[::1]'],
      },
    });
    expect(read(env, 'dong-lac')).toMatchObject({ config: { token: '111111:plain-token', botName: null } });
  });

  it('All problems are reported at once, without any values', () => {
    const said = problems({
      ZALO_BOT_TOKEN__LE_DAI_HANH: 'bot:tokenvalue',
      ZALO_BOT_API_ROOT: 'ftp://rootvalue',
      ZALO_BOT_MODE: 'webhook',
      ZALO_BOT_WEBHOOK_SECRET: 'value',
      ZALO_MEDIA_HOSTS: 'http://value/x',
      ZALO_BOT_LINK: 'value',
    });
    for (const name of [
      'ZALO_BOT_TOKEN__LE_DAI_HANH',
      'ZALO_BOT_API_ROOT',
      'PUBLIC_URL',
      'ZALO_BOT_WEBHOOK_SECRET',
      'ZALO_MEDIA_HOSTS',
      'ZALO_BOT_LINK',
    ]) {
      expect(said).toContain(name);
    }
    expect(said).not.toMatch(/value/);
    expect(said.split('\n')).toHaveLength(6);
  });

  it.each([
    [{ ZALO_BOT_MODE: 'carrier-pigeon' }, 'ZALO_BOT_MODE'],
    [{ ZALO_BOT_MODE: 'webhook', PUBLIC_URL: 'tin.example.vn' }, 'PUBLIC_URL'],
    [{ ZALO_BOT_API_ROOT: 'https://u:p@host' }, 'ZALO_BOT_API_ROOT'],
    [{ ZALO_BOT_API_ROOT: 'https://host?x=1' }, 'ZALO_BOT_API_ROOT'],
    [{ ZALO_BOT_TOKEN: '12345:with/slash' }, 'ZALO_BOT_TOKEN'],
    [{ ZALO_BOT_TOKEN: 'no-digits:abc' }, 'ZALO_BOT_TOKEN'],
    [{ ZALO_BOT_WEBHOOK_SECRET: 'has a space in it' }, 'ZALO_BOT_WEBHOOK_SECRET'],
    [{ ZALO_BOT_WEBHOOK_SECRET: 'x'.repeat(257) }, 'ZALO_BOT_WEBHOOK_SECRET'],
    [{ ZALO_MEDIA_HOSTS: '127.0.0.1:8080' }, 'ZALO_MEDIA_HOSTS'],
  ])('The configuration %j is refused', (change, name) => {
    expect(problems({ ZALO_BOT_TOKEN: token, ...change })).toContain(name);
  });
});
