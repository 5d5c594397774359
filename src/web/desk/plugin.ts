/** `/board`: sign-in, how the channels stand, whom no message reaches, and granting a platform's access anew. */
import formbody from '@fastify/formbody';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Channel, canBeGranted, type GrantingChannel } from '../../channel/channel.ts';
import { ChannelError } from '../../channel/channel-error.ts';
import type { Person } from '../../domain/person/person.ts';
import type { BoardRecords } from '../../ports/board.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { noteCall, unreached } from '../../usecases/held.ts';
import type { WardRuntime } from '../../ward-runtime.ts';
import type { Markup } from '../portal/html.ts';
import { boardDocument } from './document.ts';
import { boardPage, connectPage, enterPage, messagePage, type Say, signInPage } from './pages.ts';
import { claimedSession, enter, isFromHere, personOfSession } from './session.ts';

/** How long an administrator may be away on the platform's page; the platform's own code lives ten minutes. */
const grantMs = 15 * 60_000;

export interface BoardOptions {
  readonly wards: readonly WardRuntime[];
  readonly unitOfWork: UnitOfWork;
  readonly records: BoardRecords;
  readonly newToken: () => string;
  readonly now: () => Date;
  /** Where this installation is reached, without a trailing slash. */
  readonly siteUrl: () => string;
  /** Access was granted: the channel learns who it is now, and where people find it. */
  readonly onConnected: (runtime: WardRuntime, channel: Channel) => void;
  readonly sayIn: (locale: string) => Say;
}

/** Whoever is not signed in is spoken to in this language. */
const strangersLocale = 'vi';

interface Signed {
  readonly runtime: WardRuntime;
  readonly person: Person;
}

const mayConnect = ({ role }: Person): boolean => role === 'head' || role === 'standingDeputy';

export const boardRoutes: FastifyPluginAsync<BoardOptions> = async (app, options) => {
  const { wards, unitOfWork, records, sayIn, now, siteUrl, onConnected } = options;
  await app.register(formbody);

  const send = (
    lang: string,
    runtime: WardRuntime | undefined,
    reply: FastifyReply,
    page: (say: Say) => Markup,
    status = 200,
  ) => {
    const say = sayIn(lang);
    const { headers, body } = boardDocument({
      lang,
      title: say('board-title'),
      ward: runtime?.ward.fullName ?? '',
      portal: runtime?.publicUrl ?? '/',
      toPortal: say('board-to-portal'),
      main: page(say),
    });
    return reply.code(status).headers(headers).send(body);
  };
  const answerSigned = (
    { runtime, person }: Signed,
    reply: FastifyReply,
    page: (say: Say) => Markup,
    status?: number,
  ) => send(person.locale, runtime, reply, page, status);
  const answerStranger = (reply: FastifyReply, page: (say: Say) => Markup, status?: number) =>
    send(strangersLocale, wards.length === 1 ? wards[0] : undefined, reply, page, status);
  const note = (words: (say: Say) => string) => (say: Say) => messagePage(say, words(say));

  const signedIn = async (request: FastifyRequest): Promise<Signed | null> => {
    const claimed = claimedSession(request);
    const runtime = wards.find(({ ward }) => ward.id === claimed?.ward);
    if (!claimed || !runtime) return null;
    const person = await unitOfWork.run(runtime.ward.id, (stores) =>
      personOfSession(runtime.openUnit(stores, 'board'), claimed.token),
    );
    return person ? { runtime, person } : null;
  };

  /** The handler of a page for signed-in people; forms only from here. */
  const forSigned =
    (work: (signed: Signed, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      if (request.method !== 'GET' && !isFromHere(request))
        return answerStranger(
          reply,
          note((say) => say('board-refused')),
          403,
        );
      const signed = await signedIn(request);
      return signed ? work(signed, request, reply) : answerStranger(reply, signInPage, 401);
    };

  const granting = (runtime: WardRuntime, name: string): GrantingChannel | null =>
    [...runtime.channels.values()].filter(canBeGranted).find(({ connectName }) => connectName === name) ?? null;

  /** The same for whoever may connect the channel that the address names. */
  const forConnecting = (
    work: (signed: Signed, channel: GrantingChannel, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) =>
    forSigned(async (signed, request, reply) => {
      const { runtime, person } = signed;
      const refuse = (words: (say: Say) => string, status: number) => answerSigned(signed, reply, note(words), status);
      const channel = granting(runtime, (request.params as { name: string }).name);
      if (!channel) return refuse((say) => say('board-not-found'), 404);
      if (!mayConnect(person)) return refuse((say) => say('board-head-only'), 403);
      return work(signed, channel, request, reply);
    });

  app.get('/board/enter/:token', async (request, reply) => answerStranger(reply, (say) => enterPage(say, request.url)));
  app.post<{ Params: { token: string } }>('/board/enter/:token', async (request, reply) => {
    if (!isFromHere(request))
      return answerStranger(
        reply,
        note((say) => say('board-refused')),
        403,
      );
    const isSecure = siteUrl().startsWith('https:');
    for (const { ward, openUnit } of wards) {
      const person = await unitOfWork.run(ward.id, (stores) =>
        enter(openUnit(stores, 'board'), request.params.token, reply, isSecure),
      );
      if (person) return reply.redirect('/board', 303);
    }
    return answerStranger(
      reply,
      note((say) => say('board-link-over')),
      403,
    );
  });

  app.get('/board', async (request, reply) => {
    const signed = await signedIn(request);
    if (!signed) return answerStranger(reply, signInPage);
    const { runtime, person } = signed;
    const states = await records.channels(runtime.ward.id);
    const list = await unitOfWork.run(runtime.ward.id, (stores) => unreached(runtime.openUnit(stores, 'board')));
    return answerSigned(signed, reply, (say) =>
      boardPage(say, {
        name: person.name,
        timeZone: runtime.ward.timeZone,
        channels: [...runtime.channels.values()].map((channel) => ({
          name: channel.name,
          state: states.find((each) => each.channel === channel.name) ?? null,
          connect: canBeGranted(channel) && mayConnect(person) ? `/board/${channel.connectName}/connect` : null,
        })),
        unreached: list,
      }),
    );
  });

  app.post(
    '/board/called',
    forSigned(async ({ runtime, person }, request, reply) => {
      const form = (request.body ?? {}) as Readonly<Record<string, string>>;
      await unitOfWork.run(runtime.ward.id, (stores) =>
        noteCall(
          runtime.openUnit(stores, `board:${options.newToken()}`),
          person,
          form.person ?? '',
          (form.result ?? '').slice(0, 200),
        ),
      );
      return reply.redirect('/board', 303);
    }),
  );

  app.get(
    '/board/:name/connect',
    forConnecting(async (signed, _channel, request, reply) =>
      answerSigned(signed, reply, (say) => connectPage(say, request.url)),
    ),
  );

  app.post(
    '/board/:name/connect',
    forConnecting(async ({ runtime }, channel, _request, reply) => {
      const state = options.newToken();
      const { url, verifier } = channel.beginGrant(`${siteUrl()}/board/${channel.connectName}/callback`, state);
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
    forSigned(async (signed, request, reply) => {
      const { runtime, person } = signed;
      const channel = granting(runtime, (request.params as { name: string }).name);
      if (!channel || !mayConnect(person))
        return answerSigned(
          signed,
          reply,
          note((say) => say('board-not-found')),
          404,
        );
      const query = request.query as Readonly<Record<string, string>>;
      const state = query.state ?? (await records.onlyOpenGrant(runtime.ward.id, channel.name, now()));
      const grant = state ? await records.finishGrant(state, now()) : null;
      if (!grant || grant.ward !== runtime.ward.id || grant.channel !== channel.name)
        return answerSigned(
          signed,
          reply,
          note((say) => say('board-grant-over')),
          400,
        );
      try {
        await channel.finishGrant(query, grant.verifier, `${siteUrl()}/board/${channel.connectName}/callback`);
      } catch (error) {
        if (!(error instanceof ChannelError)) throw error;
        return answerSigned(
          signed,
          reply,
          note((say) => say('board-grant-refused')),
          502,
        );
      }
      onConnected(runtime, channel);
      await unitOfWork.run(runtime.ward.id, async (stores) => {
        await stores.outbox.releaseRefused(now());
        await stores.audit.record({ actor: person.id, action: 'channel-connected', object: channel.name }, now());
      });
      return answerSigned(
        signed,
        reply,
        note((say) => say('board-connected')),
      );
    }),
  );

  app.get('/board/*', async (request, reply) => {
    const signed = await signedIn(request);
    return signed
      ? answerSigned(
          signed,
          reply,
          note((say) => say('board-not-found')),
          404,
        )
      : answerStranger(reply, signInPage, 404);
  });
};
