import { boilerValveTuning } from '@/lib/demo/tasks/boiler-valve-tuning'
import { bondAccrualLedger } from '@/lib/demo/tasks/bond-accrual-ledger'
import { changelogSemverBump } from '@/lib/demo/tasks/changelog-semver-bump'
import type { DemoTask } from '@/lib/demo/tasks/demo-task'
import { flakyQueueTest } from '@/lib/demo/tasks/flaky-queue'
import { fxExposureNetting } from '@/lib/demo/tasks/fx-exposure-netting'
import { invoiceAgingReport } from '@/lib/demo/tasks/invoice-aging-report'
import { meetingMinutesMerge } from '@/lib/demo/tasks/meeting-minutes-merge'
import { pumpCurveSelection } from '@/lib/demo/tasks/pump-curve-selection'
import { shiftRosterSwap } from '@/lib/demo/tasks/shift-roster-swap'
import { spectraPeakTable } from '@/lib/demo/tasks/spectra-peak-table'
import { tableCellWidth } from '@/lib/demo/tasks/table-cell-width'
import { tideGaugeGaps } from '@/lib/demo/tasks/tide-gauge-gaps'

/** The demo's twelve tasks in five domains. */
export const DEMO_TASKS: readonly DemoTask[] = [
  tideGaugeGaps,
  spectraPeakTable,
  bondAccrualLedger,
  invoiceAgingReport,
  fxExposureNetting,
  flakyQueueTest,
  changelogSemverBump,
  tableCellWidth,
  meetingMinutesMerge,
  shiftRosterSwap,
  pumpCurveSelection,
  boilerValveTuning,
]
