import type { DemoTask } from './demo-task'

const CODE_HEAD = `import csv, json
from datetime import date
rows = list(csv.DictReader(open('/root/data/holdings.csv')))
settle = date(2026, 3, 31)
out = []`

const CODE_TAIL = `    accrued = float(r['face']) * float(r['coupon_pct']) / 100 * fraction
    out.append({'isin': r['isin'], 'days': days, 'accrued': round(accrued, 2)})
total = round(sum(o['accrued'] for o in out), 2)
json.dump({'positions': out, 'total': total}, open('/root/out/ledger.json', 'w'))
print(len(out), 'positions, total', total)`

export const bondAccrualLedger: DemoTask = {
  name: 'bond-accrual-ledger',
  domain: 'Finance & Economics',
  category: 'finance',
  difficulty: 'medium',
  tags: ['bonds', 'day-count', 'accounting'],
  ask: `/root/data/holdings.csv lists 40 bonds with face value, coupon, last coupon date, frequency and day count convention (30/360, 30E/360, ACT/365F, ACT/ACT ICMA). Settlement is 31 March 2026.

Write /root/out/ledger.json: per position isin, days and accrued interest to the cent, and the total. /root/data/notes.md tells how the desk writes conventions down.`,
  data: [
    {
      name: 'holdings.csv',
      bytes: 2894,
      head: `isin,face,coupon_pct,last_coupon,frequency,convention
ZZ0000000017,250000,3.250,2025-12-15,2,30/360
ZZ0000000025,100000,1.875,2026-01-31,2,30E/360
ZZ0000000033,500000,4.100,2025-11-30,1,ACT/365F
ZZ0000000041,75000,2.500,2025-10-01,2,ACT/ACT`,
    },
    {
      name: 'notes.md',
      bytes: 211,
      head: `Desk notes: "ACT/ACT" in the file always means ICMA. "30/360" is the US bond basis, with its rule for the 31st.`,
    },
  ],
  checks: {
    'test_ledger.py::test_all_positions': 'expected 40 positions',
    'test_ledger.py::test_act_365f': 'ACT/365F: accrued differs',
    'test_ledger.py::test_30e_360_month_end': 'assert 59 == 60: days from 31 January to 31 March',
    'test_ledger.py::test_us_30_360_day_31': 'assert 106 == 105: days from 15 December to 31 March',
    'test_ledger.py::test_act_act_icma_period':
      'assert 924.66 == 932.29: divide by the days of the coupon period times the frequency',
    'test_ledger.py::test_total_to_the_cent': 'assert 41873.02 == 41911.77',
  },
  skills: [
    {
      name: 'day-count-conventions',
      description: 'Days and year fractions of bond conventions, with the rules for month ends.',
      body: `# Day counts

| convention | days | year fraction |
| --- | --- | --- |
| 30/360 US | D1=31 becomes 30; D2=31 becomes 30 only when D1 is 30 or 31; then 360(Y2-Y1)+30(M2-M1)+D2-D1 | days / 360 |
| 30E/360 | every 31 becomes 30 | days / 360 |
| ACT/365F | calendar days | days / 365 |
| ACT/ACT ICMA | calendar days | days / (days of the coupon period x frequency) |

The coupon period of ICMA runs from the last to the next coupon date, not over a year. Round once, at the end.`,
      scripts: [],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'Each convention has its own rule for days and for the year, so I write one function a convention and round at the end.',
      code: `${CODE_HEAD}
def thirty(a, b, european):
    d1 = min(a.day, 30)
    d2 = min(b.day, 30) if european or d1 == 30 else b.day
    return 360 * (b.year - a.year) + 30 * (b.month - a.month) + d2 - d1
for r in rows:
    last = date.fromisoformat(r['last_coupon'])
    actual = (settle - last).days
    rule = r['convention']
    if rule.startswith('30'):
        days = thirty(last, settle, rule == '30E/360')
        fraction = days / 360
    elif rule == 'ACT/365F':
        days, fraction = actual, actual / 365
    else:
        period = (next_coupon(last, int(r['frequency'])) - last).days
        days, fraction = actual, actual / (period * int(r['frequency']))
${CODE_TAIL}`,
      printed: '40 positions, total 41911.77',
      fails: [],
    },
    naive: {
      idea: 'I take calendar days for the ACT bonds and 30 day months for the others, over 365 or 360.',
      code: `${CODE_HEAD}
for r in rows:
    last = date.fromisoformat(r['last_coupon'])
    actual = (settle - last).days
    if r['convention'].startswith('30'):
        days = 360 * (settle.year - last.year) + 30 * (settle.month - last.month) + settle.day - last.day
        fraction = days / 360
    else:
        days = actual
        fraction = actual / 365
${CODE_TAIL}`,
      printed: '40 positions, total 41873.02',
      fails: [
        'test_ledger.py::test_act_act_icma_period',
        'test_ledger.py::test_30e_360_month_end',
        'test_ledger.py::test_total_to_the_cent',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.95,
  ownNotes: `# Accrued interest
- accrued = face x coupon x days / year
- ACT uses calendar days, 30/360 uses months of 30 days
- Round to cents per position, then add up.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 8, in <module>
    last = date.fromisoformat(r['last_coupon_date'])
KeyError: 'last_coupon_date'`,
    lesson: 'The column is called last_coupon.',
    before: "date.fromisoformat(r['last_coupon_date'])",
    after: "date.fromisoformat(r['last_coupon'])",
  },
  inspect: {
    command:
      "python3 -c \"import json; d = json.load(open('/root/out/ledger.json')); print(d['positions'][:4], d['total'])\"",
    good: `[{'isin': 'ZZ0000000017', 'days': 106, 'accrued': 2392.36}, {'isin': 'ZZ0000000025', 'days': 60, 'accrued': 312.5}, {'isin': 'ZZ0000000033', 'days': 121, 'accrued': 6795.89}, {'isin': 'ZZ0000000041', 'days': 181, 'accrued': 932.29}] 41911.77`,
    bad: `[{'isin': 'ZZ0000000017', 'days': 106, 'accrued': 2392.36}, {'isin': 'ZZ0000000025', 'days': 60, 'accrued': 312.5}, {'isin': 'ZZ0000000033', 'days': 121, 'accrued': 6795.89}, {'isin': 'ZZ0000000041', 'days': 181, 'accrued': 929.79}] 41873.02`,
    alarm: 'The ACT/ACT bond is divided by 365, but ICMA divides by its own coupon period.',
  },
  passChance: {
    no_skills: [0.6, 0.25, 0.2],
    curated: [0.97, 0.85, 0.85],
    generated_before: [0.7, 0.35, 0.25],
  },
  hasPartialReward: true,
}
