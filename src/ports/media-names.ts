import type { WardId } from '../domain/ids.ts';

/** Finds out which stored files are still in use. It covers all wards, because the file store belongs to the installation. */
export interface MediaNames {
  /**
   * True while an item, a draft, a question or a page uses this file. Items that were rejected, withdrawn or destroyed before
   * `since`, and photos that were dropped from an item, do not count.
   */
  isKept(hash: string, since: Date): Promise<boolean>;
  /** True if an item, a question or a page shows a blurred or cut version of this photo. Reads all of them: some 0.1 s. */
  isOriginal(hash: string): Promise<boolean>;
  /** Photos that are still compared with new ones, although no item uses them under this hash. `since` is as above. */
  comparedInVain(since: Date): Promise<readonly { readonly ward: WardId; readonly hash: string }[]>;
  /** Ids of uploads that rows still need: of files that are not processed yet, and of tips that nobody took up. */
  waitingUploads(): Promise<ReadonlySet<string>>;
}
