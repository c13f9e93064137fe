import { db } from '@/db'
import { answerQuestion, type Answer, type QuestionArguments, type QuestionName } from './questions'
import { askProcess } from './answer-process'

/**
 * Asks one of the questions that cells answer, of the live database. A server in production hands
 * it to the answer process; in development, where code changes as one looks, it is answered here.
 */
export const ask = <Name extends QuestionName>(
  name: Name,
  ...args: QuestionArguments<Name>
): Promise<Answer<Name>> =>
  process.env.NODE_ENV === 'production' ? askProcess(name, args) : answerQuestion(db, name, args)
