import type { SkillUse } from '@/lib/domain/new-trial'
import { SKILL_FACTS, type SkillFact, type SkillMark, type Step } from '@/lib/domain/step'
import { clipText } from '@/lib/trajectory/step-outline'
import { findSkillMarks, type SkillMarkFound } from './skill-marks'
import { skillNamer } from './skill-names'
import { findInjectedSkill, findListedSkills } from './skill-prompts'

/** A skill that a log names outside of a step. */
export interface SkillEvidence {
  readonly skill: string
  readonly fact: SkillFact
  readonly text: string
}

const EVIDENCE_LENGTH = 300

const oneLine = (text: string): string =>
  clipText(text.replace(/\s+/g, ' ').trim(), EVIDENCE_LENGTH)

class Uses {
  private readonly facts = new Map<string, Map<SkillFact, string>>()
  private readonly firstRead = new Map<string, number>()

  add(skill: string, fact: SkillFact, text: string, step: number | null = null): void {
    const known = this.facts.get(skill) ?? new Map<SkillFact, string>()
    if (!known.has(fact)) known.set(fact, oneLine(step === null ? text : `step ${step}: ${text}`))
    this.facts.set(skill, known)
    if (fact === 'read' && step !== null && !this.firstRead.has(skill))
      this.firstRead.set(skill, step)
  }

  isRead(skill: string): boolean {
    return this.facts.get(skill)?.has('read') ?? false
  }

  list(): SkillUse[] {
    return [...this.facts].map(([skill, known]) => {
      // What could be read, was there: reading is also the evidence for being offered.
      const offered =
        known.get('offered') ?? known.get('read') ?? known.get('executed') ?? known.get('loaded')
      const facts = Object.fromEntries(
        SKILL_FACTS.map((fact) => [fact, (fact === 'offered' ? offered : known.get(fact)) ?? null]),
      ) as Record<SkillFact, string | null>
      return { skill, facts, firstReadStep: this.firstRead.get(skill) ?? null }
    })
  }
}

const marksOf = (found: readonly SkillMarkFound[]): SkillMark[] =>
  found.map(({ skill, fact }) => ({ skill, fact }))

const marksByName = (evidence: readonly SkillEvidence[]): ReadonlyMap<string, SkillMark> => {
  const marks = new Map<string, SkillMark>()
  for (const { skill, fact } of evidence) {
    if (fact === 'loaded' || (fact === 'offered' && !marks.has(skill)))
      marks.set(skill, { skill, fact })
  }
  return marks
}

/** The skills that a prompt names by their files, as far as something else shows they were there. */
const marksIn = (text: string, offered: ReadonlyMap<string, SkillMark>): SkillMark[] => {
  const named = [...text.matchAll(/([\w.@-]+)\/SKILL\.md\b/gi)].map((match) => match[1]!)
  return [...new Set(named)].flatMap((name) => offered.get(name) ?? [])
}

/**
 * What a trial did with skills: each fact with its evidence, and the steps marked where it
 * happened. Proves use, never absence: a log without a trajectory gives no facts.
 */
export const detectSkillUse = (
  steps: readonly Step[],
  evidence: readonly SkillEvidence[],
): { steps: Step[]; skillUses: SkillUse[] } => {
  const named = skillNamer(evidence.map(({ skill }) => skill))
  const listed = evidence.map((one) => ({ ...one, skill: named(one.skill) }))
  const uses = new Uses()
  for (const { skill, fact, text } of listed) uses.add(skill, fact, text)
  const written = new Map<string, string>()
  const offered = marksByName(listed)
  const firstAnswer = steps.findIndex(({ kind }) => kind !== 'system' && kind !== 'user')
  const marked = steps.map((step, at) => {
    if (step.isCopied) return step
    const listedHere = at < firstAnswer ? findListedSkills(step) : []
    const found = [...listedHere, ...foundIn(step, written)].map((mark) => ({
      ...mark,
      skill: named(mark.skill),
    }))
    // What a skill tool loads is put in as a message as well.
    const fresh = found.filter(({ skill }) => step.tool !== null || !uses.isRead(skill))
    for (const { skill, fact, text } of fresh) uses.add(skill, fact, text, step.number)
    const prompted = at < firstAnswer && listedHere.length === 0 ? marksIn(step.text, offered) : []
    const skillMarks = [...marksOf(fresh), ...prompted]
    return skillMarks.length === 0 ? step : { ...step, skillMarks }
  })
  return { steps: marked, skillUses: uses.list().sort((a, b) => (a.skill < b.skill ? -1 : 1)) }
}

const foundIn = (step: Step, written: Map<string, string>): SkillMarkFound[] => {
  if (step.tool !== null) return findSkillMarks(step.tool, written)
  const injected = findInjectedSkill(step)
  return injected ? [injected] : []
}
