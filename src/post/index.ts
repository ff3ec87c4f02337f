/**
 * The post step, which runs after every step: it loads the action only when a check run may be open. The action knows by
 * the name of this file what it was started for.
 */
if (process.env['STATE_checkRuns']) await import('../index.js')
