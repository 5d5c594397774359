/** Swearing that holds no matter: nothing could be answered, so it becomes no case. What tells of something beside it does. */

const swearing: ReadonlySet<string> = new Set(
  `ănhại đm đmm đcm đkm dm dmm dcm dkm clm cmm cmn vcl vkl vl vãi địt đụ đéo cặc lồn buồi đĩ khốn nạn kiếp ngu fuck shit wtf`.split(
    /\s+/u,
  ),
);
/** Whom it is said to, and what only leads on. */
const address: ReadonlySet<string> = new Set(
  `mày may tao chúng chung bọn bon tụi tui lũ lu đồ do thằng thang con mẹ me má cha bố bo nhà nha các cac cả ca quân chó cho
  này nay kia ấy đó hết het luôn luon nhé nhá à ạ thế the quá qua lắm lam phường phuong ban admin ad bot you`.split(
    /\s+/u,
  ),
);

/** 'đ.m', 'Đ m' */
const spelled = /(?<![\p{L}\p{N}])[đd][. ]m(?![\p{L}\p{N}])/gu;

/** Of several words. */
const phrase = /ăn hại|vô tích sự|ăn bám/gu;

export const isOnlySwearing = (text: string): boolean => {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(spelled, 'đm')
      .replaceAll(phrase, 'ănhại')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word) => swearing.has(word)) && words.every((word) => swearing.has(word) || address.has(word));
};
