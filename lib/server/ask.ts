import { db } from '@/db'
import { answerQuestion, type Answer, type QuestionArguments, type QuestionName } from './questions'
import { checkMayRead, currentScope } from '@/lib/server/access/visit'
import { askProcess } from './answer-process'

/**
 * Asks one of the questions that cells answer, of the live database. A server in production hands
 * it to the answer process; in development, where code changes as one looks, it is answered here.
 * Where people must sign in, only who may read here is answered, with what they may see.
 */
export async function ask<Name extends QuestionName>(
  name: Name,
  ...args: QuestionArguments<Name>
): Promise<Answer<Name>> {
  checkMayRead()
  return process.env.NODE_ENV === 'production'
    ? askProcess(name, args, currentScope())
    : answerQuestion(db, name, args)
}
