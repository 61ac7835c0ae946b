import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schemaAddress } from '#contract/schema-files';
import { makeYard } from '../../support/hosted-yard';
import { anyWorkload } from '../../support/random-orders';
import { anyLimits } from '../../support/random-scenario';

it('writes a scenario file that is read again as it was', async () => {
  const { yard } = makeYard();
  await fc.assert(
    fc.asyncProperty(anyWorkload, anyLimits, async (workload, limits) => {
      yard.scheduler.changeLimits(limits);
      const written = await yard.handle({ command: 'write-scenario', workload });
      if (!written.ok) throw new Error(JSON.stringify(written.problems));
      const { text, fileName } = written.value as { text: string; fileName: string };
      expect(fileName).toBe('switchyard-scenario.json');
      expect(JSON.parse(text)).toMatchObject({ $schema: schemaAddress('scenario') });
      expect(await yard.handle({ command: 'read-scenario', text })).toEqual({
        ok: true,
        value: { workload, limits, leftOut: [] },
      });
    }),
    { numRuns: 200 },
  );
});
