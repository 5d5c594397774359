/** What the signed pages are given. `src/compose/` makes it. */
import type { Delivery } from '../../channel/incoming.ts';
import type { Facts, Sentence } from '../../domain/facts.ts';
import type { MediaStore } from '../../ports/media.ts';
import type { Reader } from '../../ports/reader.ts';
import type { HistoryReader, LinkWards, PinHash, TalkReader } from '../../ports/signed-pages.ts';
import type { Signer } from '../../ports/signer.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { UploadStore } from '../../ports/uploads.ts';
import type { WardRuntime } from '../../ward-runtime.ts';
import type { Portal } from '../portal/portal.ts';

export interface SignedWard {
  readonly runtime: WardRuntime;
  readonly signer: Signer;
  readonly portal: Portal;
  readonly pinHash: PinHash;
}

export interface SignedOptions {
  readonly wards: readonly SignedWard[];
  /** For forms: a page that shows reads. */
  readonly unitOfWork: UnitOfWork;
  readonly reader: Reader;
  readonly linkWards: LinkWards;
  readonly talks: TalkReader;
  readonly history: HistoryReader;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument' | 'readDocumentPicture' | 'readPhoto' | 'blur'>;
  readonly uploads: Pick<UploadStore, 'put' | 'forget'>;
  readonly receive: (runtime: WardRuntime, deliveries: readonly Delivery[]) => Promise<void>;
  readonly say: (locale: string, sentence: Sentence) => string;
  /** As the addresses keep their tokens. */
  readonly hashToken: (token: string) => string;
  /** 256 bits: the number of a form. */
  readonly newToken: () => string;
  readonly now: () => Date;
  /** Where this installation is reached, without a trailing slash. */
  readonly siteUrl: () => string;
  /** False while starting and stopping: nothing is taken. */
  readonly isOpen: () => boolean;
}

export type Translate = (key: string, facts?: Facts) => string;
