/** What a form of the desk brought: fields of text, cleaned as what comes from a chat. */
import { cleanText } from '../../domain/text/normalize.ts';

/** @returns a field's text, '' where there is none; one that was sent several times counts for nothing */
export function fieldsOf(body: unknown): (name: string, longest?: number) => string {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  return (name, longest = 10_000) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : '';
    return cleanText(typeof value === 'string' ? value : '')
      .trim()
      .slice(0, longest);
  };
}

/** One value of the address's query, '' where there is none. */
export function queryOf({ query }: { readonly query: unknown }, name: string): string {
  const value = (query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value.slice(0, 400) : '';
}
