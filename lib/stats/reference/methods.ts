// Every method id of the specification with its function: the list that `runMethod` and the
// completeness test walk.
import { assocBinned } from '@/lib/stats/assoc-binned'
import { assocFeRegression } from '@/lib/stats/assoc-fe-regression'
import { assocIsotonic } from './assoc-isotonic'
import { assocKendall } from '@/lib/stats/assoc-kendall'
import { assocLoess } from '@/lib/stats/assoc-loess'
import { assocPartialSpearman } from '@/lib/stats/assoc-partial-spearman'
import { assocSpearman } from '@/lib/stats/assoc-spearman'
import { compareNoninferiority } from '@/lib/stats/compare-noninferiority'
import { comparePairs } from '@/lib/stats/compare-pairs'
import { costPareto } from '@/lib/stats/cost-pareto'
import { costPerSolved } from '@/lib/stats/cost-per-solved'
import { costRatio } from '@/lib/stats/cost-ratio'
import { domainHeterogeneityF } from '@/lib/stats/domain-heterogeneity-f'
import { domainJamesStein } from './domain-james-stein'
import { domainMeta } from '@/lib/stats/domain-meta'
import { domainShrinkIntegrated } from '@/lib/stats/domain-shrink-integrated'
import { domainSummary } from '@/lib/stats/domain-summary'
import { evoPage } from '@/lib/stats/evo-page'
import { errorsPolicy } from './errors-policy'
import { evoMannKendall } from './evo-mann-kendall'
import { evoSummary } from './evo-summary'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { fdrDiscrete } from '@/lib/stats/fdr-discrete'
import { gainAnytime } from '@/lib/stats/gain-anytime'
import { gainBootstrap } from './gain-bootstrap'
import { gainDifferenceOfExperiments } from '@/lib/stats/gain-difference-of-experiments'
import { gainFamily } from '@/lib/stats/gain-family'
import { gainFromTrials } from './gain-from-trials'
import { gainInterval } from '@/lib/stats/gain-interval'
import { gainNormalized } from '@/lib/stats/gain-normalized'
import { gainNormalizedBootstrap } from './gain-normalized-bootstrap'
import { gainPaired } from '@/lib/stats/gain-paired'
import { harmBlockPermutation } from './harm-block-permutation'
import { harmCellVariance } from '@/lib/stats/harm-cell-variance'
import { harmExpectedNegatives } from '@/lib/stats/harm-expected-negatives'
import { harmFalseSign } from '@/lib/stats/harm-false-sign'
import { harmFisher } from './harm-fisher'
import { harmJeffreys } from '@/lib/stats/harm-jeffreys'
import { harmLabel } from '@/lib/stats/harm-label'
import { harmLuckTwoYardsticks } from '@/lib/stats/harm-luck-two-yardsticks'
import { harmPermutation } from './harm-permutation'
import { harmPermutationMc } from './harm-permutation-mc'
import { harmStratifiedExact } from '@/lib/stats/harm-stratified-exact'
import { interactionAnova } from '@/lib/stats/interaction-anova'
import { interactionGailSimon } from '@/lib/stats/interaction-gail-simon'
import { interactionMatrix } from '@/lib/stats/interaction-matrix'
import { interactionPermutation } from '@/lib/stats/interaction-permutation'
import { interactionSignFlips } from '@/lib/stats/interaction-sign-flips'
import { meanCluster } from './mean-cluster'
import { meanTask } from '@/lib/stats/mean-task'
import { measureLogRatio } from '@/lib/stats/measure-log-ratio'
import { measureRatioOfTotals } from '@/lib/stats/measure-ratio-of-totals'
import { passAtK, passHatK } from '@/lib/stats/pass-at-k'
import { passCurve } from './pass-curve'
import { passPaired } from '@/lib/stats/pass-paired'
import { powerComponents } from './power-components'
import { powerMde } from '@/lib/stats/power-mde'
import { powerMdeT } from '@/lib/stats/power-mde-t'
import { powerNeeded } from '@/lib/stats/power-needed'
import { powerNeededT } from '@/lib/stats/power-needed-t'
import { prngFnv1a32 } from '@/lib/stats/prng'
import { prngIndex, prngSeedState, prngShuffle, prngU32 } from './prng'
import { rateWilson } from '@/lib/stats/rate-wilson'
import { reliabilityVariance } from './reliability-variance'
import { rerunIntervals } from '@/lib/stats/rerun-intervals'
import { signTest } from '@/lib/stats/sign-exact'
import {
  specialBetaCdf,
  specialChi2Sf,
  specialFSf,
  specialLogGamma,
  specialNormalCdf,
  specialNormalQuantile,
  specialTQuantile,
  specialTTwoSidedP,
} from './special'
import { taskAttainableP } from '@/lib/stats/task-attainable-p'
import { taskLabel } from '@/lib/stats/task-label'
import { taskLeastP } from '@/lib/stats/task-least-p'
import { trapsCommonSet } from './traps-common-set'
import { trapsImbensManski } from '@/lib/stats/traps-imbens-manski'
import { trapsKitagawa } from '@/lib/stats/traps-kitagawa'
import { trapsMissingBounds } from '@/lib/stats/traps-missing-bounds'
import { usageActivation } from '@/lib/stats/usage-activation'
import { usageMantelHaenszel } from './usage-mantel-haenszel'
import { verdictGain } from '@/lib/stats/verdict-gain'
import { verdictStrip } from '@/lib/stats/verdict-strip'

export const METHODS = {
  'special.normal_quantile': specialNormalQuantile,
  'special.normal_cdf': specialNormalCdf,
  'special.t_two_sided_p': specialTTwoSidedP,
  'special.t_quantile': specialTQuantile,
  'special.chi2_sf': specialChi2Sf,
  'special.f_sf': specialFSf,
  'special.beta_cdf': specialBetaCdf,
  'special.log_gamma': specialLogGamma,
  'prng.seed_state': prngSeedState,
  'prng.u32': prngU32,
  'prng.index': prngIndex,
  'prng.shuffle': prngShuffle,
  'prng.fnv1a32': prngFnv1a32,
  'rate.wilson': rateWilson,
  'mean.cluster': meanCluster,
  'mean.task': meanTask,
  'errors.policy': errorsPolicy,
  'gain.from_trials': gainFromTrials,
  'gain.paired': gainPaired,
  'power.components': powerComponents,
  'gain.bootstrap': gainBootstrap,
  'gain.normalized': gainNormalized,
  'gain.normalized_bootstrap': gainNormalizedBootstrap,
  'domain.meta': domainMeta,
  'domain.summary': domainSummary,
  'domain.james_stein': domainJamesStein,
  'harm.fisher': harmFisher,
  'harm.jeffreys': harmJeffreys,
  'harm.stratified_exact': harmStratifiedExact,
  'harm.permutation': harmPermutation,
  'harm.permutation_mc': harmPermutationMc,
  'fdr.bh': fdrBh,
  'harm.label': harmLabel,
  'harm.expected_negatives': harmExpectedNegatives,
  sign_test: signTest,
  'assoc.spearman': assocSpearman,
  'assoc.kendall': assocKendall,
  'assoc.binned': assocBinned,
  'assoc.partial_spearman': assocPartialSpearman,
  'assoc.fe_regression': assocFeRegression,
  'assoc.loess': assocLoess,
  'assoc.isotonic': assocIsotonic,
  'compare.noninferiority': compareNoninferiority,
  'cost.pareto': costPareto,
  'cost.per_solved': costPerSolved,
  'cost.ratio': costRatio,
  'interaction.matrix': interactionMatrix,
  'interaction.anova': interactionAnova,
  'interaction.permutation': interactionPermutation,
  'interaction.gail_simon': interactionGailSimon,
  'interaction.sign_flips': interactionSignFlips,
  'evo.summary': evoSummary,
  'evo.mann_kendall': evoMannKendall,
  'evo.page': evoPage,
  'pass.at_k': passAtK,
  'pass.hat_k': passHatK,
  'pass.curve': passCurve,
  'reliability.variance': reliabilityVariance,
  'power.mde': powerMde,
  'power.needed': powerNeeded,
  'usage.mantel_haenszel': usageMantelHaenszel,
  'traps.common_set': trapsCommonSet,
  'traps.kitagawa': trapsKitagawa,
  'traps.missing_bounds': trapsMissingBounds,
  'gain.interval': gainInterval,
  'verdict.gain': verdictGain,
  'traps.imbens_manski': trapsImbensManski,
  'compare.pairs': comparePairs,
  'task.least_p': taskLeastP,
  'task.attainable_p': taskAttainableP,
  'task.label': taskLabel,
  'harm.block_permutation': harmBlockPermutation,
  'fdr.discrete': fdrDiscrete,
  'domain.heterogeneity_f': domainHeterogeneityF,
  'domain.shrink_integrated': domainShrinkIntegrated,
  'rerun.intervals': rerunIntervals,
  'power.mde_t': powerMdeT,
  'power.needed_t': powerNeededT,
  'gain.family': gainFamily,
  'pass.paired': passPaired,
  'harm.cell_variance': harmCellVariance,
  'harm.false_sign': harmFalseSign,
  'harm.luck_two_yardsticks': harmLuckTwoYardsticks,
  'gain.anytime': gainAnytime,
  'measure.log_ratio': measureLogRatio,
  'measure.ratio_of_totals': measureRatioOfTotals,
  'usage.activation': usageActivation,
  'gain.difference_of_experiments': gainDifferenceOfExperiments,
  'verdict.strip': verdictStrip,
} as const

export type MethodId = keyof typeof METHODS
