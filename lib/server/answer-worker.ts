// The answer process: computes what pages ask of the cells, on a connection and with tables of its
// own. The server starts it (answer-process.ts); its crash or its memory is not the server's.
import { db } from '@/db'
import { answerInScope, openToQuestions } from '@/lib/server/access/asked-scope'
import { answerQuestion } from './questions'
import type { AskedQuestion, GivenAnswer } from './answer-process'

const give = (answer: GivenAnswer) => process.send?.(answer)

openToQuestions()
process.on('message', ({ id, name, args, scope }: AskedQuestion) => {
  // `ask` took the arguments by the question's own type.
  answerInScope(scope, () => answerQuestion(db, name, args as never)).then(
    (answer) => give({ id, answer }),
    (error: unknown) => give({ id, error: error instanceof Error ? error : String(error) }),
  )
})

// The server is gone: nobody asks any more.
process.on('disconnect', () => process.exit(0))
