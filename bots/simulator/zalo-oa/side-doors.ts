/** The doors beside the OA API: OAuth and the addresses of media. `server.ts` puts them on HTTP. */
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

/** Each door asks the script of misfortunes first, as the API's calls do. */
export function createSideDoors(platform: Platform) {
  const under = (path: string, signal: AbortSignal) => {
    const effect = platform.script.take({ path, userId: null });
    const ends = AbortSignal.any([signal, platform.closing.signal]);
    return { effect, run: (work: () => Promise<Reply>) => underFault(effect, ends, work) };
  };
  return {
    /** What is wrong with a grant link; null when the administrator may be asked. */
    grantProblem(request: GrantRequest): GrantProblem | null {
      const problem = grantProblem(platform, request);
      if (problem) platform.violate('grantLink', `${problem.error}: ${problem.message}`);
      return problem;
    },
    /** The administrator says yes: where their browser goes. */
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
    /** The bytes behind a media address, or what befalls the caller; null when there is nothing (any more). */
    async media(fileId: string, signal: AbortSignal): Promise<StoredMedia | Reply | null> {
      const { run } = under(`/media/${fileId}`, signal);
      const reply = await run(async () => ({ kind: 'json', status: 200, body: {} }));
      return reply.kind === 'json' ? platform.media.fetch(fileId) : reply;
    },
    /** Where the server can be reached: the beginning of media addresses. */
    setMediaRoot(url: string): void {
      platform.mediaRoot = url.replace(/\/$/, '');
    },
  };
}

function withoutTokens(body: JsonObject): JsonObject {
  if (!isObject(body) || body.access_token === undefined) return body;
  return { ...body, access_token: '…', refresh_token: '…' };
}
