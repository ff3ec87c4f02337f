import type { FixtureValues, Reply } from './fixtures.js'

export const LIST_PATH = /^\/data\/foundation\/catalog\/batches\?(dataSet=.+)$/
const PAGE = 100

/** Each successful ingestion adds one batch to its mapping's dataset. */
export function createDatasets() {
  const batches = new Map<string, FixtureValues & { created: number }>()
  const failed = new Set<string>()
  return {
    failed,

    note({ fixture, values = {} }: Reply): void {
      const { batchId = '', numRecords = 15, failedRecordCount = 0, id } = values
      if (fixture === 'status/failed-to-upload') failed.add(batchId)
      if (fixture !== 'status/success' || batches.has(batchId) || numRecords === 0) return
      batches.set(batchId, {
        batchId,
        id,
        created: Date.now(),
        inputRecordCount: numRecords,
        outputRecordCount: numRecords - failedRecordCount,
        failedRecordCount,
      })
    },

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
      const found = [...batches.values()]
        .filter(({ id = dataSet, created }) => id === dataSet && created >= Number(createdAfter))
        .reverse()
        .slice(Number(start), Number(start) + PAGE)
      return { fixture: 'platform/batches', batches: found.map((batch) => ({ ...batch, id: dataSet })) }
    },
  }
}
