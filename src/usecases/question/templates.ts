/**
 * Answer templates as dated versions of one list. Each change records its author and is refused if the list changed meanwhile.
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import {
  type AnswerTemplate,
  longestTemplate,
  longestTemplateName,
  mostTemplates,
  readTemplates,
  templateNamed,
  withoutTemplate,
  withTemplate,
} from '../../domain/question/template.ts';
import { isDeciding, type Role } from '../../domain/roles.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';

/** The board's list of templates, with a number that detects concurrent changes. */
export interface KeptTemplates {
  /** Number of changes so far. */
  readonly version: number;
  readonly templates: readonly AnswerTemplate[];
}

type Rules = { readonly stores: { readonly rules: Pick<ReadContext['stores']['rules'], 'list'> } };

/** The newest list with its version number; a change must name the number it is based on. */
export async function templatesNow({ stores }: Rules): Promise<KeptTemplates> {
  const versions = await stores.rules.list('answers');
  const newest = versions.toSorted((one, other) => Number(one.version) - Number(other.version)).at(-1);
  return { version: versions.length, templates: newest ? readTemplates(newest.content) : [] };
}

/** Allowed to the office, which assigns questions, and to those who approve. */
export const mayKeepTemplates = (role: Role): boolean => role === 'office' || isDeciding(role);

/** Saves a template. @param seen the list's version when this person read it */
export async function keepTemplate(
  unit: Unit,
  person: Person,
  { name, text }: AnswerTemplate,
  seen: number,
): Promise<Outcome<object>> {
  const clean = { name: name.trim(), text: text.trim() };
  if (clean.name === '' || clean.name.length > longestTemplateName || /\n/u.test(clean.name))
    return refused('issue-template-name', { max: longestTemplateName });
  if (clean.text === '' || clean.text.length > longestTemplate)
    return refused('issue-template-text', { max: longestTemplate });
  return change(unit, person, seen, 'template-kept', clean.name, (templates) => withTemplate(templates, clean));
}

/** Deletes a template. @param seen the list's version when this person read it; refused if it changed since */
export async function dropTemplate(unit: Unit, person: Person, name: string, seen: number): Promise<Outcome<object>> {
  const { templates } = await templatesNow(unit);
  if (!templateNamed(templates, name)) return refused('issue-template-unknown', { name, names: namesOf(templates) });
  return change(unit, person, seen, 'template-dropped', name, (all) => withoutTemplate(all, name));
}

async function change(
  unit: Unit,
  person: Person,
  seen: number,
  action: string,
  name: string,
  make: (templates: readonly AnswerTemplate[]) => readonly AnswerTemplate[],
): Promise<Outcome<object>> {
  const { role, status } = actorOf(person);
  if (status !== 'active' || !mayKeepTemplates(role)) return refused('issue-not-entitled');
  const { version, templates } = await templatesNow(unit);
  if (version !== seen) return refused('issue-templates-changed');
  const next = make(templates);
  if (next.length > mostTemplates) return refused('issue-templates-many', { max: mostTemplates });
  const { stores, now, ward } = unit;
  await stores.rules.put({
    ...{ kind: 'answers', version: String(version + 1), from: localDateOf(now, ward.timeZone) },
    ...{ content: JSON.stringify({ templates: next }), by: person.id, at: now },
  });
  await putOnRecord(unit, person.id, action, name);
  return { ok: true };
}

/** Names for a sentence; the word `none` for an empty list, on which the text selects. */
export const namesOf = (templates: readonly AnswerTemplate[]): string =>
  templates.length > 0 ? templates.map(({ name }) => name).join('; ') : 'none';
