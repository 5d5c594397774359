/** Endpoints beside the OA API: OAuth and the media addresses. `server.ts` serves them over HTTP. */
import { underFault } from '../kernel/faults.ts';
import type { Reply } from '../kernel/http.ts';
import { isObject, type JsonObject } from '../kernel/json.ts';
import type { StoredMedia } from './media.ts';
import {
  allow,
  type ExchangeRequest,
  exchange,
  type GrantProblem,
  type GrantRequest,
  grantProblem,
  tokenPath,
} from './oauth.ts';
import type { Platform } from './platform.ts';

const secretFields: readonly string[] = ['code', 'code_verifier', 'refresh_token'];

/** Creates the endpoints. Each applies scripted faults first, as the API's calls do. */
export function createOAuthAndMedia(platform: Platform) {
  const under = (path: string, signal: AbortSignal) => {
    const effect = platform.script.take({ path, userId: null });
    const ends = AbortSignal.any([signal, platform.closing.signal]);
    return { effect, run: (work: () => Promise<Reply>) => underFault(effect, ends, work) };
  };
  return {
    /** The problem of a grant link; null if the administrator may be asked. */
    grantProblem(request: GrantRequest): GrantProblem | null {
      const problem = grantProblem(platform, request);
      if (problem) platform.violate('grantLink', `${problem.error}: ${problem.message}`);
      return problem;
    },
    /** The administrator allows the app; returns the address for their browser. */
    allow(request: GrantRequest): string {
      platform.isGranted = true;
      return allow(platform, request);
    },
    exchange(request: ExchangeRequest, signal: AbortSignal): Promise<Reply> {
      const { effect, run } = under(tokenPath, signal);
      return run(async () => {
        const body =
          effect?.kind === 'answer'
            ? { error: effect.error, error_name: effect.message ?? 'As scripted', error_description: '', ref_doc: '' }
            : exchange(platform, request, effect);
        const params = Object.fromEntries([...request.fields].filter(([name]) => !secretFields.includes(name)));
        platform.record.call({ verb: 'POST', path: tokenPath, userId: null, params, answer: withoutTokens(body) });
        return { kind: 'json', status: 200, body };
      });
    },
    /** The file of a media address, or the reply of a scripted fault; null if there is none (any more). */
    async media(fileId: string, signal: AbortSignal): Promise<StoredMedia | Reply | null> {
      const { run } = under(`/media/${fileId}`, signal);
      const reply = await run(async () => ({ kind: 'json', status: 200, body: {} }));
      return reply.kind === 'json' ? platform.media.fetch(fileId) : reply;
    },
    /** Sets the server's base address, with which media addresses begin. */
    setMediaRoot(url: string): void {
      platform.mediaRoot = url.replace(/\/$/, '');
    },
  };
}

function withoutTokens(body: JsonObject): JsonObject {
  if (!isObject(body) || body.access_token === undefined) return body;
  return { ...body, access_token: '…', refresh_token: '…' };
}
