/** The reason written into a document that is made again after an account was stolen. */
export const stolenReason = (name: string): string => `Tài khoản của ${name} do người khác dùng khi làm bước này.`;
