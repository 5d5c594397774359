/** What the page's buttons do: each post is one act of the person who holds the phone. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PageContext } from './context.ts';
import { type Thing, thingWords } from './handset.ts';
import { type NetworkState, networkStates } from './network.ts';
import type { Phone } from './phones.ts';
import { formLimitBytes, readUpload, UploadError } from './upload.ts';

/** The clock's buttons. Anything else would be a typing mistake of centuries. */
const advancesHours: readonly number[] = [1, 24, 72];
const hourMs = 60 * 60 * 1000;

const maxTyped = 50_000;

const string = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const body = (properties: Readonly<Record<string, object>>) => ({
  body: { type: 'object', required: Object.keys(properties), properties },
});

type Done = { readonly queryId?: string } | undefined;
type CarryOut<Body> = (phone: Phone, body: Body, request: FastifyRequest) => void | Done | Promise<void>;

/** One route an act, each with its schema; what the platform refuses is answered 409 with its reason. */
export function registerActions(app: FastifyInstance, context: PageContext): void {
  const { clock } = context.options;
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: formLimitBytes },
    (_request, bytes, done) => done(null, bytes),
  );

  const act = <Body>(name: string, schema: object, carryOut: CarryOut<Body>) =>
    addAct(app, context, name, schema, carryOut);
  act('start', { body: { type: 'object' } }, ({ handset }, { payload }: { payload?: string }) =>
    handset.start(payload || undefined),
  );
  act('text', body({ text: string(maxTyped) }), ({ handset }, { text }: { text: string }) => handset.write(text));
  act(
    'edit',
    body({ messageId: string(64), text: string(4096) }),
    ({ handset }, edit: { messageId: string; text: string }) => handset.edit(edit.messageId, edit.text),
  );
  act(
    'press',
    body({ messageId: string(64), data: string(1000) }),
    ({ handset }, press: { messageId: string; data: string }) => handset.press(press.messageId, press.data),
  );
  act('contact', body({ phoneNumber: string(20) }), ({ handset }, { phoneNumber }: { phoneNumber: string }) =>
    handset.shareContact(phoneNumber),
  );
  act('files', {}, async ({ handset }, bytes: Buffer, request) =>
    handset.sendFiles(readUpload(request.headers['content-type'] ?? '', bytes, await context.samples())),
  );
  act('thing', body({ thing: { enum: Object.keys(thingWords) } }), ({ handset }, { thing }: { thing: Thing }) =>
    handset.sendThing(thing),
  );

  app.post<{ Body: { state: NetworkState } }>(
    '/api/network',
    { schema: body({ state: { enum: networkStates } }) },
    (request, reply) => {
      context.network.set(request.body.state);
      context.send('network', { network: request.body.state });
      return reply.send({ network: request.body.state });
    },
  );

  app.post<{ Body: { hours: number } }>(
    '/api/clock',
    { schema: body({ hours: { enum: advancesHours } }) },
    async (request, reply) => {
      const time = () => ({ now: clock.now().toISOString() });
      await clock.advance(request.body.hours * hourMs, () => context.send('clock', time()));
      context.send('clock', time());
      // Windows for answers close with time, and nobody else would say so.
      for (const { key, handset } of context.phones) context.send('chat', { phone: key, ...handset.facts() });
      return reply.send(time());
    },
  );
}

/** A route of one act of a phone's owner. */
function addAct<Body>(
  app: FastifyInstance,
  { phones, network }: PageContext,
  name: string,
  schema: object,
  carryOut: CarryOut<Body>,
): void {
  app.post<{ Params: { phone: string } }>(`/api/phones/:phone/${name}`, { schema }, async (request, reply) => {
    const phone = phones.find((candidate) => candidate.key === request.params.phone);
    if (!phone) return reply.code(404).send({ error: 'notFound' });
    if (network.state() === 'offline') return reply.code(503).send({ error: 'unreachable' });
    try {
      return reply.send((await carryOut(phone, request.body as Body, request as FastifyRequest)) ?? {});
    } catch (error) {
      if (error instanceof UploadError) return reply.code(413).send({ error: error.problem, file: error.file });
      request.log.warn({ err: error, phone: phone.key, act: name }, 'the simulator refused an act');
      return reply.code(409).send({ error: 'refused', detail: error instanceof Error ? error.message : '' });
    }
  });
}
