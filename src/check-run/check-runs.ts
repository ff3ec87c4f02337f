import { describeText } from '../errors.js'
import type { IngestionResult } from '../ingestion/result.js'
import type { MappingStates, StepEvent, StepObserver } from '../report/progress.js'
import type { Toolkit } from '../runner/toolkit.js'
import { text } from '../text.js'
import { describeIncomplete, type Incomplete, incompleteBecause, titleOf } from './incomplete.js'
import type { Publisher, PublisherOptions } from './publisher.js'

interface CheckRunsOptions extends Omit<PublisherOptions, 'describe' | 'warn'> {
  /** Loaded later. */
  readonly describe: Promise<PublisherOptions['describe']>
  readonly toolkit: PublisherOptions['toolkit'] & Pick<Toolkit, 'warnOnce'>
}

/**
 * Publishes a step's check runs. The import is dynamic, because octokit is slow to load and most steps do not need it.
 * Any fault becomes one warning, and nothing else.
 */
export class CheckRuns implements StepObserver {
  readonly #publisher: Promise<Publisher | undefined>
  readonly #onFault: (thrown: unknown) => void

  constructor(mappingIds: readonly string[], options: CheckRunsOptions) {
    const warn = (incomplete: readonly Incomplete[], isFinal: boolean) => {
      const next = isFinal ? text`` : text` The post step tries once more.`
      options.toolkit.warnOnce(
        'check-run',
        text`${describeIncomplete(incomplete)}${next} The outcome of this step does not depend on its check run.`,
        titleOf(incomplete),
      )
    }
    this.#onFault = (thrown) => warn(incompleteBecause(mappingIds, describeText(thrown)), true)
    this.#publisher = Promise.all([import('./index.js'), options.describe])
      .then(([{ Publisher }, describe]) => Publisher.start(mappingIds, { ...options, describe, warn }))
      .catch((thrown: unknown) => {
        this.#onFault(thrown)
        return undefined
      })
  }

  on(step: StepEvent, states: MappingStates): void {
    this.#publisher.then((publisher) => publisher?.on(step, states)).catch(this.#onFault)
  }

  /** Resolves when every check run has its conclusion, or time has run out. Never rejects. */
  async finish(results: readonly IngestionResult[]): Promise<void> {
    await this.#publisher.then((publisher) => publisher?.finish(results)).catch(this.#onFault)
  }
}
