import { AsyncLocalStorage } from 'node:async_hooks'
import { setFlagsFromString } from 'node:v8'
import vm from 'node:vm'

const { compileFunction, SourceTextModule } = vm
/** @type {Map<string, vm.Script>} */
const scripts = new Map()

/** Jest compiles itself and all packages again for each test file; here each of their modules is compiled once per worker. */
vm.compileFunction = (source, parameters = [], options = {}) => {
  const { filename = '', parsingContext } = options
  if (!/[\\/]node_modules[\\/]/.test(filename) || parsingContext === undefined)
    return compileFunction(source, parameters, options)
  let script = scripts.get(filename)
  if (script === undefined) {
    // On one line with the first of the source: stack traces keep their line numbers.
    script = new vm.Script(`(function (${parameters.join(', ')}) {${source}\n})`, { filename })
    scripts.set(filename, script)
  }
  return script.runInContext(parsingContext)
}

// Each test file has functions of its own. Node 20 would spend much time on optimizing them.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000')

/** @type {Map<string, { source: string, cachedData: Buffer }>} */
const codes = new Map()
// Tests of memory set this flag. Node refuses code from before a flag was set.
setFlagsFromString('--expose-gc')

/** For ES modules, the same. Node 20 finds no module for an `import()` of reused code. */
vm.SourceTextModule = class extends SourceTextModule {
  /** @param {ConstructorParameters<typeof SourceTextModule>} given */
  constructor(...[source, options = {}]) {
    const { identifier = '' } = options
    const code = codes.get(identifier)
    // The file may have been edited since, with `--watch`, and Node compares only lengths.
    const cachedData = code?.source === source ? code.cachedData : undefined
    super(source, cachedData === undefined ? options : { ...options, cachedData })
    if (cachedData !== undefined || source.includes('import(')) return
    // The types of Node lack this function.
    const { createCachedData } = /** @type {any} */ (this)
    codes.set(identifier, { source, cachedData: createCachedData.call(this) })
  }
}

const { run } = AsyncLocalStorage.prototype
/** @type {AsyncLocalStorage<unknown> | undefined} */
let inUse

/**
 * Jest makes a store for each test file and never ends it; on Node 20, every promise of later files would be entered into all.
 * @type {(this: AsyncLocalStorage<unknown>, ...given: Parameters<typeof run>) => unknown}
 */
AsyncLocalStorage.prototype.run = function (...given) {
  if (inUse !== this) inUse?.disable()
  inUse = this
  return run.apply(this, given)
}
