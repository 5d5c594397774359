/** Text fields of a web desk form, cleaned like text from a chat. */
import { cleanText } from '../../domain/text/normalize.ts';

/** @returns a function for a field's text; '' if it is missing or was sent several times */
export function fieldsOf(body: unknown): (name: string, longest?: number) => string {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  return (name, longest = 10_000) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : '';
    return cleanText(typeof value === 'string' ? value : '')
      .trim()
      .slice(0, longest);
  };
}

/** One value of the query string; '' if missing. */
export function queryOf({ query }: { readonly query: unknown }, name: string): string {
  const value = (query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value.slice(0, 400) : '';
}
