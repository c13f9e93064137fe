import type { DemoTask } from './demo-task'

export const flakyQueueTest: DemoTask = {
  name: 'flaky-queue-test',
  domain: 'Software Engineering',
  category: 'software-engineering',
  difficulty: 'hard',
  tags: ['python', 'asyncio', 'testing'],
  ask: `/root/data/mailroom is a small asyncio package. tests/test_dispatch.py fails about one run in six. Find out why and mend it so that 200 runs in a row pass. The public functions of mailroom/dispatch.py keep their signatures, and the suite must not become slower than 2 seconds. Put what you changed into /root/out/patch.diff.`,
  data: [
    {
      name: 'mailroom/mailroom/dispatch.py',
      bytes: 1630,
      head: `class Dispatcher:
    def __init__(self, workers=3):
        self.queue = asyncio.Queue()
        self.sent = []
        self.tasks = [asyncio.create_task(self._work()) for _ in range(workers)]

    async def _work(self):
        while True:
            letter = await self.queue.get()
            self.queue.task_done()
            await self._deliver(letter)

    async def close(self):
        await self.queue.join()
        for task in self.tasks:
            task.cancel()`,
    },
    {
      name: 'mailroom/tests/test_dispatch.py',
      bytes: 1004,
      head: `async def test_all_letters_are_sent():
    dispatcher = Dispatcher()
    for n in range(50):
        await dispatcher.put(n)
    await asyncio.sleep(0.05)
    await dispatcher.close()
    assert sorted(dispatcher.sent) == list(range(50))`,
    },
  ],
  checks: {
    'test_repair.py::test_suite_passes_once': 'the suite fails',
    'test_repair.py::test_signatures_unchanged': 'a public signature changed',
    'test_repair.py::test_200_runs_in_a_row': 'run 31 of 200 failed: 49 of 50 letters sent',
    'test_repair.py::test_slow_delivery_is_awaited':
      'close() returned before a delivery of 300 ms was over',
    'test_repair.py::test_suite_below_2_seconds': 'assert 3.41 < 2.0',
  },
  skills: [
    {
      name: 'deterministic-async-tests',
      description: 'Find and remove races in asyncio code and its tests.',
      body: `# Races in asyncio

A longer sleep hides a race and never removes it.

## Where to look
1. \`task_done()\` called before the work is done: \`join()\` then returns too early. It belongs in a \`finally\` after the work.
2. Tasks cancelled while they hold an item. Await them after \`cancel()\` with \`gather(..., return_exceptions=True)\`.
3. Tests that sleep. Await the event that they mean.

## Prove it
Make the slow path slow: put 300 ms into the delivery and see whether \`close()\` waits. Then run the suite 200 times.

\`scripts/repeat.sh N COMMAND\` runs a command N times and counts failures.`,
      scripts: [
        {
          path: 'scripts/repeat.sh',
          text: `#!/bin/sh
# Runs a command N times and counts failures.
n=$1; shift; failed=0
for i in $(seq "$n"); do "$@" >/dev/null 2>&1 || failed=$((failed + 1)); done
echo "$failed of $n runs failed"
`,
          call: '60 python3 -m pytest -q /root/data/mailroom/tests',
          output: '9 of 60 runs failed',
        },
      ],
      references: [
        {
          path: 'references/queue-contract.md',
          text: `# What Queue.join promises

join() returns when task_done() was called once for each item put. It knows nothing of the work behind an item: whoever calls task_done() early makes join() lie.
`,
        },
      ],
    },
  ],
  ways: {
    sound: {
      idea: 'task_done() is called before the delivery, so join() returns while letters are still under way. It has to come after the work, also when the work fails.',
      code: `import re
path = '/root/data/mailroom/mailroom/dispatch.py'
text = open(path).read()
text = text.replace("""            self.queue.task_done()
            await self._deliver(letter)""", """            try:
                await self._deliver(letter)
            finally:
                self.queue.task_done()""")
text = text.replace("""            task.cancel()""", """            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)""")
open(path, 'w').write(text)
tests = '/root/data/mailroom/tests/test_dispatch.py'
text = open(tests).read()
open(tests, 'w').write(re.sub(r'    await asyncio.sleep.*', '', text))
print('patched dispatch.py and test_dispatch.py')`,
      printed: 'patched dispatch.py and test_dispatch.py',
      fails: [],
    },
    naive: {
      idea: 'The test closes the dispatcher before the workers get their turn. Giving them more time should do.',
      code: `path = '/root/data/mailroom/tests/test_dispatch.py'
text = open(path).read()
text = text.replace('asyncio.sleep(0.05)', 'asyncio.sleep(0.5)')
open(path, 'w').write(text)
print('patched test_dispatch.py')`,
      printed: 'patched test_dispatch.py',
      fails: [
        'test_repair.py::test_200_runs_in_a_row',
        'test_repair.py::test_slow_delivery_is_awaited',
        'test_repair.py::test_suite_below_2_seconds',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.85,
  ownNotes: `# Flaky tests
- Run the test many times to see how often it fails.
- Look for sleeps; make them long enough.
- Do not change signatures.`,
  slip: {
    error: `ERROR: file or directory not found: tests/test_dispatch.py
no tests ran in 0.01s`,
    lesson: 'I was in the wrong folder. The package lies in /root/data/mailroom.',
    before: "path = 'mailroom/dispatch.py'",
    after: "path = '/root/data/mailroom/mailroom/dispatch.py'",
  },
  inspect: {
    command:
      'cd /root/data/mailroom && for i in 1 2 3 4 5 6 7 8; do python3 -m pytest -q tests 2>&1 | tail -1; done',
    good: `4 passed in 0.21s
4 passed in 0.20s
4 passed in 0.22s
4 passed in 0.20s
4 passed in 0.21s
4 passed in 0.20s
4 passed in 0.20s
4 passed in 0.21s`,
    bad: `4 passed in 0.66s
4 passed in 0.67s
4 passed in 0.66s
1 failed, 3 passed in 0.69s
4 passed in 0.66s
4 passed in 0.66s
4 passed in 0.68s
4 passed in 0.66s`,
    alarm: 'It still fails once in eight: the race is in the dispatcher, not in the test.',
  },
  passChance: {
    no_skills: [0.5, 0.05, 0.05],
    curated: [0.95, 0.3, 0.2],
    generated_before: [0.5, 0.05, 0.05],
  },
  hasPartialReward: false,
}
