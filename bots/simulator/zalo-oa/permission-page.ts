/** The page on which an administrator grants the app its rights, and the page shown for an invalid link. */
import type { OaAccount } from './account.ts';
import type { GrantProblem } from './oauth.ts';

/** @param fields from the link, passed on by the form */
export function permissionPage(account: OaAccount, action: string, fields: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return page(
    'Cấp quyền cho ứng dụng',
    `<p class="mark" aria-hidden="true">OA</p>
<h1>Cho phép ứng dụng quản lý<br>“${escaped(account.name)}”?</h1>
<p>Ứng dụng <b>${escaped(account.appId)}</b> muốn thay mặt Official Account:</p>
<ul><li>nhận tin nhắn của người quan tâm</li><li>trả lời tin nhắn, gửi ảnh và tệp</li><li>xem tên người đã nhắn</li></ul>
<form method="post" action="${escaped(action)}">${hidden.join('')}<button type="submit">Cho phép</button></form>
<p class="note">Trang mô phỏng, chỉ dùng để trải nghiệm.</p>`,
  );
}

/** Shows the platform's number and message, escaped, because they may quote the link. */
export function refusalPage({ error, message }: GrantProblem): string {
  return page(
    'Không cấp quyền được',
    `<p class="mark" aria-hidden="true">OA</p>
<h1>Không cấp quyền được</h1><p>Liên kết cấp quyền chưa đúng.</p><p><code>${error}: ${escaped(message)}</code></p>`,
  );
}

const page = (title: string, body: string) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:#e9eff8;color:#14243c;font:400 16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{box-sizing:border-box;width:min(26rem,calc(100vw - 2rem));padding:1.8rem;border-radius:18px;background:#fff;box-shadow:0 18px 50px -24px rgb(20 36 60/.45)}
.mark{display:grid;place-items:center;width:3.2rem;height:3.2rem;margin:0 0 1rem;border-radius:14px;background:#1d5fc4;color:#fff;font-weight:800}
h1{margin:0 0 .8rem;font-size:1.3rem;line-height:1.35}ul{margin:.4rem 0 1.4rem;padding-left:1.2rem}
button{width:100%;min-height:2.9rem;border:0;border-radius:999px;background:#1d5fc4;color:#fff;font:inherit;font-weight:650;cursor:pointer}
button:focus-visible{outline:3px solid #8fb4ec;outline-offset:2px}.note{margin:1rem 0 0;color:#56657c;font-size:.85rem;text-align:center}
</style></head><body><main>${body}</main></body></html>`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
