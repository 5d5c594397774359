/**
 * What people wrote to the first version, and the answers that they must get now: one table,
 * played on every channel and on the page without scripts.
 */
import { describe, expect, it } from 'vitest';
import { appsAndPage, platformsForThisRun } from '../support/platforms-for-this-run.ts';
import { stagePerTest } from '../support/stage.ts';
import { askingForHelp, citizens, staff } from './sentence-lines.ts';

const openStage = stagePerTest();

describe.each(platformsForThisRun('zalo-bot', appsAndPage))('on %s', (platform) => {
  it('A citizen gets the answer that the words ask for, and no case is opened by accident', async () => {
    const stage = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    for (const { says, reads } of citizens) {
      const citizen = stage.stranger(`Người nói “${says}”`, platform);
      await citizen.says(says);
      expect(await citizen.sees(reads), says).not.toContain('15 ngày làm việc');
    }
    for (const word of askingForHelp) {
      const citizen = stage.stranger(`Người nói “${word}”`, platform);
      await citizen.says(word);
      await citizen.sees('kênh tiếp nhận câu hỏi');
    }
    expect(await stage.questions()).toEqual([]);
  });

  it('Words that continue a question are added to it, and other words open a new question', async () => {
    const stage = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    const tu = stage.stranger('Bà Tư', platform);
    await tu.says('Cho hỏi mẹ tôi mất căn cước thì làm lại ở đâu?');
    await tu.sees('15 ngày làm việc');
    await tu.says('cái căn cước đó mất tiền nhiều không');
    await tu.sees('Đã ghi thêm vào câu hỏi');
    expect(await stage.questions()).toHaveLength(1);
    await tu.choosesOn('Đã ghi thêm vào câu hỏi', 'Là việc khác');
    await stage.eventually('it is a question of its own', async () => (await stage.questions()).length === 2 || null);
  });
});

describe.each(platformsForThisRun('telegram'))('on %s', (platform) => {
  it('A deputy gets the answer that the words ask for, and no item is opened', async () => {
    const stage = await openStage({ platforms: [platform] });
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    for (const { says, reads } of staff) {
      await minh.says(says);
      expect(await minh.sees(reads), says).not.toContain('các việc đồng chí làm được');
    }
    // No answer: thanks were answered a moment ago.
    await minh.says('chào buổi sáng');
    await stage.pass(1_000);
    expect(await stage.submissions()).toEqual([]);
  });
});
