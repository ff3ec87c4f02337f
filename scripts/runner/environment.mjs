import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inputVariables } from './inputs.mjs'

/** Some platform does not start a process without these. */
const INHERITED = ['PATH', 'PATHEXT', 'SystemRoot', 'windir', 'ComSpec', 'TMPDIR', 'TEMP', 'TMP']

/**
 * The environment of a step. Inherits only the necessary variables, so that a run is the same everywhere.
 * @param {object} options
 * @param {string} options.folder for the home, temporary and event files
 * @param {string} options.workspace
 * @param {Readonly<Record<string, string>>} options.inputs
 * @param {Readonly<Record<string, string>>} options.commandFiles
 * @param {Readonly<Record<string, string | undefined>>} options.env overrides all others; undefined deletes
 * @returns {Record<string, string>}
 */
export function stepEnvironment({ folder, workspace, inputs, commandFiles, env }) {
  const event = join(folder, 'event.json')
  if (!existsSync(event)) writeFileSync(event, '{}')
  const inherited = INHERITED.map((name) => [name, process.env[name]])
  const all = {
    ...Object.fromEntries(inherited),
    HOME: folder,
    ...GITHUB,
    GITHUB_EVENT_PATH: event,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: folder,
    ...commandFiles,
    ...inputVariables(inputs),
    ...env,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** The usual variables that the action and the toolkit read, and CI. */
const GITHUB = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTION: 'ingest',
  GITHUB_ACTOR: 'octocat',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_JOB: 'ingest',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'octo-org/octo-repo',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_RUN_NUMBER: '1',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
  GITHUB_WORKFLOW: 'Ingest',
}
