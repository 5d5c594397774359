/** The page with the phones, as a Fastify plugin with the prefix `/simulator`. */
import type { FastifyPluginAsync } from 'fastify';
import { imageType } from '../kernel/image.ts';
import { registerActions } from './actions.ts';
import { readAssets } from './assets.ts';
import type { PageContext, SamplePhoto, SimulatorPageOptions } from './context.ts';
import { createEventStream } from './event-stream.ts';
import { addHeaders, refuseForeignPosts } from './guard.ts';
import { createNetwork } from './network.ts';
import { createPhones, phoneState } from './phones.ts';

/** Creates the plugin. It subscribes to the phones' chats until the server closes. */
export function simulatorPage(options: SimulatorPageOptions): FastifyPluginAsync {
  return async (app) => {
    const assets = await readAssets();
    const phones = createPhones(options.phones, options);
    const time = () => ({ now: options.clock.now().toISOString() });
    const stream = createEventStream(() => ({ event: 'clock', data: time() }));
    let asked: Promise<readonly SamplePhoto[]> | null = null;
    const samples = () => {
      asked ??= options.samplePhotos();
      return asked;
    };
    const network = createNetwork(options);
    const context: PageContext = { options, phones, samples, network, send: stream.send };

    app.addHook('onRequest', addHeaders);
    app.addHook('onRequest', refuseForeignPosts);
    const subscriptions = phones.map(({ key, handset }) =>
      handset.subscribe(({ event, data }) => {
        // Messages to an offline phone appear when it is online again: the page then requests its whole state.
        if (network.state() !== 'offline') stream.send(event, { phone: key, ...data });
      }),
    );
    app.addHook('preClose', async () => {
      for (const unsubscribe of subscriptions) unsubscribe();
      stream.close();
    });

    const html = assets.get('index.html')?.bytes.toString('utf8').replaceAll('%BASE%', app.prefix) ?? '';
    app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(html));

    app.get<{ Params: { name: string } }>('/assets/:name', (request, reply) => {
      const asset = assets.get(request.params.name);
      return asset ? reply.type(asset.type).send(asset.bytes) : reply.code(404).send({ error: 'notFound' });
    });

    app.get('/api/state', async (_request, reply) => {
      const { wardName, portalUrl, boardUrl } = options;
      return reply.send({
        wardName,
        portalUrl,
        boardUrl,
        ...time(),
        network: network.state(),
        phones: phones.map(phoneState),
        samples: (await samples()).map(({ name, label }) => ({ name, label })),
      });
    });

    app.get('/api/events', (_request, reply) => stream.join(reply));

    app.get<{ Params: { phone: string; fileId: string } }>('/api/files/:phone/:fileId', (request, reply) => {
      const phone = phones.find((candidate) => candidate.key === request.params.phone);
      const file = phone?.handset.file(request.params.fileId) ?? null;
      if (!file) return reply.code(404).send({ error: 'notFound' });
      // An uploaded file that is not a picture is never displayed inside the page.
      if (!file.mimeType.startsWith('image/')) reply.header('content-disposition', 'attachment');
      return reply.type(file.mimeType).header('cache-control', 'private, max-age=3600').send(Buffer.from(file.bytes));
    });

    app.get<{ Params: { index: string } }>('/api/samples/:index', async (request, reply) => {
      const sample = (await samples())[Number(request.params.index)];
      if (!sample) return reply.code(404).send({ error: 'notFound' });
      return reply
        .type(imageType(sample.bytes))
        .header('cache-control', 'max-age=3600')
        .send(Buffer.from(sample.bytes));
    });

    registerActions(app, context);
  };
}
