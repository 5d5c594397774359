/** The doors beside the OA API: OAuth and the addresses of media. `server.ts` puts them on HTTP. */
import type { ApiReply } from './api.ts';
import { isObject, type JsonObject } from './json.ts';
import type { StoredMedia } from './media.ts';
import { meet } from './misfortune.ts';
import {
  allow,
  type ExchangeRequest,
  exchange,
  type GrantProblem,
  type GrantRequest,
  grantProblem,
  TOKEN_PATH,
} from './oauth.ts';
import type { Platform } from './platform.ts';

const SECRET_FIELDS: readonly string[] = ['code', 'code_verifier', 'refresh_token'];

export interface Gate {
  /** What is wrong with a grant link; null when the administrator may be asked. */
  grantProblem(request: GrantRequest): GrantProblem | null;
  /** The administrator says yes: where their browser goes. */
  allow(request: GrantRequest): string;
  exchange(request: ExchangeRequest, signal: AbortSignal): Promise<ApiReply>;
  /** The bytes behind a media address, or what befalls whoever asks; null when there is nothing (any more). */
  media(fileId: string, signal: AbortSignal): Promise<StoredMedia | Exclude<ApiReply, { kind: 'json' }> | null>;
  /** Where the server can be reached: the beginning of media addresses. */
  setMediaRoot(url: string): void;
  hasMediaRoot(): boolean;
}

export function createGate(platform: Platform): Gate {
  return {
    grantProblem(request) {
      const problem = grantProblem(platform, request);
      if (problem) platform.record.violation('grantLink', `${problem.error}: ${problem.message}`);
      return problem;
    },
    allow(request) {
      platform.isGranted = true;
      return allow(platform, request);
    },
    exchange(request, signal) {
      const effect = platform.script.take(TOKEN_PATH, null);
      return meet(platform, effect, signal, async () => {
        const body =
          effect?.kind === 'answer'
            ? { error: effect.error, error_name: effect.message ?? 'As scripted', error_description: '', ref_doc: '' }
            : exchange(platform, request, effect);
        const params = Object.fromEntries([...request.fields].filter(([name]) => !SECRET_FIELDS.includes(name)));
        platform.record.call({ verb: 'POST', path: TOKEN_PATH, userId: null, params, answer: withoutTokens(body) });
        return { kind: 'json', status: 200, body, rate: null };
      });
    },
    async media(fileId, signal) {
      const effect = platform.script.take(`/media/${fileId}`, null);
      const reply = await meet(platform, effect, signal, async () => ({
        kind: 'json',
        status: 200,
        body: {},
        rate: null,
      }));
      return reply.kind === 'json' ? platform.media.fetch(fileId) : reply;
    },
    setMediaRoot(url) {
      platform.mediaRoot = url.replace(/\/$/, '');
    },
    hasMediaRoot: () => platform.mediaRoot !== '',
  };
}

function withoutTokens(body: JsonObject): JsonObject {
  if (!isObject(body) || body.access_token === undefined) return body;
  return { ...body, access_token: '…', refresh_token: '…' };
}
