/** The Zalo bot's variables. PURE: reads the given environment and reports all problems at once, by name. */
import type { ChannelConfig, Environment } from '../../src/channel/factory.ts';
import { hostsOf, ofWard, readAddress, readRoot } from '../../src/channel/platform/variables.ts';

/** All variables that `readConfig` reads for a ward. */
export const variables = [
  'ZALO_BOT_TOKEN',
  'ZALO_BOT_API_ROOT',
  'ZALO_BOT_LINK',
  'ZALO_BOT_MODE',
  'ZALO_BOT_NAME',
  'ZALO_BOT_WEBHOOK_SECRET',
  'ZALO_MEDIA_HOSTS',
] as const;

const officialApiRoot = 'https://bot-api.zaloplatforms.com';

/** `<digits>:<secret>`; it is part of addresses, so characters that would end a path are excluded. */
const tokenShape = /^\d{2,24}:[^\s/?#%:]{3,256}$/;
/** Accepted by setWebhook and allowed in a header. The derived secret is longer. */
const secretShape = /^[\x21-\x7e]{8,256}$/;
const hostShape = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/;

export interface ZaloBotConfig {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly receive: ZaloBotReceive;
  /** Additional hosts from which attachments may be fetched, also by http, on any port, or as IP addresses. */
  readonly mediaHosts: readonly string[];
  /** The name that people see, and mention in groups; getMe does not return it. */
  readonly botName: string | null;
  /** Address that opens a chat with the bot, as shown on the bot's page in Zalo. */
  readonly link: string | null;
}

export type ZaloBotReceive =
  | { readonly mode: 'polling' }
  /** `secret` null: derived from the ward's key when the channel is created. */
  | { readonly mode: 'webhook'; readonly secret: string | null };

/** The public half of the token; it identifies the bot before getMe has answered. */
export const accountOf = (token: string): string => token.slice(0, token.indexOf(':'));

/** Zalo calls only https addresses with a publicly resolvable name. */
function isPublicHttps(text: string | undefined): boolean {
  const url = text === undefined ? null : readAddress(text);
  if (url?.protocol !== 'https:') return false;
  const { hostname } = url;
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return false;
  return hostname.includes('.') && !/\.(localhost|local|internal|test|invalid|lan|home|arpa)$/.test(hostname);
}

/**
 * @param ward slug of the ward, e.g. `le-dai-hanh`
 * @returns `off` without a token; `wrong` names variables, never their values
 */
export function readConfig(env: Environment, ward: string): ChannelConfig<ZaloBotConfig> {
  const token = ofWard(env, ward, 'ZALO_BOT_TOKEN');
  if (!token) return { kind: 'off' };

  const problems: string[] = [];
  if (!tokenShape.test(token.value)) {
    problems.push(`${token.name} does not look like a bot's token (digits, a colon, letters)`);
  }

  const apiRoot = readRoot(ofWard(env, ward, 'ZALO_BOT_API_ROOT'), officialApiRoot, problems);

  const secret = ofWard(env, ward, 'ZALO_BOT_WEBHOOK_SECRET');
  if (secret && !secretShape.test(secret.value)) {
    problems.push(`${secret.name} must have 8 to 256 characters, visible ASCII only`);
  }
  const receive = readReceive(env, ward, apiRoot === officialApiRoot, secret?.value ?? null, problems);

  const hosts = ofWard(env, ward, 'ZALO_MEDIA_HOSTS');
  const mediaHosts = hostsOf(hosts?.value ?? null);
  if (!mediaHosts.every((host) => hostShape.test(host))) {
    problems.push(`${hosts?.name} must be host names or IP addresses without port, separated by commas`);
  }

  const link = ofWard(env, ward, 'ZALO_BOT_LINK');
  if (link && readAddress(link.value) === null) problems.push(`${link.name} must be an http(s) address`);

  if (problems.length > 0) return { kind: 'wrong', problems };
  const botName = ofWard(env, ward, 'ZALO_BOT_NAME')?.value.normalize('NFC') ?? null;
  return {
    kind: 'on',
    config: { token: token.value, apiRoot, receive, mediaHosts, botName, link: link?.value ?? null },
  };
}

function readReceive(
  env: Environment,
  ward: string,
  isOfficial: boolean,
  secret: string | null,
  problems: string[],
): ZaloBotReceive {
  const publicUrl = env.PUBLIC_URL?.trim() || undefined;
  const wish = ofWard(env, ward, 'ZALO_BOT_MODE');
  const mode = wish?.value ?? (isPublicHttps(publicUrl) ? 'webhook' : 'polling');
  if (mode === 'polling') return { mode };
  if (mode !== 'webhook') problems.push(`${wish?.name} must be "polling" or "webhook"`);
  else if (!publicUrl) problems.push(`PUBLIC_URL is missing; ${wish?.name} "webhook" needs it`);
  else if (!readAddress(publicUrl)) problems.push('PUBLIC_URL must be an http(s) address');
  else if (isOfficial && !isPublicHttps(publicUrl)) {
    problems.push(
      `PUBLIC_URL must be https with a public host name, because Zalo calls no other addresses; or set ${wish?.name} to "polling"`,
    );
  }
  return { mode: 'webhook', secret };
}
