import type { DemoTask } from './demo-task'
import { boilerValveTuning } from './tasks/boiler-valve-tuning'
import { bondAccrualLedger } from './tasks/bond-accrual-ledger'
import { changelogSemverBump } from './tasks/changelog-semver-bump'
import { flakyQueueTest } from './tasks/flaky-queue-test'
import { fxExposureNetting } from './tasks/fx-exposure-netting'
import { invoiceAgingReport } from './tasks/invoice-aging-report'
import { meetingMinutesMerge } from './tasks/meeting-minutes-merge'
import { pumpCurveSelection } from './tasks/pump-curve-selection'
import { shiftRosterSwap } from './tasks/shift-roster-swap'
import { spectraPeakTable } from './tasks/spectra-peak-table'
import { tableCellWidth } from './tasks/table-cell-width'
import { tideGaugeGaps } from './tasks/tide-gauge-gaps'

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
