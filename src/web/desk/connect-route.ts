/** Renews a platform's access: redirects to the platform's page, which redirects back with its permission. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { canBeGranted, type GrantingChannel } from '../../channel/channel.ts';
import { ChannelError } from '../../channel/channel-error.ts';
import type { WardRuntime } from '../../ward-runtime.ts';
import { ending } from '../kit/page-registry.ts';
import { contentPolicy } from '../kit/security-headers.ts';
import { type Desk, forHeads, type Handler, note, type Signed } from './desk.ts';
import { connectPage, type Say } from './pages.ts';

/** How long the administrator may stay on the platform's page; the platform's own code is valid for ten minutes. */
const grantMs = 15 * 60_000;

const granting = (runtime: WardRuntime, name: string): GrantingChannel | null =>
  [...runtime.channels.values()].filter(canBeGranted).find(({ connectName }) => connectName === name) ?? null;

type Work = (
  signed: Signed,
  channel: GrantingChannel,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<unknown>;

/** Registers these pages; 404 for a channel that needs no grant. */
export function connectRoutes(app: FastifyInstance, desk: Desk): void {
  const { records, newToken, now, siteUrl } = desk.options;
  const callbackOf = ({ connectName }: GrantingChannel) => `${siteUrl()}/board/${connectName}/callback`;
  const forConnecting =
    (work: Work): Handler =>
    async (signed, request, reply) => {
      const channel = granting(signed.runtime, (request.params as { name: string }).name);
      return channel ? work(signed, channel, request, reply) : desk.notFound(signed, reply);
    };

  desk.get(
    app,
    '/board/:name/connect',
    forHeads,
    forConnecting(async (signed, _channel, request, reply) => {
      // The form redirects to the platform's page, which the usual policy would forbid.
      reply.header('content-security-policy', contentPolicy("'self' https:"));
      return desk.answer(signed, reply, (say) => connectPage(say, request.url));
    }),
  );
  desk.post(
    app,
    '/board/:name/connect',
    forHeads,
    ['channel-connect'],
    forConnecting(async ({ runtime }, channel, _request, reply) => {
      const state = newToken();
      const { url, verifier } = channel.beginGrant(callbackOf(channel), state);
      await records.beginGrant({
        state,
        ward: runtime.ward.id,
        channel: channel.name,
        verifier,
        at: now(),
        expiresAt: new Date(now().getTime() + grantMs),
      });
      return reply.redirect(url, 303);
    }),
  );
  app.get(
    '/board/:name/callback',
    ending(forHeads, 'POST /board/:name/connect', 'channel-connected'),
    desk.forSigned(
      forHeads,
      forConnecting(async (signed, channel, request, reply) => {
        const { status, words } = await finish(desk, signed, channel, request, callbackOf(channel));
        return desk.answer(signed, reply, note(words), status);
      }),
    ),
  );
}

interface Finished {
  readonly status: number;
  readonly words: (say: Say) => string;
}

/** Handles the platform's redirect with its code, and uses up the grant begun before. */
async function finish(
  desk: Desk,
  { runtime, person }: Signed,
  channel: GrantingChannel,
  request: FastifyRequest,
  callback: string,
): Promise<Finished> {
  const { records, now, onConnected, unitOfWork } = desk.options;
  const query = request.query as Readonly<Record<string, string>>;
  const state = query.state ?? (await records.onlyOpenGrant(runtime.ward.id, channel.name, now()));
  const grant = state ? await records.finishGrant(state, now()) : null;
  if (!grant || grant.ward !== runtime.ward.id || grant.channel !== channel.name)
    return { status: 400, words: (say) => say('board-grant-over') };
  try {
    await channel.finishGrant(query, grant.verifier, callback);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    return { status: 502, words: (say) => say('board-grant-refused') };
  }
  onConnected(runtime, channel);
  await unitOfWork.run(runtime.ward.id, async (stores) => {
    await stores.outbox.releaseRefused(now());
    await stores.audit.record({ actor: person.id, action: 'channel-connected', object: channel.name }, now());
  });
  return { status: 200, words: (say) => say('board-connected') };
}
