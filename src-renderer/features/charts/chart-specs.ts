import type { ChartSpec } from './chart-spec';
import { RESPONSE_CHART, SERVICE_CHART } from './percentile-charts';
import { QUEUE_CHART } from './queue-chart';
import { RETRIES_CHART } from './retries-chart';
import { THROUGHPUT_CHART } from './throughput-chart';
import { UTILISATION_CHART } from './utilisation-chart';

/** All charts, in the order in which they stand: what comes and waits first, then how long it takes and costs. */
export const CHART_SPECS: readonly ChartSpec[] = [
  THROUGHPUT_CHART,
  QUEUE_CHART,
  UTILISATION_CHART,
  RESPONSE_CHART,
  SERVICE_CHART,
  RETRIES_CHART,
];
