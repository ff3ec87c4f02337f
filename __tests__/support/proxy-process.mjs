import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'

/**
 * An HTTP proxy that knows CONNECT alone, as a process of its own. It connects only to loopback, where `routes` sends a
 * target, and looks no name up. Prints one line of JSON for its port and one for each CONNECT; ends with its stdin.
 */

/** @type {import('./proxy.js').ProxyOptions} */
const { routes = {}, login, behaviour = 'connect', certificate } = JSON.parse(process.argv[2] ?? '{}')

/** @param {object} line */
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)

const server = certificate
  ? https.createServer({ cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) })
  : http.createServer()

server.on('request', (_incoming, outgoing) => {
  print({ target: 'no CONNECT', authorized: false })
  outgoing.writeHead(405).end()
})

server.on('connect', (request, client) => {
  const target = request.url ?? ''
  const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`
  const authorized = request.headers['proxy-authorization'] === expected
  print({ target, authorized })
  client.on('error', () => {})
  if (!authorized) {
    client.end('HTTP/1.1 407 x\r\nproxy-authenticate: Basic realm="test"\r\ncontent-length: 0\r\n\r\n')
    return
  }
  switch (behaviour) {
    case 'connect':
      connect(client, routes[target])
      return
    case 'close':
      client.destroy()
      return
    case 'bad-gateway':
      client.end('HTTP/1.1 502 x\r\ncontent-length: 0\r\n\r\n')
      return
    case 'hang-after-connect':
      client.write('HTTP/1.1 200 x\r\n\r\n')
      return
    case 'hang':
  }
})

/**
 * @param {import('node:stream').Duplex} client
 * @param {number | undefined} port
 */
function connect(client, port) {
  if (port === undefined) {
    client.end('HTTP/1.1 404 x\r\ncontent-length: 0\r\n\r\n')
    return
  }
  const upstream = net.connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 x\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  upstream.on('error', () => client.destroy())
  upstream.on('close', () => client.destroy())
  client.on('close', () => upstream.destroy())
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  print({ port: typeof address === 'object' ? address?.port : undefined })
})
process.stdin.on('end', () => process.exit()).resume()
