import { describe, expect, it } from 'vitest';
import { readConfig } from '../../bots/telegram/config.ts';

const token = '7000000001:AAF-fake_token_0123456789abcdefghijk';
const secret = 'x'.repeat(32);
const read = (env: Record<string, string>, ward = 'le-dai-hanh') => readConfig(env, ward);
const problems = (env: Record<string, string>) => {
  const config = read(env);
  return config.kind === 'wrong' ? config.problems.join('\n') : config.kind;
};

describe('Telegram’s variables', () => {
  it('Without a token the channel is off', () => {
    expect(read({ TELEGRAM_TOKEN: ' ', TELEGRAM_MODE: 'nonsense' })).toEqual({ kind: 'off' });
  });

  it('The channel polls the official server by default', () => {
    expect(read({ TELEGRAM_TOKEN: token })).toEqual({
      kind: 'on',
      config: { token: token, apiRoot: 'https://api.telegram.org', receive: { mode: 'polling' } },
    });
  });

  it('The channel uses webhooks if the public address is reachable, unless configured otherwise', () => {
    const env = { TELEGRAM_TOKEN: token, PUBLIC_URL: 'https://tin.example.vn' };
    expect(read(env)).toMatchObject({ config: { receive: { mode: 'webhook', secret: null } } });
    expect(read({ ...env, TELEGRAM_WEBHOOK_SECRET: secret })).toMatchObject({
      config: { receive: { secret: secret } },
    });
    expect(read({ ...env, TELEGRAM_MODE: 'polling' })).toMatchObject({ config: { receive: { mode: 'polling' } } });
  });

  it('A ward’s own variables take precedence', () => {
    const env = {
      TELEGRAM_TOKEN: '111111:plain-token',
      TELEGRAM_TOKEN__LE_DAI_HANH: token,
      TELEGRAM_API_ROOT__LE_DAI_HANH: 'http://127.0.0.1:9000//',
    };
    expect(read(env)).toMatchObject({ config: { token: token, apiRoot: 'http://127.0.0.1:9000' } });
    expect(read(env, 'dong-lac')).toMatchObject({ config: { token: '111111:plain-token' } });
  });

  it('All problems are reported at once, without any values', () => {
    const said = problems({
      TELEGRAM_TOKEN__LE_DAI_HANH: 'bot:tokenvalue',
      TELEGRAM_API_ROOT: 'ftp://rootvalue',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'shortvalue',
    });
    for (const name of ['TELEGRAM_TOKEN__LE_DAI_HANH', 'TELEGRAM_API_ROOT', 'PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET']) {
      expect(said).toContain(name);
    }
    expect(said).not.toMatch(/value/);
    expect(said.split('\n')).toHaveLength(4);
  });

  it.each([
    [{ TELEGRAM_TOKEN: token, TELEGRAM_MODE: 'carrier-pigeon' }, 'TELEGRAM_MODE'],
    [{ TELEGRAM_TOKEN: token, PUBLIC_URL: 'tin.example.vn' }, 'PUBLIC_URL'],
    [{ TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: 'https://u:p@host' }, 'TELEGRAM_API_ROOT'],
    [{ TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(257) }, 'TELEGRAM_WEBHOOK_SECRET'],
    [{ TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: `${secret} ümlaut` }, 'TELEGRAM_WEBHOOK_SECRET'],
  ])('The configuration %j is refused', (env, name) => {
    expect(problems(env)).toContain(name);
  });
});
