/**
 * Which of the four aims of Art. 2 an item serves: the program proposes one by its category and words, the board may choose
 * another. 1: what happens in the ward; 2: administration and services; 3: policies and law; 4: promoting the place.
 */
import { foldForSearch } from '../text/normalize.ts';
import type { CategoryId } from './categories/index.ts';

export const aims = ['life', 'services', 'policy', 'promotion'] as const;
/** In the order of Art. 2. */
export type Aim = (typeof aims)[number];

/** What the board chose for an item, where it is not what was proposed. */
export interface ChosenAim {
  /** `aim:` and the item's id: one choice an item. */
  readonly id: string;
  readonly item: string;
  readonly aim: Aim;
}

/** The register's id of the aim that the board chose for an item. */
export const chosenAimId = (item: string): string => `aim:${item}`;

/** Folded words; the more particular aim comes first. */
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

/** Which aim of Art. 2 an item serves, by its words; documents serve policy, everything else life in the ward. */
export function guessAim(title: string, text: string, category: CategoryId): Aim {
  const heard = foldForSearch(`${title} ${text.slice(0, 500)}`);
  const said = words.find(([, pattern]) => pattern.test(heard))?.[0];
  if (said) return said;
  return category === 'document' ? 'policy' : 'life';
}
