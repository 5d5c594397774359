/** Words that were typed on a page of ours pass the same door as those of a chat, before anything is made of them. */
import type { Person } from '../../domain/person/person.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { type Heard, screen, stopHeld } from '../../usecases/check/secrecy.ts';
import { type LinkVisit, workIn } from './link-visit.ts';
import type { SignedOptions } from './options.ts';

/** Words from a form that are looked at for secrets and accusations before anything is done with them. */
export interface Typed {
  /** Names the press. */
  readonly cause: string;
  readonly texts: readonly string[];
  /** True where more than the head would read it at once. */
  readonly isForAll?: boolean;
}

/** False: nothing of it may be kept, nor shown again; its writer and the head have been told. */
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
