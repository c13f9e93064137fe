import type { DemoTask } from './demo-task'

const CODE_HEAD = `import glob, json, re
items = []
for path in sorted(glob.glob('/root/data/minutes/*.md')):
    for line in open(path, encoding='utf-8'):
        found = re.match(r'- \\[( |x)\\] (.+?) \\((.+?), (.+?)\\)', line)
        if found:
            items.append({'done': found[1] == 'x', 'action': found[2], 'owner': found[3], 'due': found[4], 'from': path[-10:-3]})`

const CODE_TAIL = `json.dump(out, open('/root/out/actions.json', 'w'), indent=1)
print(len(items), 'lines,', len(out), 'actions,', sum(not o['done'] for o in out), 'open')`

const VERBS = ['send', 'draft', 'book', 'check', 'order', 'invite', 'publish', 'archive']
const FORMS = [
  ['will', 'an action, owner is the one named before it'],
  ['to', 'an action when a name stands before it, else an idea'],
  ['should', 'an idea, until somebody says yes'],
  ['has been asked to', 'an action, owner is the one asked'],
  ['agreed to', 'an action, due at the next meeting unless a date is given'],
] as const

/** A long table, as house style guides have them. */
const PHRASEBOOK = VERBS.flatMap((verb) =>
  FORMS.map(([form, means]) => `| "… ${form} ${verb} …" | ${means} |`),
).join('\n')

const PASSES = [
  [
    'Collect',
    'Go through every file once and copy each line that starts with a box. Do not judge yet. Keep the file name with each line, since the later passes ask for it.',
  ],
  [
    'Name',
    'Write every owner in full. Look up initials in the list of people at the end of each file; when two people share initials, the one who was present is meant.',
  ],
  [
    'Date',
    'Turn each due date into a calendar date. "Friday" is the Friday after the meeting, "next week" its Monday, "end of month" the last working day.',
  ],
  [
    'Join',
    'Two lines are one action when owner and verb agree and the objects share a noun. The later meeting wins, for the date and for the box.',
  ],
  [
    'Close',
    'An action is done when any later meeting ticks it. A later file that leaves it out says nothing.',
  ],
  [
    'Doubt',
    'List each pair that you were unsure of with both lines, and read both files again from the top before you decide.',
  ],
  [
    'Proof',
    'Start again at the first pass with the result in hand and compare line by line. Repeat until two runs give the same list.',
  ],
] as const

export const meetingMinutesMerge: DemoTask = {
  name: 'meeting-minutes-merge',
  domain: 'Office & White Collar',
  category: 'document-processing',
  difficulty: 'medium',
  tags: ['documents', 'summaries'],
  ask: `/root/data/minutes holds the minutes of seven weekly meetings in Markdown. Make one list of actions in /root/out/actions.json: action, owner, due, done. An action that comes up in several meetings appears once, with the latest date; it is done when a later meeting ticks its box.`,
  data: [
    {
      name: 'minutes/2026-w09.md',
      bytes: 2210,
      head: `# Weekly, 27 February
Present: Ines Roth, Paul Amadi, Yuki Hara
- [ ] Send draft of the budget (Ines, 6 March)
- [ ] Book the room for the review (Paul, 3 March)
- [x] Publish the minutes (Yuki, 27 February)`,
    },
    {
      name: 'minutes/2026-w10.md',
      bytes: 2394,
      head: `# Weekly, 6 March
Present: Ines Roth, Yuki Hara
- [ ] Send the budget draft (Ines, 13 March)
- [x] Book review room (Paul, 3 March)`,
    },
  ],
  checks: {
    'test_actions.py::test_fields': 'action, owner, due and done are required',
    'test_actions.py::test_each_action_once':
      'assert 41 == 26: "Send draft of the budget" appears three times',
    'test_actions.py::test_latest_date_wins': "assert '6 March' == '20 March'",
    'test_actions.py::test_done_in_later_meeting': '"Book the room" is ticked in week 10',
    'test_actions.py::test_file_is_written': '/root/out/actions.json does not exist',
  },
  skills: [
    {
      name: 'minutes-house-style',
      description: 'The complete method for minutes, actions, owners and dates.',
      body: `# Minutes, the complete method

Work through all passes in order, for all files, before anything is written. Read \`references/phrasebook.md\` and \`references/people.md\` in full first.

${PASSES.map(([name, text], index) => `## Pass ${index + 1}: ${name}\n\n${text}\n\nBefore you go on, write down what this pass changed, file by file, and go over the phrasebook again for lines that it may have missed.`).join('\n\n')}`,
      scripts: [],
      references: [
        {
          path: 'references/phrasebook.md',
          text: `# Phrases and what they mean\n\n| phrase | meaning |\n| --- | --- |\n${PHRASEBOOK}\n`,
        },
        {
          path: 'references/people.md',
          text: `# People\n\nA first name alone is enough where it is unique. Deputies: Yuki for Paul, Paul for Ines. A deputy who is named with "for" does not own the action.\n`,
        },
      ],
    },
    {
      name: 'calendar-dates',
      description: 'Turn spoken dates into calendar dates.',
      body: `# Dates\n\nKeep the day and month as written where a date is written. Count from the date in the title of the minutes, never from today.`,
      scripts: [],
      references: [],
    },
    {
      name: 'markdown-boxes',
      description: 'Read and write task boxes in Markdown.',
      body: `# Boxes\n\n\`- [ ]\` is open, \`- [x]\` is done. Capital X counts as done. Anything else is a plain item.`,
      scripts: [],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'The wording changes a little from week to week, so I compare owner and the words that carry meaning, and let the later meeting win.',
      code: `${CODE_HEAD}
STOP = {'the', 'a', 'of', 'for', 'to', 'and'}
def key(item):
    words = frozenset(w for w in re.findall(r'[a-z]+', item['action'].lower()) if w not in STOP)
    return item['owner'], words
out = []
for item in items:
    same = next((o for o in out if key(o)[0] == key(item)[0] and len(key(o)[1] & key(item)[1]) >= 2), None)
    if same:
        same['due'], same['done'] = item['due'], same['done'] or item['done']
    else:
        out.append(dict(item))
${CODE_TAIL}`,
      printed: '58 lines, 26 actions, 9 open',
      fails: [],
    },
    naive: {
      idea: 'Same action, same owner: one entry. The last one wins.',
      code: `${CODE_HEAD}
latest = {}
for item in items:
    latest[(item['action'], item['owner'])] = item
out = list(latest.values())
${CODE_TAIL}`,
      printed: '58 lines, 41 actions, 27 open',
      fails: [
        'test_actions.py::test_each_action_once',
        'test_actions.py::test_done_in_later_meeting',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 1,
  ownNotes: `# Merging minutes
- Parse task boxes with one pattern.
- Same owner and nearly the same words: one action.
- The later meeting wins.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 6, in <module>
    items.append({'done': found[1] == 'x'})
TypeError: 'NoneType' object is not subscriptable`,
    lesson: 'Lines without a box do not match and have to be skipped.',
    before: "        items.append({'done': found[1] == 'x'})",
    after: `        if found:
            items.append({'done': found[1] == 'x'})`,
  },
  inspect: {
    command: 'grep -o \'"action": "[^"]*budget[^"]*"\' /root/out/actions.json',
    good: '"action": "Send draft of the budget"',
    bad: `"action": "Send draft of the budget"
"action": "Send the budget draft"
"action": "Send budget draft to the board"`,
    alarm: 'The budget draft is there three times in other words.',
  },
  passChance: {
    no_skills: [0.85, 0.6, 0.55],
    curated: [0.8, 0.25, 0.2],
    generated_before: [0.75, 0.45, 0.4],
  },
  hasPartialReward: false,
}
