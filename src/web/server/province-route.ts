/**
 * `/tinh`: the wards of this installation for the province or the city. The operator's link signs in one browser once; the
 * session can only read.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import formbody from '@fastify/formbody';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Ward } from '../../domain/ward.ts';
import type { ProvinceAccess } from '../../ports/province.ts';
import type { Reader } from '../../ports/reader.ts';
import { readWard } from '../../reading/looking.ts';
import { seeWard } from '../../reading/province.ts';
import { isTooMany, limits } from '../kit/limits.ts';
import { acting, everyone, shown } from '../kit/page-registry.ts';
import type { Translate } from '../portal/translate.ts';
import { closedProvincePage, enterProvincePage, provincePage, type SeenWard } from './province-page.ts';

/** Configuration of the province's page, which has its own sign-in. */
export interface ProvinceOptions {
  readonly wards: readonly Ward[];
  readonly access: ProvinceAccess;
  readonly reader: Reader;
  readonly hashToken: (token: string) => string;
  readonly newToken: () => string;
  readonly now: () => Date;
  readonly siteUrl: () => string;
  readonly say: Translate;
  readonly program: string;
}

const cookieName = 'tinh';
const sessionMs = 30 * 86_400_000;
/** Figures of 129 wards take a second, so they are cached for a minute. */
const keptMs = 60_000;

const isToken = (text: string | undefined): text is string => /^[A-Za-z0-9_-]{43}$/u.test(text ?? '');

/** Registers the routes. Figures are read at most once a minute, whatever the number of visitors. */
export const provinceRoutes: FastifyPluginAsync<ProvinceOptions> = async (app, options) => {
  const { access, hashToken, newToken, now, say, siteUrl } = options;
  await app.register(formbody);
  const countTries = app.createRateLimit(limits.signIn);
  let kept: { readonly wards: readonly SeenWard[]; readonly at: Date } | null = null;

  const answer = (reply: FastifyReply, body: string, status = 200) =>
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(body);
  async function isIn(request: FastifyRequest): Promise<boolean> {
    const token = request.cookies[cookieName];
    return isToken(token) && (await access.isOpen(hashToken(token), now()));
  }

  async function look(): Promise<{ readonly wards: readonly SeenWard[]; readonly at: Date }> {
    const at = now();
    if (kept && Math.abs(at.getTime() - kept.at.getTime()) < keptMs) return kept;
    const wards: SeenWard[] = [];
    for (const ward of options.wards) {
      const { head: _, ...seen } = await readWard(options.reader, ward, at, seeWard);
      wards.push(seen);
      await otherWork();
    }
    kept = { wards, at };
    return kept;
  }

  app.get('/tinh', shown(everyone), async (request, reply) => {
    if (!(await isIn(request))) return answer(reply, closedProvincePage(say), 403);
    const { wards, at } = await look();
    const zoneOf = (id: string): string => options.wards.find((ward) => ward.id === id)?.timeZone ?? 'UTC';
    const facts = { wards, at: localTime(at, zoneOf(wards[0]?.ward ?? '')), program: options.program };
    return answer(reply, provincePage(say, { ...facts, timeOf: (time, ward) => localTime(time, zoneOf(ward)) }));
  });
  // The link is used up by a POST, because link checkers send only GET.
  app.get('/tinh/vao/:token', shown(everyone), async (request, reply) =>
    answer(reply, enterProvincePage(say, request.url)),
  );
  app.post<{ Params: { token: string } }>(
    '/tinh/vao/:token',
    acting(everyone, 'province-entered'),
    async (request, reply) => {
      const token = newToken();
      const beganAt = now();
      const session = { tokenHash: hashToken(token), beganAt, expiresAt: new Date(beganAt.getTime() + sessionMs) };
      const isGood = isToken(request.params.token) && (await access.enter(hashToken(request.params.token), session));
      if (!isGood) return answer(reply, closedProvincePage(say), isTooMany(await countTries(request)) ? 429 : 403);
      const cookie = {
        path: '/tinh',
        httpOnly: true,
        sameSite: 'lax',
        maxAge: sessionMs / 1000,
        secure: siteUrl().startsWith('https:'),
      } as const;
      return reply.setCookie(cookieName, token, cookie).header('cache-control', 'no-store').redirect('/tinh', 303);
    },
  );
};
