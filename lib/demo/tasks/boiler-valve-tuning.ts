import type { DemoTask } from './demo-task'

const CODE_HEAD = `import json, sys
sys.path.insert(0, '/root/data')
from plant import simulate
start = json.load(open('/root/data/present.json'))`

const CODE_TAIL = `json.dump({'kp': round(kp, 3), 'ti_s': round(ti, 1)}, open('/root/out/tuning.json', 'w'))
r = simulate(kp, ti)
print(f"kp {kp:.3f} ti {ti:.1f}  overshoot {r['overshoot_c']:.2f} C  settled {r['settled_s']} s  valve travel {r['travel_pct']:.0f} %")`

export const boilerValveTuning: DemoTask = {
  name: 'boiler-valve-tuning',
  domain: 'Industrial & Physical Systems',
  category: 'control-systems',
  difficulty: 'hard',
  tags: ['control', 'pid', 'simulation'],
  ask: `/root/data/plant.py simulates a boiler whose water temperature is held by a valve under PI control. With the present setting (/root/data/present.json) it overshoots by 9 C. Find kp and ti_s so that after a step of 15 C the overshoot stays below 1.5 C, the temperature settles within 600 s to 0.5 C, and the valve travels less than 180 % in all. It must hold for dead times of 20, 35 and 50 s. Write /root/out/tuning.json with kp and ti_s.`,
  data: [
    {
      name: 'plant.py',
      bytes: 2140,
      head: `def simulate(kp, ti_s, dead_s=35, step_c=15.0):
    """First order plant with dead time and a valve that saturates at 0 and 100 %.
    Returns overshoot_c, settled_s, travel_pct."""`,
    },
    { name: 'present.json', bytes: 28, head: `{"kp": 6.0, "ti_s": 40.0}` },
  ],
  checks: {
    'test_tuning.py::test_values_in_range': 'kp and ti_s must be positive numbers',
    'test_tuning.py::test_nominal_overshoot': 'assert 4.8 < 1.5 at a dead time of 35 s',
    'test_tuning.py::test_nominal_settling': 'assert 910 < 600 at a dead time of 35 s',
    'test_tuning.py::test_long_dead_time':
      'at a dead time of 50 s the loop swings: overshoot 3.2 C',
    'test_tuning.py::test_short_dead_time': 'at a dead time of 20 s it settles after 640 s',
    'test_tuning.py::test_valve_travel': 'assert 231 < 180',
  },
  skills: [
    {
      name: 'pi-tuning-dead-time',
      description: 'Tune PI loops with dead time and a saturating actuator.',
      body: `# PI tuning with dead time

Trial and error on one case finds settings that break on the next. Start from a rule and refine over all cases.

1. Open loop step: read gain K, time constant T and dead time L.
2. Lambda rule: kp = T / (K (lambda + L)), ti = T, with lambda = 2 L for the **longest** dead time.
3. A valve that saturates winds the integral up. Where the simulation has no guard, a longer ti is the only cure: start with ti = T + L / 2.
4. Search a grid of +-40 % around that start; score the worst of all cases, never their mean.
5. Report travel too; a small kp saves the valve.`,
      scripts: [
        {
          path: 'scripts/identify.py',
          text: `"""Gain, time constant and dead time of the plant by an open loop step."""
import sys

sys.path.insert(0, sys.argv[1])
from plant import open_loop

curve = open_loop(step_pct=10)
final = curve[-1]
dead = next(i for i, v in enumerate(curve) if v > 0.02 * final)
constant = next(i for i, v in enumerate(curve) if v > 0.632 * final) - dead
print(f'K {final / 10:.2f} C/%  T {constant} s  L {dead} s')
`,
          call: '/root/data',
          output: 'K 0.62 C/%  T 212 s  L 35 s',
        },
      ],
      references: [
        {
          path: 'references/rules.md',
          text: `# Rules of thumb

| rule | kp | ti | when |
| --- | --- | --- | --- |
| lambda | T / (K (lambda + L)) | T | robust, few swings |
| SIMC | T / (K (tc + L)) | min(T, 4 (tc + L)) | faster, tc = L |
| Ziegler-Nichols | 0.9 T / (K L) | 3.3 L | swings; avoid with saturation |
`,
        },
      ],
    },
  ],
  ways: {
    sound: {
      idea: 'I start from the lambda rule for the longest dead time and search around it, scoring the worst of the three cases.',
      code: `${CODE_HEAD}
K, T, L = 0.62, 212.0, 50.0
best = None
for lam in [1.5, 2.0, 2.5, 3.0]:
    for stretch in [1.0, 1.1, 1.2]:
        kp, ti = T / (K * (lam * L + L)), (T + L / 2) * stretch
        worst = max(penalty(simulate(kp, ti, dead)) for dead in (20, 35, 50))
        best = min(best or (worst, kp, ti), (worst, kp, ti))
_, kp, ti = best
${CODE_TAIL}`,
      printed: 'kp 2.280 ti 260.7  overshoot 0.61 C  settled 488 s  valve travel 141 %',
      fails: [],
    },
    naive: {
      idea: 'The present gain is too high. I lower kp step by step until the overshoot is small.',
      code: `${CODE_HEAD}
kp, ti = start['kp'], start['ti_s']
while simulate(kp, ti)['overshoot_c'] > 1.5 and kp > 0.4:
    kp *= 0.9
    ti *= 1.05
${CODE_TAIL}`,
      printed: 'kp 3.189 ti 54.3  overshoot 4.80 C  settled 910 s  valve travel 231 %',
      fails: [
        'test_tuning.py::test_nominal_overshoot',
        'test_tuning.py::test_nominal_settling',
        'test_tuning.py::test_long_dead_time',
        'test_tuning.py::test_valve_travel',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.9,
  ownNotes: `# Tuning a loop
- Lower kp against overshoot, lower ti against slow settling.
- Try values until the simulation is fine.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 3, in <module>
    from plant import simulate
ModuleNotFoundError: No module named 'plant'`,
    lesson: 'plant.py is not on the path.',
    before: 'import json, sys',
    after: `import json, sys
sys.path.insert(0, '/root/data')`,
  },
  inspect: {
    command:
      "cd /root/data && python3 -c \"import json, plant; t = json.load(open('/root/out/tuning.json')); [print(d, plant.simulate(t['kp'], t['ti_s'], d)) for d in (20, 35, 50)]\"",
    good: `20 {'overshoot_c': 0.32, 'settled_s': 541, 'travel_pct': 133.0}
35 {'overshoot_c': 0.61, 'settled_s': 488, 'travel_pct': 141.0}
50 {'overshoot_c': 1.21, 'settled_s': 574, 'travel_pct': 158.0}`,
    bad: `20 {'overshoot_c': 2.1, 'settled_s': 402, 'travel_pct': 190.0}
35 {'overshoot_c': 4.8, 'settled_s': 910, 'travel_pct': 231.0}
50 {'overshoot_c': 7.7, 'settled_s': 1800, 'travel_pct': 388.0}`,
    alarm: 'At a dead time of 50 s the loop does not settle at all.',
  },
  passChance: {
    no_skills: [0.1, 0, 0],
    curated: [0.6, 0.05, 0],
    generated_before: [0.1, 0, 0],
  },
  hasPartialReward: false,
}
