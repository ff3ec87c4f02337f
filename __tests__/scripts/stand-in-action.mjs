import { appendFileSync } from 'node:fs'

/**
 * A stand-in for the action, in a process or not. Prints what it was given.
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} print
 */
export function begin(env, print) {
  const get = (/** @type {string} */ name) => env[`INPUT_${name}`] ?? ''
  const inputs = ['ORG', 'MAPPINGID', 'REHEARSE', 'WAIT'].map(get)
  print('::add-mask::s3cr3t-value')
  print(`inputs ${inputs.join(' ')} s3cr3t-value \x1b[31mred`)
  if (get('DRYRUN')) print(`dry run ${get('DRYRUN')}`)
  const network = [env['https_proxy'], env['NO_PROXY'], env['NODE_EXTRA_CA_CERTS']]
  print(`environment ${[...network, env['GITHUB_REPOSITORY']].map(String).join(' ')}`)
  if (env['RUNNER_DEBUG']) print(`debugging ${env['RUNNER_DEBUG']}`)
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} status
 */
export function end(env, status) {
  appendFileSync(env['GITHUB_OUTPUT'] ?? '', `status=${status}\ninfo=\n`)
  appendFileSync(env['GITHUB_STEP_SUMMARY'] ?? '', `# ${status} &#95;&#27;\n`)
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} print
 * @returns {number} the exit code
 */
export function act(env, print) {
  begin(env, print)
  const aborted = env['INPUT_REHEARSE'] === 'aborted'
  if (aborted) print('::error::It was aborted')
  end(env, aborted ? 'Aborted' : 'Success')
  return aborted ? 1 : 0
}
