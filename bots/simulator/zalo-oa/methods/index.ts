/** The methods of the OA API by verb and path; those that exist and may not be used say so. */

import { isObject } from '../../kernel/json.ts';
import { jsonBody, uploadedFile } from '../call.ts';
import { faults } from '../faults.ts';
import type { UploadKind } from '../uploads.ts';
import type { Method } from './context.ts';
import { getConversation, getOa, getQuota, getRecentChats, getUserDetail, getUserList } from './reads.ts';
import { sendCareMessage } from './send-cs.ts';

const upload =
  (kind: UploadKind): Method =>
  (call, platform) => {
    const { id } = platform.uploads.add(kind, uploadedFile(call));
    return kind === 'file' ? { token: id } : { attachment_id: id };
  };

/** Reactions still live at the old address; text there is the habit of old tutorials. */
const sendV2: Method = (call) => {
  const body = jsonBody(call);
  if (isObject(body.sender_action)) return undefined;
  throw faults.v2Text();
};

const discontinued: Method = (call) => {
  throw faults.unsupportedKind(call.path);
};

const unregistered: Method = (call) => {
  throw faults.notRegistered(call.path);
};

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['POST /v3.0/oa/message/cs', sendCareMessage],
  ['POST /v3.0/oa/message/transaction', discontinued],
  ['POST /v3.0/oa/message/promotion', discontinued],
  ['POST /v3.0/oa/message/template', unregistered],
  ['POST /v3.0/oa/group/message', unregistered],
  ['POST /v2.0/oa/message', sendV2],
  ['POST /v2.0/oa/upload/image', upload('image')],
  ['POST /v2.0/oa/upload/gif', upload('gif')],
  ['POST /v2.0/oa/upload/file', upload('file')],
  ['GET /v2.0/oa/getoa', getOa],
  ['GET /v3.0/oa/user/detail', getUserDetail],
  ['GET /v3.0/oa/user/getlist', getUserList],
  ['POST /v3.0/oa/quota/message', getQuota],
  ['GET /v2.0/oa/listrecentchat', getRecentChats],
  ['GET /v2.0/oa/conversation', getConversation],
]);

export const findMethod = (verb: string, path: string): Method | null => methods.get(`${verb} ${path}`) ?? null;
