/** A minimal program that uses the simulated Zalo OA only over HTTP, and a webhook that records deliveries. */
import Fastify from 'fastify';
import type { StandaloneZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';

export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export interface Answer {
  readonly status: number;
  readonly error: number;
  readonly message: string;
  readonly data: Record<string, never>;
  readonly headers: Headers;
}

/** The token endpoint's answer: a token pair or an error. */
export interface ExchangeAnswer {
  readonly status: number;
  readonly access_token?: string;
  readonly refresh_token?: string;
  readonly expires_in?: string;
  readonly error?: number;
}

export function clientOf(zalo: StandaloneZaloOa) {
  const { root, world } = zalo;
  let token = world.issuePair().accessToken;

  const ask = async (path: string, init: RequestInit = {}, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(root + path, {
      ...init,
      headers: { access_token: token, ...(init.headers as Record<string, string>), ...headers },
    });
    return { ...((await response.json()) as Answer), status: response.status, headers: response.headers };
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, headers);
  const care = (userId: unknown, message: object) =>
    post('/v3.0/oa/message/cs', { recipient: { user_id: userId }, message });
  const template = (userId: string, payload: object, text?: string) =>
    care(userId, { ...(text === undefined ? {} : { text }), attachment: { type: 'template', payload } });

  return {
    ask,
    post,
    care,
    say: (userId: string, text: string) => care(userId, { text }),
    template,
    upload(kind: string, bytes: Uint8Array, name: string) {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(bytes)], name));
      return ask(`/v2.0/oa/upload/${kind}`, { method: 'POST', body: form });
    },
    use(accessToken: string) {
      token = accessToken;
    },
    async exchange(fields: Record<string, string>, secretKey = world.account.appSecret) {
      const response = await fetch(`${root}/v4/oa/access_token`, {
        method: 'POST',
        headers: { secret_key: secretKey },
        body: new URLSearchParams({ app_id: world.account.appId, ...fields }),
      });
      return { status: response.status, ...((await response.json()) as object) } as ExchangeAnswer;
    },
    rules: () => world.violations.map(({ rule }) => rule),
  };
}

export type Client = ReturnType<typeof clientOf>;

export interface Received {
  readonly raw: string;
  readonly body: Record<string, unknown> & { readonly event_name: string; readonly message: Record<string, unknown> };
  readonly mac: string;
  readonly numRetry: string | undefined;
}

/** Starts the program's webhook. Tests may change `answers`, the responses to the next deliveries. */
export async function startHook() {
  const received: Received[] = [];
  const hook = {
    received,
    probes: 0,
    answer: async (_received: Received): Promise<number> => 200,
    names: () => received.map(({ body }) => body.event_name),
    url: '',
    close: () => app.close(),
  };
  const app = Fastify({ forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/hook', async (request, reply) => {
    const raw = (request.body as Buffer).toString('utf8');
    const mac = request.headers['x-zevent-signature'];
    if (raw === '{}' && mac === undefined) {
      hook.probes += 1;
      return reply.code(await hook.answer({ raw, body: {} as never, mac: '', numRetry: undefined })).send();
    }
    const numRetry = request.headers.num_retry as string | undefined;
    const event: Received = { raw, body: JSON.parse(raw), mac: String(mac), numRetry };
    received.push(event);
    return reply.code(await hook.answer(event)).send();
  });
  hook.url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/hook`;
  return hook;
}

export type Hook = Awaited<ReturnType<typeof startHook>>;
