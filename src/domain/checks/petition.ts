/** Finds items that are really a denunciation or a complaint: they belong to the reception of citizens, not on a page. */
import type { Check, Finding } from './check.ts';
import { type PetitionRule, petitionRules } from './petition-rules.ts';
import { matchesIn } from './place-matches.ts';
import { ownTexts } from './subject-texts.ts';

const sentences = {
  denunciation: { key: 'check-denunciation' },
  complaint: { key: 'check-complaint' },
} as const satisfies Record<PetitionRule['kind'], Pick<Finding, 'key'>>;

/** Warns of a text in which the writer denounces or complains. */
export const petition: Check = {
  id: 'petition',
  find: (subject) => {
    const texts = ownTexts(subject);
    return (['denunciation', 'complaint'] as const).flatMap((kind): readonly Finding[] => {
      const own = petitionRules.filter((rule) => rule.isOwn && rule.kind === kind).map((rule) => rule.expression);
      const evidence = matchesIn(texts, ...own);
      if (evidence.length === 0) return [];
      return [
        { check: 'petition', ...sentences[kind], severity: 'warning', facts: { count: evidence.length }, evidence },
      ];
    });
  },
};
