/** `/board`: sign-in, the overview, and all other pages of the web desk. */

import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { actorOf } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import { listDangers } from '../../reading/dangers.ts';
import { listQueue } from '../../reading/items.ts';
import { readWard } from '../../reading/looking.ts';
import { unreached } from '../../reading/people.ts';
import { noteCall } from '../../usecases/unreached.ts';
import { logFault } from '../kit/faults.ts';
import { takeFiles } from '../kit/form.ts';
import { isTooMany, limits } from '../kit/limits.ts';
import { acting, everyone, shown } from '../kit/page-registry.ts';
import { problemOf, retryHeaders, statusOf, textOfProblem } from '../kit/problem.ts';
import { auditRoutes } from './audit-route.ts';
import { calendarRoutes } from './calendar-route.ts';
import { channelRoutes, channelRows } from './channels-route.ts';
import { connectRoutes } from './connect-route.ts';
import { dangerRoutes } from './danger-route.ts';
import { type BoardOptions, createDesk, type Desk, forBoard, forDesk, note } from './desk.ts';
import { itemRoutes } from './item-route.ts';
import { kitRoute } from './kit-route.ts';
import { listRoutes } from './lists-route.ts';
import { liveRoute } from './live-route.ts';
import { moneyRoutes } from './money-route.ts';
import { needsOf } from './needs.ts';
import { boardPage, enterPage, readersPage, signInPage } from './pages.ts';
import { pairRoutes } from './pair-route.ts';
import { paperRoutes } from './papers-route.ts';
import { peopleRoutes } from './people-route.ts';
import { planRoutes } from './plan-route.ts';
import { processRoutes } from './process-route.ts';
import { questionRoutes } from './question-route.ts';
import { rulesRoutes } from './rules-route.ts';
import { searchRoute } from './search-route.ts';
import { sectionRoutes } from './sections-route.ts';
import { beginSession, browserOf, giveCookie, useAddress } from './session.ts';
import { sessionRoutes } from './sessions-route.ts';
import { settingsRoute } from './settings-route.ts';
import { templateRoutes } from './templates-route.ts';

export type { BoardOptions } from './desk.ts';

/** Messages examined for the list of people to call. */
const messagesLookedAt = 200;
/** Items of the queue on the overview. */
const onePage = { limit: 10, after: null } as const;

function enterRoutes(app: FastifyInstance, desk: Desk): void {
  const { wards, unitOfWork, siteUrl } = desk.options;
  const countTries = app.createRateLimit(limits.signIn);
  app.get('/board/enter/:token', shown(everyone), async (request, reply) =>
    desk.answerStranger(reply, (say) => enterPage(say, request.url)),
  );
  app.post<{ Params: { token: string } }>('/board/enter/:token', acting(everyone, 'enter'), async (request, reply) => {
    const isSecure = siteUrl().startsWith('https:');
    for (const runtime of wards) {
      const { ward, openUnit } = runtime;
      const person = await unitOfWork.run(ward.id, (stores) =>
        useAddress(openUnit(stores, 'board'), request.params.token),
      );
      if (!person) continue;
      const browser = browserOf(request.headers['user-agent'] ?? '');
      const { cookie } = await beginSession(desk.options, runtime, person, browser);
      return giveCookie(reply, cookie, isSecure).redirect('/board', 303);
    }
    // Counts only failed attempts, because an office behind one address may sign in often.
    const isGuessing = isTooMany(await countTries(request));
    return desk.answerStranger(
      reply,
      note((say) => (isGuessing ? say(textOfProblem('tooMany').key) : say('board-link-over'))),
      isGuessing ? 429 : 403,
    );
  });
}

function overviewRoutes(app: FastifyInstance, desk: Desk): void {
  const { unitOfWork, reader, newToken, now } = desk.options;
  app.get('/board', shown(forDesk), async (request, reply) => {
    const signed = await desk.signedIn(request);
    if (!signed) return desk.answerStranger(reply, signInPage);
    const { runtime, person } = signed;
    if (!isBoard(person.role)) return desk.answer(signed, reply, (say) => readersPage(say, person.name));
    const channels = await channelRows(desk, signed);
    const page = { limit: messagesLookedAt, after: null };
    const list = await readWard(reader, runtime.ward, now(), (looking) => unreached(looking, page));
    const queue = await readWard(reader, runtime.ward, now(), (looking) => listQueue(looking, person.id, onePage));
    const dangers = await reader.read(runtime.ward.id, (readers) => listDangers(readers, actorOf(person)));
    const needs = await reader.read(runtime.ward.id, (readers) =>
      needsOf({ ...runtime.openSight(readers), readers }, person),
    );
    return desk.answer(signed, reply, (say) =>
      boardPage(say, {
        name: person.name,
        timeZone: runtime.ward.timeZone,
        channels,
        queue,
        unreached: list.items,
        dangers,
        needs,
      }),
    );
  });

  desk.post(app, '/board/called', forBoard, ['note-call'], async ({ runtime, person }, request, reply) => {
    const form = (request.body ?? {}) as Readonly<Record<string, string>>;
    await unitOfWork.run(runtime.ward.id, (stores) =>
      noteCall(
        runtime.openUnit(stores, `board:${newToken()}`),
        person,
        form.person ?? '',
        (form.result ?? '').slice(0, 200),
      ),
    );
    return reply.redirect('/board', 303);
  });
}

/** All pages of the web desk as one Fastify plugin with its own error page. */
export const boardRoutes: FastifyPluginAsync<BoardOptions> = async (app, options) => {
  await app.register(formbody);
  await takeFiles(app);
  const desk = createDesk(options);
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem === 'trouble') logFault(request, error, 'a page of the desk failed');
    const { key } = textOfProblem(problem);
    return desk.answerStranger(
      reply.headers(retryHeaders(problem)),
      note((say) => (problem === 'elsewhere' ? say('board-refused') : say(key))),
      statusOf(problem),
    );
  });
  enterRoutes(app, desk);
  pairRoutes(app, desk);
  overviewRoutes(app, desk);
  listRoutes(app, desk);
  sectionRoutes(app, desk);
  itemRoutes(app, desk);
  questionRoutes(app, desk);
  templateRoutes(app, desk);
  dangerRoutes(app, desk);
  peopleRoutes(app, desk);
  calendarRoutes(app, desk);
  planRoutes(app, desk);
  processRoutes(app, desk);
  paperRoutes(app, desk);
  moneyRoutes(app, desk);
  rulesRoutes(app, desk);
  channelRoutes(app, desk);
  auditRoutes(app, desk);
  kitRoute(app, desk);
  searchRoute(app, desk);
  settingsRoute(app, desk);
  liveRoute(app, desk);
  sessionRoutes(app, desk);
  connectRoutes(app, desk);
  app.get('/board/*', shown(everyone), async (request, reply) => {
    const signed = await desk.signedIn(request);
    const notFound = note('board-not-found');
    return signed ? desk.answer(signed, reply, notFound, 404) : desk.answerStranger(reply, signInPage, 404);
  });
};
