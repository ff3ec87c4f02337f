import { createServer } from 'node:http'

/**
 * Adobe on loopback, for one run: the ingestion takes exactly that long. Says what a run needed to notice its end.
 * @param {number} durationMs
 */
export async function startSlowAdobe(durationMs) {
  let endMs = Number.NaN
  let checks = 0
  let noticedMs = Number.NaN
  const server = createServer((request, answer) => {
    request.resume()
    answer.setHeader('content-type', 'application/json')
    if (request.url?.startsWith('/ims')) {
      answer.end(
        JSON.stringify({
          access_token: 'a-token-of-the-benchmark',
          token_type: 'bearer',
          expires_in: 86_399,
        }),
      )
    } else if (request.method === 'POST') {
      endMs = performance.now() + durationMs
      answer.end(JSON.stringify({ requestId: 3520, info: '', status: 'Success' }))
    } else {
      checks += 1
      const isOver = performance.now() >= endMs
      if (isOver) noticedMs = performance.now()
      answer.end(
        JSON.stringify({
          requestId: 3520,
          info: '',
          numRecords: 15,
          status: isOver ? 'Success' : 'In Progress',
        }),
      )
    }
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    noticed: () => ({ lagMs: noticedMs - endMs, checks }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
