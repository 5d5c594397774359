/** `answer`: the draft of one answer, saved as often as needed until it goes on. */
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../domain/person/person.ts';
import type { PageLink } from '../../ports/links.ts';
import { answerPage, maxAnswerLength } from './answer-page.ts';
import { readForm } from './form.ts';
import type { Visit } from './gate.ts';
import type { Answers, SignedOptions } from './options.ts';
import type { Reaction } from './plugin.ts';
import { mayBeKept } from './screened.ts';

type Opened = { readonly link: PageLink; readonly person: Person };

const read = (options: SignedOptions, { at }: Visit, { link, person }: Opened, answers: Answers) =>
  options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    answers.read(at.runtime.openUnit(stores, 'page'), person, link.subject),
  );

export const showAnswer = async (
  options: SignedOptions,
  visit: Visit,
  opened: Opened,
  request: FastifyRequest,
): Promise<Reaction> => {
  const draft = options.answers && (await read(options, visit, opened, options.answers));
  if (!draft) return { kind: 'problem', problem: 'notHere' };
  const isSaved = (request.query as { luu?: unknown }).luu !== undefined;
  return { kind: 'page', body: answerPage(visit.look, { path: visit.path, draft, isSaved, problems: [] }) };
};

export const answerForm = async (
  options: SignedOptions,
  visit: Visit,
  opened: Opened,
  request: FastifyRequest,
): Promise<Reaction> => {
  const { answers } = options;
  const { at, look, path } = visit;
  const { translate } = look;
  if (!answers) return { kind: 'problem', problem: 'notHere' };
  const form = await readForm(request, options.uploads);
  const text = form.field('text').trim();
  const problems: string[] = [];
  /** Neither kept nor put on the screen once more: the field holds what was saved before. */
  const stopped = async (): Promise<Reaction> => {
    const draft = await read(options, visit, opened, answers);
    if (!draft) return { kind: 'problem', problem: 'notHere' };
    const page = { path, draft, isSaved: false, problems: [translate('signed-words-stopped')] };
    return { kind: 'page', status: 422, body: answerPage(look, page) };
  };
  if (text === '') problems.push(translate('signed-answer-empty'));
  else if (text.length > maxAnswerLength) problems.push(translate('signed-text-too-long', { max: maxAnswerLength }));
  else {
    const cause = `answer:${opened.link.tokenHash.slice(0, 24)}:${options.now().getTime()}`;
    const typed = { cause: `${cause}:words`, texts: [text], isForAll: true };
    if (!(await mayBeKept(options, visit, opened.person, typed))) return stopped();
    const outcome = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
      answers.save(at.runtime.openUnit(stores, cause), opened.person, opened.link.subject, text),
    );
    if (outcome.ok) return { kind: 'to', path: `${path}?luu=1` };
    problems.push(...outcome.issues.map(({ key, facts }) => translate(key, facts)));
  }
  const draft = await read(options, visit, opened, answers);
  if (!draft) return { kind: 'problem', problem: 'notHere' };
  // What was written stays in the field.
  const page = { path, draft: { ...draft, draft: text }, isSaved: false, problems };
  return { kind: 'page', status: 422, body: answerPage(look, page) };
};
