import type { DemoTask } from './demo-task'

const CODE = `import csv, json
from collections import defaultdict
rates = {r['currency']: float(r['eur_per_unit']) for r in csv.DictReader(open('/root/data/rates.csv'))}
net = defaultdict(float)
for r in csv.DictReader(open('/root/data/flows.csv')):
    net[r['currency']] += float(r['amount']) * (1 if r['direction'] == 'in' else -1)
`

export const fxExposureNetting: DemoTask = {
  name: 'fx-exposure-netting',
  domain: 'Finance & Economics',
  category: 'finance',
  difficulty: 'easy',
  tags: ['currency', 'netting'],
  ask: `/root/data/flows.csv lists expected payments (currency, direction in or out, amount, month); /root/data/rates.csv gives EUR per unit. Write /root/out/exposure.json: for each currency the net amount and its value in EUR, sorted by absolute EUR value, largest first.`,
  data: [
    {
      name: 'flows.csv',
      bytes: 6204,
      head: `currency,direction,amount,month
USD,in,120000,2026-05
GBP,out,45000,2026-05
USD,out,80000,2026-06
CHF,in,30000,2026-06`,
    },
    {
      name: 'rates.csv',
      bytes: 96,
      head: `currency,eur_per_unit
USD,0.8612
GBP,1.1473
CHF,1.0620
SEK,0.0911`,
    },
  ],
  checks: {
    'test_exposure.py::test_currencies': 'a currency is missing',
    'test_exposure.py::test_net_amounts': 'net amount differs',
    'test_exposure.py::test_sorted_by_absolute_value':
      "assert ['USD', 'CHF', 'SEK', 'GBP'] == ['USD', 'GBP', 'CHF', 'SEK']",
  },
  skills: [
    {
      name: 'treasury-netting',
      description: 'Net currency flows and report exposures.',
      body: `# Netting

Add inflows, take off outflows, per currency. Convert at the given rate, after netting. Report signed amounts; sort by absolute value.`,
      scripts: [],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'Sum by currency with a sign, convert, sort by absolute value.',
      code: `${CODE}out = [{'currency': c, 'net': round(v, 2), 'eur': round(v * rates[c], 2)} for c, v in net.items()]
out.sort(key=lambda o: -abs(o['eur']))
json.dump(out, open('/root/out/exposure.json', 'w'))
print([(o['currency'], o['eur']) for o in out])`,
      printed: "[('USD', 214438.8), ('GBP', -97520.5), ('CHF', 31860.0), ('SEK', 18220.0)]",
      fails: [],
    },
    naive: {
      idea: 'Sum by currency with a sign, convert, sort from the largest.',
      code: `${CODE}out = [{'currency': c, 'net': round(v, 2), 'eur': round(v * rates[c], 2)} for c, v in net.items()]
out.sort(key=lambda o: -o['eur'])
json.dump(out, open('/root/out/exposure.json', 'w'))
print([(o['currency'], o['eur']) for o in out])`,
      printed: "[('USD', 214438.8), ('CHF', 31860.0), ('SEK', 18220.0), ('GBP', -97520.5)]",
      fails: ['test_exposure.py::test_sorted_by_absolute_value'],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.6,
  ownNotes: `# Netting flows
- in is plus, out is minus
- convert after netting
- sort by absolute value`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 6, in <module>
    net[r['currency']] += float(r['amount']) * r['direction']
TypeError: can't multiply sequence by non-int of type 'float'`,
    lesson: 'The direction is a word and needs a sign.',
    before: "float(r['amount']) * r['direction']",
    after: "float(r['amount']) * (1 if r['direction'] == 'in' else -1)",
  },
  inspect: {
    command: 'cat /root/out/exposure.json',
    good: `[{"currency": "USD", "net": 249000.0, "eur": 214438.8}, {"currency": "GBP", "net": -85000.0, "eur": -97520.5}, {"currency": "CHF", "net": 30000.0, "eur": 31860.0}, {"currency": "SEK", "net": 200000.0, "eur": 18220.0}]`,
    bad: `[{"currency": "USD", "net": 249000.0, "eur": 214438.8}, {"currency": "CHF", "net": 30000.0, "eur": 31860.0}, {"currency": "SEK", "net": 200000.0, "eur": 18220.0}, {"currency": "GBP", "net": -85000.0, "eur": -97520.5}]`,
    alarm: 'GBP is the second largest by absolute value but stands last.',
  },
  passChance: {
    no_skills: [1, 0.92, 0.9],
    curated: [1, 0.92, 0.95],
    generated_before: [1, 0.95, 0.9],
  },
  hasPartialReward: false,
}
