import type { WardId } from '../domain/ids.ts';

/** Which files of the store somebody still needs, whatever their ward: files belong to the installation. */
export interface MediaNames {
  /**
   * True while an item, a draft or a question needs this file. What was rejected, withdrawn or destroyed before `since`
   * needs nothing any more; neither does a photo that was dropped.
   */
  isKept(hash: string, since: Date): Promise<boolean>;
  /** Photos that later ones are compared with, though no item needs them under this name. See `since` above. */
  comparedInVain(since: Date): Promise<readonly { readonly ward: WardId; readonly hash: string }[]>;
}
