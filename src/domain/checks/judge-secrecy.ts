/**
 * Decides whether texts may be stored at all (Luật Bảo vệ bí mật nhà nước 117/2025/QH15).
 *
 * Called with the raw texts of a message, a caption, a document or a file name before anything else is done with them. The
 * verdict contains rule ids and never the text, because the record of a blocked text must not be a copy of it. `none` means
 * that no mark was found, not that the text contains no secrets; the sender is not told that it contains none.
 */
import { placesOf, prepareText } from './prepared-text.ts';
import { fileNameRules, type SecrecyAction, type SecrecyRule, secrecyRules } from './secrecy-rules.ts';

/** Whether the texts may be processed, must wait for the head, or must not be stored. */
export interface SecrecyVerdict {
  readonly verdict: SecrecyAction | 'none';
  /** Ids of the rules that led to the verdict, in the order of the table. */
  readonly rules: readonly string[];
}

/** The texts that are searched for marks of secrecy. */
export interface RawTexts {
  /** Messages, captions, titles and texts of documents, with their line ends. */
  readonly texts: readonly string[];
  readonly fileNames?: readonly string[];
}

/**
 * 'KH_03-TUYET_MAT.docx' → 'KH 03 TUYET MAT', and on the next line the unchanged name, because removing signs may also hide a
 * word.
 */
function wordsOfName(name: string): string {
  const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/u, '');
  return `${stem.replace(/[_.+\-–]+/gu, ' ')}\n${stem}`;
}

/** The secrecy rules that match a text or a file name. */
export const rulesHeardIn = (text: string, isFileName = false): readonly SecrecyRule[] => {
  const prepared = prepareText(isFileName ? wordsOfName(text) : text).text;
  const rules = isFileName ? [...secrecyRules, ...fileNameRules] : secrecyRules;
  return rules.filter((rule) => rule.expression.test(prepared));
};

/**
 * The matches of the secrecy rules, with offsets in the text as given. For texts that are stored: a held one is shown to the
 * head.
 */
export const secrecyPlaces = (text: string): readonly { rule: string; start: number; end: number }[] => {
  const prepared = prepareText(text);
  return secrecyRules.flatMap((rule) =>
    placesOf(rule.expression, prepared.text).map((place) => ({ rule: rule.id, ...prepared.given(place) })),
  );
};

/** The verdict on a set of texts. A single blocking rule blocks everything, even if other rules only hold. */
export const judgeSecrecy = ({ texts, fileNames = [] }: RawTexts): SecrecyVerdict => {
  const heard = new Set([
    ...texts.flatMap((text) => rulesHeardIn(text)),
    ...fileNames.flatMap((name) => rulesHeardIn(name, true)),
  ]);
  const rules = [...secrecyRules, ...fileNameRules].filter((rule) => heard.has(rule));
  const verdict = rules.some((rule) => rule.action === 'block') ? 'block' : rules.length > 0 ? 'hold' : 'none';
  return { verdict, rules: rules.filter((rule) => rule.action === verdict).map((rule) => rule.id) };
};
