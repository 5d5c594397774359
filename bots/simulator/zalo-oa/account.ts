/** The platform's single Official Account, and the developer app through which a program uses it. */

export interface OaAccount {
  readonly oaId: string;
  readonly name: string;
  readonly appId: string;
  /** For OAuth only. */
  readonly appSecret: string;
  /** For the webhook's signatures only; different from the app secret. */
  readonly secretKey: string;
}

/** Valid only for this simulator. */
export const demoOa: OaAccount = {
  oaId: '2718281828459045235',
  name: 'Tin Phường',
  appId: '3141592653589793238',
  appSecret: 'app-secret-of-the-simulator-only',
  secretKey: 'oa-secret-key-of-the-simulator-only',
};

/** Events enabled in the console: those the reference recommends for a chat bot. */
export const enabledEvents: readonly string[] = [
  'follow',
  'unfollow',
  'user_send_text',
  'user_send_image',
  'user_send_file',
  'user_send_location',
  'user_send_audio',
  'user_send_video',
  'user_send_sticker',
  'user_send_gif',
  'user_send_link',
  'user_send_business_card',
  'user_submit_info',
  'oa_send_text',
  'permission_revoked',
];
