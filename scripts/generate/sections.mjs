/**
 * The generated parts of action.yml, README.md and docs/, from the tables in the code and their comments.
 * The build writes them, a test compares them.
 *
 * @typedef {{ kind: string, required?: true, default?: string, codeDefault?: true }} Declared
 * @typedef {Declared & { description: string }} Input
 * @typedef {{ name: string, description: string, inputs: Readonly<Record<string, string>>, expected: { outcome: string } }} Scenario
 * @typedef {object} Tables
 * @property {Readonly<Record<string, Declared>>} inputs
 * @property {Readonly<Record<string, { conclusion: string }>>} outcomes worst first
 * @property {readonly Scenario[]} scenarios
 * @property {readonly { code: string, cause: { raw: string }, next: { raw: string } }[]} hints
 */

import { commentsIn, withDescriptions } from './comments.mjs'

/** The outputs, and what people read of them. */
export const OUTPUTS = commentsIn('src/report/outputs.ts', 'interface Outputs')

/** A double-quoted YAML string is a JSON string.  @param {string} text */
const quoted = (text) => JSON.stringify(text)

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** @param {readonly string[]} titles @param {readonly (readonly string[])[]} rows */
export const table = (titles, rows) =>
  [titles, titles.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`.replaceAll('|  ', '| '))
    .join('\n')

/** @param {Readonly<Record<string, string>>} inputs */
const list = (inputs) =>
  Object.entries(inputs)
    .map(([key, value]) => `\`${key}: ${value}\``)
    .join(', ')

/** As in a workflow.  @param {string} name @param {Input} input */
const withDefault = (name, { required, default: value }) =>
  required ? `**\`${name}\`** (required)` : `**\`${value === undefined ? name : `${name}: ${value}`}\`**`

/**
 * The inputs of the README by what they are for. Each is in exactly one group.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const INPUT_GROUPS = {
  'What to run': [
    'org',
    'mappingId',
    'requestId',
    'onInProgress',
    'resubmitOnAborted',
    'maxParallel',
    'dryRun',
  ],
  Credentials: ['clientId', 'clientSecret', 'accessToken', 'credentials', 'scopes'],
  Waiting: ['wait', 'timeoutMinutes', 'pollIntervalSeconds'],
  Gates: ['minRecords', 'datasetId', 'maxFailedRecords'],
  Reporting: ['checkRun', 'githubToken'],
  'Experience Platform': ['sandbox', 'imsOrg'],
  'For tests and special instances': ['rehearse', 'requestIdIn', 'apiUrl', 'imsUrl', 'platformUrl'],
}

/** @param {Readonly<Record<string, Input>>} inputs */
const groupedInputs = (inputs) =>
  Object.entries(INPUT_GROUPS)
    .map(([title, names]) => {
      const items = names.map((name) => {
        const input = inputs[name]
        if (input === undefined) throw new Error(`There is no input ${name}.`)
        return `- ${withDefault(name, input)} ${input.description}`
      })
      return [`### ${title}`, '', ...items].join('\n')
    })
    .join('\n\n')

/**
 * What the page says once, above the table, or shorter.
 * @type {readonly (readonly [RegExp, string])[]}
 */
export const SAID_ONCE = [
  [/Administration > Development > Platform > (Data mappings|Status of data export to platform)/g, '*$1*'],
  [
    / \(the tenant: .*?\)| \(as in \*Data mappings\*\)| \(open it, Stop, save\)| in the Adobe Developer Console/g,
    '',
  ],
  [/(?<!as shown) in \*(?:Data mappings|Status of data export to platform)\*/g, ''],
  [/; on Node 24, NODE_USE_SYSTEM_CA=1 .* instead/, ''],
  [/ and give (?:this code|the time of the request|its id)(?: and the time of the request)?/, ''],
  [/,? (?:then|and) run the job again\.$/, '.'],
  [/^Run the job again(?: later)?\. (?=If )/, ''],
  [/Adobe IMS/g, 'IMS'],
  [/ While an ingestion of this mapping runs, .*/, ''],
  [/ Also ask Adobe whether your instance still has .*/, ''],
  [/ and still has the Experience Platform Data Connector, .*/, '.'],
  [/, (?:so that the step gets its own|from which the step gets its own tokens)/, ''],
  [/ \(the link is in .*?\)|; nothing was sent to Adobe/, ''],
  [/whoever runs (?:that server or proxy|the proxy|that|it)\b(?! or)/, 'the operator'],
  [/the (clock|network|proxy settings) of the runner/, "the runner's $1"],
  [
    /that the technical user holds the SQL function execution role/,
    "the technical user's [role](../README.md#prerequisites)",
  ],
  [/https_proxy or HTTPS_PROXY/, 'https_proxy'],
]

/**
 * What the README says once, above the list of outputs.
 * @type {typeof SAID_ONCE}
 */
export const SAID_ONCE_OF_OUTPUTS = [
  [/; empty when (?:there is none|unknown)/, ''],
  [/ Several mappings: one line each, `-` for none.*/, ''],
  [/Several mappings:/, 'Several:'],
]

/** @param {string} text */
const withoutRepeats = (text, saidOnce = SAID_ONCE) =>
  saidOnce.reduce((shorter, [repeated, short]) => shorter.replace(repeated, short), text)

/** Codes that are a cause in words already. */
export const CAUSES = new Set([
  'not-published',
  'unreachable (unknown host)',
  'certificate (expired)',
  'certificate (not yet valid)',
  'certificate (another host)',
  'certificate (missing intermediate)',
  'certificate (weak)',
  'certificate (wrong purpose)',
  'proxy (forbidden)',
  'proxy (not running)',
  'proxy (https for a plain port)',
  'proxy (http for a TLS port)',
  'accessToken expired',
  'accessToken refused',
  'refused by Adobe IMS',
])

/** Codes that mean the same share a row.  @param {Tables['hints']} hints */
function hintRows(hints) {
  /** @type {Map<string, string[]>} */
  const rows = new Map()
  for (const { code, cause, next } of hints) {
    const meaning = CAUSES.has(code) ? '' : `**${withoutRepeats(cause.raw)}** `
    const text = `${meaning}${withoutRepeats(next.raw)}`
    const shown = code.endsWith('-') ? `\`${code}…\`` : `\`${code}\``
    rows.set(text, [...(rows.get(text) ?? []), shown])
  }
  return [...rows].map(([text, codes]) => [codes.join(', '), text])
}

/**
 * @param {Tables} tables
 * @returns {readonly { file: string, name: string, body: string }[]}
 */
export function renderSections({ inputs: declared, outcomes, scenarios, hints }) {
  const inputs = withDescriptions(declared, 'src/inputs/declarations.ts', 'const INPUTS')
  const yamlInputs = Object.entries(inputs).map(([name, input]) =>
    [
      `  ${name}:`,
      `    description: ${quoted(input.codeDefault ? `${input.description} Blank means \`${input.default}\`.` : input.description)}`,
      `    required: ${input.required === true}`,
      ...(input.default === undefined || input.codeDefault ? [] : [`    default: ${quoted(input.default)}`]),
    ].join('\n'),
  )
  const yamlOutputs = [...OUTPUTS].map(
    ([name, description]) => `  ${name}:\n    description: ${quoted(description)}`,
  )
  return [
    { file: 'action.yml', name: 'inputs', body: ['inputs:', ...yamlInputs].join('\n') },
    { file: 'action.yml', name: 'outputs', body: ['outputs:', ...yamlOutputs].join('\n') },
    {
      file: 'README.md',
      name: 'inputs',
      body: groupedInputs(inputs),
    },
    {
      file: 'README.md',
      name: 'outputs',
      body: [...OUTPUTS]
        .map(
          ([name, description]) => `- **\`${name}\`** ${withoutRepeats(description, SAID_ONCE_OF_OUTPUTS)}`,
        )
        .join('\n'),
    },
    {
      file: 'docs/reliability.md',
      name: 'outcomes',
      body: Object.entries(withDescriptions(outcomes, 'src/ingestion/outcome.ts', 'const OUTCOMES'))
        .map(([name, { conclusion, description }]) => `- **\`${name}\`** (\`${conclusion}\`) ${description}`)
        .join('\n'),
    },
    {
      file: 'docs/troubleshooting.md',
      name: 'hints',
      body: table(['`errorCode`', '**Cause.** Remedy.'], hintRows(hints)).replace(/^\| | \|$/gm, ''),
    },
    {
      file: 'docs/rehearsals.md',
      name: 'scenarios',
      body: table(
        ['Scenario', 'Adobe …', 'Outcome'],
        scenarios.map(({ name, description, inputs: needed, expected }) => [
          `\`${name}\``,
          whatAdobeDoes(description),
          [`\`${expected.outcome}\``, list(needed)].filter((part) => part !== '').join(' with '),
        ]),
      ),
    },
  ]
}

/**
 * For a column that is headed "Adobe …", on a page that says that it accepts the request.
 * @param {string} description
 */
const whatAdobeDoes = (description) =>
  description.replace(/^Adobe (?:accepts the request(?:,| and)(?: then)? (?!but))?/, '')

/**
 * Puts a section between its markers.
 * @param {string} text
 * @param {{ file: string, name: string, body: string }} section
 */
export function replaceSection(text, { file, name, body }) {
  const [open, close] = file.endsWith('.yml')
    ? [`# generated: ${name}`, `# end of generated: ${name}`]
    : [`<!-- generated: ${name} -->`, `<!-- end of generated: ${name} -->`]
  const start = text.indexOf(open)
  const end = text.indexOf(close)
  if (start === -1 || end < start) {
    throw new Error(`${file} lacks the markers "${open}" and "${close}"`)
  }
  const gap = file.endsWith('.yml') ? '\n' : '\n\n'
  return `${text.slice(0, start + open.length)}${gap}${body}${gap}${text.slice(end)}`
}
