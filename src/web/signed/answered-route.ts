/** `answered`: one answer that was given, as often as it is wanted. Only read: nothing happens here. */
import type { PageLink } from '../../ports/links.ts';
import { readWholeAnswer } from '../../usecases/question/whole-answer.ts';
import { answeredPage } from './answered-page.ts';
import type { Visit } from './gate.ts';
import type { SignedOptions } from './options.ts';
import type { Reaction } from './plugin.ts';

export const showAnswered = async (options: SignedOptions, { at, look }: Visit, link: PageLink): Promise<Reaction> => {
  const answer = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    readWholeAnswer(at.runtime.openUnit(stores, 'page'), link),
  );
  return answer ? { kind: 'page', body: answeredPage(look, answer) } : { kind: 'problem', problem: 'notHere' };
};
