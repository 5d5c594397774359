/** Data shipped with the program, read once for each process: the ward file, the texts, the word model. */
import { join } from 'node:path';
import { readWards } from '../../src/adapters/ward-file.ts';
import { readTexts, type Texts } from '../../src/compose/core.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { root } from './root.ts';

let ward: Ward | undefined;
let texts: Texts | undefined;

export function shippedWard(): Ward {
  ward ??= readWards(join(root, 'wards'))[0];
  if (!ward) throw new Error('the ward file is missing');
  return ward;
}

export function shippedTexts(): Texts {
  texts ??= readTexts(root);
  return texts;
}
