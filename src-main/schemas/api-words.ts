import { z } from 'zod';

/**
 * What the loopback API's document says of schemas beside what they check: a name by which others refer to it, and a
 * description. Apart from zod's own registry, in which every schema of this program may have a name.
 */
export const apiWords = z.registry<{ readonly id?: string; readonly description?: string }>();
