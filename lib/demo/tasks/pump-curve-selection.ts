import type { DemoTask } from './demo-task'

const CODE_HEAD = `import csv, json
duty = json.load(open('/root/data/duty.json'))
pumps = list(csv.DictReader(open('/root/data/pumps.csv')))
flow = duty['flow_l_s']`

const CODE_TAIL = `best = min(fits, key=lambda p: (p['power_kw'], p['id']))
json.dump({'pump': best['id'], 'power_kw': round(best['power_kw'], 2), 'fits': [p['id'] for p in fits]}, open('/root/out/choice.json', 'w'))
print('fits', [p['id'] for p in fits], 'best', best['id'], round(best['power_kw'], 2))`

export const pumpCurveSelection: DemoTask = {
  name: 'pump-curve-selection',
  domain: 'Industrial & Physical Systems',
  category: 'engineering',
  difficulty: 'hard',
  tags: ['pumps', 'hydraulics', 'units'],
  ask: `/root/data/pumps.csv gives for 14 pumps the head curve H = a - b Q^2 (Q in m3/h, H in m), the efficiency at the duty point and the NPSH that the pump requires. /root/data/duty.json describes the plant: flow in l/s, static head, pipe loss at that flow, suction lift, water at 60 C.

Choose the pump that meets the duty point within +10 % head, has at least 0.5 m of NPSH to spare, and takes the least power. Write /root/out/choice.json with pump, power_kw and fits (all that meet the conditions).`,
  data: [
    {
      name: 'duty.json',
      bytes: 240,
      head: `{"flow_l_s": 12.5, "static_head_m": 18.0, "pipe_loss_m": 6.4, "suction_lift_m": 2.8, "suction_loss_m": 0.9, "water_c": 60, "vapour_pressure_kpa": 19.95, "density_kg_m3": 983.2, "air_kpa": 101.3}`,
    },
    {
      name: 'pumps.csv',
      bytes: 610,
      head: `id,a_m,b_m_per_m3h2,efficiency,npsh_required_m
P-03,31.2,0.00260,0.71,2.4
P-05,29.8,0.00210,0.74,5.9
P-08,30.6,0.00255,0.69,3.1`,
    },
  ],
  checks: {
    'test_choice.py::test_file': '/root/out/choice.json is missing or incomplete',
    'test_choice.py::test_flow_in_cubic_metres_per_hour':
      'assert 13 == 3: 12.5 l/s are 45 m3/h, nearly every pump fits at 12.5 m3/h',
    'test_choice.py::test_npsh_margin': 'P-05 would cavitate: 4.7 m at hand, 5.9 m required',
    'test_choice.py::test_right_pump': "assert 'P-05' == 'P-03'",
    'test_choice.py::test_power': 'assert 1.15 == approx(4.21, rel=0.02)',
  },
  skills: [
    {
      name: 'pump-duty-check',
      description: 'Check pumps against a duty point: units, head, NPSH and power.',
      body: `# Duty check

1. **Units first.** 1 l/s = 3.6 m3/h. Curves are in m3/h, plants speak l/s.
2. Head needed = static head + pipe loss + suction loss.
3. Head given = a - b Q^2 at the flow needed. It fits from 100 % to 110 % of the head needed.
4. NPSH at hand = (air - vapour pressure) x 1000 / (density x 9.81) - suction lift - suction loss. Hot water has a high vapour pressure: this is what rules pumps out.
5. Power (kW) = density x 9.81 x Q(m3/s) x H / (1000 x efficiency).

\`scripts/npsh.py DUTY\` prints NPSH at hand and the flow in m3/h.`,
      scripts: [
        {
          path: 'scripts/npsh.py',
          text: `"""NPSH at hand and flow in m3/h of a duty point."""
import json, sys

d = json.load(open(sys.argv[1]))
at_hand = (d['air_kpa'] - d['vapour_pressure_kpa']) * 1000 / (d['density_kg_m3'] * 9.81)
at_hand -= d['suction_lift_m'] + d['suction_loss_m']
print(f"flow {d['flow_l_s'] * 3.6:.1f} m3/h  NPSH at hand {at_hand:.2f} m")
`,
          call: '/root/data/duty.json',
          output: 'flow 45.0 m3/h  NPSH at hand 4.73 m',
        },
      ],
      references: [
        {
          path: 'references/vapour-pressure.md',
          text: `# Vapour pressure of water

| C | kPa |
| --- | --- |
| 20 | 2.34 |
| 40 | 7.38 |
| 60 | 19.95 |
| 80 | 47.41 |
| 95 | 84.61 |
`,
        },
      ],
    },
    {
      name: 'pipe-loss',
      description: 'Friction loss of pipes and fittings.',
      body: `# Pipe loss\n\nWhere the loss is given at the duty flow, use it. To move to another flow, scale with the square of the flow.`,
      scripts: [],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'The curves are in m3/h and the duty in l/s, and at 60 C the vapour pressure eats most of the NPSH. Convert, then filter by head and NPSH, then take the least power.',
      code: `${CODE_HEAD}
q_h = flow * 3.6
need = duty['static_head_m'] + duty['pipe_loss_m'] + duty['suction_loss_m']
at_hand = (duty['air_kpa'] - duty['vapour_pressure_kpa']) * 1000 / (duty['density_kg_m3'] * 9.81) - duty['suction_lift_m'] - duty['suction_loss_m']
fits = []
for p in pumps:
    head = float(p['a_m']) - float(p['b_m_per_m3h2']) * q_h ** 2
    if need <= head <= 1.1 * need and at_hand >= float(p['npsh_required_m']) + 0.5:
        power = duty['density_kg_m3'] * 9.81 * flow / 1000 * head / 1000 / float(p['efficiency'])
        fits.append({'id': p['id'], 'power_kw': power})
${CODE_TAIL}`,
      printed: "fits ['P-03', 'P-08', 'P-12'] best P-03 4.21",
      fails: [],
    },
    naive: {
      idea: 'Put the flow into each curve, keep the pumps with enough head, and take the one with the least power.',
      code: `${CODE_HEAD}
need = duty['static_head_m'] + duty['pipe_loss_m']
fits = []
for p in pumps:
    head = float(p['a_m']) - float(p['b_m_per_m3h2']) * flow ** 2
    if head >= need:
        power = duty['density_kg_m3'] * 9.81 * flow / 3600 * head / 1000 / float(p['efficiency'])
        fits.append({'id': p['id'], 'power_kw': power})
${CODE_TAIL}`,
      printed:
        "fits ['P-01', 'P-02', 'P-03', 'P-04', 'P-05', 'P-06', 'P-07', 'P-08', 'P-09', 'P-10', 'P-11', 'P-12', 'P-14'] best P-05 1.15",
      fails: [
        'test_choice.py::test_flow_in_cubic_metres_per_hour',
        'test_choice.py::test_npsh_margin',
        'test_choice.py::test_right_pump',
        'test_choice.py::test_power',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.97,
  ownNotes: `# Choosing a pump
- Compare the head of each pump with the head needed.
- Power = density x g x Q x H / efficiency.
- Take the smallest that fits.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 9, in <module>
    head = p['a_m'] - p['b_m_per_m3h2'] * flow ** 2
TypeError: can't multiply sequence by non-int of type 'float'`,
    lesson: 'Values of a CSV are text and need float().',
    before: "head = p['a_m'] - p['b_m_per_m3h2'] * flow ** 2",
    after: "head = float(p['a_m']) - float(p['b_m_per_m3h2']) * flow ** 2",
  },
  inspect: {
    command: 'cat /root/out/choice.json',
    good: `{"pump": "P-03", "power_kw": 4.21, "fits": ["P-03", "P-08", "P-12"]}`,
    bad: `{"pump": "P-05", "power_kw": 1.15, "fits": ["P-01", "P-02", "P-03", "P-04", "P-05", "P-06", "P-07", "P-08", "P-09", "P-10", "P-11", "P-12", "P-14"]}`,
    alarm: 'Thirteen of fourteen pumps fit, with 1.15 kW for 12.5 l/s at 25 m: a unit is wrong.',
  },
  passChance: {
    no_skills: [0.4, 0.1, 0.05],
    curated: [0.95, 0.8, 0.7],
    generated_before: [0.4, 0.1, 0.1],
  },
  hasPartialReward: false,
}
