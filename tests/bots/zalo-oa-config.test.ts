import { describe, expect, it } from 'vitest';
import { readConfig } from '../../bots/zalo-oa/config.ts';

const env = {
  ZALO_OA_APP_ID: '3141592653589793238',
  ZALO_OA_APP_SECRET: 'appSecret-TEST-ONLY-0002',
  ZALO_OA_SECRET_KEY: 'oaSecretKey-TEST-ONLY-0001',
};
const ward = 'le-dai-hanh';
const read = (change: Record<string, string | undefined> = {}) => readConfig({ ...env, ...change }, ward);
const config = (change: Record<string, string | undefined> = {}) => {
  const found = read(change);
  if (found.kind !== 'on') throw new Error(JSON.stringify(found));
  return found.config;
};
const problems = (change: Record<string, string | undefined>) => {
  const found = read(change);
  return found.kind === 'wrong' ? found.problems : [];
};

describe('the variables', () => {
  it('Without any variable the channel is off', () => {
    expect(readConfig({}, ward)).toEqual({ kind: 'off' });
    expect(readConfig({ ZALO_OA_APP_ID: ' ', ZALO_MEDIA_HOSTS: '127.0.0.1' }, ward)).toEqual({ kind: 'off' });
  });

  it('Three variables are required, and the others have defaults', () => {
    expect(config()).toEqual({
      appId: env.ZALO_OA_APP_ID,
      appSecret: env.ZALO_OA_APP_SECRET,
      oaSecretKey: env.ZALO_OA_SECRET_KEY,
      firstRefreshToken: null,
      oaId: null,
      apiRoot: 'https://openapi.zalo.me',
      oauthRoot: 'https://oauth.zaloapp.com',
      mediaHosts: [],
      redirectUri: null,
      codeVerifier: null,
      allowsPaid: false,
      provesAppSecret: false,
      contactImageUrl: null,
    });
  });

  it('A ward’s own variables take precedence', () => {
    expect(config({ ZALO_OA_APP_ID__LE_DAI_HANH: '42', ZALO_OA_ID: '7' })).toMatchObject({ appId: '42', oaId: '7' });
    expect(readConfig({ ...env, ZALO_OA_APP_ID__OTHER: 'x' }, ward).kind).toBe('on');
  });

  it('All variables are read with their types', () => {
    expect(
      config({
        ZALO_OA_API_ROOT: 'http://127.0.0.1:8080/zalo/',
        ZALO_OAUTH_ROOT: 'http://127.0.0.1:8080/',
        ZALO_MEDIA_HOSTS: '127.0.0.1, Media.Lan:9000 [::1]',
        ZALO_OA_ALLOW_PAID: '1',
        ZALO_OA_APP_SECRET_PROOF: 'TRUE',
        ZALO_OA_REFRESH_TOKEN: ' RT-TEST-0000 ',
        ZALO_OA_CONTACT_IMAGE: 'https://tin.example.vn/logo.png',
      }),
    ).toMatchObject({
      apiRoot: 'http://127.0.0.1:8080/zalo',
      oauthRoot: 'http://127.0.0.1:8080',
      mediaHosts: ['127.0.0.1', 'media.lan:9000', '[::1]'],
      allowsPaid: true,
      provesAppSecret: true,
      firstRefreshToken: 'RT-TEST-0000',
      contactImageUrl: 'https://tin.example.vn/logo.png',
    });
    expect(config({ ZALO_OA_ALLOW_PAID: '0' }).allowsPaid).toBe(false);
  });

  it('All problems are reported at once, by name and without values', () => {
    const found = problems({
      ZALO_OA_APP_ID: 'not-digits',
      ZALO_OA_SECRET_KEY: '',
      ZALO_OA_ID: 'x1',
      ZALO_OA_API_ROOT: 'ftp://wrong-root',
      ZALO_OA_REFRESH_TOKEN: 'bí mật',
      ZALO_MEDIA_HOSTS: 'http://wrong-host/',
      ZALO_OA_ALLOW_PAID: 'maybe',
      ZALO_OA_CODE_VERIFIER: 'short-verifier',
      ZALO_OA_REDIRECT_URI: 'wrong-uri',
      ZALO_OA_CONTACT_IMAGE: 'http://wrong-image',
    });
    expect(found.map((problem) => problem.split(' ')[0]).toSorted()).toEqual([
      ...['ZALO_MEDIA_HOSTS', 'ZALO_OA_ALLOW_PAID', 'ZALO_OA_API_ROOT', 'ZALO_OA_APP_ID', 'ZALO_OA_CODE_VERIFIER'],
      ...['ZALO_OA_CONTACT_IMAGE', 'ZALO_OA_ID', 'ZALO_OA_REDIRECT_URI', 'ZALO_OA_REFRESH_TOKEN', 'ZALO_OA_SECRET_KEY'],
    ]);
    expect(found.join(' ')).not.toMatch(/not-digits|wrong-|bí mật|maybe|short-verifier|x1/);
  });

  it('An incomplete set reports the missing variables', () => {
    expect(readConfig({ ZALO_OA_REFRESH_TOKEN: 'RT' }, ward)).toMatchObject({ kind: 'wrong' });
    expect(problems({ ZALO_OA_APP_SECRET: undefined })).toEqual([
      'ZALO_OA_APP_SECRET is missing; a Zalo Official Account needs it',
    ]);
  });
});
