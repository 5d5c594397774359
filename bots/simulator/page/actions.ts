/** Actions of the page's buttons: each POST is one act of the phone's owner. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PageContext } from './context.ts';
import { type Handset, type Thing, thingWords } from './handset.ts';
import { type NetworkState, networkStates } from './network.ts';
import { formLimitBytes, readUpload, UploadError } from './upload.ts';

/** Steps of the clock's buttons. Other values are refused, because a typing mistake could skip centuries. */
const advancesHours: readonly number[] = [1, 24, 72];
const hourMs = 60 * 60 * 1000;

const maxTyped = 50_000;

const string = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const body = (properties: Readonly<Record<string, object>>) => ({
  body: { type: 'object', required: Object.keys(properties), properties },
});

type Done = { readonly queryId?: string } | undefined;
/** One act of a phone's owner: the schema of its body, and its effect. */
interface PhoneAct<Body> {
  readonly schema: object;
  carryOut(handset: Handset, body: Body, request: FastifyRequest, context: PageContext): void | Done | Promise<void>;
}
const act = <Body>(schema: object, carryOut: PhoneAct<Body>['carryOut']): PhoneAct<never> => ({ schema, carryOut });

const messageId = string(64);
const acts: Readonly<Record<string, PhoneAct<never>>> = {
  start: act<{ payload?: string }>({ body: { type: 'object' } }, (handset, { payload }) =>
    handset.start(payload || undefined),
  ),
  text: act<{ text: string }>(body({ text: string(maxTyped) }), (handset, { text }) => handset.write(text)),
  edit: act<{ messageId: string; text: string }>(body({ messageId, text: string(4096) }), (handset, edit) =>
    handset.edit(edit.messageId, edit.text),
  ),
  press: act<{ messageId: string; data: string }>(body({ messageId, data: string(1000) }), (handset, press) =>
    handset.press(press.messageId, press.data),
  ),
  contact: act<{ phoneNumber: string }>(body({ phoneNumber: string(20) }), (handset, { phoneNumber }) =>
    handset.shareContact(phoneNumber),
  ),
  thing: act<{ thing: Thing }>(body({ thing: { enum: Object.keys(thingWords) } }), (handset, { thing }) =>
    handset.sendThing(thing),
  ),
  files: act<Buffer>({}, async (handset, bytes, { headers }, { samples }) =>
    handset.sendFiles(readUpload(headers['content-type'] ?? '', bytes, await samples())),
  ),
};

/** One route per act, with its schema; if the platform refuses the act, the answer is 409 with the reason. */
export function registerActions(app: FastifyInstance, context: PageContext): void {
  const { clock } = context.options;
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: formLimitBytes },
    (_request, bytes, done) => done(null, bytes),
  );
  for (const [name, each] of Object.entries(acts)) addAct(app, context, name, each);

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
      // Reply windows close with time, which no other event reports.
      for (const { key, handset } of context.phones) context.send('chat', { phone: key, ...handset.facts() });
      return reply.send(time());
    },
  );
}

function addAct(app: FastifyInstance, context: PageContext, name: string, { schema, carryOut }: PhoneAct<never>): void {
  const { phones, network } = context;
  app.post<{ Params: { phone: string } }>(`/api/phones/:phone/${name}`, { schema }, async (request, reply) => {
    const phone = phones.find((candidate) => candidate.key === request.params.phone);
    if (!phone) return reply.code(404).send({ error: 'notFound' });
    if (network.state() === 'offline') return reply.code(503).send({ error: 'unreachable' });
    try {
      return reply.send((await carryOut(phone.handset, request.body as never, request, context)) ?? {});
    } catch (error) {
      if (error instanceof UploadError) return reply.code(413).send({ error: error.problem, file: error.file });
      request.log.warn({ err: error, phone: phone.key, act: name }, 'the simulator rejected an action');
      return reply.code(409).send({ error: 'refused', detail: error instanceof Error ? error.message : '' });
    }
  });
}
