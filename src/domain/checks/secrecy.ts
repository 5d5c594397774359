/** Finds marks of state secrets. A block keeps only the ids of the rules; a hold shows the head where to look. */
import type { Check, Finding } from './check.ts';
import { judgeSecrecy, secrecyPlaces } from './judge-secrecy.ts';
import { fileNamesOf, publicTexts } from './subject-texts.ts';

/** Blocks or holds an item with a mark of secrecy. */
export const secrecy: Check = {
  id: 'secrecy',
  find: (subject): readonly Finding[] => {
    const texts = [...publicTexts(subject), { where: 'body' as const, number: 1, text: subject.place ?? '' }];
    const fileNames = fileNamesOf(subject).map(({ text }) => text);
    const { verdict, rules } = judgeSecrecy({ texts: texts.map(({ text }) => text), fileNames });
    const facts = { rules: rules.join(', ') };
    if (verdict === 'none') return [];
    // Without evidence, because the length and the position of a secret would be a trace of it.
    if (verdict === 'block') {
      return [{ check: 'secrecy', key: 'check-secrecy-blocked', severity: 'block', facts, evidence: [] }];
    }
    const evidence = publicTexts(subject).flatMap(({ where, number, text }) =>
      secrecyPlaces(text).map(({ start, end }) => ({ where, number, start, end })),
    );
    return [{ check: 'secrecy', key: 'check-secrecy-held', severity: 'hold', facts, evidence }];
  },
};
