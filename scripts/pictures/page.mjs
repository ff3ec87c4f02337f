import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

const require = createRequire(import.meta.url)

/** @typedef {'light' | 'dark'} Theme */

/** GitHub's own colours behind its style sheet and around the picture. */
const BACKGROUNDS = { light: '#ffffff', dark: '#0d1117' }

/**
 * A page that shows Markdown as GitHub does, but for one thing: GitHub sanitizes HTML, and this does not. What is harmless
 * here is harmless there.
 * @param {string} markdown
 * @param {Theme} theme
 */
export function pageOf(markdown, theme) {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const css = readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8')
  return [
    '<!doctype html><meta charset="utf-8">',
    `<style>${css}</style>`,
    `<style>body { margin: 0; padding: 24px; background: ${BACKGROUNDS[theme]} }</style>`,
    `<article class="markdown-body">${html}</article>`,
  ].join('\n')
}
