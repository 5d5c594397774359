/**
 * Assembles Zalo's Official Account: config → client, access → parse, send, download. Contains none of the core's
 * rules.
 */
import type {
  ChannelAbilities,
  ChannelIdentity,
  GrantingChannel,
  WebhookChannel,
  WebhookVerdict,
} from '../../src/channel/channel.ts';
import type { ChannelContext, ChannelFactory } from '../../src/channel/factory.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import { fieldsOf, parseJson } from '../../src/channel/platform/fields.ts';
import { createDownloader, type DownloadTimes, type Resolve } from '../../src/channel/platform/zalo-files.ts';
import type { AccessTimes } from './access-state.ts';
import { accessTimes, createAccess } from './access-token.ts';
import { type ClientTimes, clientTimes, createClient, type OaAccount } from './client.ts';
import { readConfig, variables, type ZaloOaConfig } from './config.ts';
import { ZaloError } from './errors.ts';
import { beginGrant, finishGrant } from './grant.ts';
import { idOf } from './json.ts';
import { createOAuthClient } from './oauth.ts';
import { channelName, parse } from './parse.ts';
import { pictureMaxBytes } from './picture.ts';
import { maxButtons, textMaxLength } from './render.ts';
import { createSpeaker, documentMaxBytes, documentTypes } from './send.ts';
import { createUploads } from './uploads.ts';
import { readWebhook } from './webhook.ts';

export type ZaloOaChannel = GrantingChannel & WebhookChannel;

const hourMs = 3_600_000;
const freeWindowMs = 48 * hourMs;
const paidWindowMs = 7 * 24 * hourMs;

const ownAbilities: Omit<ChannelAbilities, 'replyWindowMs'> = {
  maxTextLength: textMaxLength,
  maxCaptionLength: textMaxLength,
  maxChoices: maxButtons,
  canSendFiles: { maxBytes: documentMaxBytes, mimeTypes: [...documentTypes.keys()] },
  pictureMaxBytes,
  canReceiveFiles: true,
  canAskContact: true,
  // Zalo's own limit is 4,000 a minute for the whole app, which other accounts may share.
  pace: { perSecond: 10, perConversationPerSecond: 2, conversationBurst: 5, perGroupPerMinute: 10 },
};

/** `stop` must take at most two seconds: open sends get most of it, so that few end with an unknown outcome. */
const stopGraceMs = 1_200;

export interface ZaloOaTimes extends ClientTimes, DownloadTimes, AccessTimes {
  /** One call to the token server. */
  readonly oauthMs: number;
}
export const zaloOaTimes: ZaloOaTimes = {
  ...clientTimes,
  ...accessTimes,
  oauthMs: 20_000,
  idleMs: 15_000,
  downloadMs: 120_000,
};

export const zaloOa: ChannelFactory<ZaloOaConfig> = {
  name: channelName,
  variables,
  readConfig,
  create: (config, context) => createZaloOa(config, context),
};

/**
 * Creates the channel of one ward. Webhooks are accepted from the beginning, with or without access; `start` may be
 * called again after it threw (Zalo unreachable) or after a new grant.
 * @param resolve DNS resolver for downloads; tests use their own
 */
export function createZaloOa(
  config: ZaloOaConfig,
  context: ChannelContext,
  times: ZaloOaTimes = zaloOaTimes,
  resolve?: Resolve,
): ZaloOaChannel {
  const { appId, appSecret, firstRefreshToken, oaId: expectedOaId } = config;
  const client = createClient({
    apiRoot: config.apiRoot,
    provenSecret: config.provesAppSecret ? appSecret : null,
    times,
  });
  const oauth = createOAuthClient({ root: config.oauthRoot, appId, appSecret, limitMs: times.oauthMs });
  const access = createAccess({ oauth, context, appId, firstRefreshToken, expectedOaId, times });
  const downloads = createOpenCalls();
  const download = createDownloader({ mediaHosts: config.mediaHosts, calls: downloads, times, resolve });
  const stopping = new AbortController();
  let account: OaAccount | null = null;
  const accountName = () => account?.name || defaultName;

  const speaker = createSpeaker({
    client,
    access,
    uploads: createUploads(context.now),
    log: context.log,
    accountName,
    contactImageUrl: config.contactImageUrl,
    signal: stopping.signal,
  });

  /** A withdrawal arrives by the same webhook as other events; an app may serve other accounts too. */
  function noticeWithdrawal(verdict: WebhookVerdict): void {
    if (verdict.kind !== 'genuine') return;
    for (const delivery of verdict.deliveries) {
      if (delivery.kind !== 'permission_revoked') continue;
      const whose = idOf(fieldsOf(parseJson(delivery.payload))?.oa_id);
      const ours = access.oaId();
      if (whose !== null && ours !== null && whose !== ours) continue;
      access.withdraw('an administrator of the account took the access away', delivery.occurredAt);
    }
  }

  return {
    name: channelName,
    abilities: { ...ownAbilities, replyWindowMs: config.allowsPaid ? paidWindowMs : freeWindowMs },
    connectName: 'zalo',

    async start() {
      await access.start();
      try {
        account = await access.use((token) => client.getAccount(token));
        if (account.oaId !== null) access.learnAccount(account.oaId);
        warnOfAnotherAccount(account, expectedOaId, context);
      } catch (error) {
        // Without access the channel still receives; the board shows what must be done.
        if (!(error instanceof ZaloError) || error.kind !== 'credentials') throw error;
        context.log.warn({ description: error.details.description }, 'zalo-oa-without-access');
      }
      return identityOf(access.oaId(), appId, accountName());
    },

    async stop() {
      stopping.abort();
      await Promise.all([client.close(stopGraceMs), downloads.close(stopGraceMs), access.stop()]);
    },

    acceptWebhook(request) {
      const verdict = readWebhook(request, config, context.now());
      noticeWithdrawal(verdict);
      return verdict;
    },
    parse: (delivery) => parse(delivery, { oaId: access.oaId() }),
    send: (message) => speaker.send(message),
    download,

    beginGrant: (callbackUrl, state) => beginGrant(config, callbackUrl, state),
    finishGrant: (query, verifier) => finishGrant({ config, oauth, client, access }, query, verifier),
  };
}

/** Used until Zalo returns the account's own name. */
const defaultName = 'Zalo OA';

function warnOfAnotherAccount({ oaId }: OaAccount, expected: string | null, { log }: ChannelContext): void {
  if (expected !== null && oaId !== null && oaId !== expected) log.warn({ oaId }, 'zalo-oa-is-another-account');
}

function identityOf(oaId: string | null, appId: string, displayName: string): ChannelIdentity {
  // Zalo has no start parameter; the fragment shows the code to the person who reads the link.
  const page = `https://zalo.me/${oaId}`;
  return {
    accountId: oaId ?? `app:${appId}`,
    displayName,
    linkTo:
      oaId === null ? null : (startParameter) => (startParameter === undefined ? page : `${page}#${startParameter}`),
  };
}
