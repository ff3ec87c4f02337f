import { expect, test } from '@jest/globals'
import { Cleaner, inertMarkdown } from '../../src/text/clean.js'
import { identifier, text } from '../../src/text.js'

test('every mark of ASCII is an entity, nothing else is', () => {
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
  expect(inertMarkdown(ascii).replaceAll('&#8203;', '')).toBe(
    [...ascii]
      .map((mark) => (/[\w ]/.test(mark) && mark !== '_' ? mark : `&#${mark.charCodeAt(0)};`))
      .join(''),
  )
  expect(inertMarkdown('Größe 尺寸 – 😀')).toBe('Größe 尺寸 – 😀')
})

test.each([
  ['@team', '&#64;&#8203;team'],
  ['o/r#1', 'o&#47;r&#35;&#8203;1'],
  ['https://x.example', 'https&#58;&#8203;&#47;&#47;x&#46;example'],
  ['WWW.x.example', 'WWW&#8203;&#46;x&#46;example'],
  ['XDM44: 3520', 'XDM44&#58; 3520'],
])('what GitHub links after entities are resolved is taken apart: %s', (foreign, markdown) => {
  expect(inertMarkdown(foreign)).toBe(markdown)
})

test('our own words may be Markdown; foreign ones are mere text, on one line', () => {
  const cleaner = new Cleaner()
  expect(cleaner.markdown(text`**Next:** \`org\` is ${'**bold**\n# x'}.\n- item`)).toBe(
    '**Next:** `org` is &#42;&#42;bold&#42;&#42; &#35;&#8203; x.\n- item',
  )
  expect(cleaner.markdown(identifier('  my\n\n|  id '))).toBe('my &#124; id')
})
