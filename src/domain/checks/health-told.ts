/** A named person's illness or disability in a text about to be public (NĐ 356/2025/NĐ-CP, Điều 4: sensitive data). */
import { sentencesOf } from '../text/normalize.ts';
import type { Check, TextEvidence } from './check.ts';
import { namedPerson } from './person-words.ts';
import { placesOf, prepareText } from './prepared-text.ts';
import { type PlacedText, publicTexts } from './subject-texts.ts';

const illness =
  /(?<!\p{L})(?:(?:bị|mắc|mang|điều trị|chữa)(?: (?:bệnh|căn bệnh|chứng))? (?:hiểm nghèo|nan y|ung thư|suy thận|suy tim|tâm thần|trầm cảm|tiểu đường|lao phổi|động kinh|đột quỵ|tai biến|liệt|bại liệt|HIV|viêm gan|máu trắng|tự kỷ|down)|chạy thận|nhiễm HIV|khuyết tật (?:nặng|đặc biệt nặng))(?!\p{L})/iu;

const placesIn = ({ where, number, text }: PlacedText): readonly TextEvidence[] => {
  const prepared = prepareText(text);
  return sentencesOf(prepared.text)
    .filter((sentence) => namedPerson.test(sentence.text))
    .flatMap((sentence) =>
      placesOf(illness, sentence.text).map((place) => ({
        where,
        number,
        ...prepared.given({ start: sentence.start + place.start, end: sentence.start + place.end }),
      })),
    );
};

export const healthTold: Check = {
  id: 'health-told',
  find: (subject) => {
    const evidence = publicTexts(subject).flatMap(placesIn);
    if (evidence.length === 0) return [];
    const facts = { count: evidence.length };
    return [{ check: 'health-told', key: 'check-health-told', severity: 'warning', facts, evidence }];
  },
};
