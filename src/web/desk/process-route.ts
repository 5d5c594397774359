/** `/board/process`: signers and time limits. The head changes them and sees the differences first. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Issue } from '../../domain/decision.ts';
import { actorOf } from '../../domain/person/person.ts';
import { isRouteChoice, type ProcessChange } from '../../domain/process/process.ts';
import { isCategory } from '../../domain/submission/categories/index.ts';
import { changeProcess, processes, processNow } from '../../usecases/process/process.ts';
import { changeUndertaking, notAgreed, undertakingNow } from '../../usecases/process/texts.ts';
import { type Desk, forBoard, forHead, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { processOffer, processPage } from './process-pages.ts';

type Fields = Readonly<Record<'what' | 'category' | 'value' | 'seen', string>>;

/** Null: the form contains no valid change. */
function changeOf({ what, category, value }: Fields): ProcessChange | null {
  if (what === 'urgent') return { what, isOpen: value === 'on' };
  if (!isCategory(category)) return null;
  switch (what) {
    case 'route':
      return isRouteChoice(value) ? { what, category, choice: value } : null;
    case 'budget':
      return { what, category, hours: value === '' || value === '0' ? null : Number(value) };
    case 'sensitive':
      return { what, category, isSensitive: value === 'on' };
    default:
      return null;
  }
}

interface Refused {
  readonly change: ProcessChange;
  readonly fields: Fields;
  readonly issues: readonly Issue[];
}

/** Registers the page and its forms. Only the head may save a version. */
export function processRoutes(app: FastifyInstance, desk: Desk): void {
  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    issues: readonly Issue[] = [],
    typed: string | null = null,
  ) {
    const { person, runtime } = signed;
    const { ward } = runtime;
    const isHead = actorOf(person).role === 'head';
    const view = await desk.look(signed, async ({ readers, now }) => {
      const sight = { stores: readers, ward, now };
      const versions = [];
      for (const each of await processes(sight))
        versions.unshift({ ...each, name: (each.by && (await readers.people.find(each.by))?.name) || '' });
      return {
        ...{ versions, now: await processNow(sight), undertaking: await undertakingNow(sight) },
        missing: isHead ? await notAgreed(sight) : [],
      };
    });
    const done = issues.length > 0 ? '' : queryOf(request, 'xong');
    return desk.show(signed, reply, issues, (say) => processPage(say, { ward, ...view, isHead, done, issues, typed }));
  }

  /** After a concurrent change: shows the differences from the current version and asks for confirmation again. */
  async function offerAnew(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    { change, fields, issues }: Refused,
  ) {
    if (!issues.some(({ key }) => key === 'issue-process-changed')) return show(signed, request, reply, issues);
    const offer = await desk.inUnit(signed, async (unit) => {
      const seen = (await processes(unit)).length;
      return { seen, outcome: await changeProcess(unit, signed.person, change, seen, true) };
    });
    if (!offer.outcome.ok) return show(signed, request, reply, [...issues, ...offer.outcome.issues]);
    const { before, after } = offer.outcome;
    const anew = { ...fields, seen: String(offer.seen) };
    return desk.show(signed, reply, issues, (say) =>
      processOffer(say, { change, before, after, fields: anew, issues }),
    );
  }

  desk.get(app, '/board/process', forBoard, show);
  desk.post(app, '/board/process', forHead, ['changeProcess', 'applyProcess'], async (signed, request, reply) => {
    const field = fieldsOf(request.body);
    const fields: Fields = {
      ...{ what: field('what', 40), category: field('category', 40) },
      ...{ value: field('value', 40), seen: field('seen', 6) },
    };
    const change = changeOf(fields);
    if (!change) return show(signed, request, reply, [{ key: 'issue-press-unknown' }]);
    const isSure = field('sure') !== '';
    const outcome = await desk.inUnit(signed, (unit) =>
      changeProcess(unit, signed.person, change, Number(fields.seen), !isSure),
    );
    if (!outcome.ok) return offerAnew(signed, request, reply, { change, fields, issues: outcome.issues });
    if (isSure) return reply.redirect('/board/process?xong=process', 303);
    const { before, after } = outcome;
    return desk.answer(signed, reply, (say) => processOffer(say, { change, before, after, fields, issues: [] }));
  });

  desk.post(app, '/board/process/undertaking', forHead, ['changeUndertaking'], async (signed, request, reply) => {
    const field = fieldsOf(request.body);
    const text = field('text', 5_000);
    if (!(await desk.mayKeep(signed, [text]))) return show(signed, request, reply, [{ key: 'issue-section-secret' }]);
    const outcome = await desk.inUnit(signed, (unit) =>
      changeUndertaking(unit, signed.person, text, field('seen', 6) || null),
    );
    return outcome.ok
      ? reply.redirect('/board/process?xong=undertaking', 303)
      : show(signed, request, reply, outcome.issues, text);
  });
}
