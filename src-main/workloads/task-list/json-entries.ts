import { MAX_SHOWN_LENGTH, shortened } from '../../schemas/shown-value';
import { takeJson } from './json-entry';
import { isJsonSpace, JsonValueEnd } from './json-value';
import { type EntryReader, type EntryTaker, entryTooLong, MAX_ENTRY_LENGTH } from './list-entries';

/** What may come next: a punctuation mark, or the beginning of a value. */
type Expecting =
  | 'document'
  | 'first key'
  | 'key'
  | 'colon'
  | 'member'
  | 'after member'
  | 'first entry'
  | 'entry'
  | 'after entry'
  | 'nothing';

/** What each of them is called in a problem. */
const EXPECTED: Readonly<Record<Expecting, string>> = {
  document: 'a list of tasks',
  'first key': 'a key, or }',
  key: 'a key',
  colon: ':',
  member: 'a value',
  'after member': ', or }',
  'first entry': 'a task, or ]',
  entry: 'a task',
  'after entry': ', or ]',
  nothing: 'nothing after the list',
};

const NEWLINE = 0x0a;

/**
 * Reads JSON: an array of orders, or an object that has it as `tasks`. It is not parsed as a whole, which would hold
 * everything else up: each entry is found and parsed alone.
 */
export class JsonEntries implements EntryReader {
  readonly #taker: EntryTaker;
  #expecting: Expecting = 'document';
  /** The value that is being read: its end, what is there of it so far, and the line it began in. */
  #end: JsonValueEnd | null = null;
  #begun = '';
  #beganIn = 1;
  #line = 1;
  #entries = 0;
  #isInObject = false;
  #key = '';
  #hasTasks = false;

  constructor(taker: EntryTaker) {
    this.#taker = taker;
  }

  write(text: string): void {
    for (let at = 0; at < text.length && !this.#taker.isStopped; ) {
      if (this.#end !== null) {
        at = this.#goOn(this.#end, text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (isJsonSpace(code)) {
        if (code === NEWLINE) this.#line++;
        at++;
      } else {
        at += this.#step(text.charAt(at));
      }
    }
  }

  end(): void {
    if (this.#taker.isStopped) return;
    if (this.#end !== null) this.#endValue();
    if (this.#taker.isStopped) return;
    if (this.#expecting !== 'nothing') this.#stop('the end of the text');
    else if (!this.#hasTasks)
      this.#taker.refuse({ field: 'tasks', expected: 'a list of tasks', got: 'nothing' });
  }

  /** @returns how many characters it has taken: the first of a value is left to {@link #goOn} */
  #step(char: string): 0 | 1 {
    switch (this.#expecting) {
      case 'document':
        if (char === '[') return this.#beginEntries();
        if (char === '{') {
          this.#isInObject = true;
          return this.#expect('first key');
        }
        return this.#stop(JSON.stringify(char));
      case 'first key':
      case 'key':
        if (char === '"') return this.#beginValue();
        if (char === '}' && this.#expecting === 'first key') return this.#expect('nothing');
        return this.#stop(JSON.stringify(char));
      case 'colon':
        return char === ':' ? this.#expect('member') : this.#stop(JSON.stringify(char));
      case 'member':
        if (this.#key === 'tasks' && char === '[' && !this.#hasTasks) return this.#beginEntries();
        return ',:]}'.includes(char) ? this.#stop(JSON.stringify(char)) : this.#beginValue();
      case 'first entry':
      case 'entry':
        if (char === ']' && this.#expecting === 'first entry') return this.#endEntries();
        return ',:]}'.includes(char) ? this.#stop(JSON.stringify(char)) : this.#beginValue();
      case 'after entry':
        if (char === ',') return this.#expect('entry');
        return char === ']' ? this.#endEntries() : this.#stop(JSON.stringify(char));
      case 'after member':
        if (char === ',') return this.#expect('key');
        return char === '}' ? this.#expect('nothing') : this.#stop(JSON.stringify(char));
      case 'nothing':
        return this.#stop(JSON.stringify(char));
      default:
        return this.#expecting satisfies never;
    }
  }

  #expect(next: Expecting): 1 {
    this.#expecting = next;
    return 1;
  }

  #beginEntries(): 1 {
    this.#hasTasks = true;
    return this.#expect('first entry');
  }

  #endEntries(): 1 {
    return this.#expect(this.#isInObject ? 'after member' : 'nothing');
  }

  #beginValue(): 0 {
    this.#end = new JsonValueEnd();
    this.#beganIn = this.#line;
    return 0;
  }

  /** @returns the place after what it has taken of the value */
  #goOn(end: JsonValueEnd, text: string, from: number): number {
    const found = end.find(text, from);
    const until = found === -1 ? text.length : found;
    const part = text.slice(from, until);
    this.#begun += part;
    for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) this.#line++;
    if (this.#begun.length > MAX_ENTRY_LENGTH) this.#taker.stop(entryTooLong(`line ${this.#beganIn}`));
    else if (found !== -1) this.#endValue();
    return until;
  }

  #endValue(): void {
    const text = this.#begun;
    this.#begun = '';
    this.#end = null;
    switch (this.#expecting) {
      case 'first entry':
      case 'entry':
        this.#expecting = 'after entry';
        takeJson(this.#taker, text, `task ${++this.#entries} in line ${this.#beganIn}`);
        return;
      case 'member':
        this.#expecting = 'after member';
        this.#checkMember(text);
        return;
      default:
        this.#expecting = 'colon';
        this.#key = String(jsonOf(text) ?? text);
    }
  }

  /** Of an object that has the tasks: nothing but them, and the address of the schema for editors. */
  #checkMember(text: string): void {
    const key = shortened(this.#key, MAX_SHOWN_LENGTH);
    const field = `line ${this.#beganIn}, ${key}`;
    const got = shortened(text, MAX_SHOWN_LENGTH);
    if (key === '$schema') {
      if (typeof jsonOf(text) !== 'string') this.#taker.refuse({ field, expected: 'text', got });
    } else if (key === 'tasks') {
      this.#taker.refuse({ field, expected: this.#hasTasks ? 'it once' : 'a list of tasks', got });
      this.#hasTasks = true;
    } else {
      this.#taker.refuse({ field, expected: 'no such field', got });
    }
  }

  #stop(got: string): 1 {
    this.#taker.stop({ field: `line ${this.#line}`, expected: EXPECTED[this.#expecting], got });
    return 1;
  }
}

/** undefined where it is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
