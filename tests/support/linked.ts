/** Links two phones of one person: the code is created on one, typed on the other, and confirmed on the first. */
import type { Player } from './stage.ts';

export const codeOf = (text: string): string => /Mã liên kết: ([A-Z0-9]{8})/u.exec(text)?.[1] ?? '';

export const askCode = async (player: Player): Promise<string> => {
  await player.says('/lienket');
  return codeOf(await player.sees('Mã liên kết'));
};

export const link = async (owner: Player, other: Player): Promise<void> => {
  await other.says(await askCode(owner));
  await owner.choosesOn('vừa nhắn mã liên kết', 'Xác nhận');
  await owner.sees('Đã liên kết tài khoản');
  await other.sees('Tài khoản này đã liên kết với');
};
