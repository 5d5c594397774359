/** Removes the markup that keeps codes on one line, so that tests can compare the text that people read. */
export const withoutCodeMarkup = (page: string): string =>
  page.replaceAll(/<span class="code">([^<]*)<\/span>/gu, '$1');

/** Applies the same to a response of `inject`. */
export async function readUnmarked<Answer extends { body: string; readonly headers: object }>(
  asked: Promise<Answer>,
): Promise<Answer> {
  const answer = await asked;
  const { 'content-type': type } = answer.headers as Readonly<Record<string, unknown>>;
  if (String(type).startsWith('text/html')) answer.body = withoutCodeMarkup(answer.body);
  return answer;
}
