/** `mask`: what would be published of a question. Written anew by whoever masks it, only read by whoever clears it. */
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../domain/person/person.ts';
import type { PageLink } from '../../ports/links.ts';
import { type MaskOnPage, readMask, saveMask } from '../../usecases/question/mask-page.ts';
import { readForm } from './form.ts';
import type { Visit } from './gate.ts';
import { maskPage, maxMaskLength } from './mask-page.ts';
import type { SignedOptions } from './options.ts';
import type { Reaction } from './plugin.ts';
import { mayBeKept } from './screened.ts';

type Opened = { readonly link: PageLink; readonly person: Person };

const read = (options: SignedOptions, { at }: Visit, { link, person }: Opened): Promise<MaskOnPage | null> =>
  options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    readMask(at.runtime.openUnit(stores, 'page'), person, link.subject),
  );

export const showMask = async (
  options: SignedOptions,
  visit: Visit,
  opened: Opened,
  request: FastifyRequest,
): Promise<Reaction> => {
  const mask = await read(options, visit, opened);
  if (!mask) return { kind: 'problem', problem: 'notHere' };
  const { luu } = request.query as { luu?: unknown };
  const page = { path: visit.path, mask, sentFor: opened.link.revision, isSaved: luu !== undefined, problems: [] };
  return { kind: 'page', body: maskPage(visit.look, page) };
};

export const maskForm = async (
  options: SignedOptions,
  visit: Visit,
  opened: Opened,
  request: FastifyRequest,
): Promise<Reaction> => {
  const { at, look, path } = visit;
  const { translate } = look;
  const form = await readForm(request, options.uploads);
  const words = {
    title: form.field('title').trim(),
    question: form.field('question').trim(),
    answer: form.field('answer').trim(),
  };
  const revision = Number(form.field('revision'));
  const problems: string[] = [];
  let isStopped = false;
  if (Object.values(words).some((text) => text.length > maxMaskLength))
    problems.push(translate('signed-text-too-long', { max: maxMaskLength }));
  else {
    const cause = `mask:${opened.link.tokenHash.slice(0, 24)}:${options.now().getTime()}`;
    const typed = { cause: `${cause}:words`, texts: Object.values(words), isForAll: true };
    isStopped = !(await mayBeKept(options, visit, opened.person, typed));
    if (isStopped) problems.push(translate('signed-words-stopped'));
    else {
      const outcome = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
        saveMask(at.runtime.openUnit(stores, cause), opened.person, opened.link.subject, revision, words),
      );
      if (outcome.ok) return { kind: 'to', path: `${path}?luu=1` };
      problems.push(...outcome.issues.map(({ key, facts }) => translate(key, facts)));
    }
  }
  const mask = await read(options, visit, opened);
  if (!mask) return { kind: 'problem', problem: 'notHere' };
  // What was written stays in the fields, unless it may not be shown again or belongs to a text that is gone.
  const isTheirs = mask.isOpen && !isStopped && mask.revision === revision;
  const page = {
    path,
    mask: isTheirs ? { ...mask, masked: words } : mask,
    sentFor: opened.link.revision,
    isSaved: false,
    problems,
  };
  return { kind: 'page', status: 422, body: maskPage(look, page) };
};
