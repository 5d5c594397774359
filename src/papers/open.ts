/** Opens a paper from the current records for a person who may read it, in the requested form. */
import type { Actor } from '../domain/actor.ts';
import type { PersonId } from '../domain/ids.ts';
import { mayReadPaper, type PaperForm, type PaperName, type PaperRef } from '../domain/period/paper-ref.ts';
import { actorOf } from '../domain/person/person.ts';
import type { Printable } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';
import type { Translator } from '../ports/translator.ts';
import { headAt } from './as-approved.ts';
import type { OpenPaper, PaperContext } from './frame.ts';

/** Loads the opener of a paper. Each paper's file is named like its row and imported on first use. */
export async function openerOf(name: PaperName): Promise<OpenPaper> {
  const file = `./${name}.ts`;
  const { open } = (await import(file)) as { readonly open: OpenPaper };
  return open;
}

/** The context of papers: the ward's language and the current signers. Papers already signed keep their own. */
export async function paperContext(records: Records, translator: Translator): Promise<PaperContext> {
  const { ward, now } = records;
  // Cached, because a table of thousands of lines repeats a few phrases.
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

/** Null: the paper does not exist, or this reader may not see it. */
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

/** Null: the paper does not exist, or this reader may not see it. */
export async function printableOf(
  records: Records,
  context: PaperContext,
  { paper: ref, form }: Wanted,
  /** The reader; null: the command line. A dossier is withheld from people accused in it. */
  actor: Actor | null = null,
): Promise<Printable | null> {
  const open = await openerOf(ref.name);
  const made = await open({ records, context, ref, form, actor });
  const isOfPages = form === 'html' || form === 'pages';
  if (made === null || !('form' in made)) return made && { form: isOfPages ? form : 'docx', paper: made };
  return isOfPages ? null : made;
}
