/**
 * How another site (the ward's existing one, the province's portal) shows a ward's items: in Node or in a browser, without a
 * library. Asked again, what did not change costs an answer without a body (304).
 *
 *     node docs/api-client.mjs https://donglac.example
 */

/**
 * The newest items, page by page.
 * @param site where the portal is read, without a trailing slash
 * @param kept answers of before, by address; the same map is given each time
 */
export async function readArticles(site, { fetch = globalThis.fetch, kept = new Map(), most = 100, size = 50 } = {}) {
  const items = [];
  let cursor = null;
  do {
    const address = `${site}/api/v1/articles?${new URLSearchParams({ limit: size, ...(cursor && { cursor }) })}`;
    const before = kept.get(address);
    const answer = await fetch(address, { headers: before ? { 'if-none-match': before.etag } : {} });
    if (answer.status !== 304 && !answer.ok) throw new Error((await answer.json()).error.message);
    const page = answer.status === 304 ? before.page : await answer.json();
    kept.set(address, { etag: answer.headers.get('etag'), page });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && items.length < most);
  return items.slice(0, most);
}

/** One item; null when it was taken down or never there: then the other site takes it off too. */
export async function readArticle(site, slug, { fetch = globalThis.fetch } = {}) {
  const answer = await fetch(`${site}/api/v1/articles/${encodeURIComponent(slug)}`);
  if (answer.status === 410 || answer.status === 404) return null;
  if (!answer.ok) throw new Error((await answer.json()).error.message);
  return answer.json();
}

const [, file, site] = globalThis.process?.argv ?? [];
if (site && import.meta.url.endsWith(encodeURI(file.split('/').at(-1))))
  for (const { publishedAt, title } of await readArticles(site, { most: 20 })) console.log(publishedAt, title);
