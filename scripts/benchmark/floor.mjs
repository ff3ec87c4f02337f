// The least that a step can cost: Node alone, and one request.
import { request } from 'node:http'

request(process.env['TARGET'] ?? '', { method: 'POST' }, (answer) => answer.resume()).end('x')
