var __webpack_exports__ = {};

;// CONCATENATED MODULE: ./lib/post/post.js
const LIMIT_MS = 8_000;
/**
 * Completes a check run that the step left open, because it was killed or GitHub did not answer. Without one it does
 * nothing. It imports nothing unless it has something to do, and never rejects.
 */
async function post({ env, print, ...outside }) {
    // Names are the runner's: the state that the step saved, and its input.
    const saved = env['STATE_checkRuns'] ?? '';
    const token = env['INPUT_GITHUBTOKEN']?.trim() ?? '';
    if (saved === '' || token === '')
        return;
    try {
        // Beside this bundle's folder; bundlers leave this import alone.
        const { completeLeftOpen } = await import(/* webpackIgnore: true */ '../check-run/index.js');
        const count = await completeLeftOpen({ saved, token, env, limitMs: LIMIT_MS, ...outside });
        if (count > 0) {
            print('Completed the check run that the step had left open.');
        }
    }
    catch {
        print('::warning title=Check run left open::The check run of this step could not be completed: it stays in progress until somebody runs the job again. See docs/check-run.md.');
    }
}

;// CONCATENATED MODULE: ./lib/post/index.js

/** The post step, which never fails a job. */
const LEAVE_AFTER_MS = 300;
// Nothing is worth a stack trace any more, nor an exit status.
process.on('uncaughtException', () => { });
/** A name look-up cannot be aborted, and holds the process for as long as the resolver is silent. */
const leaveSoon = () => void setTimeout(() => process.exit(0), LEAVE_AFTER_MS).unref();
void post({ env: process.env, print: (line) => process.stdout.write(`${line}\n`) }).then(leaveSoon);

