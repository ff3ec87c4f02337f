import { describeText } from '../errors.js'
import type { IngestionResult } from '../ingestion/result.js'
import type { MappingStates, StepEvent, StepObserver } from '../report/progress.js'
import type { Toolkit } from '../runner/toolkit.js'
import { identifier, type Text, text } from '../text.js'
import type { Publisher, PublisherOptions } from './publisher.js'

/** The name of the state that the post step reads. */
const STATE = 'checkRuns'

interface CheckRunsOptions extends Omit<PublisherOptions, 'warn' | 'save'> {
  readonly toolkit: Pick<Toolkit, 'debug' | 'warnOnce' | 'saveState'>
}

/**
 * The check runs of a step, which run beside the ingestion: octokit is slow to load, and only this brings it in.
 * Whatever goes wrong becomes one warning and nothing else.
 */
export class CheckRuns implements StepObserver {
  readonly #publisher: Promise<Publisher | undefined>

  /** Starts the check runs of these mappings at once. */
  constructor(mappingIds: readonly string[], { toolkit, ...options }: CheckRunsOptions) {
    const warn = (mappingId: string, reason: Text) =>
      toolkit.warnOnce(
        'check-run',
        text`${reason}. The outcome of this step does not depend on its check run.`,
        text`${identifier(mappingId)}: no complete check run`,
      )
    this.#publisher = import('./index.js')
      .then(
        ({ Publisher }) =>
          new Publisher(mappingIds, { ...options, warn, save: (open) => toolkit.saveState(STATE, open) }),
      )
      .catch((thrown: unknown) => {
        for (const mappingId of mappingIds) warn(mappingId, describeText(thrown))
        return undefined
      })
  }

  on(step: StepEvent, states: MappingStates): void {
    this.#publisher.then((publisher) => publisher?.on(step, states))
  }

  /** Resolves when every check run has its conclusion, or no time is left. Never rejects. */
  async finish(results: readonly IngestionResult[]): Promise<void> {
    await (await this.#publisher)?.finish(results)
  }
}
