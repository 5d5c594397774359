/** A page without the marks that keep its codes in one piece: tests ask what people read. */
export const unmarked = (page: string): string => page.replaceAll(/<span class="code">([^<]*)<\/span>/gu, '$1');

/** The same of an answer that `inject` gave. */
export async function readUnmarked<Answer extends { body: string; readonly headers: object }>(
  asked: Promise<Answer>,
): Promise<Answer> {
  const answer = await asked;
  const { 'content-type': type } = answer.headers as Readonly<Record<string, unknown>>;
  if (String(type).startsWith('text/html')) answer.body = unmarked(answer.body);
  return answer;
}
