import { canonicalModel, isUnresolvedModel, modelInFolders } from './model-name'

export interface FoundModel {
  /** Canonical name; null when nothing names a model. */
  readonly model: string | null
  readonly modelAsLogged: string | null
  /** Where it was found, when not in a field of the log. */
  readonly modelFrom: string | null
}

/**
 * The model among the names of a log, best first: a name that stands for whatever its provider
 * serves that day (`sonnet`) gives way to one that says more. Without any, a folder's name may
 * hold one.
 */
export const findModel = (
  names: readonly (string | null | undefined)[],
  folders: readonly string[],
): FoundModel => {
  const named = names.filter((name): name is string => typeof name === 'string' && name !== '')
  const logged = named.find((name) => !isUnresolvedModel(name)) ?? named[0] ?? null
  if (logged !== null)
    return { model: canonicalModel(logged), modelAsLogged: logged, modelFrom: null }
  const guessed = modelInFolders(folders)
  if (guessed === null) return { model: null, modelAsLogged: null, modelFrom: null }
  return {
    model: canonicalModel(guessed.model),
    modelAsLogged: null,
    modelFrom: `folder: ${guessed.folder}`,
  }
}
