/** Loads the action only when a check run may be open. The action recognizes the post step by this file's name. */
if (process.env['STATE_checkRuns']) await import('../index.js')
