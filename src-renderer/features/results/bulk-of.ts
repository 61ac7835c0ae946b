import { madeOnce } from '../../state/made-once';
import { createResultsBulk } from '../../state/results-bulk';

/** What is done to several tasks of a window's yard: it goes on while another tab is shown. */
export const bulkOf = madeOnce(createResultsBulk);
