/** Telegram's variables. PURE: reads the given environment and reports all problems at once, by name. */
import type { ChannelConfig, Environment } from '../../src/channel/factory.ts';
import { ofWard, readAddress, readRoot } from '../../src/channel/platform/variables.ts';

/** All variables that `readConfig` reads for a ward. */
export const variables = ['TELEGRAM_TOKEN', 'TELEGRAM_API_ROOT', 'TELEGRAM_MODE', 'TELEGRAM_WEBHOOK_SECRET'] as const;

const officialApiRoot = 'https://api.telegram.org';

/** `<bot id>:<secret>`; BotFather gives 35 characters, self-hosted and test servers may give fewer. */
const tokenShape = /^[1-9]\d{2,19}:[A-Za-z0-9_-]{3,256}$/;
const secretShape = /^[A-Za-z0-9_-]{1,256}$/;
/** Telegram allows a single character, which can be guessed. */
const secretMinLength = 32;

export interface TelegramConfig {
  readonly token: string;
  /** Without a trailing slash. Files are downloaded from the same root. */
  readonly apiRoot: string;
  readonly receive: TelegramReceive;
}

export type TelegramReceive =
  | { readonly mode: 'polling' }
  /** `secret` null: derived from the ward's key when the channel is created. */
  | { readonly mode: 'webhook'; readonly secret: string | null };

/** The bot's account id, which is the public half of its token. */
export function botIdOf(token: string): number {
  return Number(token.slice(0, token.indexOf(':')));
}

/**
 * @param ward slug of the ward, e.g. `le-dai-hanh`
 * @returns `off` without a token; `wrong` names variables, never their values
 */
export function readConfig(env: Environment, ward: string): ChannelConfig<TelegramConfig> {
  const token = ofWard(env, ward, 'TELEGRAM_TOKEN');
  if (!token) return { kind: 'off' };

  const problems: string[] = [];
  if (!tokenShape.test(token.value)) {
    problems.push(`${token.name} does not look like a bot's token (digits, a colon, letters)`);
  }

  const apiRoot = readRoot(ofWard(env, ward, 'TELEGRAM_API_ROOT'), officialApiRoot, problems);

  const publicUrl = env.PUBLIC_URL?.trim();
  const wish = ofWard(env, ward, 'TELEGRAM_MODE');
  const mode = wish?.value ?? (publicUrl ? 'webhook' : 'polling');
  if (mode !== 'polling' && mode !== 'webhook') problems.push(`${wish?.name} must be "polling" or "webhook"`);
  if (mode === 'webhook' && !publicUrl) {
    problems.push(`PUBLIC_URL is missing; ${wish?.name ?? 'TELEGRAM_MODE'} "webhook" needs it`);
  } else if (mode === 'webhook' && publicUrl && !readAddress(publicUrl)) {
    problems.push('PUBLIC_URL must be an http(s) address');
  }

  const secret = ofWard(env, ward, 'TELEGRAM_WEBHOOK_SECRET');
  if (secret && !secretShape.test(secret.value)) {
    problems.push(`${secret.name} may contain only A-Z a-z 0-9 _ - and at most 256 characters`);
  } else if (secret && secret.value.length < secretMinLength) {
    problems.push(`${secret.name} is too short; at least ${secretMinLength} characters`);
  }

  if (problems.length > 0) return { kind: 'wrong', problems };
  return {
    kind: 'on',
    config: {
      token: token.value,
      apiRoot,
      receive: mode === 'webhook' ? { mode: 'webhook', secret: secret?.value ?? null } : { mode: 'polling' },
    },
  };
}
