import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { pageOf } from './page.mjs'

const require = createRequire(import.meta.url)
const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
/** The column in which GitHub shows a job summary on a usual screen. */
const WIDTH = 1012

/**
 * @typedef {object} Shown
 * @property {readonly string[]} requests every address that the page asked for; none was answered
 * @property {readonly string[]} faults of its diagrams
 * @property {Buffer} picture
 */

/** @typedef {(markdown: string, theme: import('./page.mjs').Theme) => Promise<Shown>} Show */

/**
 * Calls `work` with what shows Markdown in a browser that reaches nobody.
 * @param {(show: Show) => Promise<void>} work
 */
export async function withBrowser(work) {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(`No Chromium at ${EXECUTABLE}: apt-get install chromium, or set CHROMIUM to its path.`)
  }
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] })
  try {
    await work((markdown, theme) => show(browser, markdown, theme))
  } finally {
    await browser.close()
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} markdown
 * @param {import('./page.mjs').Theme} theme
 * @returns {Promise<Shown>}
 */
async function show(browser, markdown, theme) {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: 200 },
    colorScheme: theme,
    deviceScaleFactor: 1.5,
  })
  try {
    const page = await context.newPage()
    /** @type {string[]} */
    const requests = []
    await page.route('**/*', (route) => {
      requests.push(route.request().url())
      return route.abort()
    })
    await page.setContent(pageOf(markdown, theme))
    const faults = await drawDiagrams(page, theme)
    // Pictures that are loaded late, and those below the edge of the window, show up here.
    await page.waitForLoadState('networkidle')
    const picture = await page.screenshot({ fullPage: true })
    return { requests, faults, picture }
  } finally {
    await context.close()
  }
}

/**
 * Puts a drawing in place of every diagram.
 * @param {import('playwright-core').Page} page
 * @param {import('./page.mjs').Theme} theme
 * @returns {Promise<string[]>} what Mermaid has to say against them
 */
async function drawDiagrams(page, theme) {
  if ((await page.locator('code.language-mermaid').count()) === 0) return []
  await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') })
  return page.evaluate(
    async (mermaidTheme) => {
      const { mermaid } = /** @type {any} */ (globalThis)
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: mermaidTheme })
      const faults = []
      for (const [index, code] of [...document.querySelectorAll('code.language-mermaid')].entries()) {
        try {
          const { svg } = await mermaid.render(`diagram-${index}`, code.textContent ?? '')
          const box = document.createElement('div')
          box.innerHTML = svg
          code.parentElement?.replaceWith(box)
        } catch (thrown) {
          faults.push(String(thrown))
        }
      }
      return faults
    },
    theme === 'dark' ? 'dark' : 'default',
  )
}
