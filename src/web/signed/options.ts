/** What the signed pages are given. `src/compose/` makes it. */
import type { Delivery } from '../../channel/incoming.ts';
import type { Facts, Sentence } from '../../domain/facts.ts';
import type { WordsModel } from '../../domain/words/model.ts';
import type { MediaStore } from '../../ports/media.ts';
import type { Reader } from '../../ports/reader.ts';
import type { LinkWards, PinHash, TalkReader } from '../../ports/signed-pages.ts';
import type { Signer } from '../../ports/signer.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { WardRuntime } from '../../ward-runtime.ts';
import type { Uploads } from '../kit/form.ts';
import type { Portal } from '../portal/portal.ts';

/** A ward for a page that shows. */
export interface ShownWard {
  readonly runtime: Pick<WardRuntime, 'ward' | 'channels' | 'openSight' | 'printPaper'>;
  readonly signer: Signer;
  readonly portal: Portal;
}

/** What a page that shows is given. Nothing in it writes: a GET can change nothing, and waits for no transaction. */
export interface ShownOptions {
  readonly wards: readonly ShownWard[];
  readonly reader: Reader;
  readonly talks: TalkReader;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument' | 'readDocumentPicture' | 'readPhoto'>;
  readonly say: (locale: string, sentence: Sentence) => string;
  /** What messages mean that no rule knows. */
  readonly words: WordsModel | null;
  /** 256 bits: the number of a form. */
  readonly newToken: () => string;
  readonly now: () => Date;
  /** Where this installation is reached, without a trailing slash. */
  readonly siteUrl: () => string;
}

/** A ward whose signed pages can act for people, behind their PIN where it is asked for. */
export interface SignedWard extends ShownWard {
  readonly runtime: WardRuntime;
  readonly pinHash: PinHash;
}

/** The same for forms, which write. */
export interface SignedOptions extends ShownOptions {
  readonly wards: readonly SignedWard[];
  readonly unitOfWork: UnitOfWork;
  readonly linkWards: LinkWards;
  readonly media: ShownOptions['media'] & Pick<MediaStore, 'blur' | 'crop'>;
  readonly uploads: Uploads;
  readonly receive: (runtime: WardRuntime, deliveries: readonly Delivery[]) => Promise<void>;
  /** As the addresses keep their tokens. */
  readonly hashToken: (token: string) => string;
  /** False while starting and stopping: nothing is taken. */
  readonly isOpen: () => boolean;
}

export type Translate = (key: string, facts?: Facts) => string;
