/** Answers that come again and again, kept by the office as texts with a name. Pure. */
import { foldForSearch } from '../text/normalize.ts';

/** A text that the office puts into a draft by its name; one name, one text. */
export interface AnswerTemplate {
  readonly name: string;
  readonly text: string;
}

/** In characters. */
export const longestTemplateName = 60;
export const longestTemplate = 5_000;
export const mostTemplates = 100;

const keyOf = (name: string): string => foldForSearch(name).trim().replace(/\s+/gu, ' ');

/** The ward's answers to be reused, from what is kept. */
export const readTemplates = (content: string): readonly AnswerTemplate[] =>
  (JSON.parse(content) as { readonly templates: readonly AnswerTemplate[] }).templates;

/** The name as it is or without accents. */
export const templateNamed = (templates: readonly AnswerTemplate[], name: string): AnswerTemplate | null =>
  templates.find((each) => keyOf(each.name) === keyOf(name)) ?? null;

/** "mẫu tiêm phòng" in the place of an answer: the name of what is meant. Null: these are words of their own. */
export function templateAsked(words: string): string | null {
  const [, name] = /^m(?:ẫu|au)\s+(\S.{0,58})$/iu.exec(words.trim()) ?? [];
  return name?.trim() ?? null;
}

/** With this one in it, in the place of one of the same name; by name. */
export const withTemplate = (
  templates: readonly AnswerTemplate[],
  template: AnswerTemplate,
): readonly AnswerTemplate[] =>
  [...withoutTemplate(templates, template.name), template].toSorted((one, other) =>
    one.name.localeCompare(other.name, 'vi'),
  );

/** All but the one of this name. */
export const withoutTemplate = (templates: readonly AnswerTemplate[], name: string): readonly AnswerTemplate[] =>
  templates.filter((each) => keyOf(each.name) !== keyOf(name));
