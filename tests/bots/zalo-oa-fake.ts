/**
 * A small Zalo on loopback for the tests of `bots/zalo-oa`: one account and one token pair.
 * It records every call and simulates network faults on demand. `said` contains only
 * messages answered with success; `lost` executes the call and closes the connection.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const appId = '3141592653589793238';
export const ownOaId = '2718281828459045235';
export const userId = '1618033988749894848';
export const appSecret = 'appSecret-TEST-ONLY-0002';
export const oaSecretKey = 'oaSecretKey-TEST-ONLY-0001';
export const firstRefresh = 'RT-TEST-0000';

export type FakeAnswer =
  | 'reset'
  | 'hang'
  /** Executes the call, then breaks the connection. */
  | 'lost'
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly error: number; readonly message?: string; readonly data?: object };

export interface FakeCall {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly raw: string;
  /** A message's JSON, or the fields of a form. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Name, type and size of an uploaded file. */
  readonly file: { readonly name: string; readonly type: string; readonly size: number } | null;
}

export const paths = {
  send: '/v3.0/oa/message/cs',
  token: '/v4/oa/access_token',
  account: '/v2.0/oa/getoa',
  image: '/v2.0/oa/upload/image',
  file: '/v2.0/oa/upload/file',
} as const;

export type FakeZalo = Awaited<ReturnType<typeof startFakeZalo>>;

export async function startFakeZalo() {
  const calls: FakeCall[] = [];
  const said: Readonly<Record<string, unknown>>[] = [];
  const script: { path: string; answer: FakeAnswer }[] = [];
  const files = new Map<string, (response: ServerResponse, request: IncomingMessage) => void>();
  const usedRefreshTokens: string[] = [];
  let number = 0;
  const state = {
    access: '',
    refresh: firstRefresh as string,
    code: 'CODE-0001' as string | null,
    oaId: ownOaId,
    lifeSeconds: '90000' as string | number,
    delayMs: 0,
    /** Called with each incoming call. */
    watch: null as ((call: FakeCall) => void) | null,
    refreshes: 0,
    exchanges: 0,
    uploads: 0,
  };

  function issue() {
    number += 1;
    state.access = `AT-TEST-${number}`;
    state.refresh = `RT-TEST-${number}`;
    return { access_token: state.access, refresh_token: state.refresh, expires_in: state.lifeSeconds };
  }

  const dead = (code: number) => ({ error_name: 'Refresh token was used or expired', error: code });

  function token(body: FakeCall['body']): object {
    if (body.grant_type === 'authorization_code') {
      state.exchanges += 1;
      if (body.code !== state.code) return dead(-118);
      state.code = null;
      return issue();
    }
    if (body.refresh_token !== state.refresh) {
      usedRefreshTokens.push(String(body.refresh_token));
      return dead(-14_020);
    }
    state.refreshes += 1;
    return issue();
  }

  function api(call: FakeCall): object {
    if (call.headers.access_token !== state.access) return { error: -216, message: 'Access token is invalid' };
    const done = (data: object) => ({ data, error: 0, message: 'Success' });
    switch (call.path) {
      case paths.account:
        return done({ oaid: state.oaId, name: 'OA Phường Mẫu' });
      case paths.send:
        said.push(call.body);
        return done({ message_id: `77aa0b1c2d3e4f50${6_100 + said.length}`, user_id: userId });
      case paths.image:
        state.uploads += 1;
        return done({ attachment_id: `ATT-IMG-${state.uploads}` });
      case paths.file:
        state.uploads += 1;
        return done({ token: `FILE-TOKEN-${state.uploads}` });
      default:
        return { error: -212, message: 'App has not registered this api' };
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://fake').pathname;
    const file = files.get(path);
    if (file) return file(response, request);
    const call = await readCall(request, path);
    calls.push(call);
    state.watch?.(call);
    if (state.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, state.delayMs));
    const at = script.findIndex((one) => one.path === path);
    const answer = at < 0 ? null : script.splice(at, 1)[0]?.answer;
    if (answer === 'reset') return void request.socket.destroy();
    if (answer === 'hang') return;
    if (answer && typeof answer === 'object' && 'status' in answer) {
      response.writeHead(answer.status, { 'content-type': 'text/html', ...answer.headers }).end(answer.body);
      return;
    }
    const body = answer && typeof answer === 'object' ? answer : path === paths.token ? token(call.body) : api(call);
    if (answer === 'lost') return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(599).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    root: `http://127.0.0.1:${port}`,
    port,
    calls,
    /** Bodies of the accepted messages. */
    said,
    script,
    files,
    state,
    /** Refresh tokens that were presented although no longer valid. */
    usedRefreshTokens,
    /** Invalidates the current access token, as issuing a newer one elsewhere does. */
    killAccess() {
      state.access = `elsewhere-${state.access}`;
    },
    of: (path: string) => calls.filter((call) => call.path === path),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readCall(request: IncomingMessage, path: string): Promise<FakeCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const raw = bytes.toString('utf8');
  const call = { path, headers: request.headers, raw, body: {}, file: null };
  if (type.startsWith('application/json')) return { ...call, body: JSON.parse(raw) };
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ...call, body: Object.fromEntries(new URLSearchParams(raw)) };
  }
  if (!type.startsWith('multipart/form-data')) return call;
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) return call;
  return { ...call, raw: '', file: { name: file.name, type: file.type, size: file.size } };
}
