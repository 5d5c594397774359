/** `/board/dangers`: open danger cases, those not taken first, with the available acts. */
import type { FastifyInstance } from 'fastify';
import { dangerActs } from '../../domain/act/danger.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { cleanText } from '../../domain/text/normalize.ts';
import type { Readers } from '../../ports/reader.ts';
import { listDangers } from '../../reading/dangers.ts';
import { actOnDanger } from '../../usecases/danger/act-on-danger.ts';
import { actForms } from './act-form.ts';
import { type Desk, forBoard, note } from './desk.ts';
import { dangerRows, dangersPage } from './pages.ts';

/** Registers the page and its forms. */
export function dangerRoutes(app: FastifyInstance, desk: Desk): void {
  const { reader, now, unitOfWork, newToken } = desk.options;

  async function dangersOf(readers: Readers, person: Person) {
    const { lines, more } = await listDangers(readers, actorOf(person));
    const found = [];
    for (const line of lines) {
      const danger = await readers.dangers.find(line.id);
      if (danger) found.push({ line, acts: dangerActs.filter((row) => row.isOpen(danger, actorOf(person), now())) });
    }
    return { found, more };
  }

  desk.get(app, '/board/dangers', forBoard, async (signed, _request, reply) => {
    const { ward } = signed.runtime;
    const { found, more } = await reader.read(ward.id, (readers) => dangersOf(readers, signed.person));
    const lines = found.map(({ line }) => line);
    return desk.answer(signed, reply, (say) =>
      dangersPage(
        say,
        lines.length === 0
          ? null
          : dangerRows(say, ward.timeZone, { lines, more }, (line) =>
              actForms(say, {
                ...{ action: `/board/dangers/${line.id}/act`, revision: 0 },
                acts: found.find((each) => each.line.id === line.id)?.acts ?? [],
              }),
            ),
      ),
    );
  });
  desk.post(
    app,
    '/board/dangers/:id/act',
    forBoard,
    [...dangerActs.map(({ name }) => name)],
    async ({ runtime, person, ...signed }, request, reply) => {
      const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
      const row = dangerActs.find(({ name }) => name === fields.act);
      const words = cleanText(typeof fields.words === 'string' ? fields.words : '').trim();
      const { id } = request.params as { id: string };
      const outcome =
        row &&
        (await unitOfWork.run(runtime.ward.id, (stores) =>
          actOnDanger(
            runtime.openUnit(stores, `board:${newToken()}`),
            person,
            id,
            row.command({ revision: 0, reason: { code: 'other', note: words }, words }),
          ),
        ));
      if (outcome?.ok) return reply.redirect('/board/dangers', 303);
      const [issue] = outcome ? outcome.issues : [];
      return desk.answer(
        { runtime, person, ...signed },
        reply,
        note((say) => (issue ? say(issue.key, issue.facts) : say('board-not-found'))),
        issue ? 409 : 400,
      );
    },
  );
}
