/**
 * Carries what the structured clone algorithm carries as text, since the way between Chromium's worlds and
 * another process is made of text. The algorithm itself, with its refusals, is run by the engine's own
 * `structuredClone` on the side that sends; what comes out of it is written here, shared and circular
 * references included.
 */
export type Cell =
  | null
  | boolean
  | number
  | string
  | readonly [kind: 'undefined' | 'number' | 'bigint' | 'row', string];

export type Row =
  | readonly [type: 'object', entries: readonly (readonly [string, Cell])[]]
  | readonly [type: 'array', length: number, entries: readonly (readonly [string, Cell])[]]
  | readonly [type: 'map', entries: readonly (readonly [Cell, Cell])[]]
  | readonly [type: 'set', values: readonly Cell[]]
  | readonly [type: 'date', atMs: Cell]
  | readonly [type: 'regexp', source: string, flags: string]
  | readonly [type: 'error', name: string, message: string, stack: string]
  | readonly [type: 'buffer', bytes: readonly number[]]
  | readonly [type: 'view', constructor: string, buffer: Cell, offset: number, length: number];
