/**
 * The server's state: the OA, its people, their chats, tokens and uploads. The methods (`methods.ts`) change it for the
 * program, the world (`world.ts`) for people; no other code does.
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
  /** The platform's time: reply windows, lifetimes of tokens and codes, webhook retries. */
  readonly now: () => Date;
  readonly account?: Partial<OaAccount>;
  /** The console's callback address; the grant page compares it byte for byte. See also `setRedirectUri`. */
  readonly redirectUri?: string;
  /** `appsecret_proof` is required by the console (-242). */
  readonly needsProof?: boolean;
  /** The webhook's deadline in real time: 2,000 ms; shorter in tests. */
  readonly answerWithinMs?: number;
  /** How often retries check the clock, in real time. */
  readonly lookEveryMs?: number;
  /** Accepts tokens from an earlier run of this process, as the demo needs after a restart. */
  readonly knowsEarlierRuns?: boolean;
  readonly faults?: readonly FaultRule[];
}

/**
 * `stranger`: no contact yet; `open`: may be answered while the window lasts; `left`: unfollowed and silent since;
 * `blocked`: blocks messages.
 */
export type PersonStanding = 'stranger' | 'open' | 'left' | 'blocked';

export interface ChatMessage {
  readonly id: string;
  /** The author: the person, the program, or a colleague in the OA Manager. */
  readonly from: 'person' | 'oa' | 'staff';
  readonly sentAtMs: number;
  readonly text: string;
  readonly media: StoredMedia | null;
  readonly attachment: CareAttachment | null;
  /** A press on `oa.query.hide`: sent, but not shown. */
  readonly isHidden: boolean;
}

export interface PersonState {
  readonly id: string;
  readonly name: string;
  /** The person's id for social login. */
  readonly appUserId: string;
  standing: PersonStanding;
  isFollower: boolean;
  lastInteractionMs: number | null;
  readonly messages: ChatMessage[];
}

/** A change, for subscribers. */
export type WorldChange =
  | { readonly kind: 'message'; readonly personId: string; readonly messageId: string }
  /** A changed standing or window. */
  | { readonly kind: 'chat'; readonly personId: string };

export interface CallRecord {
  readonly verb: string;
  /** `/v3.0/oa/message/cs`, `/v4/oa/access_token` … */
  readonly path: string;
  /** The recipient, if the call concerns a person. */
  readonly userId: string | null;
  /** As received; files by name and size, without secrets. */
  readonly params: JsonObject;
  readonly answer: JsonObject;
}

/** How long the address of a person's picture is valid, by the platform's clock. */
const mediaLifeMs = 24 * 60 * 60 * 1000;
const usualLookEveryMs = 100;
const usualAnswerWithinMs = 2000;

export type Platform = ReturnType<typeof createPlatform>;

/** Creates a platform without people; missing options use the demo's account. */
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
    /** Records that the program broke a rule of the reference. */
    violate,
    repetitions: createRepetitions(nowMs),
    script: createOaFaults(options.faults ?? []),
    redirectUri: options.redirectUri ?? '',
    /** `http://127.0.0.1:…/prefix`: the base of media addresses. Empty until the server listens. */
    mediaRoot: '',
    /** Times of the calls in the last minute. */
    recentCalls: [] as number[],
    isGranted: true,
    /** Ends hanging calls. */
    closing: new AbortController(),
    nowMs,
    /** Moves this world's clock ahead of the given one. */
    advance(ms: number) {
      aheadMs += ms;
      alarms.check();
    },
    ...createAnnouncer<WorldChange>(),
  };
}

/** Adds a person; the same name gives the same id. */
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
