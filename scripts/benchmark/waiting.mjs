// The least that ends on a signal: Node alone, with a connection that nobody answers.
import { request } from 'node:http'

const waiting = request(process.env['TARGET'] ?? '', { method: 'POST' })
waiting.on('error', () => {}).end('x')
process.on('SIGINT', () => waiting.destroy())
