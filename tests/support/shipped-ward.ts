/** What comes with the program, read once a process: the ward's file, the sentences, the model of words. */
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
