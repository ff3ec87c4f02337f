import { expect } from '@jest/globals'
import { answer, startFaultServer } from '../support/fault-server.js'
import { startGithubChecks } from '../support/github-checks.js'
import { type ActionOptions, runAction, runPost } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import { GITHUB_TOKEN, SHA } from './checked.js'
import { expectLaws } from './laws.js'

const TOKEN = 'the-token-of-a-hostile-server'
export const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '![pixel](https://evil.invalid/p.png)',
  '[link](https://evil.invalid)',
  '@octo-org/team #1 https://evil.invalid/auto',
  '\n\n# heading\n| a | b |\n```\n</table>\n::error::x\n##[error]x',
  `\u202e${CLIENT_SECRET} ${[...GITHUB_TOKEN].join('\u200b')} ${TOKEN} ${Buffer.from(CLIENT_SECRET).toString('base64')}`,
].join(' ')
const ACTIVE = [
  '<img',
  '![',
  '](https://evil',
  '@octo',
  'https://evil',
  '\n# heading',
  '</table',
  '::error::',
  '##[',
]

/** Runs with a check run, against an Adobe that is hostile in every field: none of it does anything on the check run. */
export async function expectInertCheck(
  status: string,
  options: Pick<ActionOptions, 'bundle'> = {},
): Promise<void> {
  const adobe = await startFaultServer((socket, request) => {
    const json = (value: unknown) => socket.end(answer(JSON.stringify(value)))
    if (request.startsWith('POST /ims')) json({ access_token: TOKEN, expires_in: 86399 })
    else if (request.startsWith('POST'))
      json({
        requestId: `7 ${HOSTILE}`.replace(/\s/g, ' ').slice(0, 150),
        info: HOSTILE,
        status: 'Success',
      })
    else
      json({
        requestId: `7 ${HOSTILE}`.replace(/\s/g, ' ').slice(0, 150),
        info: HOSTILE,
        status,
        batchId: HOSTILE,
        numRecords: 3,
      })
  })
  const github = await startGithubChecks({ token: GITHUB_TOKEN, commits: [SHA] })
  try {
    const inputs = { org: ORG, mappingId: MAPPING, ...BY_SECRET, apiUrl: adobe.url, imsUrl: adobe.url }
    const all = { ...inputs, checkRun: 'true', githubToken: GITHUB_TOKEN }
    const env = { GITHUB_API_URL: github.url }
    const step = await runAction(all, { env, ...options })
    const post = await runPost(step, all, { env })
    const texts = github.calls.flatMap(({ body }) => {
      const { output } = JSON.parse(body)
      return [output.title, output.summary, output.text]
    })
    const published = [...github.calls.map(({ body }) => body), ...texts]
    expectLaws(step, { secrets: [CLIENT_SECRET, TOKEN, GITHUB_TOKEN], published })
    expect(post).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
    expect(github.checks).toEqual([expect.objectContaining({ status: 'completed' })])
    expect(texts.join('\n')).toContain('evil')
    for (const active of ACTIVE) expect(texts.join('\n')).not.toContain(active)
  } finally {
    await Promise.all([adobe.close(), github.close()])
  }
}
