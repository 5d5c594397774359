/** `/board/sections`: pages of the portal with their owners and freshness; the office edits them here. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refused } from '../../domain/decision.ts';
import { longestCaption } from '../../domain/section/section-file.ts';
import { longestSectionText, mayEditSections } from '../../domain/section/section-page.ts';
import { cleanText } from '../../domain/text/normalize.ts';
import { publicationOfSection } from '../../outbox/publish-section.ts';
import { readWard } from '../../reading/looking.ts';
import { findSection, listSections, type SectionSheet } from '../../reading/sections.ts';
import { uploadedFile } from '../../usecases/link/upload.ts';
import { addSectionFiles } from '../../usecases/section/add-files.ts';
import { saveSection } from '../../usecases/section/save.ts';
import { filesMs, readForm } from '../kit/form.ts';
import type { Markup } from '../kit/html.ts';
import { acting, type Opener } from '../kit/page-registry.ts';
import type { Links } from '../portal/link.ts';
import { sectionBody } from '../portal/section-page.ts';
import type { Article } from '../portal/site.ts';
import { contextOf } from '../signed/page-context.ts';
import { type Desk, forBoard, type Handler, type Signed } from './desk.ts';
import { type SectionForm, sectionFormPage, sectionsPage } from './section-pages.ts';

const forEditors: Opener = { by: 'session', roles: ['office', 'deputy', 'standingDeputy', 'head'] };

interface SectionViews {
  readonly sheetOf: (signed: Signed, request: FastifyRequest) => Promise<SectionSheet | null>;
  readonly show: (signed: Signed, reply: FastifyReply, form: SectionForm, status?: number) => FastifyReply;
}

/** Registers the list, each page's form, and the upload of files; 404 for a page that the ward does not have. */
export function sectionRoutes(app: FastifyInstance, desk: Desk): void {
  const { reader, now } = desk.options;
  const sheetOf = ({ runtime }: Signed, request: FastifyRequest): Promise<SectionSheet | null> =>
    readWard(reader, runtime.ward, now(), (looking) => findSection(looking, (request.params as { slug: string }).slug));
  const show = (signed: Signed, reply: FastifyReply, form: SectionForm, status = 200) =>
    desk.answer(signed, reply, (say) => sectionFormPage(say, signed.runtime.publicUrl, form), status);
  const notFound = (signed: Signed, reply: FastifyReply) => desk.notFound(signed, reply);

  desk.get(app, '/board/sections', forBoard, async (signed, _request, reply) => {
    const lines = await readWard(reader, signed.runtime.ward, now(), listSections);
    return desk.answer(signed, reply, (say) => sectionsPage(say, lines));
  });
  desk.get(app, '/board/sections/:slug', forBoard, async (signed, request, reply) => {
    const sheet = await sheetOf(signed, request);
    if (!sheet) return notFound(signed, reply);
    const isSaved = (request.query as { xong?: unknown }).xong !== undefined;
    const mayEdit = mayEditSections(signed.person);
    const asPublic = mayEdit ? null : asPublicOf(desk, signed, sheet, sheet.text);
    return show(signed, reply, {
      ...{ sheet, text: sheet.text, mayEdit, isSaved },
      ...{ asPublic, theirs: null, problems: [] },
    });
  });
  desk.post(app, '/board/sections/:slug', forEditors, ['section-edited'], save);
  app.post(
    '/board/sections/:slug/files',
    { config: { ...acting(forEditors, 'section-edited').config, patienceMs: filesMs } },
    desk.forSigned(forEditors, addFiles(desk, { sheetOf, show })),
  );

  async function save(signed: Signed, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { runtime, person } = signed;
    const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const text = cleanText(typeof fields.text === 'string' ? fields.text : '');
    const before = await sheetOf(signed, request);
    if (!before) return notFound(signed, reply);
    const form = { text, mayEdit: true, isSaved: false, asPublic: null, theirs: null, problems: [] };
    if (fields.do === 'preview' && text.length <= longestSectionText)
      return show(signed, reply, { ...form, sheet: before, asPublic: asPublicOf(desk, signed, before, text) });

    const saved = await desk.options.unitOfWork.run(runtime.ward.id, (stores) =>
      saveSection(runtime.openUnit(stores, `board:${desk.options.newToken()}`), person, {
        ...{ slug: before.slug, text, seen: Number(fields.seen) || 0 },
      }),
    );
    switch (saved.kind) {
      case 'saved':
      case 'offered':
        return reply.redirect(`/board/sections/${before.slug}?xong=1`, 303);
      case 'stale':
        // The page keeps the other person's text, the typed text stays in the field, and sending again decides.
        return show(signed, reply, { ...form, sheet: before, theirs: saved.newest.text }, 409);
      case 'refused':
        return show(signed, reply, { ...form, sheet: before, problems: saved.issues }, 422);
    }
  }
}

/** The preview with the page's own pictures and documents; files that are still being checked are not shown. */
function asPublicOf(desk: Desk, signed: Signed, sheet: SectionSheet, text: string): Markup | null {
  const at = desk.wardOf(signed);
  const { shown, now } = desk.options;
  const { ward } = signed.runtime;
  const chosen = ward.pages.find(({ slug }) => slug === sheet.slug);
  if (!at || !shown || !chosen) return null;
  const { site, document, documentPicture } = contextOf(shown, at, signed.person.locale);
  const typed = { slug: sheet.slug, version: sheet.version, text, by: signed.person.id, at: now() };
  const written: Article = { ...publicationOfSection({ ward }, typed, sheet.files), slug: '', html: '' };
  const kinds = new Map(written.files.map(({ hash, kind }) => [hash, kind]));
  const links: Links = {
    ...site.links,
    file: (hash) => document(hash, kinds.get(hash) ?? 'pdf'),
    firstPage: documentPicture,
  };
  const read = sheet.files.flatMap((file) =>
    file.kind === 'document' && file.fate.state === 'stored' ? [[file.fate.hash, file.text] as const] : [],
  );
  return sectionBody({ ...site, links }, chosen, written, new Map(read));
}

/** Adds files to the current page, because their upload may have taken minutes. */
const addFiles =
  (desk: Desk, { sheetOf, show }: SectionViews): Handler =>
  async (signed, request, reply) => {
    const uploads = desk.options.shown?.uploads;
    const sheet = uploads && (await sheetOf(signed, request));
    if (!sheet) return desk.notFound(signed, reply);
    const form = await readForm(request, uploads);
    const said = (name: string): string => form.field(name).trim().slice(0, longestCaption);
    const files = form.files.map(uploadedFile);
    const saved =
      files.length === 0
        ? { kind: 'refused' as const, ...refused('issue-section-no-files') }
        : await desk.inUnit(signed, (unit) =>
            addSectionFiles(unit, signed.person, {
              ...{ slug: sheet.slug, files, caption: said('caption'), description: said('description') },
            }),
          );
    if (saved.kind === 'saved' && form.refused.length === 0)
      return reply.redirect(`/board/sections/${sheet.slug}?xong=1`, 303);
    if (saved.kind === 'refused') for (const { id } of form.files) await uploads.forget(id);
    const now = (await sheetOf(signed, request)) ?? sheet;
    const unread = form.refused.flatMap(({ name, why }) => refused('issue-section-file', { name, why }).issues);
    return show(
      signed,
      reply,
      {
        ...{
          sheet: now,
          text: now.text,
          mayEdit: true,
          isSaved: saved.kind === 'saved',
          asPublic: null,
          theirs: null,
        },
        problems: [...(saved.kind === 'refused' ? saved.issues : []), ...unread],
      },
      422,
    );
  };
