import { inspect } from 'node:util';
import { cutOutput } from '../body-report';

/**
 * What a script returned, as text: text as it is, other values as JSON, and what JSON cannot tell as Node shows it.
 *
 * @returns undefined where it returned nothing
 */
export function outputTextOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return cutOutput(typeof value === 'string' ? value : toldAsJson(value));
}

function toldAsJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? inspect(value);
  } catch {
    return inspect(value);
  }
}
