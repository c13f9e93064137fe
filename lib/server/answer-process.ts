import type { ChildProcess } from 'node:child_process'
import type { Scope } from '@/lib/domain/scope'
import type { Answer, QuestionArguments, QuestionName } from './questions'
import { startWorker } from './start-worker'

/** A question on its way to the answer process. */
export interface AskedQuestion {
  readonly id: number
  readonly name: QuestionName
  readonly args: readonly unknown[]
  /** What whoever asks sees; null: everything. */
  readonly scope: Scope | null
}

/** What comes back: an answer or what was thrown. */
export type GivenAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: unknown }

interface Waiting {
  readonly question: AskedQuestion
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
  sent: number
}

interface Answers {
  child: ChildProcess | null
  lastId: number
  readonly waiting: Map<number, Waiting>
}

/** A question that two processes died of is given up. */
const MOST_SENT = 2

// One answer process a server, also across hot reloads in development.
const held = globalThis as { skillscopeAnswers?: Answers }

const state = (): Answers =>
  (held.skillscopeAnswers ??= { child: null, lastId: 0, waiting: new Map() })

/** Puts a question to the answer process, which starts when there is none. */
export function askProcess<Name extends QuestionName>(
  name: Name,
  args: QuestionArguments<Name>,
  scope: Scope | null = null,
): Promise<Answer<Name>> {
  const { waiting } = state()
  const id = ++state().lastId
  return new Promise((resolve, reject) => {
    const one: Waiting = { question: { id, name, args, scope }, resolve, reject, sent: 0 }
    waiting.set(id, one)
    send(one)
  })
}

/** Starts the process before anybody asks, so that the first visitor need not wait for it. */
export function ensureAnswerProcess(): ChildProcess {
  const answers = state()
  if (answers.child) return answers.child
  // Numbers such as Infinity, which JSON lacks, arrive as they are.
  const child = startWorker('answer-worker.ts', { serialization: 'advanced' })
  answers.child = child
  child.on('message', (answer: GivenAnswer) => receive(answer))
  child.once('error', () => onEnd(child))
  child.once('exit', () => onEnd(child))
  holdOpen()
  return child
}

function send(one: Waiting): void {
  const child = ensureAnswerProcess()
  one.sent += 1
  // Where the process is just gone its end sends the question again.
  child.send(one.question, () => undefined)
  holdOpen()
}

function receive(answer: GivenAnswer): void {
  const { waiting } = state()
  const one = waiting.get(answer.id)
  waiting.delete(answer.id)
  holdOpen()
  if (!one) return
  if ('error' in answer) one.reject(answer.error)
  // The worker answered the very question of this id.
  else one.resolve(answer.answer as never)
}

function onEnd(child: ChildProcess): void {
  const answers = state()
  if (answers.child !== child) return
  answers.child = null
  for (const [id, one] of [...answers.waiting]) {
    if (one.sent < MOST_SENT) send(one)
    else {
      answers.waiting.delete(id)
      one.reject(new Error(`The answer process ended while it computed ${one.question.name}.`))
    }
  }
}

/** The process keeps this one alive only while somebody waits for it. */
function holdOpen(): void {
  const { child, waiting } = state()
  if (!child) return
  for (const part of [child, child.channel])
    if (waiting.size > 0) part?.ref()
    else part?.unref()
}
