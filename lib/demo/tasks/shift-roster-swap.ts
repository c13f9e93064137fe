import type { DemoTask } from './demo-task'

const CODE_HEAD = `import csv, json
from datetime import datetime, timedelta
roster = {r['slot']: r for r in csv.DictReader(open('/root/data/roster.csv'))}
wishes = list(csv.DictReader(open('/root/data/wishes.csv')))
staff = {s['name']: s for s in json.load(open('/root/data/staff.json'))}`

const CODE_TAIL = `json.dump({'granted': granted, 'refused': refused, 'roster': {s: r['name'] for s, r in roster.items()}}, open('/root/out/roster.json', 'w'), indent=1)
print('granted', len(granted), 'refused', len(refused))`

export const shiftRosterSwap: DemoTask = {
  name: 'shift-roster-swap',
  domain: 'Office & White Collar',
  category: 'scheduling',
  difficulty: 'medium',
  tags: ['scheduling', 'rules'],
  ask: `/root/data/roster.csv is the roster of a ward for two weeks, /root/data/wishes.csv lists wishes to swap (from_slot, to_slot, asked_at), /root/data/staff.json the staff with their qualification. Grant wishes in the order asked, as long as each person keeps 11 hours of rest, every night has a person with qualification B, and nobody works more than 5 days in a row. Write /root/out/roster.json with granted, refused (with reason) and the roster.`,
  data: [
    {
      name: 'wishes.csv',
      bytes: 812,
      head: `id,from_slot,to_slot,asked_at
w1,2026-05-04-night,2026-05-06-late,2026-04-20T08:12
w2,2026-05-05-early,2026-05-04-late,2026-04-20T09:40
w3,2026-05-09-night,2026-05-08-early,2026-04-19T17:03`,
    },
    {
      name: 'roster.csv',
      bytes: 1870,
      head: `slot,name,start,end
2026-05-04-early,Mara,2026-05-04T06:00,2026-05-04T14:00
2026-05-04-late,Oskar,2026-05-04T14:00,2026-05-04T22:00
2026-05-04-night,Tove,2026-05-04T22:00,2026-05-05T06:00`,
    },
    {
      name: 'staff.json',
      bytes: 402,
      head: `[{"name": "Mara", "qualification": "A"}, {"name": "Oskar", "qualification": "B"}, {"name": "Tove", "qualification": "B"}]`,
    },
  ],
  checks: {
    'test_roster.py::test_wishes_in_order_asked':
      "assert ['w1', 'w2'] == ['w3', 'w1']: w3 was asked first",
    'test_roster.py::test_rest_of_11_hours': 'Oskar: 8 hours between late and early',
    'test_roster.py::test_nights_qualified': 'night of 9 May has nobody with qualification B',
    'test_roster.py::test_five_days_in_a_row': 'Mara works 6 days in a row',
    'test_roster.py::test_reasons_given': 'refused wishes need a reason',
  },
  skills: [
    {
      name: 'roster-rules-check',
      description: 'Check rest times, nights and runs of days in a roster.',
      body: `# Swap wishes

1. Sort wishes by the time asked, not by id.
2. Swap in a copy, check **both** people over the whole roster, then keep or drop the copy.
3. Rest: from the end of a shift to the next start, over midnight.
4. Nights: at least one B.
5. Runs: calendar days with any shift; a night counts for the day it starts.
6. A refusal names the first rule that broke.

\`scripts/check_roster.py FILE\` lists what is broken now; it must list nothing at the start.`,
      scripts: [
        {
          path: 'scripts/check_roster.py',
          text: `"""Rest times below 11 hours in a roster."""
import csv, sys
from collections import defaultdict
from datetime import datetime, timedelta

shifts = defaultdict(list)
for row in csv.DictReader(open(sys.argv[1])):
    shifts[row['name']].append((datetime.fromisoformat(row['start']), datetime.fromisoformat(row['end'])))
broken = 0
for name, list_ in shifts.items():
    list_.sort()
    for (_, end), (start, _) in zip(list_, list_[1:]):
        if start - end < timedelta(hours=11):
            broken += 1
            print(name, 'rests', start - end, 'before', start)
print(broken, 'rules broken')
`,
          call: '/root/data/roster.csv',
          output: '0 rules broken',
        },
      ],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'Sort by the time asked, try each swap in a copy, and check all rules for both people.',
      code: `${CODE_HEAD}
granted, refused = [], []
for wish in sorted(wishes, key=lambda w: w['asked_at']):
    trial = {s: dict(r) for s, r in roster.items()}
    a, b = wish['from_slot'], wish['to_slot']
    trial[a]['name'], trial[b]['name'] = trial[b]['name'], trial[a]['name']
    broken = first_broken_rule(trial, staff, {trial[a]['name'], trial[b]['name']})
    if broken:
        refused.append({'id': wish['id'], 'reason': broken})
    else:
        roster, _ = trial, granted.append(wish['id'])
${CODE_TAIL}`,
      printed: 'granted 7 refused 5',
      fails: [],
    },
    naive: {
      idea: 'For each wish I swap the two names and check that the one who asked keeps the 11 hours.',
      code: `${CODE_HEAD}
granted, refused = [], []
for wish in wishes:
    a, b = wish['from_slot'], wish['to_slot']
    if rested(roster, roster[a]['name'], b):
        roster[a]['name'], roster[b]['name'] = roster[b]['name'], roster[a]['name']
        granted.append(wish['id'])
    else:
        refused.append({'id': wish['id'], 'reason': 'rest below 11 hours'})
${CODE_TAIL}`,
      printed: 'granted 10 refused 2',
      fails: [
        'test_roster.py::test_wishes_in_order_asked',
        'test_roster.py::test_nights_qualified',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.92,
  ownNotes: `# Swapping shifts
- Go through the wishes one by one.
- Check rest, nights and days in a row after each swap.
- Say why a wish was refused.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 11, in <module>
    trial[a]['name'], trial[b]['name'] = trial[b]['name'], trial[a]['name']
KeyError: '2026-05-18-late'`,
    lesson: 'One wish names a slot outside the two weeks. It has to be refused, not crash.',
    before: "    a, b = wish['from_slot'], wish['to_slot']",
    after: `    a, b = wish['from_slot'], wish['to_slot']
    if a not in roster or b not in roster:
        refused.append({'id': wish['id'], 'reason': 'slot not in the roster'})
        continue`,
  },
  inspect: {
    command:
      "python3 -c \"import json; d = json.load(open('/root/out/roster.json')); print(d['granted']); print(d['refused'][:2])\"",
    good: `['w3', 'w1', 'w5', 'w6', 'w9', 'w10', 'w12']
[{'id': 'w2', 'reason': 'Oskar rests 8 hours'}, {'id': 'w4', 'reason': 'night of 9 May without B'}]`,
    bad: `['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w8', 'w9', 'w10', 'w12']
[{'id': 'w7', 'reason': 'rest below 11 hours'}, {'id': 'w11', 'reason': 'rest below 11 hours'}]`,
    alarm: 'w3 was asked a day before w1, and no night was checked for qualification B.',
  },
  passChance: {
    no_skills: [0.9, 0.3, 0.25],
    curated: [0.95, 0.7, 0.6],
    generated_before: [0.9, 0.4, 0.3],
  },
  hasPartialReward: true,
}
