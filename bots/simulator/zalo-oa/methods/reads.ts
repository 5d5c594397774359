/** What a program may ask: the OA, a person's profile, what may still be sent, who wrote lately. */

import type { JsonObject } from '../../kernel/json.ts';
import { jsonBody, queryData } from '../call.ts';
import { faults } from '../faults.ts';
import type { ChatMessage, PersonState, Platform } from '../platform.ts';
import { findPerson, type Method } from './context.ts';

const maxListOffset = 9951;
const maxListCount = 50;
const maxChatCount = 10;

/** `GET /v2.0/oa/getoa` */
export const getOa: Method = (_call, { account, people, options }) => ({
  oaid: account.oaId,
  oa_id: account.oaId,
  name: account.name,
  description: '',
  is_verified: true,
  num_follower: [...people.values()].filter((person) => person.isFollower).length,
  package_name: 'Demo',
  linked_zca: options.cloudAccount === 'linked' || options.cloudAccount === 'empty' ? account.oaId : '',
});

/** `GET /v3.0/oa/user/detail?data={"user_id":…}` */
export const getUserDetail: Method = (call, platform) => {
  const person = findPerson(platform, queryData(call).user_id);
  if (person.standing === 'stranger' || person.standing === 'left') throw faults.notFollowing();
  return {
    user_id: person.id,
    user_id_by_app: person.appUserId,
    user_external_id: '',
    display_name: person.name,
    user_alias: '',
    is_sensitive: false,
    user_last_interaction_date: vietnameseDate(person.lastInteractionMs ?? 0),
    user_is_follower: person.isFollower,
    avatar: '',
    avatars: { 120: '', 240: '' },
    tags_and_notes_info: { notes: [], tag_names: [] },
    shared_info: { address: '', city: '', district: '', phone: '', name: '' },
  };
};

/** `GET /v3.0/oa/user/getlist?data={"offset":…,"count":…}` */
export const getUserList: Method = (call, { people }) => {
  const { offset, count } = page(queryData(call), maxListOffset, maxListCount);
  const known = [...people.values()].filter((person) => person.lastInteractionMs !== null);
  const users = known.slice(offset, offset + count).map((person) => ({ user_id: person.id }));
  return { total: known.length, count: users.length, offset, users };
};

/** `POST /v3.0/oa/quota/message` `{user_id}` */
export const getQuota: Method = (call, platform) => {
  const person = findPerson(platform, jsonBody(call).user_id);
  const total = platform.options.freeReplies ?? null;
  return {
    last_interaction: String(person.lastInteractionMs ?? 0),
    ...(total === null ? {} : { cs_reply: { remain: Math.max(0, total - person.repliesSince), total } }),
  };
};

/** `GET /v2.0/oa/listrecentchat?data={"offset":…,"count":…}`: the newest message of each chat. */
export const getRecentChats: Method = (call, platform) => {
  const { offset, count } = page(queryData(call), Number.MAX_SAFE_INTEGER, maxChatCount);
  const newest = [...platform.people.values()].flatMap((person) => {
    const message = person.messages.at(-1);
    return message ? [{ person, message }] : [];
  });
  newest.sort((left, right) => right.message.sentAtMs - left.message.sentAtMs);
  return newest.slice(offset, offset + count).map(({ person, message }) => chatLine(platform, person, message));
};

/** `GET /v2.0/oa/conversation?data={"user_id":…,"offset":…,"count":…}`, newest first */
export const getConversation: Method = (call, platform) => {
  const data = queryData(call);
  const person = findPerson(platform, data.user_id);
  const { offset, count } = page(data, Number.MAX_SAFE_INTEGER, maxChatCount);
  const messages = person.messages.toReversed().slice(offset, offset + count);
  return messages.map((message) => chatLine(platform, person, message));
};

function chatLine({ account }: Platform, person: PersonState, message: ChatMessage): JsonObject {
  const isTheirs = message.from === 'person';
  return {
    src: isTheirs ? 1 : 0,
    time: message.sentAtMs,
    sent_time: vietnameseDate(message.sentAtMs),
    from_id: isTheirs ? person.id : account.oaId,
    from_display_name: isTheirs ? person.name : account.name,
    to_id: isTheirs ? account.oaId : person.id,
    to_display_name: isTheirs ? account.name : person.name,
    message_id: message.id,
    type: message.media ? 'photo' : 'text',
    message: message.text,
  };
}

function page(data: JsonObject, maxOffset: number, maxCount: number): { offset: number; count: number } {
  const { offset, count } = data;
  if (!Number.isInteger(offset) || Number(offset) < 0 || Number(offset) > maxOffset) throw faults.invalid('offset');
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > maxCount) throw faults.invalid('count');
  return { offset: Number(offset), count: Number(count) };
}

/** DD/MM/YYYY, in Vietnam. */
function vietnameseDate(ms: number): string {
  const [year, month, day] = new Date(ms + 7 * 60 * 60 * 1000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
