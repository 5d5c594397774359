/** Whose business a question is, when it is not the ward's. */
/** "Ông bà hỏi Thuế cơ sở 5": the sentence says that already. */
const toWhom =
  /^\s*(?:(?:kính|xin|mời|đề nghị|vui lòng|dạ) )*(?:(?:ông|bà|ông ?[/,]? ?bà|anh|chị|anh ?[/,]? ?chị|công dân|người dân|dân) )?(?:(?:hãy|vui lòng|cần|phải|nên) )?(?:hỏi|liên hệ|gọi|đến|gặp|sang|tới)(?: với| tại| đến)? /iu;

/** The first line says whose business it is, the others how they are reached; nothing is made up where those are missing. */
export function readRedirect(text: string): { readonly body: string; readonly contact: string } {
  const [body = '', ...rest] = text.trim().split('\n');
  const contact = rest
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ');
  return { body: body.replace(toWhom, '').trim(), contact };
}
