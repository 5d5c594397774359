/** `data`: a person's copy of what is kept about them. */
import type { FastifyRequest } from 'fastify';
import type { Person } from '../domain/person/person.ts';
import { ownCopy } from '../usecases/link/own-copy.ts';
import { dataPage } from './data-page.ts';
import type { Visit } from './gate.ts';
import type { SignedOptions } from './options.ts';
import type { Reaction } from './plugin.ts';

export const showData = async (
  options: SignedOptions,
  { at, look, path }: Visit,
  person: Person,
  request: FastifyRequest,
): Promise<Reaction> => {
  const copy = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    ownCopy(at.runtime.openUnit(stores, 'page'), person),
  );
  return (request.query as { tep?: unknown }).tep === 'json'
    ? { kind: 'file', name: 'du-lieu.json', body: `${JSON.stringify(copy, null, 2)}\n` }
    : { kind: 'page', body: dataPage(look, path, copy) };
};
