/** Dependencies of the signed pages, built in `src/compose/`. */
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

/** A ward, for pages that only show. */
export interface ShownWard {
  readonly runtime: Pick<WardRuntime, 'ward' | 'channels' | 'openSight' | 'printPaper'>;
  readonly signer: Signer;
  readonly portal: Portal;
}

/** Dependencies of pages that only show. None of them can write, so a GET changes nothing and waits for no transaction. */
export interface ShownOptions {
  readonly wards: readonly ShownWard[];
  readonly reader: Reader;
  readonly talks: TalkReader;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument' | 'readDocumentPicture' | 'readPhoto'>;
  readonly say: (locale: string, sentence: Sentence) => string;
  /** Model that classifies messages that no rule covers. */
  readonly words: WordsModel | null;
  /** Returns 256 random bits, used as a form's id. */
  readonly newToken: () => string;
  readonly now: () => Date;
  /** Public address of this installation, without a trailing slash. */
  readonly siteUrl: () => string;
}

/** A ward, for pages with forms. */
export interface SignedWard extends ShownWard {
  readonly runtime: WardRuntime;
  readonly pinHash: PinHash;
}

/** Dependencies of pages with forms, which can write. */
export interface SignedOptions extends ShownOptions {
  readonly wards: readonly SignedWard[];
  readonly unitOfWork: UnitOfWork;
  readonly linkWards: LinkWards;
  readonly media: ShownOptions['media'] & Pick<MediaStore, 'blur' | 'crop'>;
  readonly uploads: Uploads;
  readonly receive: (runtime: WardRuntime, deliveries: readonly Delivery[]) => Promise<void>;
  /** Hashes a token in the same way as stored links. */
  readonly hashToken: (token: string) => string;
  /** False during start and stop: forms are refused. */
  readonly isOpen: () => boolean;
}

export type Translate = (key: string, facts?: Facts) => string;
