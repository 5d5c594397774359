/** Computes an answer of the portal from a request, on any thread. */
import type { Answer, Route } from './answer.ts';
import type { AnswerAsked, Edition, Portal } from './portal.ts';

/** Calls the route with the data of this edition. */
export const answerAsked = (
  { reader, media }: Pick<Portal, 'reader' | 'media'>,
  edition: Edition,
  route: Route,
  { base, taste, params, query }: AnswerAsked,
): Promise<Answer> =>
  route.answer({ site: edition.site(base, taste), reader, media, memory: edition.memory, params, query });
