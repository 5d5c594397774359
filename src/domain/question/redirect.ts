/** Reads the competent body from the text of a redirect. */
/** "Ông bà hỏi Thuế cơ sở 5": this opening is removed, because the sentence to the asker already contains it. */
const toWhom =
  /^\s*(?:(?:kính|xin|mời|đề nghị|vui lòng|dạ) )*(?:(?:ông|bà|ông ?[/,]? ?bà|anh|chị|anh ?[/,]? ?chị|công dân|người dân|dân) )?(?:(?:hãy|vui lòng|cần|phải|nên) )?(?:hỏi|liên hệ|gọi|đến|gặp|sang|tới)(?: với| tại| đến)? /iu;

/** The first line names the competent body, the other lines say how to reach it. Missing parts stay empty. */
export function readRedirect(text: string): { readonly body: string; readonly contact: string } {
  const [body = '', ...rest] = text.trim().split('\n');
  const contact = rest
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ');
  return { body: body.replace(toWhom, '').trim(), contact };
}
