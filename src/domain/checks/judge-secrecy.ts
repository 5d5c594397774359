/**
 * May these texts be kept at all? (Luật Bảo vệ bí mật nhà nước 117/2025/QH15)
 *
 * Asked of the raw texts of a message, a caption, a document, a file's name, before anything else is done with them. The
 * answer names rules and never what was found: a record of a blocked text must not be a copy of it. `none` means that no
 * mark was seen, never that the text is free of secrets; nobody is told that it was.
 */
import { placesOf, prepareText } from './prepared-text.ts';
import { fileNameRules, type SecrecyAction, type SecrecyRule, secrecyRules } from './secrecy-rules.ts';

/** Whether something goes on, waits for the head, or is kept nowhere. */
export interface SecrecyVerdict {
  readonly verdict: SecrecyAction | 'none';
  /** Ids of the rules that led to it, in the order of the table. */
  readonly rules: readonly string[];
}

/** Words in which a mark of secrecy may stand. */
export interface RawTexts {
  /** Each with its own line ends: messages, captions, titles, texts of documents. */
  readonly texts: readonly string[];
  readonly fileNames?: readonly string[];
}

/** 'KH_03-TUYET_MAT.docx' → 'KH 03 TUYET MAT', and on a line below as it is written: signs may hide a word too. */
function wordsOfName(name: string): string {
  const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/u, '');
  return `${stem.replace(/[_.+\-–]+/gu, ' ')}\n${stem}`;
}

/** Rules of secrecy that a text, or the name of a file, meets. */
export const rulesHeardIn = (text: string, isFileName = false): readonly SecrecyRule[] => {
  const prepared = prepareText(isFileName ? wordsOfName(text) : text).text;
  const rules = isFileName ? [...secrecyRules, ...fileNameRules] : secrecyRules;
  return rules.filter((rule) => rule.expression.test(prepared));
};

/** Where the rules are heard, in the text as given. For texts that are kept: a held one is shown to the head. */
export const secrecyPlaces = (text: string): readonly { rule: string; start: number; end: number }[] => {
  const prepared = prepareText(text);
  return secrecyRules.flatMap((rule) =>
    placesOf(rule.expression, prepared.text).map((place) => ({ rule: rule.id, ...prepared.given(place) })),
  );
};

/** The heaviest of what was heard decides: one stamp blocks, whatever else is only held. */
export const judgeSecrecy = ({ texts, fileNames = [] }: RawTexts): SecrecyVerdict => {
  const heard = new Set([
    ...texts.flatMap((text) => rulesHeardIn(text)),
    ...fileNames.flatMap((name) => rulesHeardIn(name, true)),
  ]);
  const rules = [...secrecyRules, ...fileNameRules].filter((rule) => heard.has(rule));
  const verdict = rules.some((rule) => rule.action === 'block') ? 'block' : rules.length > 0 ? 'hold' : 'none';
  return { verdict, rules: rules.filter((rule) => rule.action === verdict).map((rule) => rule.id) };
};
