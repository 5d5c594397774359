/**
 * The server's memory: the OA, its people, their chats, tokens, uploads. The methods (`methods/`) change it for the
 * program, the world (`world.ts`) changes it for people; nobody else touches it.
 */
import { createAnnouncer } from '../kernel/announcer.ts';
import type { JsonObject } from '../kernel/json.ts';
import { createServerRecord } from '../kernel/record.ts';
import { demoOa, type OaAccount } from './account.ts';
import { createAlarms } from './alarms.ts';
import type { CareAttachment } from './care-message.ts';
import { createOaFaults, type FaultRule } from './fault-script.ts';
import { createGrants } from './grants.ts';
import { createIds, digitsOf } from './ids.ts';
import { createMediaStore, type StoredMedia } from './media.ts';
import { createRepetitions } from './repetitions.ts';
import { createTokens } from './tokens.ts';
import { createUploads } from './uploads.ts';
import { createWebhook } from './webhook.ts';

export interface PlatformOptions {
  /** The platform's time: windows, lives of tokens and codes, webhook retries. */
  readonly now: () => Date;
  readonly account?: Partial<OaAccount>;
  /** The console's callback address; the grant page compares byte for byte. See also `setRedirectUri`. */
  readonly redirectUri?: string;
  /** `appsecret_proof` is switched on in the console (-242). */
  readonly needsProof?: boolean;
  /** The webhook's deadline in real time: 2,000 ms; shorter in tests. */
  readonly answerWithinMs?: number;
  /** How often retries look at the clock, in real time. */
  readonly lookEveryMs?: number;
  /** Takes tokens that an earlier life of this process made, as the demo needs after a restart. */
  readonly knowsEarlierRuns?: boolean;
  readonly faults?: readonly FaultRule[];
}

/**
 * `stranger`: never came near; `open`: may be answered while the window lasts; `left`: unfollowed and silent since;
 * `blocked`: restricts messages.
 */
export type PersonStanding = 'stranger' | 'open' | 'left' | 'blocked';

export interface ChatMessage {
  readonly id: string;
  /** Whose: the person's, the program's, or a colleague's in the OA Manager. */
  readonly from: 'person' | 'oa' | 'staff';
  readonly sentAtMs: number;
  readonly text: string;
  readonly media: StoredMedia | null;
  readonly attachment: CareAttachment | null;
  /** A press on `oa.query.hide`: sent, and not shown. */
  readonly isHidden: boolean;
}

export interface PersonState {
  readonly id: string;
  readonly name: string;
  /** Of the same person for social login. */
  readonly appUserId: string;
  standing: PersonStanding;
  isFollower: boolean;
  lastInteractionMs: number | null;
  readonly messages: ChatMessage[];
}

/** What changed, for those who show or await it. */
export type WorldChange =
  | { readonly kind: 'message'; readonly personId: string; readonly messageId: string }
  /** Standing or window. */
  | { readonly kind: 'chat'; readonly personId: string };

export interface CallRecord {
  readonly verb: string;
  /** `/v3.0/oa/message/cs`, `/v4/oa/access_token` … */
  readonly path: string;
  /** To whom, when the call is about a person. */
  readonly userId: string | null;
  /** As they came; files by name and size, secrets left out. */
  readonly params: JsonObject;
  readonly answer: JsonObject;
}

/** How long the address of a person's picture works, on the platform's clock. */
const mediaLifeMs = 24 * 60 * 60 * 1000;
const usualLookEveryMs = 100;
const usualAnswerWithinMs = 2000;

export type Platform = ReturnType<typeof createPlatform>;

/** A platform with nobody on it; what the options leave out is the demo's account. */
export function createPlatform(options: PlatformOptions) {
  const account: OaAccount = { ...demoOa, ...options.account };
  const ids = createIds();
  let aheadMs = 0;
  const nowMs = () => options.now().getTime() + aheadMs;
  const record = createServerRecord<CallRecord>(() => new Date(nowMs()));
  const violate = (rule: string, detail: string) => record.violation({ rule, detail });
  const alarms = createAlarms(nowMs, options.lookEveryMs ?? usualLookEveryMs);
  const media = createMediaStore({ nowMs, newId: ids.secret, lifeMs: mediaLifeMs });
  return {
    account,
    options,
    people: new Map<string, PersonState>(),
    ids,
    tokens: createTokens({ account, nowMs, run: ids.run, knowsEarlierRuns: options.knowsEarlierRuns ?? false }),
    grants: createGrants(nowMs, ids.secret),
    media,
    uploads: createUploads({ nowMs, newId: ids.secret, keep: (bytes, name) => media.keep(bytes, name).fileId }),
    webhook: createWebhook({
      account,
      answerWithinMs: options.answerWithinMs ?? usualAnswerWithinMs,
      nowMs,
      alarms,
      violate,
    }),
    alarms,
    record,
    /** A rule of the reference that a correct program does not break was broken. */
    violate,
    repetitions: createRepetitions(nowMs),
    script: createOaFaults(options.faults ?? []),
    redirectUri: options.redirectUri ?? '',
    /** `http://127.0.0.1:…/prefix`: the beginning of media addresses. Empty until the server listens. */
    mediaRoot: '',
    /** Times of the calls of the last minute. */
    recentCalls: [] as number[],
    isGranted: true,
    /** Ends what hangs. */
    closing: new AbortController(),
    nowMs,
    /** Moves this world's clock ahead of the one it was given. */
    advance(ms: number) {
      aheadMs += ms;
      alarms.check();
    },
    ...createAnnouncer<WorldChange>(),
  };
}

/** Adds somebody; the same name makes the same id. */
export function createPerson(platform: Platform, name: string, givenId: string | undefined): PersonState {
  const { account, people } = platform;
  const namesakes = [...people.values()].filter((person) => person.name === name).length;
  const id = givenId ?? digitsOf('user', account.oaId, name, String(namesakes));
  const person: PersonState = {
    id,
    name,
    appUserId: digitsOf('user by app', account.appId, id),
    standing: 'stranger',
    isFollower: false,
    lastInteractionMs: null,
    messages: [],
  };
  people.set(id, person);
  return person;
}
