import type { CellChange } from '@/lib/cells/adjust-rewards'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Slots } from '@/lib/cells/health/count-slots'
import { HEALTH_FINDINGS, type HealthFinding } from '@/lib/domain/health'
import type { SkillsWithout } from '@/lib/analysis/measure/count-skills-without'
import type { countWithoutTrace } from './find-suspects'
import type { ArmFailures, ArmGaps } from './list-arm-gaps'

interface Seen {
  readonly slots: Slots
  readonly suspects: readonly CellChange[]
  readonly skillsWithout: readonly SkillsWithout[]
  readonly withoutTrace: Awaited<ReturnType<typeof countWithoutTrace>>
  readonly gaps: readonly ArmGaps[]
  readonly failures: readonly ArmFailures[]
  readonly settings: readonly HealthFinding[]
}

interface ArmIds {
  readonly configurationId: number
  readonly conditionId: number
}

const isArm = (a: ArmIds) => (b: ArmIds) =>
  a.configurationId === b.configurationId && a.conditionId === b.conditionId

/** Everything odd, an arm a line: the order of HEALTH_FINDINGS, the most trials first. */
export function collectFindings(table: CellTable, seen: Seen): HealthFinding[] {
  const configurations = new Map(table.configurations.map(({ id, key }) => [id, key]))
  const conditions = new Map(table.conditions.map(({ id, key }) => [id, key]))
  const finding = (
    kind: HealthFinding['kind'],
    { configurationId, conditionId }: ArmIds,
    { n, of, detail = null }: { n: number; of: number; detail?: string | null },
  ): HealthFinding[] => {
    const [configuration, condition] = [
      configurations.get(configurationId),
      conditions.get(conditionId),
    ]
    if (n === 0 || configuration === undefined || condition === undefined) return []
    return [{ kind, configuration, condition, n, of, detail }]
  }
  const trialsOf = (arm: ArmIds) => seen.gaps.find(isArm(arm))?.trials ?? 0
  const suspected = seen.gaps.map((arm) => ({
    ...arm,
    n: seen.suspects.filter(isArm(arm)).reduce((sum, { n }) => sum - n, 0),
  }))
  const found = [
    ...suspected.flatMap((arm) =>
      finding('read_without_skills', arm, { n: arm.n, of: arm.trials }),
    ),
    ...seen.skillsWithout.flatMap((arm) =>
      finding('offered_without_skills', arm, { n: arm.nUnread, of: trialsOf(arm) }),
    ),
    ...seen.withoutTrace.flatMap((arm) => finding('no_trace_of_skills', arm, arm)),
    ...seen.failures.flatMap((arm) =>
      finding('infrastructure', arm, { n: arm.n, of: trialsOf(arm), detail: arm.rule }),
    ),
    ...seen.slots.arms.flatMap((arm) => slotFindings(table, seen.slots, arm, finding)),
    ...seen.gaps.flatMap((arm) => [
      ...finding('no_reward', arm, { n: arm.noReward, of: arm.trials }),
      ...finding('no_trajectory', arm, { n: arm.noTrajectory, of: arm.trials }),
      ...finding('no_tokens', arm, { n: arm.noTokens, of: arm.trials }),
    ]),
    ...seen.settings,
  ]
  const rank = ({ kind }: HealthFinding) => HEALTH_FINDINGS.indexOf(kind)
  return found.sort((a, b) => rank(a) - rank(b) || b.n - a.n)
}

/** Slots without a trial, arms that were never run beside others that were, and trials beyond the plan. */
function slotFindings(
  table: CellTable,
  slots: Slots,
  arm: Slots['arms'][number],
  finding: (
    kind: HealthFinding['kind'],
    arm: ArmIds,
    counts: { n: number; of: number },
  ) => HealthFinding[],
): HealthFinding[] {
  const ids = {
    configurationId: table.configurations[arm.configuration]!.id,
    conditionId: table.conditions[arm.condition]!.id,
  }
  if (arm.usual === 0) {
    // As often as the other configurations ran this condition.
    const planned = Math.max(
      ...slots.arms.filter((one) => one.condition === arm.condition).map((one) => one.planned),
    )
    return finding('arm_not_run', ids, { n: planned, of: planned })
  }
  return [
    ...finding('missing', ids, { n: arm.missing, of: arm.planned }),
    ...finding('not_run', ids, { n: arm.notRun, of: table.tasks.length }),
    ...finding('extra', ids, { n: arm.extra, of: arm.trials }),
  ]
}
