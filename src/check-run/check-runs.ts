import type { IngestionResult } from '../ingestion/result.js'
import type { StepObserver } from '../report/progress.js'
import type { Toolkit } from '../runner/toolkit.js'
import { text } from '../text.js'
import { describeIncomplete, type Incomplete, incompleteBecause, titleOf } from './incomplete.js'
import type { PublisherOptions } from './publisher.js'

interface CheckRunsOptions extends Omit<PublisherOptions, 'describe' | 'warn'> {
  readonly describe: Promise<PublisherOptions['describe']>
  readonly toolkit: PublisherOptions['toolkit'] & Pick<Toolkit, 'warnOnce'>
}

export interface CheckRuns extends StepObserver {
  /** Resolves when every check run has its conclusion, or time has run out. Never rejects. */
  finish(results: readonly IngestionResult[]): Promise<void>
}

/**
 * Publishes a step's check runs; any fault becomes one warning. The import is dynamic, because octokit is slow to load and
 * most steps do not need it.
 */
export function publishCheckRuns(mappingIds: readonly string[], options: CheckRunsOptions): CheckRuns {
  const warn = (incomplete: readonly Incomplete[], isFinal: boolean) => {
    const next = isFinal ? text`` : text` The post step tries once more.`
    options.toolkit.warnOnce(
      'check-run',
      text`${describeIncomplete(incomplete)}${next} The outcome of this step does not depend on its check run.`,
      titleOf(incomplete),
    )
  }
  const onFault = (thrown: unknown): undefined => {
    warn(incompleteBecause(mappingIds, thrown), true)
  }
  const publisher = Promise.all([import('./index.js'), options.describe])
    .then(([{ publish }, describe]) => publish(mappingIds, { ...options, describe, warn }))
    .catch(onFault)
  return {
    on: (step, states) => {
      publisher.then((started) => started?.on(step, states)).catch(onFault)
    },
    finish: (results) => publisher.then((started) => started?.finish(results)).catch(onFault),
  }
}
