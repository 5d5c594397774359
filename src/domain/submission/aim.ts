/**
 * The four aims of Art. 2. The program proposes one for an item by its category and words; the board may choose another.
 * `life`: what happens in the ward. `services`: administration and services. `policy`: policies and law. `promotion`: promoting
 * the place.
 */
import { foldForSearch } from '../text/normalize.ts';
import type { CategoryId } from './categories/index.ts';

export const aims = ['life', 'services', 'policy', 'promotion'] as const;
/** In the order of Art. 2. */
export type Aim = (typeof aims)[number];

/** The board's choice for an item, if it differs from the proposal. */
export interface ChosenAim {
  /** `aim:` and the item's id: one choice for each item. */
  readonly id: string;
  readonly item: string;
  readonly aim: Aim;
}

/** Id in the register of the aim that the board chose for an item. */
export const chosenAimId = (item: string): string => `aim:${item}`;

/** Words without accents; more specific aims come first. */
const words: readonly (readonly [Aim, RegExp])[] = [
  ['promotion', /\b(?:du lich|le hoi|di tich|dac san|ocop|dau tu|tiem nang|quang ba|lang nghe|danh thang|xuc tien)\b/u],
  [
    'services',
    /\b(?:thu tuc hanh chinh|cai cach hanh chinh|dich vu cong|mot cua|chuyen doi so|vneid|can cuoc|dinh danh|tiep cong dan)\b/u,
  ],
  [
    'policy',
    /\b(?:nghi quyet|luat|nghi dinh|thong tu|chi thi|chinh sach|tuyen truyen|pho bien|bau cu|quan triet|huong ung)\b/u,
  ],
];

/** The aim of Art. 2 that the words of an item indicate. By default `policy` for documents and `life` for everything else. */
export function guessAim(title: string, text: string, category: CategoryId): Aim {
  const heard = foldForSearch(`${title} ${text.slice(0, 500)}`);
  const said = words.find(([, pattern]) => pattern.test(heard))?.[0];
  if (said) return said;
  return category === 'document' ? 'policy' : 'life';
}
