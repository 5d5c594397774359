/** A misdeed said of somebody who can be recognised, without a body that found it (Luật Tiếp cận thông tin 104/2016). */
import { sentencesOf } from '../text/normalize.ts';
import type { Check, TextEvidence } from './check.ts';
import { namedPerson } from './person-words.ts';
import { petitionRules } from './petition-rules.ts';
import { placesOf, prepareText } from './prepared-text.ts';
import { ownTexts } from './subject-texts.ts';

const deeds = petitionRules.filter((rule) => rule.kind === 'denunciation').map((rule) => rule.expression);

/** Courts and the police have said so: then it is a report. */
const bodyFound =
  /(?<!\p{L})(?:tòa án|toà án|viện kiểm sát|cơ quan (?:cảnh sát )?điều tra|khởi tố|truy tố|xét xử|tuyên phạt|kết luận (?:thanh tra|điều tra|kiểm tra))(?!\p{L})/iu;

export const accusation: Check = {
  id: 'accusation',
  find: (subject) => {
    const evidence = ownTexts(subject).flatMap(({ where, number, text }): readonly TextEvidence[] => {
      const prepared = prepareText(text);
      if (bodyFound.test(prepared.text)) return [];
      return sentencesOf(prepared.text)
        .filter((sentence) => namedPerson.test(sentence.text))
        .flatMap((sentence) =>
          deeds.flatMap((deed) =>
            placesOf(deed, sentence.text).map((place) => ({
              where,
              number,
              ...prepared.given({ start: sentence.start + place.start, end: sentence.start + place.end }),
            })),
          ),
        );
    });
    if (evidence.length === 0) return [];
    const facts = { count: evidence.length };
    return [{ check: 'accusation', key: 'check-accusation', severity: 'warning', facts, evidence }];
  },
};
