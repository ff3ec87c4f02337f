import { randomBytes } from 'node:crypto'
import type { FixtureValues, Reply } from './fixtures.js'

const LIST_PATH = /^\/data\/foundation\/catalog\/batches\?(dataSet=.+)$/
const PAGE = 100

interface Batch extends FixtureValues {
  readonly created: number
  /** `undefined`: any dataset. */
  readonly datasetId: string | undefined
}

/** Experience Platform's datasets: each successful ingestion adds one batch to its mapping's dataset. */
export class Datasets {
  readonly #datasetIds: ReadonlyMap<string, string | undefined> | undefined
  readonly #batches = new Map<string, Batch>()
  /** The batches that failed after their upload. */
  readonly failed = new Set<string>()

  /** @param datasetIds by mapping; without it, every mapping feeds any dataset */
  constructor(datasetIds: ReadonlyMap<string, string | undefined> | undefined) {
    this.#datasetIds = datasetIds
  }

  /** Notes an answer of Campaign. */
  note({ fixture, values }: Reply): void {
    if (fixture === 'status/failed-to-upload') this.failed.add(values?.batchId ?? '')
    const key = `${values?.mappingId} ${values?.requestId}`
    if (fixture !== 'status/success' || this.#batches.has(key)) return
    const { numRecords = 15, failedRecordCount = 0, mappingId = '' } = values ?? {}
    if (numRecords === 0) return
    this.#batches.set(key, {
      batchId: randomBytes(16).toString('hex'),
      created: Date.now(),
      inputRecordCount: numRecords,
      outputRecordCount: numRecords - failedRecordCount,
      failedRecordCount,
      datasetId: this.#datasetIds && (this.#datasetIds.get(mappingId) ?? ''),
    })
  }

  /** Whether a path lists the batches of a dataset. */
  static isList(path: string): boolean {
    return LIST_PATH.test(path)
  }

  /** Accepts only the documented parameters, within their limits. */
  list(path: string): Reply {
    const {
      dataSet = '',
      createdAfter = '',
      orderBy,
      limit,
      start = '0',
      ...others
    } = Object.fromEntries(new URLSearchParams(LIST_PATH.exec(path)?.[1] ?? ''))
    const isRight =
      /^\d+$/.test(createdAfter) &&
      /^\d+$/.test(start) &&
      orderBy === 'desc:created' &&
      limit === String(PAGE) &&
      Object.keys(others).length === 0
    if (!isRight) return { fixture: 'platform/not-found' }
    const found = [...this.#batches.values()]
      .filter(
        ({ datasetId, created }) => (datasetId ?? dataSet) === dataSet && created >= Number(createdAfter),
      )
      .reverse()
      .slice(Number(start), Number(start) + PAGE)
    return { fixture: 'platform/batches', batches: found.map((batch) => ({ ...batch, id: dataSet })) }
  }
}
