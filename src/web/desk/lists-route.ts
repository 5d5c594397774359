/** `/board/items`: read-only lists, page by page. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import type { Page } from '../../ports/reader.ts';
import { listItems, listQueue } from '../../reading/items.ts';
import { type Desk, forBoard } from './desk.ts';
import { correctionsWaiting } from './needs.ts';
import { itemsPage } from './pages.ts';

const linesOnPage = 30;

/** States that the board sees: no drafts, no items held for secrecy, no destroyed ones. */
const seen: readonly SubmissionState[] = [
  'submitted',
  'returned',
  'approved',
  'published',
  'unpublished',
  'rejected',
  'withdrawn',
];

const pageAsked = ({ query }: FastifyRequest): Page => {
  const { sau } = query as { sau?: unknown };
  return { limit: linesOnPage, after: typeof sau === 'string' ? sau : null };
};

/** Registers the lists: items that wait for this person, or with `?tatca` all submitted ones. */
export function listRoutes(app: FastifyInstance, desk: Desk): void {
  desk.get(app, '/board/items', forBoard, async (signed, request, reply) => {
    const isAll = (request.query as { tatca?: unknown }).tatca !== undefined;
    const list = await desk.look(signed, (looking) =>
      isAll
        ? listItems(looking, { states: seen, isNewestFirst: true }, pageAsked(request))
        : listQueue(looking, signed.person.id, pageAsked(request)),
    );
    const { runtime, person } = signed;
    const corrections = isAll
      ? []
      : await desk.options.reader.read(runtime.ward.id, (readers) =>
          correctionsWaiting(runtime.openSight(readers), person),
        );
    return desk.answer(signed, reply, (say) => itemsPage(say, list, isAll, corrections));
  });
}
