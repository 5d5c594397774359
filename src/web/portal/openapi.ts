/** The JSON API as OpenAPI 3.1. The routes use the same limits, and a test checks real answers against these schemas. */
import type { Site } from './site.ts';

export const limits = { defaultItems: 20, maxItems: 100, words: 200 } as const;

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const pixels = { type: 'integer', minimum: 1 } as const;

const object = <Properties extends Readonly<Record<string, unknown>>>(properties: Properties) =>
  ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false }) as const;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const listOf = (name: string) =>
  object({
    items: { type: 'array', items: ref(name), maxItems: limits.maxItems },
    next: { type: ['string', 'null'], description: 'Give it as `cursor` to go on; null: there is no more.' },
  });

const schemas = {
  PhotoSource: object({
    url: { type: 'string', format: 'uri-reference' },
    width: pixels,
    type: { type: 'string', enum: ['image/webp', 'image/jpeg'] },
  }),
  Photo: object({
    alt: {
      ...text,
      description: 'What it shows: as somebody described it, its caption, else its number and the title.',
    },
    width: pixels,
    height: pixels,
    sources: { type: 'array', items: ref('PhotoSource') },
  }),
  File: object({
    url: { type: 'string', format: 'uri-reference' },
    name: text,
    type: { type: 'string', enum: ['pdf', 'docx', 'xlsx'] },
    sizeBytes: { type: 'integer', minimum: 0 },
    pages: { type: ['integer', 'null'], minimum: 1, description: 'Of a PDF.' },
    picture: { type: ['string', 'null'], format: 'uri-reference', description: 'First page of a PDF, as WebP.' },
  }),
  Correction: object({ at: instant, note: text }),
  Article: object({
    code: { ...text, description: 'What people say aloud; stays the same for good.' },
    slug: { ...text, description: 'Last part of the page’s address; stays the same for good.' },
    title: text,
    summary: { ...text, description: 'How it begins; of an answer the question, whole.' },
    html: { ...text, description: 'Paragraphs, escaped: `<p>` is the only tag. Of an answer without the question.' },
    category: { ...text, description: 'news, document, conference, statistics, answer or other.' },
    section: { ...text, description: 'Slug of a section.' },
    publishedAt: instant,
    updatedAt: instant,
    eventOn: { type: ['string', 'null'], format: 'date', description: 'The day it is about, in the ward.' },
    authors: texts,
    photographers: texts,
    source: text,
    photos: { type: 'array', items: ref('Photo') },
    corrections: { type: 'array', items: ref('Correction') },
    files: { type: 'array', items: ref('File') },
    documentNumber: { type: ['string', 'null'], description: 'Of a document that was issued; `eventOn` is its day.' },
    signer: { type: ['string', 'null'], description: 'Who signed the document or the answer.' },
  }),
  ArticleList: listOf('Article'),
  Section: object({ slug: text, name: text, articles: { type: 'integer', minimum: 0 } }),
  SectionList: listOf('Section'),
  Problem: object({
    error: object({ code: text, message: { ...text, description: 'For people: what would help.' } }),
  }),
} as const;

const inQuery = (name: string, schema: object, description: string) => ({
  name,
  in: 'query',
  required: false,
  schema,
  description,
});

const paging = [
  inQuery(
    'limit',
    { type: 'integer', minimum: 1, maximum: limits.maxItems, default: limits.defaultItems },
    'Items in the answer.',
  ),
  inQuery('cursor', text, '`next` of the answer before.'),
];

const answerOf = (description: string, schema: string) => ({
  description,
  content: { 'application/json': { schema: ref(schema) } },
});

const get = (
  summary: string,
  schema: string,
  parameters: readonly object[],
  problems: Readonly<Record<string, string>>,
) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: answerOf(summary, schema),
      ...Object.fromEntries(Object.entries(problems).map(([status, why]) => [status, answerOf(why, 'Problem')])),
    },
  },
});

const badPaging = { 400: '`limit` or `cursor` can’t be used.' };

/** The description for one ward's portal, with its own address as the server. */
export function openApi(site: Site) {
  const root = (site.publicLinks ?? site.links).front().replace(/(?<=.)\/$/, '');
  return {
    openapi: '3.1.0',
    info: {
      title: site.translate('portal-site-name', { ward: site.ward.fullName }),
      version: '1',
      description: 'Read only, open to every site. Newest first. Answers carry an ETag: ask again with If-None-Match.',
    },
    servers: [{ url: root }],
    paths: {
      '/api/v1/articles': get(
        'Published items.',
        'ArticleList',
        [
          inQuery('section', text, 'Slug of a section.'),
          inQuery('category', text, 'news, document, conference, statistics, answer or other.'),
          ...paging,
        ],
        badPaging,
      ),
      '/api/v1/articles/{slug}': get(
        'One published item.',
        'Article',
        [{ name: 'slug', in: 'path', required: true, schema: text }],
        { 404: 'There is no such item.', 410: 'It was taken down.' },
      ),
      '/api/v1/documents': get('Documents of the ward.', 'ArticleList', paging, badPaging),
      '/api/v1/questions': get('Questions of citizens, answered.', 'ArticleList', paging, badPaging),
      '/api/v1/sections': get('Sections, in the order of the menu.', 'SectionList', [], {}),
      '/api/v1/search': get(
        'Search, with or without diacritics, one typo allowed: all words first, then most of them; titles first.',
        'ArticleList',
        [
          { name: 'q', in: 'query', required: true, schema: { type: 'string', minLength: 1, maxLength: limits.words } },
          ...paging,
        ],
        { 400: '`q` is missing or too long, or `limit` or `cursor` can’t be used.' },
      ),
    },
    components: { schemas },
  } as const;
}
