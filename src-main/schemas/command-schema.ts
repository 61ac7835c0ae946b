import { z } from 'zod';
import { MAX_KEPT_PAGE, MAX_RUN_NAME_LENGTH, RUN_EXPORT_FORMATS } from '#contract/kept-runs';
import { MAX_SCENARIO_LENGTH } from '#contract/presets';
import { EXPORT_FORMATS } from '#contract/results-export';
import { SERIES_SPANS } from '#contract/series';
import { MAX_SETTINGS_LENGTH } from '#contract/settings-file';
import { IMPORT_CONTENTS, MAX_IMPORT_PART_LENGTH } from '#contract/task-import';
import type { CancelTarget, YardCommand } from '#contract/yard-api';
import { CLOCK_SPEED_RANGE } from '#contract/yard-clock';
import { fromOne, fromZero } from './counted';
import { anObject, flag, numberIn, objectOf, oneOf, textUpTo } from './expectations';
import { laneHistoryQuerySchema } from './lane-history-schema';
import { limitsPatchSchema } from './limits-schema';
import { exportQuerySchema, resultsQuerySchema } from './results-query-schema';
import { shutdownShape } from './shutdown-schema';
import { faultsPatchSchema } from './target-schema';
import { selectionOptions, selectionSchema } from './task-selection-schema';
import { workloadSchema } from './workload-schema';

const target = z.discriminatedUnion(
  'kind',
  [
    objectOf({ kind: z.literal('yard') }),
    objectOf({ kind: z.literal('lane'), lane: fromOne }),
    objectOf({ kind: z.literal('task'), task: fromOne }),
    ...selectionOptions,
  ],
  { error: anObject },
) satisfies z.ZodType<CancelTarget>;

/** What a kept run is called among all: nothing that could leave its folder. */
const keptRunId = textUpTo(80, 1).regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, {
  error: 'the id of a kept run: letters, digits and hyphens',
});

const MAX_FILE_NAME_LENGTH = 255;

/** Every command a window may send; whatever else comes is refused with its problems. */
export const commandSchema: z.ZodType<YardCommand> = z.discriminatedUnion(
  'command',
  [
    objectOf({ command: z.literal('submit'), workload: workloadSchema }),
    objectOf({ command: z.literal('change-limits'), patch: limitsPatchSchema }),
    objectOf({ command: z.literal('read-scenario'), text: textUpTo(MAX_SCENARIO_LENGTH) }),
    objectOf({ command: z.literal('shutdown'), ...shutdownShape }),
    objectOf({ command: z.literal('start') }),
    objectOf({ command: z.literal('cancel'), run: fromZero, target }),
    objectOf({ command: z.literal('results'), query: resultsQuerySchema }),
    objectOf({ command: z.literal('resubmit'), run: fromZero, target: selectionSchema }),
    objectOf({
      command: z.literal('set-clock'),
      speed: numberIn(CLOCK_SPEED_RANGE).exactOptional(),
      paused: flag().exactOptional(),
    }),
    objectOf({ command: z.literal('clock-history') }),
    objectOf({ command: z.literal('hold-dispatch'), held: flag() }),
    objectOf({ command: z.literal('inspect'), run: fromZero, task: fromOne }),
    objectOf({ command: z.literal('tree') }),
    objectOf({ command: z.literal('series'), span: oneOf(SERIES_SPANS) }),
    objectOf({ command: z.literal('lane-history'), query: laneHistoryQuerySchema }),
    objectOf({
      command: z.literal('export-begin'),
      query: exportQuerySchema,
      format: oneOf(EXPORT_FORMATS),
    }),
    objectOf({ command: z.literal('export-part'), export: fromOne }),
    objectOf({ command: z.literal('export-end'), export: fromOne }),
    objectOf({ command: z.literal('abilities') }),
    objectOf({ command: z.literal('figures') }),
    objectOf({
      command: z.literal('import-begin'),
      content: oneOf(IMPORT_CONTENTS),
      fileName: textUpTo(MAX_FILE_NAME_LENGTH, 1),
    }),
    objectOf({
      command: z.literal('import-part'),
      import: fromOne,
      text: textUpTo(MAX_IMPORT_PART_LENGTH),
    }),
    objectOf({ command: z.literal('import-end'), import: fromOne }),
    objectOf({ command: z.literal('import-run'), import: fromOne, confirmed: flag() }),
    objectOf({ command: z.literal('import-drop'), import: fromOne }),
    objectOf({ command: z.literal('target') }),
    objectOf({ command: z.literal('set-faults'), patch: faultsPatchSchema }),
    objectOf({
      command: z.literal('kept-runs'),
      offset: fromZero,
      limit: numberIn({ min: 1, max: MAX_KEPT_PAGE, integer: true }),
    }),
    objectOf({ command: z.literal('open-run'), id: keptRunId }),
    objectOf({ command: z.literal('leave-run') }),
    objectOf({
      command: z.literal('rename-run'),
      id: keptRunId,
      name: textUpTo(MAX_RUN_NAME_LENGTH, 1).nullable(),
    }),
    objectOf({ command: z.literal('delete-run'), id: keptRunId }),
    objectOf({ command: z.literal('export-run'), id: keptRunId, format: oneOf(RUN_EXPORT_FORMATS) }),
    objectOf({ command: z.literal('write-scenario'), workload: workloadSchema }),
    objectOf({ command: z.literal('read-settings'), text: textUpTo(MAX_SETTINGS_LENGTH) }),
    objectOf({ command: z.literal('acknowledge'), number: fromZero }),
    objectOf({ command: z.literal('resync') }),
  ],
  { error: anObject },
);
