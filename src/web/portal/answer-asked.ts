/** An answer of the portal made from what is asked for, on whichever thread. */
import type { Answer, Route } from './answer.ts';
import type { AnswerAsked, Edition, Portal } from './portal.ts';

/** Reads what the route needs of this edition, and draws it. */
export const answerAsked = (
  { reader, media }: Pick<Portal, 'reader' | 'media'>,
  edition: Edition,
  route: Route,
  { base, taste, params, query }: AnswerAsked,
): Promise<Answer> =>
  route.answer({ site: edition.site(base, taste), reader, media, memory: edition.memory, params, query });
