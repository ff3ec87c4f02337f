/** Options that run a script in the step's process before the bundle. */
export const preload = (source: string): readonly string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(source)}`,
]
