// What any action pays that uses the toolkit's core and HTTP client: their import, and one request.
import { info } from '@actions/core'
import { HttpClient } from '@actions/http-client'

info('one request')
await new HttpClient('reference').post(process.env['TARGET'] ?? '', 'x').then((answer) => answer.readBody())
