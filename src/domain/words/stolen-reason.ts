/** Why a paper is made anew after a theft: it stands in the paper, for whoever reads it later. */
export const stolenReason = (name: string): string => `Tài khoản của ${name} do người khác dùng khi làm bước này.`;
