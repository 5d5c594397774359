/** Answers used repeatedly, stored by the office as named texts. Pure. */
import { foldForSearch } from '../text/normalize.ts';

/** A text that the office inserts into a draft by its name; names are unique. */
export interface AnswerTemplate {
  readonly name: string;
  readonly text: string;
}

/** In characters. */
export const longestTemplateName = 60;
export const longestTemplate = 5_000;
export const mostTemplates = 100;

const keyOf = (name: string): string => foldForSearch(name).trim().replace(/\s+/gu, ' ');

/** Reads the ward's answer templates from stored JSON. */
export const readTemplates = (content: string): readonly AnswerTemplate[] =>
  (JSON.parse(content) as { readonly templates: readonly AnswerTemplate[] }).templates;

/** Finds a template by its name, with or without accents. */
export const templateNamed = (templates: readonly AnswerTemplate[], name: string): AnswerTemplate | null =>
  templates.find((each) => keyOf(each.name) === keyOf(name)) ?? null;

/** "mẫu tiêm phòng" in place of an answer: returns the name of the template. Null if the words are an answer themselves. */
export function templateAsked(words: string): string | null {
  const [, name] = /^m(?:ẫu|au)\s+(\S.{0,58})$/iu.exec(words.trim()) ?? [];
  return name?.trim() ?? null;
}

/** The templates with this one added, replacing one of the same name; sorted by name. */
export const withTemplate = (
  templates: readonly AnswerTemplate[],
  template: AnswerTemplate,
): readonly AnswerTemplate[] =>
  [...withoutTemplate(templates, template.name), template].toSorted((one, other) =>
    one.name.localeCompare(other.name, 'vi'),
  );

/** The templates without the one of this name. */
export const withoutTemplate = (templates: readonly AnswerTemplate[], name: string): readonly AnswerTemplate[] =>
  templates.filter((each) => keyOf(each.name) !== keyOf(name));
