/**
 * @param {string} name as in action.yml
 * @returns {string} `mappingId` → `INPUT_MAPPINGID`; blanks become `_`, hyphens stay
 */
export function inputVariable(name) {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

/**
 * @param {Readonly<Record<string, string>>} inputs
 * @returns {Record<string, string>}
 */
export function inputVariables(inputs) {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value]))
}

/**
 * Adds inputs that the workflow left out, as the runner does from action.yml: the default, or "".
 * @param {Readonly<Record<string, { readonly default?: string | undefined }>>} actionInputs
 * @param {Readonly<Record<string, string>>} given names in any case, as in a workflow
 * @returns {Record<string, string>}
 */
export function withDefaults(actionInputs, given) {
  const names = new Map(Object.keys(actionInputs).map((name) => [inputVariable(name), name]))
  const filled = Object.fromEntries(
    Object.entries(actionInputs).map(([name, { default: value }]) => [name, value ?? '']),
  )
  for (const [name, value] of Object.entries(given)) filled[names.get(inputVariable(name)) ?? name] = value
  return filled
}

/**
 * The state that the step saved, as `env` for its post step.
 * @param {Readonly<Record<string, string>>} state
 * @returns {Record<string, string>}
 */
export function stateVariables(state) {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
}
