/** Screens text typed on a signed page for secrecy before anything is done with it, as messages from chats are. */
import type { Person } from '../../domain/person/person.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { type Heard, screen, stopHeld } from '../../usecases/check/secrecy.ts';
import { type LinkVisit, workIn } from './link-visit.ts';
import type { SignedOptions } from './options.ts';

/** Text from a form to be screened for secrets and accusations. */
export interface Typed {
  /** Identifies the request. */
  readonly cause: string;
  readonly texts: readonly string[];
  /** True if others than the head would read the text at once. */
  readonly isForAll?: boolean;
}

/** False: the text must not be stored or shown again; its author and the head have been told. */
export const mayBeKept = (
  options: Pick<SignedOptions, 'unitOfWork'>,
  { at }: Pick<LinkVisit, 'at'>,
  person: Person,
  { cause, texts, isForAll = false }: Typed,
): Promise<boolean> =>
  workIn(options, at, cause, async (unit) => {
    const heard: Heard = {
      inboxId: null,
      channel: pagesChannel,
      messageKey: cause,
      albumKey: null,
      texts: texts.filter((text) => text !== ''),
      fileNames: [],
      others: [],
      uploads: [],
    };
    const { verdict, rules } = await screen(unit, person, heard);
    if (verdict === 'stopped') return false;
    return !(verdict === 'held' && isForAll && (await stopHeld(unit, person, heard, rules)));
  });
