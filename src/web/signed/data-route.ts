/** `data`: a person's copy of what is kept about them, and name and number put right. */
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../domain/person/person.ts';
import type { PageLink } from '../../ports/links.ts';
import { type OwnCopy, type OwnPhoto, ownCopy } from '../../usecases/link/own-copy.ts';
import { correctOwn, mayCorrectName } from '../../usecases/person/correct.ts';
import { dataPage } from './data-page.ts';
import { readForm } from './form.ts';
import type { Visit } from './gate.ts';
import type { SignedOptions } from './options.ts';
import type { Reaction } from './plugin.ts';
import { mayBeKept } from './screened.ts';

type Opened = { readonly link: PageLink; readonly person: Person };

const read = (options: SignedOptions, { at }: Visit, person: Person): Promise<OwnCopy> =>
  options.unitOfWork.run(at.runtime.ward.id, (stores) => ownCopy(at.runtime.openUnit(stores, 'page'), person));

/** In the file a photo is where it can be fetched for an hour, as on the page. */
const takenAlong = (options: SignedOptions, { look }: Visit, copy: OwnCopy) => {
  const photos = (given: readonly OwnPhoto[]) =>
    given.map(({ name, state, stored }) => ({
      name,
      state,
      address: stored && `${options.siteUrl()}${look.site.links.photo(stored.hash, stored.width, 'jpeg')}`,
    }));
  return {
    ...copy,
    questions: copy.questions.map((question) => ({ ...question, photos: photos(question.photos) })),
    items: copy.items.map((item) => ({ ...item, photos: photos(item.photos) })),
  };
};

export const showData = async (
  options: SignedOptions,
  visit: Visit,
  { person }: Opened,
  request: FastifyRequest,
): Promise<Reaction> => {
  const copy = await read(options, visit, person);
  const query = request.query as { tep?: unknown; luu?: unknown };
  if (query.tep === 'json') {
    const body = `${JSON.stringify(takenAlong(options, visit, copy), null, 2)}\n`;
    return { kind: 'file', name: 'du-lieu.json', type: 'application/json; charset=utf-8', body };
  }
  const page = {
    path: visit.path,
    copy,
    mayName: mayCorrectName(person),
    problems: [],
    isSaved: query.luu !== undefined,
  };
  return { kind: 'page', body: dataPage(visit.look, page) };
};

export const dataForm = async (
  options: SignedOptions,
  visit: Visit,
  { link, person }: Opened,
  request: FastifyRequest,
): Promise<Reaction> => {
  const { at, look, path } = visit;
  const form = await readForm(request, options.uploads);
  const wanted = { name: form.field('name').trim(), phone: form.field('phone').trim() };
  const cause = `data:${link.tokenHash.slice(0, 24)}:${options.now().getTime()}`;
  const problems: string[] = [];
  if (!(await mayBeKept(options, visit, person, { cause: `${cause}:words`, texts: [wanted.name], isForAll: true })))
    problems.push(look.translate('signed-words-stopped'));
  else {
    const outcome = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
      correctOwn(at.runtime.openUnit(stores, cause), person, wanted),
    );
    if (outcome.ok) return { kind: 'to', path: `${path}?luu=1` };
    problems.push(...outcome.issues.map(({ key, facts }) => look.translate(key, facts)));
  }
  const copy = await read(options, visit, person);
  const page = { path, copy, mayName: mayCorrectName(person), problems, isSaved: false };
  return { kind: 'page', status: 422, body: dataPage(look, page) };
};
