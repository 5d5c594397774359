/**
 * Pages with an editable text: an answer's draft, a masked question, a person's own data. Typed text is screened for secrecy
 * before anything is done with it.
 */
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../domain/person/person.ts';
import type { PageLink } from '../../ports/links.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import { type ReadForm, readForm } from '../kit/form.ts';
import { type ActOnLink, type LinkPage, page, problem, type Reaction, type ShowLink, to } from './link-page.ts';
import { readIn, type ShownVisit, workIn } from './link-visit.ts';
import type { ShownOptions } from './options.ts';
import type { PageContext } from './page-context.ts';
import { mayBeKept } from './screen-typed-words.ts';

/** Data of such a page. */
export interface FormState<Thing> {
  readonly path: string;
  readonly thing: Thing;
  readonly link: PageLink;
  readonly person: Person;
  readonly isSaved: boolean;
  readonly problems: readonly string[];
}

/** Definition of such a page. */
export interface TextForm<Thing, Words extends Readonly<Record<string, string>>, Done extends object = object> {
  /** Name of the form, part of the request's cause. */
  readonly name: string;
  readonly acts: readonly string[];
  /** Reads the page's data. Null: it does not exist, or not for this person. With `typed`: as if the text were saved. */
  readonly read: (sight: ReadContext, person: Person, link: PageLink, typed?: Words) => Promise<Thing | null>;
  readonly words: (field: ReadForm['field']) => Words;
  /** The texts that others would read. */
  readonly screened: (words: Words) => readonly string[];
  /** Why the text cannot be saved, checked before anything is stored; null: it can. */
  readonly objection: (context: PageContext, words: Words) => string | null;
  readonly save: (
    unit: Unit,
    person: Person,
    link: PageLink,
    words: Words,
    field: ReadForm['field'],
  ) => Promise<Outcome<Done>>;
  /** Confirmation page; without it, the page is shown again. */
  readonly saved?: (context: PageContext, path: string, done: Done) => string;
  /** The data with the typed text in its fields; unchanged if the text must not be shown again. */
  readonly refilled: (thing: Thing, words: Words, field: ReadForm['field']) => Thing;
  readonly page: (context: PageContext, state: FormState<Thing>) => string;
  /** Another representation of the page that its address may request. */
  readonly instead?: (
    options: ShownOptions,
    visit: ShownVisit,
    thing: Thing,
    request: FastifyRequest,
  ) => Reaction | null;
}

/** Builds the page for the registry of link pages. */
export const textForm = <Thing, Words extends Readonly<Record<string, string>>, Done extends object = object>(
  form: TextForm<Thing, Words, Done>,
): LinkPage => ({
  acts: form.acts,
  show: showTextForm(form),
  act: saveTextForm(form),
});

const notHere: Reaction = problem('notHere');

const showTextForm =
  <Thing, Words extends Readonly<Record<string, string>>, Done extends object>(
    form: TextForm<Thing, Words, Done>,
  ): ShowLink =>
  async (options, visit, { link, person }, request) => {
    const thing = await readIn(options, visit.at, (sight) => form.read(sight, person, link));
    if (!thing) return notHere;
    const other = form.instead?.(options, visit, thing, request);
    if (other) return other;
    const isSaved = (request.query as { luu?: unknown }).luu !== undefined;
    const state = { path: visit.path, thing, link, person, isSaved, problems: [] };
    return page(form.page(visit.context, state));
  };

const saveTextForm =
  <Thing, Words extends Readonly<Record<string, string>>, Done extends object>(
    form: TextForm<Thing, Words, Done>,
  ): ActOnLink =>
  async (options, visit, { link, person }, request) => {
    const { at, context, path } = visit;
    const { field } = await readForm(request, options.uploads);
    const words = form.words(field);
    const cause = `${form.name}:${link.tokenHash.slice(0, 24)}:${options.now().getTime()}`;
    const typed = { cause: `${cause}:words`, texts: form.screened(words), isForAll: true };
    const problems: string[] = [];
    // A text that is too long is not rendered in a preview either.
    const objection = form.objection(context, words);
    let mayBeShown = true;
    const shown = async (status: number): Promise<Reaction> => {
      const seen = mayBeShown && objection === null ? words : undefined;
      const thing = await readIn(options, visit.at, (sight) => form.read(sight, person, link, seen));
      if (!thing) return notHere;
      const filled = mayBeShown ? form.refilled(thing, words, field) : thing;
      const state = { path, thing: filled, link, person, isSaved: false, problems };
      return page(form.page(context, state), status);
    };
    // A preview stores nothing and notifies no one.
    if (form.acts.includes('preview') && field('do') === 'preview' && objection === null) return shown(200);
    if (objection !== null) problems.push(objection);
    else if (!(await mayBeKept(options, visit, person, typed))) {
      mayBeShown = false;
      problems.push(context.translate('signed-words-stopped'));
    } else {
      const outcome = await workIn(options, at, cause, (unit) => form.save(unit, person, link, words, field));
      if (outcome.ok) return form.saved ? page(form.saved(context, path, outcome)) : to(`${path}?luu=1`);
      problems.push(...outcome.issues.map(({ key, facts }) => context.translate(key, facts)));
    }
    return shown(422);
  };
