/** `/board/sessions`: a person's sessions, each with a button to end it. */
import type { FastifyInstance } from 'fastify';
import { type Desk, forDesk } from './desk.ts';
import { sessionsPage } from './pages.ts';
import { forgetCookie, lastUsedAt } from './session.ts';

/** Adds the page and the form that ends a session. */
export function sessionRoutes(app: FastifyInstance, desk: Desk): void {
  const { sessions, now, unitOfWork } = desk.options;
  desk.get(app, '/board/sessions', forDesk, async (signed, _request, reply) => {
    const { runtime, person, session } = signed;
    const open = await sessions.of(runtime.ward.id, person.id, now());
    const rows = open.map((each) => ({
      ...each,
      lastUsedAt: lastUsedAt(each),
      isThisOne: each.tokenHash === session.tokenHash,
    }));
    return desk.answer(signed, reply, (say) => sessionsPage(say, runtime.ward.timeZone, rows));
  });

  /** `session` names one of the person's sessions, `all` means all; without either, the current one is ended. */
  desk.post(app, '/board/leave', forDesk, ['sign-out'], async ({ runtime, person, session }, request, reply) => {
    const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const named = typeof form.session === 'string' ? form.session : session.tokenHash;
    const which = form.all === undefined ? named : null;
    const ended = await sessions.end(runtime.ward.id, person.id, which, now());
    await unitOfWork.run(runtime.ward.id, ({ audit }) =>
      audit.record({ actor: person.id, action: 'board-left', object: person.id, details: { ended } }, now()),
    );
    if (which !== null && which !== session.tokenHash) return reply.redirect('/board/sessions', 303);
    return forgetCookie(reply).redirect('/board', 303);
  });
}
