import type { IngestionResult } from '../../../src/ingestion/result.js'
import type { InputName } from '../../../src/inputs/declarations.js'
import { recipeOf } from '../../../src/report/recipe.js'
import { Cleaner } from '../../../src/text/clean.js'

export type Given = Partial<Record<InputName, string>>

/** The step that resumes, after these results of a step with these inputs. */
export const resumingStep = (results: readonly IngestionResult[], given: Given): string =>
  recipeOf(results, { read: (name) => given[name] ?? '', env: {}, cleaner: new Cleaner() })?.yaml ?? ''
