import { AsyncLocalStorage } from 'node:async_hooks'
import type { Scope } from '@/lib/domain/scope'

const asked = new AsyncLocalStorage<{ readonly scope: Scope | null }>()

/** In the answer process: from now on every read is that of the question that is being answered. */
export function openToQuestions(): void {
  const held = globalThis as { skillscopeScope?: () => Scope | null }
  held.skillscopeScope = () => {
    const question = asked.getStore()
    if (!question) throw new Error('Nobody asked: what may be seen is not known.')
    return question.scope
  }
}

/** Answers a question as whoever sees what `scope` lets them. */
export const answerInScope = <T>(scope: Scope | null, answer: () => T): T =>
  asked.run({ scope }, answer)
