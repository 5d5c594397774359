/**
 * `/board/live`: streams the number of waiting cases when it changes (server-sent events, WHATWG HTML §9.2). It ends with the
 * session, e.g. when a person is frozen. Listening does not extend the session; the stream ends after half an hour.
 */
import type { FastifyInstance } from 'fastify';
import { actorOf } from '../../domain/person/person.ts';
import { countDangers } from '../../reading/dangers.ts';
import { questionsFor } from '../../reading/questions.ts';
import { correctionsFor, heldFor } from '../../usecases/submission/cards.ts';
import { type Desk, forBoard, type Signed } from './desk.ts';

/** Interval between queries of the database. */
const lookEveryMs = 3_000;

/** Streams per session, because each queries the database every three seconds. The oldest one is closed first. */
const mostOpen = 8;

/** Counts for the reader's open page. */
export interface Waiting {
  /** Items, corrections, held items, questions. */
  readonly items: number;
  readonly dangers: number;
}

/** Counts what waits for this person: items, corrections, held items and questions in one sum; dangers separately. */
export const waitingFor = (desk: Desk, { runtime, person }: Signed): Promise<Waiting> =>
  desk.options.reader.read(runtime.ward.id, async (readers) => ({
    items:
      (await readers.lists.countItems({ states: ['submitted'], turnOf: person.id })) +
      (await correctionsFor(runtime.openSight(readers), person)).length +
      (await heldFor(runtime.openSight(readers), person)).length +
      (await questionsFor(readers, actorOf(person))).length,
    dangers: await countDangers(readers, actorOf(person)),
  }));

/** Registers the stream; open streams are closed before the server closes. */
export function liveRoute(app: FastifyInstance, desk: Desk): void {
  const open = new Set<() => void>();
  const ofSession = new Map<string, Set<() => void>>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });
  desk.get(app, '/board/live', forBoard, async (signed, request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)])),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    let told = '';
    let timer: NodeJS.Timeout | undefined;
    const { tokenHash } = signed.session;
    const siblings = ofSession.get(tokenHash) ?? new Set();
    ofSession.set(tokenHash, siblings);
    const end = (): void => {
      clearTimeout(timer);
      open.delete(end);
      siblings.delete(end);
      if (siblings.size === 0) ofSession.delete(tokenHash);
      raw.end();
    };
    open.add(end);
    siblings.add(end);
    for (const oldest of [...siblings].slice(0, -mostOpen)) oldest();
    raw.once('close', end);
    const look = async (isFirst: boolean): Promise<void> => {
      const still = isFirst ? signed : await desk.listening(request);
      if (!still || !open.has(end)) return end();
      const waiting = JSON.stringify(await waitingFor(desk, still));
      raw.write(waiting === told ? ': still here\n\n' : `event: waiting\ndata: ${waiting}\n\n`);
      told = waiting;
      timer = setTimeout(() => void look(false).catch(end), lookEveryMs);
      timer.unref();
    };
    await look(true).catch(end);
    return reply;
  });
}
