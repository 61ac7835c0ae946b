import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblem, type Reply } from '#contract/problem';
import { MAX_PROBLEMS } from '../../../src-main/schemas/problems';
import { MAX_ENTRY_LENGTH } from '../../../src-main/workloads/task-list/list-entries';
import { type TaskList, TaskListReader } from '../../../src-main/workloads/task-list/task-list-reader';

const NOTHING = { executor: 'simulated', minMs: 0, maxMs: 0, failAttempts: 0 } as const;

/** Reads text as it comes in these pieces. */
async function readPieces(pieces: Iterable<string>): Promise<Reply<TaskList>> {
  const reader = new TaskListReader(async () => {});
  for (const piece of pieces) await reader.write(piece);
  return reader.end();
}

const read = (text: string) => readPieces([text]);

async function ordersIn(text: string) {
  const reply = await read(text);
  return reply.ok ? reply.value.orders : reply.problems.map(describeProblem);
}

async function problemsIn(text: string) {
  const reply = await read(text);
  return reply.ok ? 'none' : reply.problems.map(describeProblem);
}

describe('a list in JSON', () => {
  it('is an array of orders, or an object that has it as tasks', async () => {
    const orders = [
      { name: 'first', priority: 'high', body: NOTHING, own: { maxAttempts: 1, attemptTimeoutMs: null } },
      { kind: 'page', body: { executor: 'http', method: 'GET', url: null, headers: { 'x-a': '[,]}"\\' } } },
    ];
    for (const text of [
      JSON.stringify(orders),
      JSON.stringify(orders, null, 2),
      `\uFEFF  ${JSON.stringify({ tasks: orders })}\r\n`,
      JSON.stringify({ $schema: './list.json', tasks: orders }, null, '\t'),
      JSON.stringify({ tasks: orders, $schema: 'x' }),
    ]) {
      expect(await read(text)).toMatchObject({ ok: true, value: { format: 'json', orders } });
    }
  });

  it('says which task is wrong, where it stands, and which of its fields', async () => {
    const text = `[\n  {"body": {"executor": "cpu", "load": "hash", "rounds": 0}},\n  7, {\n "body": {"executor": "simulated", "minMs": 9, "maxMs": 1, "failAttempts": 0}, "prio": 1}\n]`;
    expect(await problemsIn(text)).toEqual([
      'task 1 in line 2, body.rounds: expected a whole number from 1 to 1000000000, got 0',
      'task 2 in line 3: expected an object, got 7',
      'task 3 in line 3, body.minMs: expected at most maxMs, which is 1, got 9',
      'task 3 in line 3, prio: expected no such field, got 1',
    ]);
  });

  it.each([
    ['[', 'line 1: expected a task, or ], got the end of the text'],
    ['[3', 'line 1: expected , or ], got the end of the text'],
    ['[{"body":', 'line 1: expected , or ], got the end of the text'],
    ['[]\n x', 'line 2: expected nothing after the list, got "x"'],
    ['[,', 'line 1: expected a task, or ], got ","'],
    ['[1,]', 'line 1: expected a task, got "]"'],
    ['[1 2]', 'line 1: expected , or ], got "2"'],
    ['{"tasks": {}}', 'line 1, tasks: expected a list of tasks, got {}'],
    ['{"tasks": [], "tasks": []}', 'line 1, tasks: expected it once, got []'],
    ['{"tasks": [], "more": "x"}', 'line 1, more: expected no such field, got "x"'],
    ['{"$schema": 3, "tasks": []}', 'line 1, $schema: expected text, got 3'],
    ['{"$schema": "x"}', 'tasks: expected a list of tasks, got nothing'],
    ['{"tasks" []}', 'line 1: expected :, got "["'],
    ['{"tasks": []', 'line 1: expected , or }, got the end of the text'],
    ['{"tasks": [],}', 'line 1: expected a key, got "}"'],
    ['{"tasks": ]', 'line 1: expected a value, got "]"'],
  ])('is told apart from %s', async (text, problem) => {
    expect(await problemsIn(text)).toContain(problem);
  });
});

describe('a list in NDJSON', () => {
  it('is an order a line, empty lines and any kind of line end among them', async () => {
    const text = `{"name":"a","body":${JSON.stringify(NOTHING)}}\r\n\r\n  {"body":${JSON.stringify(NOTHING)}}\n\n`;
    expect(await read(text)).toMatchObject({
      ok: true,
      value: { format: 'ndjson', orders: [{ name: 'a', body: NOTHING }, { body: NOTHING }] },
    });
  });

  it('says which line is wrong', async () => {
    expect(await problemsIn(`{"body":${JSON.stringify(NOTHING)}}\n\n{"name":\n{"body":{}}\n[]`)).toEqual([
      'line 3: expected JSON, got Unexpected end of JSON input',
      'line 4, body.executor: expected simulated, cpu, script, http or command, got nothing',
      'line 5: expected an object, got []',
    ]);
  });
});

describe('a list in CSV', () => {
  it('has a column for every field of an order, and empty cells for what is absent', async () => {
    const header =
      'name,kind,priority,executor,load,rounds,upTo,sleepMs,spinMs,path,payload,method,url,headers,body,expectedStatuses,program,args,cwd,env,minMs,maxMs,failAttempts,fatal,ignoresCancel,maxAttempts,attemptTimeoutMs,queueTimeoutMs,totalTimeoutMs';
    const rows = [
      ',,,cpu,hash,9,,,,,,,,,,,,,,,,,,,,,,,',
      'p,k,low,cpu,primes,,1e3,,,,,,,,,,,,,,,,,,,2,1.5,null,7',
      ',,,cpu,sleep-spin,,,0.5,2,,,,,,,,,,,,,,,,,,,,',
      ',,,script,,,,,,/a b.mjs,"{""a"": [1]}",,,,,,,,,,,,,,,,,,',
      ',,,http,,,,,,,,POST,http://localhost:1/,"{""x"":""y""}","a, ""b""\r\nc",200 404,,,,,,,,,,,,,',
      ',,,http,,,,,,,,GET,null,,,,,,,,,,,,,,,,',
      ',,,command,,,,,,,,,,,,,ls,"[""-l""]",/tmp,"{""A"":""1""}",,,,,,,,,',
      ',,,simulated,,,,,,,,,,,,,,,,,1,2,null,true,false,,,,',
    ];
    expect(await ordersIn([header, ...rows].join('\r\n'))).toEqual([
      { body: { executor: 'cpu', load: 'hash', rounds: 9 } },
      {
        name: 'p',
        kind: 'k',
        priority: 'low',
        body: { executor: 'cpu', load: 'primes', upTo: 1000 },
        own: { maxAttempts: 2, attemptTimeoutMs: 1.5, queueTimeoutMs: null, totalTimeoutMs: 7 },
      },
      { body: { executor: 'cpu', load: 'sleep-spin', sleepMs: 0.5, spinMs: 2 } },
      { body: { executor: 'script', path: '/a b.mjs', payload: { a: [1] } } },
      {
        body: {
          executor: 'http',
          method: 'POST',
          url: 'http://localhost:1/',
          headers: { x: 'y' },
          body: 'a, "b"\r\nc',
          expectedStatuses: [200, 404],
        },
      },
      { body: { executor: 'http', method: 'GET', url: null } },
      { body: { executor: 'command', program: 'ls', args: ['-l'], cwd: '/tmp', env: { A: '1' } } },
      {
        body: {
          executor: 'simulated',
          minMs: 1,
          maxMs: 2,
          failAttempts: null,
          fatal: true,
          ignoresCancel: false,
        },
      },
    ]);
  });

  it.each([',', ';', '\t'])('is separated by what separates the names: %j', async (mark) => {
    const rows = [
      ['executor', 'load', 'upTo', 'name'],
      ['cpu', 'primes', '7', '"a,b;c\td"'],
    ];
    expect(await ordersIn(rows.map((row) => row.join(mark)).join('\n'))).toEqual([
      { name: 'a,b;c\td', body: { executor: 'cpu', load: 'primes', upTo: 7 } },
    ]);
  });

  it('says which line is wrong and in which column, however many lines the rows before it have', async () => {
    const text = [
      'executor,load,rounds,name,headers,maxAttempts',
      'cpu,hash,1,"one\ntwo",,',
      '',
      ',,,,,',
      'cpu,hash,many,,,0',
      'cpu,hash',
      'http,,,,{bad,',
    ].join('\n');
    expect(await problemsIn(text)).toEqual([
      'line 6, rounds: expected a whole number from 1 to 1000000000, got "many"',
      'line 6, maxAttempts: expected a whole number from 1 to 1000, got 0',
      'line 7: expected 6 cells, one for each column, got 2',
      'line 8, method: expected GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS, got nothing',
      'line 8, url: expected text of 1 to 8192 characters, got nothing',
      'line 8, headers: expected an object of at most 64 texts, got "{bad"',
    ]);
  });

  it('says what is wrong with its columns and its quotes, and reads on no further', async () => {
    expect(await problemsIn('executor,nam\ncpu,x')).toEqual([
      expect.stringMatching(/^line 1, column 2: expected one of name, kind, priority, .*, got "nam"$/),
    ]);
    expect(await problemsIn('executor,load,executor\n')).toEqual([
      'line 1, column 3: expected a column that is not there yet, got "executor"',
    ]);
    expect(await problemsIn('executor\n"cpu\n')).toEqual([
      expect.stringMatching(/^line 2: expected CSV, got Quote/),
    ]);
    expect(await problemsIn('executor\nc"pu\n')).toEqual([
      expect.stringMatching(/^line 2: expected CSV, got Invalid/),
    ]);
  });

  it('keeps characters whole that are cut in two on their way', async () => {
    const text = 'name,executor,load,upTo\n🚂🚃,cpu,primes,7\n';
    expect(await readPieces(text)).toEqual(await read(text));
    expect(await readPieces(text.split(''))).toMatchObject({
      ok: true,
      value: { orders: [{ name: '🚂🚃' }] },
    });
  });
});

describe('a list in any format', () => {
  const orders = [
    { name: 'a "quoted", [odd] {name}', priority: 'low', body: NOTHING },
    { kind: 'k', body: { executor: 'script', path: '/x', payload: { deep: [[{}], '}\\"', 'ü🚂'] } } },
    { body: { executor: 'cpu', load: 'primes', upTo: 0 } },
    { body: NOTHING },
  ];
  const texts = {
    json: JSON.stringify({ tasks: orders }, null, 1),
    array: JSON.stringify(orders),
    ndjson: orders.map((order) => JSON.stringify(order)).join('\r\n'),
    csv: 'name,executor,load,upTo\r\n"a ""b"", c",cpu,primes,7\r\n"🚂\r\n",cpu,primes,0\r\n',
  };

  it.each(Object.entries(texts))('is the same however it is cut: %s', async (_format, text) => {
    const whole = await read(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 12 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((to, index) => text.slice(places[index], to));
        expect(await readPieces(pieces)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
    expect(await readPieces(text.split(''))).toEqual(whole);
  });

  it.each(['', '\uFEFF', ' \r\n\t ', '[]', '{"tasks": []}', 'name,executor\r\n', 'name'])(
    'has at least one task: %j',
    async (text) => {
      expect(await problemsIn(text)).toEqual(['list: expected at least one task, got none']);
    },
  );

  it.each(Object.entries(texts))('is refused whole for one wrong entry: %s', async (_format, text) => {
    const reply = await read(text);
    expect(reply.ok ? [] : reply.problems).toHaveLength(1);
  });

  it('tells so many problems and no more, and knows early that it is of no use', async () => {
    const reader = new TaskListReader(async () => {});
    await reader.write('{"x":1}\n'.repeat(MAX_PROBLEMS / 2 - 1));
    expect(reader.refusal).toBeNull();
    await reader.write('{"x":1}\n'.repeat(100_000));
    expect(reader.refusal).toHaveLength(MAX_PROBLEMS);
    expect(await reader.end()).toEqual({ ok: false, problems: reader.refusal });
  });

  it.each(['[{"name":"', '{"name":"', 'name\n"', 'name;'])(
    'has no entry of any length: %s…',
    async (begin) => {
      const reader = new TaskListReader(async () => {});
      await reader.write(begin);
      for (let sent = 0; sent <= MAX_ENTRY_LENGTH; sent += 100_000) await reader.write('a'.repeat(100_000));
      expect(reader.refusal?.map(({ expected }) => expected)).toEqual([
        `a task of at most ${MAX_ENTRY_LENGTH} characters`,
      ]);
    },
  );

  it('lets others have their turn while it reads', async () => {
    let turns = 0;
    const reader = new TaskListReader(async () => {
      turns++;
    });
    await reader.write(`${JSON.stringify({ body: NOTHING })}\n`.repeat(2_000));
    expect(turns).toBeGreaterThan(10);
    expect(await reader.end()).toMatchObject({ ok: true, value: { contents: { tasks: 2_000 } } });
  });
});
