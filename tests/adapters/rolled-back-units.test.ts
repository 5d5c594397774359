import { expect, it } from 'vitest';
import { openWard } from '../usecases/core.ts';

const act = (object: string) => ({ actor: 'admin', action: 'person-frozen', object }) as never;

it('The audit chain stays intact after a unit that failed while recording an act', async () => {
  const world = await openWard();
  const now = new Date();
  for (let ticks = 0; ticks < 40; ticks += 1) {
    const failing = world.core.unitOfWork.run(world.ward.id, async ({ audit }) => {
      const wait = async () => {
        for (let at = 0; at < ticks; at += 1) await null;
        throw new Error('elsewhere');
      };
      await Promise.all([audit.record(act(`lost ${ticks}`), now), wait()]);
    });
    await expect(failing).rejects.toThrow();
    await world.core.unitOfWork.run(world.ward.id, ({ audit }) => audit.record(act(`kept ${ticks}`), now));
    expect([ticks, (await world.core.storage.verifyAudit(world.ward.id)).ok]).toEqual([ticks, true]);
  }
  await world.close();
});

it('A one-time notice is sent again if the unit that sent it first was rolled back', async () => {
  const world = await openWard();
  const now = new Date();
  for (let ticks = 0; ticks < 40; ticks += 1) {
    const failing = world.core.unitOfWork.run(world.ward.id, async ({ once }) => {
      const wait = async () => {
        for (let at = 0; at < ticks; at += 1) await null;
        throw new Error('elsewhere');
      };
      await Promise.all([once(`alarm ${ticks}`, now, 60_000), wait()]);
    });
    await expect(failing).rejects.toThrow();
    const told = await world.core.unitOfWork.run(world.ward.id, ({ once }) => once(`alarm ${ticks}`, now, 60_000));
    expect([ticks, told]).toEqual([ticks, true]);
  }
  await world.close();
});
