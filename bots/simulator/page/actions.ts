/** What the page's buttons do: each post is one act of the person who holds the phone. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Phone, whereOf } from './phones.ts';
import type { PageContext } from './plugin.ts';
import { FORM_LIMIT_BYTES, readUpload, UploadError } from './upload.ts';

/** The clock's buttons. Anything else would be a typing mistake of centuries. */
const ADVANCES_HOURS: readonly number[] = [1, 24, 72];
const HOUR_MS = 60 * 60 * 1000;

const MAX_TYPED = 50_000;

const string = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const body = (properties: Readonly<Record<string, object>>) => ({
  body: { type: 'object', required: Object.keys(properties), properties },
});

export function registerActions(app: FastifyInstance, context: PageContext): void {
  const { telegram, clock } = context.options;
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: FORM_LIMIT_BYTES },
    (_request, bytes, done) => done(null, bytes),
  );

  act('start', { body: { type: 'object' } }, (phone, { payload }: { payload?: string }) =>
    telegram.start(phone.personId, payload || undefined, whereOf(phone)),
  );
  act('text', body({ text: string(MAX_TYPED) }), (phone, { text }: { text: string }) =>
    telegram.sendText(phone.personId, text, whereOf(phone)),
  );
  act(
    'edit',
    body({ messageId: { type: 'integer' }, text: string(4096) }),
    (phone, { messageId, text }: { messageId: number; text: string }) => {
      telegram.editText(phone.personId, messageId, text, whereOf(phone));
      return {};
    },
  );
  // The screen may be a moment older than the message: what was on it is what a press sends, as in the real app.
  act(
    'press',
    body({ messageId: { type: 'integer' }, data: string(64) }),
    (phone, { messageId, data }: { messageId: number; data: string }) =>
      telegram.forgePress(phone.personId, messageId, data, whereOf(phone)),
  );
  act('contact', body({ phoneNumber: string(20) }), (phone, { phoneNumber }: { phoneNumber: string }) => {
    const contact = { phone_number: phoneNumber, first_name: phone.name, user_id: phone.personId };
    return telegram.sendContent(phone.personId, { contact }, whereOf(phone));
  });
  act('files', {}, async (phone, bytes: Buffer, request) => {
    const upload = readUpload(request.headers['content-type'] ?? '', bytes, await context.samples());
    const where = whereOf(phone);
    if (upload.photos.length > 0) telegram.sendPhotos(phone.personId, upload.photos, upload.caption, where);
    upload.documents.forEach((file, index) => {
      const hasCaption = upload.photos.length === 0 && index === 0;
      telegram.sendDocument(phone.personId, file, hasCaption ? upload.caption : '', where);
    });
    return {};
  });

  app.post<{ Body: { hours: number } }>(
    '/api/clock',
    { schema: body({ hours: { enum: ADVANCES_HOURS } }) },
    (request, reply) => {
      clock.advance(request.body.hours * HOUR_MS);
      const time = { now: clock.now().toISOString() };
      context.send('clock', time);
      return reply.send(time);
    },
  );

  function act<Body>(
    name: string,
    schema: object,
    carryOut: (phone: Phone, body: Body, request: FastifyRequest) => unknown,
  ): void {
    app.post<{ Params: { phone: string } }>(`/api/phones/:phone/${name}`, { schema }, async (request, reply) => {
      const phone = context.phones.find((candidate) => candidate.key === request.params.phone);
      if (!phone) return reply.code(404).send({ error: 'notFound' });
      try {
        return reply.send(await carryOut(phone, request.body as Body, request as FastifyRequest));
      } catch (error) {
        if (error instanceof UploadError) return reply.code(413).send({ error: error.problem, file: error.file });
        request.log.warn({ err: error, phone: phone.key, act: name }, 'the simulator refused an act');
        return reply.code(409).send({ error: 'refused', detail: error instanceof Error ? error.message : '' });
      }
    });
  }
}
