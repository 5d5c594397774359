/** The forms of a page as a browser sees them, and text that a person could type into them. */
export interface FormField {
  readonly name: string;
  readonly value: string;
  /** A free-text field. */
  readonly isText: boolean;
}

export interface PageForm {
  readonly action: string;
  readonly isPost: boolean;
  readonly fields: readonly FormField[];
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attributesOf = (tag: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/gu)].map(([, name = '', value = '']) => [name, plain(value)]),
  );

const freely: readonly (string | undefined)[] = [undefined, 'text', 'search', 'tel', 'email', 'url'];
/** Valid values of fields without free text. */
const usual: Readonly<Record<string, string>> = { date: '2026-12-05', time: '08:00', number: '1', password: '739182' };

/** Uses the first of several named buttons, radio buttons or options. */
function fieldsOf(inside: string): readonly FormField[] {
  const fields = new Map<string, FormField>();
  const add = (name: string | undefined, value: string, isText = false): void => {
    if (name && !fields.has(name)) fields.set(name, { name, value, isText });
  };
  for (const [tag, kind = '', , body = ''] of inside.matchAll(
    /<(input|textarea|select|button)(\s[^>]*)?>(?:([^<]*(?:<option[^>]*>[^<]*<\/option>)*)<\/(?:textarea|select)>)?/gu,
  )) {
    const { name, type, value = '' } = attributesOf(tag.slice(0, tag.indexOf('>')));
    if (kind === 'textarea') add(name, plain(body), true);
    else if (kind === 'select') add(name, attributesOf(/<option([^>]*)>/u.exec(tag)?.[1] ?? '').value ?? '');
    else if (kind === 'button' || type === 'radio' || type === 'hidden') add(name, value);
    else if (freely.includes(type)) add(name, value, true);
    else if (type !== 'checkbox' && type !== 'file') add(name, usual[type ?? ''] ?? value);
  }
  return [...fields.values()];
}

export const formsOf = (page: string, address: string): readonly PageForm[] =>
  [...page.matchAll(/<form([^>]*)>(.*?)<\/form>/gsu)].map(([, tag = '', inside = '']) => {
    const { action, method = 'get' } = attributesOf(tag);
    return { action: action ?? address, isPost: method === 'post', fields: fieldsOf(inside) };
  });
