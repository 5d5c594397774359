/** Whose business a question is, when it is not the ward's. */
/** The first line names the body, the others say how it is reached; nothing is made up where they are missing. */

export function readRedirect(text: string): { readonly body: string; readonly contact: string } {
  const [body = '', ...rest] = text.trim().split('\n');
  const contact = rest
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ');
  return { body: body.trim(), contact };
}
