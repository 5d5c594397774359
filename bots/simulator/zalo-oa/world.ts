/**
 * The people's and the administrator's side of the platform: messages, presses, follows, and the console. The page with
 * the phones and the tests use this object; the program reaches the same platform over HTTP (`server.ts`).
 */

import type { Reply } from '../kernel/http.ts';
import { answerCall } from './api.ts';
import type { ApiCall } from './call.ts';
import { noteInteraction } from './care-window.ts';
import { oaEvent, permissionRevokedEvent } from './events.ts';
import type { FaultRule } from './fault-script.ts';
import { digitsOf } from './ids.ts';
import type { StoredMedia } from './media.ts';
import { createOAuthAndMedia } from './oauth-and-media.ts';
import { personOf, type ZaloOaPerson } from './person.ts';
import { createPerson, createPlatform, type Platform, type PlatformOptions, type WorldChange } from './platform.ts';
import { signatureOf } from './signature.ts';
import type { TokenPair } from './tokens.ts';

export type ZaloOaWorldOptions = PlatformOptions;

export interface PersonOptions {
  /** Digits; derived from the name if absent, the same in every run. */
  readonly id?: string;
  /** Wrote in an earlier run of this process, so the person may be answered from now on. */
  readonly hasWritten?: boolean;
}

export type ZaloOaWorld = ReturnType<typeof createZaloOaWorld>;

/** Creates the world. Besides people it acts as the administrator: webhook, permission, a colleague's answers. */
export function createZaloOaWorld(options: ZaloOaWorldOptions) {
  const platform = createPlatform(options);
  const { webhook, record } = platform;
  return {
    account: platform.account,
    sideDoors: createOAuthAndMedia(platform),
    call: (call: ApiCall): Promise<Reply> => answerCall(platform, call),
    addPerson(name: string, { id, hasWritten }: PersonOptions = {}): ZaloOaPerson {
      const state = createPerson(platform, name, id);
      if (hasWritten) noteInteraction(platform, state);
      return personOf(platform, state);
    },
    /** @throws Error if no person has this id */
    person: (id: string): ZaloOaPerson => personOf(platform, stateOf(platform, id)),
    /** A file shown by a message, whatever its age; null if it is unknown. */
    file: (fileId: string): StoredMedia | null => platform.media.get(fileId),
    subscribe: (listener: (change: WorldChange) => void): (() => void) => platform.subscribe(listener),
    /**
     * Saves the webhook as the console does: the unsigned `{}` must be answered with 200.
     * @throws Error if it is refused
     */
    setWebhook: (url: string): Promise<void> => webhook.register(url),
    isWebhookEnabled: (): boolean => webhook.isEnabled(),
    /** Enables it again after six failures. */
    enableWebhook: (): void => webhook.enable(),
    setRedirectUri(uri: string): void {
      platform.redirectUri = uri;
    },
    /** Issues a pair as the console's API Explorer does; the previous one becomes invalid. */
    issuePair(): TokenPair {
      platform.isGranted = true;
      return platform.tokens.issue();
    },
    /** The OA revokes the app's permission. */
    revokePermission(): void {
      platform.isGranted = false;
      platform.tokens.revoke();
      webhook.push(permissionRevokedEvent(platform));
    },
    /** A colleague answers in the OA Manager: an echo with `admin_id`. Returns the message's id. */
    writeAsStaff(personId: string, text: string): string {
      const state = stateOf(platform, personId);
      const id = platform.ids.message();
      const message = { id, sentAtMs: platform.nowMs(), text, media: null, attachment: null };
      state.messages.push({ ...message, from: 'staff', isHidden: false });
      platform.announce({ kind: 'message', personId, messageId: id });
      const adminId = digitsOf('staff', platform.account.oaId);
      webhook.push(oaEvent(platform, state, 'oa_send_text', { text, msg_id: id }, adminId));
      return id;
    },
    /** Moves this world's clock ahead of `now` and fires the timers that are due. */
    advance: (ms: number): void => platform.advance(ms),
    /** Scripts a fault; returns a function that removes it. */
    fault: (rule: FaultRule): (() => void) => platform.script.add(rule),
    events: webhook.events,
    /** Delivers the newest event with this key (`user_send_text:<msg id>`) again, byte for byte. */
    redeliver: (key: string): void => webhook.again(key),
    /** Holds events back, to release them at once or in the wrong order. */
    holdDeliveries: (): void => webhook.hold(),
    releaseDeliveries: (order: 'asMade' | 'reversed' = 'asMade'): void => webhook.release(order),
    /** Resolves when no delivery is running; waiting retries do not count. */
    deliveriesDone: (): Promise<void> => webhook.idle(),
    /** The header that the platform would send with this body. */
    sign: (body: string, timestamp: string): string => signatureOf(platform.account, body, timestamp),
    calls: record.calls,
    violations: record.violations,
    /** Ends deliveries and hanging calls. */
    async close(): Promise<void> {
      platform.closing.abort();
      await webhook.close();
    },
  };
}

function stateOf(platform: Platform, id: string) {
  const state = platform.people.get(id);
  if (!state) throw new Error(`There is no person ${id}`);
  return state;
}
