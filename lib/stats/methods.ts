// Every method id of the specification with its function: the list that `runMethod` and the
// completeness test walk.
import { assocBinned } from './assoc-binned'
import { assocFeRegression } from './assoc-fe-regression'
import { assocIsotonic } from './assoc-isotonic'
import { assocKendall } from './assoc-kendall'
import { assocLoess } from './assoc-loess'
import { assocPartialSpearman } from './assoc-partial-spearman'
import { assocSpearman } from './assoc-spearman'
import { compareNoninferiority } from './compare-noninferiority'
import { costPareto } from './cost-pareto'
import { costPerSolved } from './cost-per-solved'
import { costRatio } from './cost-ratio'
import { domainJamesStein } from './domain-james-stein'
import { domainMeta } from './domain-meta'
import { domainSummary } from './domain-summary'
import { errorsPolicy } from './errors-policy'
import { evoMannKendall } from './evo-mann-kendall'
import { evoPage } from './evo-page'
import { evoSummary } from './evo-summary'
import { fdrBh } from './fdr-bh'
import { gainBootstrap } from './gain-bootstrap'
import { gainFromTrials } from './gain-from-trials'
import { gainNormalized } from './gain-normalized'
import { gainNormalizedBootstrap } from './gain-normalized-bootstrap'
import { gainPaired } from './gain-paired'
import { harmExpectedNegatives } from './harm-expected-negatives'
import { harmFisher } from './harm-fisher'
import { harmJeffreys } from './harm-jeffreys'
import { harmLabel } from './harm-label'
import { harmPermutation } from './harm-permutation'
import { harmPermutationMc } from './harm-permutation-mc'
import { harmStratifiedExact } from './harm-stratified-exact'
import { interactionAnova } from './interaction-anova'
import { interactionGailSimon } from './interaction-gail-simon'
import { interactionMatrix } from './interaction-matrix'
import { interactionPermutation } from './interaction-permutation'
import { interactionSignFlips } from './interaction-sign-flips'
import { meanCluster } from './mean-cluster'
import { meanTask } from './mean-task'
import { passAtK, passHatK } from './pass-at-k'
import { passCurve } from './pass-curve'
import { powerComponents } from './power-components'
import { powerMde } from './power-mde'
import { powerNeeded } from './power-needed'
import { prngFnv1a32, prngIndex, prngSeedState, prngShuffle, prngU32 } from './prng'
import { rateWilson } from './rate-wilson'
import { reliabilityVariance } from './reliability-variance'
import { signTest } from './sign-test'
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
import { trapsCommonSet } from './traps-common-set'
import { trapsKitagawa } from './traps-kitagawa'
import { trapsMissingBounds } from './traps-missing-bounds'
import { usageMantelHaenszel } from './usage-mantel-haenszel'

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
} as const

export type MethodId = keyof typeof METHODS
