/** A paper from the records as they are now, for somebody who may read it: the file that was asked for, ready to print. */
import type { Actor } from '../domain/actor.ts';
import type { PersonId } from '../domain/ids.ts';
import { mayReadPaper, type PaperForm, type PaperName, type PaperRef } from '../domain/period/paper-ref.ts';
import { actorOf } from '../domain/person/person.ts';
import type { Printable } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';
import type { Translator } from '../ports/translator.ts';
import { headAt } from './as-approved.ts';
import type { OpenPaper, PaperContext } from './frame.ts';

/** A paper's file has its row's name, and exports how it is opened. It is read when a paper of it is asked for first. */
export async function openerOf(name: PaperName): Promise<OpenPaper> {
  const file = `./${name}.ts`;
  const { open } = (await import(file)) as { readonly open: OpenPaper };
  return open;
}

/** Papers are in the ward's language; people of today sign them, unless they were signed before. */
export async function paperContext(records: Records, translator: Translator): Promise<PaperContext> {
  const { ward, now } = records;
  // A table of thousands of lines says the same few words in each.
  const plain = new Map<string, string>();
  const sayPlain = (key: string): string => {
    const said = plain.get(key) ?? translator.say(ward.locale, { key });
    plain.set(key, said);
    return said;
  };
  return {
    say: (key, facts) => (facts ? translator.say(ward.locale, { key, facts }) : sayPlain(key)),
    ...(await headAt(records, now)),
  };
}

interface Wanted {
  readonly paper: PaperRef;
  readonly form: PaperForm;
}

/** Null: it is not there, or not for this reader. */
export async function openPaper(
  records: Records,
  translator: Translator,
  reader: PersonId,
  wanted: Wanted,
): Promise<Printable | null> {
  const person = await records.stores.people.find(reader);
  if (person?.status !== 'active' || !mayReadPaper(wanted.paper.name, person.role)) return null;
  return printableOf(records, await paperContext(records, translator), wanted, actorOf(person));
}

/** Null: there is no such paper, or it is not for this reader. */
export async function printableOf(
  records: Records,
  context: PaperContext,
  { paper: ref, form }: Wanted,
  /** Who reads it; null: the command line. A dossier is not for those who are accused in it. */
  actor: Actor | null = null,
): Promise<Printable | null> {
  const open = await openerOf(ref.name);
  const made = await open({ records, context, ref, form, actor });
  const isOfPages = form === 'html' || form === 'pages';
  if (made === null || !('form' in made)) return made && { form: isOfPages ? form : 'docx', paper: made };
  return isOfPages ? null : made;
}
