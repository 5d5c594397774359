/**
 * Hiding a face on a page, in a real browser: the area of a drawn rectangle is
 * unrecognisable in public, and the original is not public.
 */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { fillSlot } from '../../src/usecases/submission/fill-draft.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { openSignedWorld, type SignedWorld } from '../web/signed-world.ts';

let world: SignedWorld;
const complaints: string[] = [];

if (!chromiumPath) console.warn('no Chromium on this machine: hiding faces in a real browser is skipped');

/** Pixels of a part, given in fractions of the picture. */
const pixelsOf = async (bytes: Uint8Array, at: { x: number; y: number; size: number }): Promise<Buffer> => {
  const { width = 0, height = 0 } = await sharp(bytes).metadata();
  return sharp(bytes)
    .extract({
      left: Math.round(at.x * width),
      top: Math.round(at.y * height),
      width: Math.round(at.size * width),
      height: Math.round(at.size * height),
    })
    .removeAlpha()
    .raw()
    .toBuffer();
};
/** Mean difference of two pictures' bytes, 0 to 255. */
const difference = (one: Buffer, other: Buffer): number =>
  one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;

describe.skipIf(!chromiumPath)('hiding a part of a photo', () => {
  beforeAll(async () => {
    world = await openSignedWorld();
  });
  afterAll(() => world?.close());

  const openOn = async (
    size: { width: number; height: number },
    path: string,
  ): Promise<{ page: Page; close: () => Promise<void> }> => {
    const browser = await openBrowser(size);
    const page = await browser.context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${world.publicUrl}${path}`);
    return { page, close: browser.close };
  };
  const fits = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  let seeds = 0;
  /** A draft with one stored photo. */
  const draftWithPhoto = async (author: Person, title: string): Promise<{ draft: Submission; hash: string }> => {
    seeds += 1;
    await world.say(author, `${title}\nSáng 24/11, khối 2 tổ chức ngày hội.`);
    const path = await world.link('upload', author);
    const bytes = await aJpeg({ width: 1600, height: 1200, seed: `blur-${seeds}` });
    await world.postFiles(path, { form: `form-${seeds}` }, [{ name: 'anh.jpg', type: 'image/jpeg', bytes }]);
    return world.eventually('the photo is stored', async () => {
      const draft = await world.turn((unit) => unit.stores.submissions.openDraftOf(author.id));
      const [photo] = draft ? photosOf(draft) : [];
      return draft && photo?.fate.state === 'stored' ? { draft, hash: photo.fate.hash } : null;
    });
  };
  const sent = async (author: Person, id: string): Promise<Submission> => {
    await world.turn((unit) => fillSlot(unit, author, { slot: 'category', category: 'news' }));
    await world.turn((unit) => fillSlot(unit, author, { slot: 'eventOn', text: '2026-11-24' }));
    await world.turn((unit) => fillSlot(unit, author, { slot: 'witness' }));
    const draft = await world.find(id);
    expect(await world.turn((unit) => send(unit, author, id, draft.revision))).toMatchObject({ ok: true });
    return world.find(id);
  };
  const draw = async (page: Page, from: [number, number], to: [number, number]): Promise<void> => {
    const box = await page.locator('.sheet-to-draw').boundingBox();
    if (!box) throw new Error('nothing to draw on');
    await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 5 });
    await page.mouse.up();
  };

  it('A rectangle that the author draws on a phone blurs those pixels in public, and the original is not public', async () => {
    const lan = await world.person('Lan', 'contributor');
    const minh = await world.person('Minh', 'deputy');
    const { draft, hash } = await draftWithPhoto(lan, 'Ngày hội khối 2');
    const { page, close } = await openOn({ width: 390, height: 844 }, await world.link('upload', lan, draft.id));
    await page.getByRole('link', { name: 'Che, cắt ảnh 1' }).click();
    await page.locator('.sheet-to-draw').waitFor();
    expect(await fits(page)).toBeLessThanOrEqual(0);
    await draw(page, [0.25, 0.25], [0.5, 0.6]);
    // A mere touch does not make a rectangle, and a drawn one can be removed.
    await draw(page, [0.8, 0.8], [0.805, 0.805]);
    await draw(page, [0.7, 0.1], [0.9, 0.3]);
    expect(await page.locator('.sheet-to-draw .box').count()).toBe(2);
    await page.locator('.sheet-to-draw .box button').nth(1).click();
    expect(await page.locator('.sheet-to-draw .box').count()).toBe(1);
    await page.getByRole('button', { name: 'Che các chỗ đã chọn' }).click();
    await page.getByText('Đã sửa ảnh. Bài nay là bản số').waitFor();
    await page.getByText('đang che 1 chỗ').waitFor();
    expect(await fits(page)).toBeLessThanOrEqual(0);
    await close();

    const item = await sent(lan, draft.id);
    const approved = await world.link('decide', minh, item.id, item.revision);
    await world.post(approved, { act: 'approve', revision: String(item.revision) });
    const article = await world.article('Ngày hội khối 2');
    const shown = [...new Set(article.page.match(/\/media\/[0-9a-f]{64}/gu) ?? [])];
    expect(shown).toHaveLength(1);
    expect(shown).not.toContain(`/media/${hash}`);
    for (const width of [480, 960, 1600])
      for (const format of ['jpg', 'webp'])
        expect((await world.get(`/media/${hash}/${width}.${format}`)).statusCode).toBe(404);
    const before = await world.core.media.readCopy(hash, 960, 'jpeg');
    const now = (await world.get(`${shown[0]}/960.jpg`)).rawPayload;
    if (!before) throw new Error('the original has no copy');
    const [inside, outside] = [
      { x: 0.28, y: 0.3, size: 0.18 },
      { x: 0.65, y: 0.65, size: 0.25 },
    ];
    const changed = difference(await pixelsOf(before, inside), await pixelsOf(now, inside));
    const same = difference(await pixelsOf(before, outside), await pixelsOf(now, outside));
    expect(changed).toBeGreaterThan(15);
    expect(same).toBeLessThan(3);
  });

  it('A rectangle can be drawn with a finger, and two fingers draw none', async () => {
    const lan = await world.person('Mận', 'contributor');
    const { draft } = await draftWithPhoto(lan, 'Ngày hội khối 5');
    const [photo] = photosOf(draft);
    const path = `${await world.link('upload', lan, draft.id)}/anh/${photo?.id}`;
    const { page, close } = await openOn({ width: 390, height: 844 }, path);
    const box = await page.locator('.sheet-to-draw').boundingBox();
    if (!box) throw new Error('nothing to draw on');
    const finger = (id: number, x: number, y: number) => ({ id, x: box.x + x * box.width, y: box.y + y * box.height });
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof finger>[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [finger(1, 0.2, 0.2)]);
    await touch('touchMove', [finger(1, 0.4, 0.4)]);
    await touch('touchMove', [finger(1, 0.5, 0.7)]);
    await touch('touchEnd', []);
    expect(await page.locator('.sheet-to-draw .box').count()).toBe(1);
    const areas = await page.locator('input[name="areas"]').inputValue();
    const [[left = 0, top = 0, right = 0, bottom = 0] = []] = JSON.parse(areas) as number[][];
    expect([left, top, right, bottom].map((value) => Math.round(value * 20) / 20)).toEqual([0.2, 0.2, 0.5, 0.7]);
    await touch('touchStart', [finger(1, 0.6, 0.2)]);
    await touch('touchStart', [finger(1, 0.6, 0.2), finger(2, 0.8, 0.4)]);
    await touch('touchMove', [finger(1, 0.55, 0.15), finger(2, 0.9, 0.5)]);
    await touch('touchMove', [finger(1, 0.5, 0.1), finger(2, 0.95, 0.6)]);
    await touch('touchEnd', []);
    expect(await page.locator('.sheet-to-draw .box').count()).toBe(1);
    await close();
  });

  it('A deputy blurs more on the decision page, sees the new version and approves it', async () => {
    const lan = await world.person('Lý', 'contributor');
    const minh = await world.person('Bình', 'deputy');
    const { draft } = await draftWithPhoto(lan, 'Ngày hội khối 3');
    const item = await sent(lan, draft.id);
    const { page, close } = await openOn(
      { width: 1440, height: 900 },
      await world.link('decide', minh, item.id, item.revision),
    );
    await page.getByRole('link', { name: 'Che, cắt ảnh 1' }).click();
    // Squares for keyboard users: choosing one draws nothing.
    await page.getByRole('button', { name: 'Chọn theo ô' }).click();
    expect(await fits(page)).toBeLessThanOrEqual(0);
    await page.getByLabel('Hàng 2, cột 3').check();
    await page.getByLabel('Hàng 2, cột 4').check();
    await page.getByRole('button', { name: 'Che các chỗ đã chọn' }).click();
    await page.getByText('các nút ở tin nhắn cũ không còn hiệu lực').waitFor();
    const after = await world.find(item.id);
    expect(after).toMatchObject({ state: 'submitted', revision: item.revision + 1 });
    await page.getByRole('button', { name: 'Duyệt đăng' }).click();
    await page.getByRole('button', { name: 'Xác nhận duyệt đăng' }).click();
    await page.getByRole('heading', { name: 'Đã ghi nhận quyết định' }).waitFor();
    await world.article('Ngày hội khối 3');
    await close();
  });

  it('No page reported an error', () => {
    expect(complaints).toEqual([]);
  });
});
