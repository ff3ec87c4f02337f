// Shows every golden summary in a browser, in GitHub's light and dark theme. Fails when a diagram cannot be drawn, and when
// a page asks for anything at all. `--readme` renews the pictures of the README, too.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { withBrowser } from './pictures/browser.mjs'

const goldens = new URL('../__tests__/report/__outputs__/', import.meta.url)
const folder = new URL('../pictures/', import.meta.url)
const readme = new URL('../docs/pictures/', import.meta.url)
const IN_README = { success: 'queued', failure: 'batch-explained' }
const THEMES = /** @type {const} */ (['light', 'dark'])

/** @type {string[]} */
const faults = []

await withBrowser(async (show) => {
  // What finds nothing anywhere may be blind.
  const active = await show('![x](https://x.example/y.png)', 'light')
  if (active.requests.length !== 1) faults.push('A request that a page makes goes unnoticed.')
  const broken = await show('```mermaid\ngantt\n  ::: broken\n```', 'light')
  if (broken.faults.length !== 1) faults.push('A diagram that is broken goes unnoticed.')

  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const file of readdirSync(goldens).toSorted()) {
    const name = file.replace(/\.md$/, '')
    const markdown = readFileSync(new URL(file, goldens), 'utf8')
    const drawn = THEMES.map(async (theme) => {
      const shown = await show(markdown, theme)
      writeFileSync(new URL(`${name}-${theme}.png`, folder), shown.picture)
      return [...shown.requests.map((url) => `asks for ${url}`), ...shown.faults].map(
        (fault) => `${name}, ${theme}: ${fault}`,
      )
    })
    faults.push(...(await Promise.all(drawn)).flat())
  }
})

if (process.argv.includes('--readme')) {
  mkdirSync(readme, { recursive: true })
  for (const [picture, golden] of Object.entries(IN_README)) {
    writeFileSync(new URL(`${picture}.png`, readme), readFileSync(new URL(`${golden}-light.png`, folder)))
  }
}

process.stdout.write(`${readdirSync(folder).length} pictures in pictures/\n`)
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
