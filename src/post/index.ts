/**
 * The post step: completes a check run that the step left open, because it was killed or GitHub did not answer.
 * Without one it does nothing, and it never fails a job. It imports nothing unless it has something to do.
 */
const LIMIT_MS = 8_000
const LEAVE_AFTER_MS = 300

/** Names are the runner's: the state that the step saved, and its input. */
const saved = process.env['STATE_checkRuns'] ?? ''
const token = process.env['INPUT_GITHUBTOKEN']?.trim() ?? ''

// Nothing is worth a stack trace any more, nor an exit status.
process.on('uncaughtException', () => {})

if (saved !== '' && token !== '') {
  void close().then(leaveSoon)
}

async function close(): Promise<void> {
  try {
    // Beside this bundle's folder; bundlers leave this import alone.
    const { completeLeftOpen } = await import(/* webpackIgnore: true */ '../check-run/index.js')
    const count = await completeLeftOpen({ saved, token, env: process.env, limitMs: LIMIT_MS })
    if (count > 0) {
      print('Completed the check run that the step had left open.')
    }
  } catch {
    print(
      '::warning title=Check run left open::The check run of this step could not be completed: it stays in progress until somebody runs the job again. See docs/check-run.md.',
    )
  }
}

/** A name look-up cannot be aborted, and holds the process for as long as the resolver is silent. */
function leaveSoon(): void {
  setTimeout(() => process.exit(0), LEAVE_AFTER_MS).unref()
}

/** Our own words alone: the door for foreign text would not be tiny. */
function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
